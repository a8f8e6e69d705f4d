package merge

import (
	"slices"
	"strings"

	"allies/parse/diff"
)

// piece is a part of a merged text: a text that is certain, or a conflict.
type piece struct {
	text         string
	conflict     bool
	ours, theirs string
}

func certain(text string) piece { return piece{text: text} }

func conflict(ours, theirs string) piece { return piece{conflict: true, ours: ours, theirs: theirs} }

// mark puts a BOM before both sides of a conflict, as far as they have text.
func (p *piece) mark() {
	for _, text := range []*string{&p.ours, &p.theirs} {
		if *text != "" {
			*text = bom + *text
		}
	}
}

// mergeLines merges the lines of one block. Where keepAll, lines that both sides
// put in one place are all kept, once.
func mergeLines(base, ours, theirs string, keepAll bool) []piece {
	b, o, t := diff.Lines(base), diff.Lines(ours), diff.Lines(theirs)
	toOurs, toTheirs := diff.Compare(b, o), diff.Compare(b, t)
	var pieces []piece
	var done, atOurs, atTheirs int
	for len(toOurs)+len(toTheirs) > 0 {
		lineRange := firstRange(toOurs, toTheirs)
		x, restOurs := takeRange(toOurs, lineRange)
		y, restTheirs := takeRange(toTheirs, lineRange)
		toOurs, toTheirs = restOurs, restTheirs
		keep := lineRange.from - done
		pieces = append(pieces, certain(strings.Join(b[done:lineRange.from], "")))
		oFrom, tFrom := atOurs+keep, atTheirs+keep
		oTo, tTo := oFrom+lineRange.len()+x, tFrom+lineRange.len()+y
		pieces = append(pieces, mergeRange(b[lineRange.from:lineRange.to], o[oFrom:oTo], t[tFrom:tTo], keepAll)...)
		done, atOurs, atTheirs = lineRange.to, oTo, tTo
	}
	return append(pieces, certain(strings.Join(b[done:], "")))
}

// lineRange is a range of lines of the base.
type lineRange struct{ from, to int }

func (s lineRange) len() int { return s.to - s.from }

// touches reports whether a change is about the same lines, or both put lines
// in one place.
func (s lineRange) touches(c diff.Change) bool {
	if s.from == s.to || c.OldStart == c.OldEnd {
		return s.from == c.OldStart && s.to == c.OldEnd || s.from < c.OldStart && c.OldEnd < s.to || c.OldStart < s.from && s.to < c.OldEnd
	}
	return c.OldStart < s.to && s.from < c.OldEnd
}

// firstRange is the first range that a side changed, with all changes that
// overlap it.
func firstRange(o, t []diff.Change) lineRange {
	var first diff.Change
	switch {
	case len(o) == 0:
		first = t[0]
	case len(t) == 0 || o[0].OldStart < t[0].OldStart || o[0].OldStart == t[0].OldStart && o[0].OldEnd < t[0].OldEnd:
		first = o[0]
	default:
		first = t[0]
	}
	s := lineRange{first.OldStart, first.OldEnd}
	for s.grow(o) || s.grow(t) {
	}
	return s
}

// grow widens a range by the changes that overlap it, and reports whether it
// did.
func (s *lineRange) grow(list []diff.Change) bool {
	before := *s
	for _, c := range list {
		if c.OldStart > s.to {
			break
		}
		if s.touches(c) {
			s.from, s.to = min(s.from, c.OldStart), max(s.to, c.OldEnd)
		}
	}
	return *s != before
}

// takeRange takes the changes in a range off a list, and returns by how many
// lines they lengthen it.
func takeRange(list []diff.Change, s lineRange) (longer int, rest []diff.Change) {
	for len(list) > 0 && (s.touches(list[0]) || s == lineRange{list[0].OldStart, list[0].OldEnd}) {
		longer += list[0].NewEnd - list[0].NewStart - (list[0].OldEnd - list[0].OldStart)
		list = list[1:]
	}
	return longer, list
}

// mergeRange merges lines that at least one side changed.
func mergeRange(b, o, t []string, keepAll bool) []piece {
	switch {
	case slices.Equal(o, t), slices.Equal(b, t):
		return []piece{certain(strings.Join(o, ""))}
	case slices.Equal(b, o):
		return []piece{certain(strings.Join(t, ""))}
	case len(b) == 0 && keepAll:
		return []piece{certain(strings.Join(append(slices.Clone(o), missing(t, o)...), ""))}
	case len(b) == len(o) && len(b) == len(t) && len(b) > 1:
		var pieces []piece
		for i := range b {
			pieces = append(pieces, mergeRange(b[i:i+1], o[i:i+1], t[i:i+1], keepAll)...)
		}
		return pieces
	}
	begin, end := 0, 0
	for begin < min(len(o), len(t)) && o[begin] == t[begin] {
		begin++
	}
	for end < min(len(o), len(t))-begin && o[len(o)-1-end] == t[len(t)-1-end] {
		end++
	}
	return []piece{
		certain(strings.Join(o[:begin], "")),
		conflict(strings.Join(o[begin:len(o)-end], ""), strings.Join(t[begin:len(t)-end], "")),
		certain(strings.Join(o[len(o)-end:], "")),
	}
}

// missing lists the lines that others do not have, or not as often.
func missing(lines, others []string) []string {
	have := map[string]int{}
	for _, line := range others {
		have[line]++
	}
	var left []string
	for _, line := range lines {
		if have[line]--; have[line] < 0 {
			left = append(left, line)
		}
	}
	return left
}
