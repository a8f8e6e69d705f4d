package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
)

func pagesOf(l *ledger.Ledger, a *ledger.Ally) map[string]*ledger.Page {
	pages := map[string]*ledger.Page{}
	for _, p := range l.Pages {
		if p.IsRead() && (slices.Contains(p.Allies, a) || slices.ContainsFunc(p.Items, func(it ledger.PageItem) bool { return it.Owner == a })) {
			pages[p.File] = p
		}
	}
	return pages
}

// isTheirs reports whether a page is a meeting with the ally alone: it goes
// whole.
func (e *eraser) isTheirs(p *ledger.Page) bool {
	return p != nil && p.Kind == ledger.MeetingPage && slices.Equal(p.Allies, []*ledger.Ally{e.a}) && !p.Others && len(p.Unknown)+len(p.Unclear) == 0
}

// onPage takes off a page what is the ally's: the parts of a day that are about
// nobody else, entries and tasks, and that they were there. A line with a mistake
// may be anybody's.
func (e *eraser) onPage(s *Source, p *ledger.Page) {
	for _, part := range p.Parts {
		if len(part.With) > 0 && !slices.ContainsFunc(part.With, func(link ledger.Link) bool { return !e.leads(link.Target, p.File) }) {
			e.takeLines(s, s.d.LineAt(int(part.Note.Pos.Start)), lastLine(s, part.Note.Pos))
		}
	}
	e.takeItems(s, p)
	for _, m := range p.There {
		if m.Pos.End == 0 || m.Who != e.a {
			continue
		}
		if m.Pos.Start < s.ally.Front.End {
			e.takeFromValue(s, p, m)
		} else {
			e.takeMention(s, p, m)
		}
	}
}

// takeItems takes out the entries and tasks of the ally with what they hold. An
// entry or a task of somebody else in one of them takes its place.
func (e *eraser) takeItems(s *Source, p *ledger.Page) {
	others := map[int]int{} // the last line of those of others, by the first
	var moves []func()
	for _, it := range p.Items {
		if first := s.d.LineAt(int(it.Pos.Start)); counts(it) && it.Owner != nil && it.Owner != e.a {
			others[first] = lastOfItem(s, first)
		}
	}
	for _, it := range p.Items {
		if !counts(it) || it.Owner != e.a {
			continue
		}
		first := s.d.LineAt(int(it.Pos.Start))
		for n, last := first, lastOfItem(s, first); n <= last; n++ {
			if end, kept := others[n]; kept && n > first {
				from := n
				moves = append(moves, func() { e.moveOut(s, first, from, end) })
				n = end
				continue
			}
			e.takeLines(s, n, n)
		}
	}
	for _, move := range moves {
		move()
	}
}

func counts(it ledger.PageItem) bool { return it.IsFavour() || it.Promise != nil }

// moveOut gives the lines that stay under an item its indent.
func (e *eraser) moveOut(s *Source, item, first, last int) {
	lead := func(n int) string { line := s.d.Line(n); return line[:len(line)-len(strings.TrimLeft(line, " \t>"))] }
	outer, inner := lead(item), lead(first)
	if !strings.HasPrefix(inner, outer) {
		return
	}
	for n := first; n <= last; n++ {
		at := s.d.LineStart(n)
		isGone := e.isGone(ledger.Pos{Start: int32(at), End: int32(s.d.LineEnd(n))})
		if strings.HasPrefix(s.d.Line(n), inner) && !isGone {
			e.edits.Delete(at+len(outer), inner[len(outer):])
		}
	}
}

// takeFromValue takes somebody out of a value of the front matter that names
// others too.
func (e *eraser) takeFromValue(s *Source, p *ledger.Page, m ledger.Mention) {
	for _, f := range s.ally.Fields {
		for _, at := range f.At {
			isBlock := s.text[at.Start] == '|' || s.text[at.Start] == '>'
			if !isBlock && within(m.Pos, at) && e.thereIn(p, at, false) {
				e.takeListed(s, m, int(at.Start), int(at.End))
			}
		}
	}
}

// takeListed takes a name out of a list that stands in a range, with what parts it from another.
func (e *eraser) takeListed(s *Source, m ledger.Mention, start, end int) {
	src := string(s.text)
	left, right := int(m.Pos.Start), int(m.Pos.End)
	for _, link := range s.ally.Links {
		if within(m.Pos, link.Pos) {
			left, right = int(link.Pos.Start), int(link.Pos.End)
		}
	}
	end = start + len(strings.TrimRight(src[start:end], `"'`))
	from, to := withBreak(src[start:end], left-start, right-start)
	e.takeRange(src, start+from, start+to)
}

// withBreak is the place of a name in a text with what parts it from the next one,
// or of the last name from the one before.
func withBreak(s string, from, to int) (start, end int) {
	start, end = from, to
	for _, b := range parse.NameBreaks(s) {
		switch {
		case b.End <= from:
			start, end = b.Start, len(s)
		case b.Start >= to:
			return from, b.End
		}
	}
	return start, end
}

// lastLine is the last line of a place that is not blank.
func lastLine(s *Source, at ledger.Pos) int {
	first, last := s.d.LineAt(int(at.Start)), s.d.LineAt(max(int(at.End)-1, int(at.Start)))
	for last > first && strings.TrimSpace(s.d.Line(last)) == "" {
		last--
	}
	return last
}

// takeMention takes somebody off the list of those who were there: the line,
// where it names nobody else, or the name with what parts it from another.
func (e *eraser) takeMention(s *Source, p *ledger.Page, m ledger.Mention) {
	n := s.d.LineAt(int(m.Pos.Start))
	start, end := s.d.LineStart(n), s.d.LineEnd(n)
	others := slices.ContainsFunc(p.There, func(o ledger.Mention) bool {
		return int(o.Pos.Start) >= start && int(o.Pos.Start) < end && o.Pos.End > 0 && o.Who != e.a
	})
	if !others {
		e.takeLines(s, n, n)
		return
	}
	line := s.d.Line(n)
	from := len(strings.TrimRight(line[:int(m.Pos.Start)-start], "[@*_`\"'"))
	from, to := withBreak(line, from, int(m.Pos.End)-start)
	e.takeRange(string(s.text), start+from, start+to)
}
