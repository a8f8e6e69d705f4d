package merge

import (
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/front"
)

// readFront makes units of the front matter: its keys, and in a key the keys
// of a map and the elements of a list that stand on lines of their own. It
// returns false where its keys have no lines of their own.
func (v *version) readFront(s *parse.Source) bool {
	start, end := int(s.Ally.Front.Start), int(s.Ally.Front.End)
	if start != 0 || s.Inside.Start <= start || s.Inside.End >= end {
		return false
	}
	v.front = &unit{kind: frontKind, own: s.Text[:s.Inside.Start]}
	r := &frontReader{src: s.Text}
	kids, ok := r.keys(s.Keys, s.Inside.Start, s.Inside.End)
	closing := &unit{kind: closeKind, id: "close", blank: r.blank, own: s.Text[s.Inside.End:end]}
	v.front.kids = append(kids, closing)
	return ok
}

// frontReader cuts the lines of a front matter. blank is the blank lines that the
// next unit stands below.
type frontReader struct {
	src   string
	blank string
}

// keys makes units of the keys of a map, whose lines go from one offset to
// another.
func (r *frontReader) keys(keys []front.Pair, from, to int) ([]*unit, bool) {
	starts := make([]int, len(keys))
	for i, k := range keys {
		starts[i] = k.Key.At.Start
	}
	if !r.areLines(starts, from, to) {
		return nil, false
	}
	var units []*unit
	for i, k := range keys {
		units = append(units, r.comments(from, r.lineStart(starts[i]))...)
		from = to
		if i+1 < len(keys) {
			from = r.lineStart(starts[i+1])
		}
		start := r.lineStart(starts[i])
		end := r.ownEnd(start, from, starts[i]-start)
		units = append(units, r.key(k, start, end))
		from = end
	}
	return append(units, r.comments(from, to)...), true
}

// areLines reports whether places stand on lines of their own, one below the
// other at the same column.
func (r *frontReader) areLines(starts []int, from, to int) bool {
	for i, at := range starts {
		line := r.lineStart(at)
		if line < from || at >= to || !isBlank(r.src[line:at]) || at-line != starts[0]-r.lineStart(starts[0]) {
			return false
		}
		if i > 0 && line <= starts[i-1] {
			return false
		}
		from = line
	}
	return true
}

func (r *frontReader) lineStart(at int) int { return strings.LastIndexByte(r.src[:at], '\n') + 1 }

// ownEnd is where the lines of a key or element end: before the blank lines
// and the comments at its column or further left.
func (r *frontReader) ownEnd(start, to, column int) int {
	end := start
	for at := start; at < to; {
		next := at + strings.IndexByte(r.src[at:], '\n') + 1
		line := r.src[at:next]
		text := strings.TrimLeft(line, " ")
		if at == start || !isBlank(line) && (text[0] != '#' || len(line)-len(text) > column) {
			end = next
		}
		at = next
	}
	return end
}

// comments makes units of lines that belong to no key.
func (r *frontReader) comments(from, to int) []*unit {
	var units []*unit
	for from < to {
		next := from + strings.IndexByte(r.src[from:to], '\n') + 1
		if line := r.src[from:next]; isBlank(line) {
			r.blank += line
		} else {
			units = append(units, r.below(&unit{kind: commentKind, own: line}))
		}
		from = next
	}
	return units
}

// below gives a new unit the blank lines above it.
func (r *frontReader) below(u *unit) *unit {
	u.blank, r.blank = r.blank, ""
	return u
}

// key makes a unit of a key and its value.
func (r *frontReader) key(k front.Pair, start, end int) *unit {
	u := r.below(&unit{kind: keyKind, id: ledger.FoldKey(k.Key.Text), own: r.src[start:end], at: start})
	u.value = &value{k.Value, r.src}
	var starts []int
	for _, item := range k.Value.Items {
		starts = append(starts, item.At.Start)
	}
	for _, inner := range k.Value.Pairs {
		starts = append(starts, inner.Key.At.Start)
	}
	if len(starts) == 0 || r.lineStart(starts[0]) <= k.Key.At.Start || strings.ContainsRune("[{", rune(r.src[k.Value.At.Start])) {
		return u
	}
	below := *r
	first := r.lineStart(starts[0])
	for first > start && isComment(r.src[r.lineStart(first-1):first]) {
		first = r.lineStart(first - 1)
	}
	var kids []*unit
	ok := false
	if k.Value.Shape == front.List {
		kids, ok = below.elements(k.Value.Items, first, end)
	} else {
		kids, ok = below.keys(k.Value.Pairs, first, end)
	}
	if ok {
		u.own, u.kids, r.blank = r.src[start:first], kids, below.blank
	}
	return u
}

func isComment(line string) bool {
	text := strings.TrimSpace(line)
	return text == "" || text[0] == '#'
}

// elements makes units of the elements of a list of dashes.
func (r *frontReader) elements(items []front.Node, from, to int) ([]*unit, bool) {
	var dashes []int
	for _, item := range items {
		line := r.lineStart(item.At.Start)
		at := line + strings.IndexByte(r.src[line:], '-')
		if at < line || at >= item.At.Start {
			return nil, false
		}
		dashes = append(dashes, at)
	}
	if !r.areLines(dashes, from, to) {
		return nil, false
	}
	var units []*unit
	for i, at := range dashes {
		start, next := r.lineStart(at), to
		units = append(units, r.comments(from, start)...)
		if i+1 < len(dashes) {
			next = r.lineStart(dashes[i+1])
		}
		from = r.ownEnd(start, next, at-start)
		u := r.below(&unit{kind: elementKind, id: strings.TrimSpace(items[i].Text), own: r.src[start:from], value: &value{items[i], r.src}})
		if items[i].Shape != front.Scalar {
			u.id = strings.TrimSpace(r.src[at+1 : from])
		}
		units = append(units, u)
	}
	return append(units, r.comments(from, to)...), true
}
