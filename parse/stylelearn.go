package parse

import (
	"slices"
	"sort"
	"strings"

	"allies/ledger"
)

// learner looks at a file for its style.
type learner struct {
	d       *document
	a       *ledger.Ally
	notes   []*ledger.Note // from the oldest
	bullets []bullet       // in the file's order, code aside
}

// bullet is a line that begins with one.
type bullet struct {
	line         int // from 1
	lead, marker string
}

func newLearner(src []byte, a *ledger.Ally) *learner {
	l := &learner{d: newDocument(a.File, src, nil), a: a}
	for i := range a.Notes {
		l.notes = append(l.notes, &a.Notes[i])
	}
	slices.SortStableFunc(l.notes, func(m, n *ledger.Note) int { return int(m.Date - n.Date) })
	fence := ""
	for n := l.d.lineAt(int(a.Body.Start)); n <= len(l.d.lines); n++ {
		line := l.d.line(n)
		b, ok := bulletOf(line)
		if fence = trackFence(strings.TrimLeft(line, " \t"), fence); fence == "" && ok {
			b.line = n
			l.bullets = append(l.bullets, b)
		}
	}
	return l
}

// bulletOf takes a line apart that begins with a bullet and has text behind it.
func bulletOf(line string) (bullet, bool) {
	text := strings.TrimLeft(line, " \t")
	if text == "" || !strings.ContainsRune("-*+", rune(text[0])) {
		return bullet{}, false
	}
	rest := strings.TrimLeft(text[1:], " \t")
	gap := text[1 : len(text)-len(rest)]
	if rest == "" || gap == "" || strings.Trim(text, text[:1]+" \t") == "" {
		return bullet{}, false
	}
	if gap != "\t" && (len(gap) > tabWidth || strings.Contains(gap, "\t")) { // the rest is code
		return bullet{}, false
	}
	return bullet{lead: line[:len(line)-len(text)], marker: text[:len(text)-len(rest)]}, true
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
	var wordings words
	body := l.d.lineAt(int(l.a.Body.Start))
	for _, n := range l.notes {
		if n.Form != ledger.Section {
			continue
		}
		s.Count++
		line := l.d.lineAt(int(n.Head.Start))
		levels = append(levels, n.Level)
		if up := l.nextText(line, -1); up >= body {
			above = append(above, line-up-1)
		}
		if down := l.nextText(line, +1); down <= len(l.d.lines) && l.d.lineStart(down) < int(n.Pos.End) {
			below = append(below, down-line-1)
		}
		wordings.learn(strings.TrimLeft(strings.TrimLeft(l.d.line(line), " #"), " \t"), n)
	}
	s.Level, s.Above, s.Below = prevailing(levels, 2), prevailing(above, 1), prevailing(below, 1)
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
		line := l.d.lineAt(int(n.Head.Start))
		b, ok := bulletOf(l.d.line(line))
		if !ok {
			continue
		}
		leads = append(leads, b.lead)
		if up := l.nextText(line, -1); l.inItem(up) {
			above = append(above, line-up-1)
		}
		wordings.learn(l.d.line(line)[len(b.lead)+len(b.marker):], n)
	}
	s.Lead, s.Above = prevailing(leads, ""), prevailing(above, 0)
	s.Before, s.Behind = wordings.choose()
	return s
}

// nextText is the next line, upwards or downwards, that is not blank; one that
// does not exist where there is none.
func (l *learner) nextText(line, step int) int {
	for line += step; line >= 1 && line <= len(l.d.lines) && isBlankLine(l.d.line(line)); line += step {
	}
	return line
}

// inItem reports whether the line belongs to a dated item.
func (l *learner) inItem(line int) bool {
	if line < 1 {
		return false
	}
	at := int32(l.d.lineStart(line))
	return slices.ContainsFunc(l.notes, func(n *ledger.Note) bool {
		return n.Form == ledger.Item && at >= n.Pos.Start && at < n.Pos.End
	})
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

// marker is that of the lines that were read as something, then of any list.
func (l *learner) marker() string {
	var read, all []string
	byLine := map[int32]string{}
	for _, b := range l.bullets {
		all = append(all, b.marker)
		byLine[int32(b.line)] = b.marker
	}
	for _, at := range l.read() {
		if marker, ok := byLine[at.Line]; ok {
			read = append(read, marker)
		}
	}
	return prevailing(read, prevailing(all, "- "))
}

// read lists the places of what was read from list items, from the oldest.
func (l *learner) read() []ledger.Pos {
	var all []ledger.Pos
	for _, p := range l.a.Tasks {
		all = append(all, p.Pos)
	}
	for _, n := range l.notes {
		if n.Form == ledger.Item {
			all = append(all, n.Head)
		}
		for _, e := range n.Entries {
			all = append(all, e.Pos)
		}
		for _, e := range n.Thanks {
			all = append(all, e.Pos)
		}
		for _, e := range n.Events {
			all = append(all, e.Pos)
		}
		for _, p := range n.Promises {
			all = append(all, p.Pos)
		}
	}
	return all
}

// lead is that of the first bullet of each dated section.
func (l *learner) lead() string {
	var votes []string
	for _, n := range l.notes {
		head := l.d.lineAt(int(n.Head.Start))
		i := sort.Search(len(l.bullets), func(i int) bool { return l.bullets[i].line > head })
		if n.Form == ledger.Section && i < len(l.bullets) && l.d.lineStart(l.bullets[i].line) < int(n.Pos.End) {
			votes = append(votes, l.bullets[i].lead)
		}
	}
	return prevailing(votes, "")
}

// indent is how much deeper an item stands than the one above that holds it.
func (l *learner) indent(marker string) string {
	var votes []string
	for i := 1; i < len(l.bullets); i++ {
		above, b := l.bullets[i-1], l.bullets[i]
		deeper, ok := strings.CutPrefix(b.lead, above.lead)
		if ok && deeper != "" && l.allBetween(above.line, b.line, isIndented) {
			votes = append(votes, deeper)
		}
	}
	return under(marker, prevailing(votes, ""))
}

const tabWidth = 4

// under is the indent where it makes an item of a list below one with this
// marker, else the least that does.
func under(marker, indent string) string {
	width := len(indent) + (tabWidth-1)*strings.Count(indent, "\t")
	if width < len(marker) || width >= len(marker)+tabWidth {
		return strings.Repeat(" ", len(marker))
	}
	return indent
}

// between is how many blank lines stand between two items of one list.
func (l *learner) between() int {
	var votes []int
	for i := 1; i < len(l.bullets); i++ {
		above, b := l.bullets[i-1], l.bullets[i]
		if above.lead == b.lead && l.allBetween(above.line, b.line, isBlankLine) && !l.opensItem(b.line) {
			votes = append(votes, b.line-above.line-1)
		}
	}
	return prevailing(votes, 0)
}

func (l *learner) opensItem(line int) bool {
	return slices.ContainsFunc(l.notes, func(n *ledger.Note) bool {
		return n.Form == ledger.Item && int(n.Head.Line) == line
	})
}

func (l *learner) allBetween(first, last int, is func(string) bool) bool {
	for n := first + 1; n < last; n++ {
		if !is(l.d.line(n)) {
			return false
		}
	}
	return true
}

func isIndented(line string) bool { return isBlankLine(line) || line[0] == ' ' || line[0] == '\t' }
