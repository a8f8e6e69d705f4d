package edit

import (
	"sort"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// bullet is a line that begins with one.
type bullet struct {
	line         int // from 1
	lead, marker string
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

// lead is that of the first bullet of each dated section, unless it stands so
// deep that it is code.
func (l *learner) lead() string {
	var votes []string
	for _, n := range l.notes {
		head := l.d.LineAt(int(n.Head.Start))
		i := sort.Search(len(l.bullets), func(i int) bool { return l.bullets[i].line > head })
		if n.Form == ledger.Section && i < len(l.bullets) && l.d.LineStart(l.bullets[i].line) < int(n.Pos.End) && columnsOf(l.bullets[i].lead) < tabWidth {
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
		if ok && deeper != "" && l.allBetween(above.line, b.line, text.IsIndented) {
			votes = append(votes, deeper)
		}
	}
	return under("", marker, prevailing(votes, ""))
}

const tabWidth = 4

// under is the indent where it makes an item of a list below one with this
// marker behind those blanks, else the least that does.
func under(lead, marker, indent string) string {
	begin := columnsOf(lead)
	content := columnsOf(lead+marker) - begin
	if width := columnsOf(lead+indent) - begin; width >= content && width < content+tabWidth {
		return indent
	}
	return strings.Repeat(" ", content)
}

// columnsOf is how wide blanks and a bullet are, tabs counted to their stops.
func columnsOf(s string) int {
	column := 0
	for i := range len(s) {
		column++
		if s[i] == '\t' {
			column = (column + tabWidth - 1) / tabWidth * tabWidth
		}
	}
	return column
}

// between is how many blank lines stand between two items of one list.
func (l *learner) between() int {
	var votes []int
	for i := 1; i < len(l.bullets); i++ {
		above, b := l.bullets[i-1], l.bullets[i]
		if above.lead == b.lead && l.allBetween(above.line, b.line, text.IsBlankLine) && !l.opensItem(b.line) {
			votes = append(votes, b.line-above.line-1)
		}
	}
	return prevailing(votes, 0)
}

func (l *learner) allBetween(first, last int, is func(string) bool) bool {
	for n := first + 1; n < last; n++ {
		if !is(l.d.Line(n)) {
			return false
		}
	}
	return true
}
