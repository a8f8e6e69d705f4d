package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

const (
	mostRetyped = 4       // cures that one problem may need, one after the other
	mostReread  = 1 << 18 // bytes of a file that are read again to try its cures
)

// tryCures types the cure of each problem, and reads what comes of it: the problem is
// gone, and no other one is there. Where another one shows on the same lines, its cure
// is typed too, and both are one. What does not cure is no cure: its hint stays.
func (s *Source) tryCures(found []*ledger.Problem, read func(*Source) []*ledger.Problem) {
	left := mostReread
	if s.onTrial {
		return
	}
	for _, p := range found {
		if len(p.Fix) == 0 {
			continue
		}
		if left -= len(s.Text); left < 0 {
			return
		}
		s.tryCure(p, countCodes(found), func(src string) []*ledger.Problem {
			again := Open(s.File, []byte(src), s.Config)
			defer again.Release()
			again.onTrial = true
			return read(again)
		})
	}
}

func (s *Source) tryCure(p *ledger.Problem, found map[ledger.Code]int, read func(src string) []*ledger.Problem) {
	once := typed(s.Text, p.Fix)
	for now, more := once, 0; more < mostRetyped; more++ {
		problems := read(now)
		if onlyGone(found, countCodes(problems), p.Code) {
			if more > 0 {
				s.retype(p, once, now)
			}
			return
		}
		next := now
		for _, q := range problems {
			if next == now && q.Line >= p.Line && q.Line <= p.Line+strings.Count(now, "\n")-strings.Count(s.Text, "\n") {
				next = typed(now, q.Fix)
			}
		}
		if next == now {
			break
		}
		now = next
	}
	p.Fix = nil
}

func pointers(all []*ledger.Problem, more []ledger.Problem) []*ledger.Problem {
	for i := range more {
		all = append(all, &more[i])
	}
	return all
}

// retype makes one cure of several. The hint shows as much of the
// line as before: once is the text after the first of them, now after the last.
func (s *Source) retype(p *ledger.Problem, once, now string) {
	p.Fix = editsBetween(s.Text, now)
	below := 0
	line := func(src string) string {
		lines := strings.Split(src, "\n")
		return strings.TrimSuffix(lines[min(p.Line+below, len(lines))-1], "\r")
	}
	shown := line(now)
	if strings.TrimSpace(shown) == "" { // the first cure put a blank line above it
		old := strings.TrimSpace(line(s.Text))
		below = 1
		p.Hint = strings.Replace(p.Hint, old, strings.TrimSpace(line(now)), 1)
		return
	}
	if at := strings.Index(line(once), p.Hint); at >= 0 && p.Hint != "" && strings.HasPrefix(shown, line(once)[:at]) {
		shown = shown[at:]
	}
	p.Hint = strings.TrimSpace(shown)
}

// editsBetween make one text of another: an edit in each line that differs, or one in
// all where lines came or went.
func editsBetween(old, now string) (edits []ledger.Edit) {
	lines, after := strings.SplitAfter(old, "\n"), strings.SplitAfter(now, "\n")
	if len(lines) != len(after) {
		lines, after = []string{old}, []string{now}
	}
	at := 0
	for i, line := range lines {
		if line != after[i] {
			begin, end := text.SameEnds(line, after[i])
			edits = append(edits, ledger.Edit{Start: at + begin, End: at + len(line) - end, Old: line[begin : len(line)-end], New: after[i][begin : len(after[i])-end]})
		}
		at += len(line)
	}
	return edits
}

// typed is a text with edits made in it; the text itself where they do not fit.
func typed(src string, fix []ledger.Edit) string {
	edits := text.EditsOf([]byte(src))
	for _, e := range fix {
		edits.Add(e)
	}
	after, err := edits.Apply()
	if err != nil {
		return src
	}
	return string(after)
}

func countCodes(problems []*ledger.Problem) map[ledger.Code]int {
	counts := map[ledger.Code]int{}
	for _, p := range problems {
		counts[p.Code]++
	}
	return counts
}

// onlyGone reports whether fewer problems of one code were found, and of no code more.
func onlyGone(before, after map[ledger.Code]int, code ledger.Code) bool {
	for other, n := range after {
		if n > before[other] {
			return false
		}
	}
	return after[code] < before[code]
}
