package edit

import (
	"slices"
	"sort"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// learner looks at a file for its style.
type learner struct {
	d       *text.Document
	a       *ledger.Ally
	notes   []*ledger.Note // from the oldest
	bullets []bullet       // in the file's order, code aside
}

func newLearner(src []byte, a *ledger.Ally) *learner {
	l := &learner{d: text.NewDocument(a.File, src, nil), a: a}
	for i := range a.Notes {
		l.notes = append(l.notes, &a.Notes[i])
	}
	slices.SortStableFunc(l.notes, func(m, n *ledger.Note) int { return int(m.Date - n.Date) })
	fence := ""
	for n := l.d.LineAt(int(a.Body.Start)); n <= len(l.d.Lines); n++ {
		line := l.d.Line(n)
		b, ok := bulletOf(line)
		if fence = markdown.TrackFence(strings.TrimLeft(line, " \t"), fence); fence == "" && ok {
			b.line = n
			l.bullets = append(l.bullets, b)
		}
	}
	return l
}

// prevailing is the vote that was cast most often, of several the latest.
func prevailing[T comparable](votes []T, otherwise T) T {
	counts := map[T]int{}
	for _, v := range votes {
		counts[v]++
	}
	best, most := otherwise, 0
	for _, v := range slices.Backward(votes) {
		if counts[v] > most {
			best, most = v, counts[v]
		}
	}
	return best
}

// form is that of most notes, then of the newest.
func (l *learner) form() ledger.Form {
	var votes []ledger.Form
	for _, n := range l.notes {
		votes = append(votes, n.Form)
	}
	return prevailing(votes, ledger.Section)
}

func (l *learner) sections() NoteStyle {
	s := NoteStyle{NewestFirst: l.newestFirst(ledger.Section)}
	var levels, above, below []int
	var closed []bool
	var wordings words
	body := l.d.LineAt(int(l.a.Body.Start))
	for _, n := range l.notes {
		if n.Form != ledger.Section {
			continue
		}
		s.Count++
		line := l.d.LineAt(int(n.Head.Start))
		levels = append(levels, n.Level)
		closed = append(closed, strings.HasSuffix(strings.TrimRight(l.d.Line(line), " \t"), " "+strings.Repeat("#", n.Level)))
		if up := l.nextText(line, -1); up >= body {
			above = append(above, line-up-1)
		}
		if down := l.nextText(line, +1); down <= len(l.d.Lines) && l.d.LineStart(down) < int(n.Pos.End) {
			below = append(below, down-line-1)
		}
		wordings.learn(strings.TrimLeft(strings.TrimLeft(l.d.Line(line), " #"), " \t"), n)
	}
	s.Level, s.Above, s.Below = prevailing(levels, 2), prevailing(above, 1), prevailing(below, 1)
	s.Closed = prevailing(closed, false)
	s.Before, s.Behind = wordings.choose()
	return s
}

func (l *learner) items() NoteStyle {
	s := NoteStyle{NewestFirst: l.newestFirst(ledger.Item)}
	var leads []string
	var above []int
	var wordings words
	for _, n := range l.notes {
		if n.Form != ledger.Item {
			continue
		}
		s.Count++
		line := l.d.LineAt(int(n.Head.Start))
		b, ok := bulletOf(l.d.Line(line))
		if !ok {
			continue
		}
		leads = append(leads, b.lead)
		if up := l.nextText(line, -1); l.inItem(up) {
			above = append(above, line-up-1)
		}
		wordings.learn(l.d.Line(line)[len(b.lead)+len(b.marker):], n)
	}
	s.Lead, s.Above = prevailing(leads, ""), prevailing(above, 0)
	s.Before, s.Behind = wordings.choose()
	return s
}

// nextText is the next line, upwards or downwards, that is not blank; one that
// does not exist where there is none.
func (l *learner) nextText(line, step int) int {
	for line += step; line >= 1 && line <= len(l.d.Lines) && text.IsBlankLine(l.d.Line(line)); line += step {
	}
	return line
}

// inItem reports whether the line belongs to a dated item.
func (l *learner) inItem(line int) bool {
	n := l.noteAt(line)
	return n != nil && n.Form == ledger.Item && l.d.LineStart(line) < int(n.Pos.End)
}

// opensItem reports whether the line is the first of a dated item.
func (l *learner) opensItem(line int) bool {
	n := l.noteAt(line)
	return n != nil && n.Form == ledger.Item && int(n.Head.Line) == line
}

// noteAt is the last note that begins at the line or above, nil for none.
func (l *learner) noteAt(line int) *ledger.Note {
	i := sort.Search(len(l.a.Notes), func(i int) bool { return int(l.a.Notes[i].Head.Line) > line })
	if i == 0 {
		return nil
	}
	return &l.a.Notes[i-1]
}

// newestFirst tells the order of the notes of one form, or where these do not
// show it, that of all notes.
func (l *learner) newestFirst(form ledger.Form) bool {
	votes := map[bool]int{}
	last := map[ledger.Form]ledger.Date{}
	weigh := func(n ledger.Note, weight int) {
		if before := last[n.Form]; before != 0 && before != n.Date {
			votes[n.Date < before] += weight
		}
		last[n.Form] = n.Date
	}
	for _, n := range l.a.Notes {
		if n.Form == form {
			weigh(n, 1)
		}
	}
	if votes[true] == votes[false] {
		clear(last)
		for _, n := range l.a.Notes {
			weigh(n, 1)
		}
	}
	return votes[true] > votes[false]
}
