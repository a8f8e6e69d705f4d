package merge

import (
	"cmp"
	"strings"
)

// view is how a piece is shown.
type view func(piece) string

func onlyOurs(p piece) string { return p.ours }

func onlyTheirs(p piece) string { return p.theirs }

func marked(o Options) view {
	return func(p piece) string {
		if p.ours == p.theirs {
			return p.ours
		}
		return o.marker('<', o.Ours) + lf + p.ours + o.marker('=', "") + lf + p.theirs + o.marker('>', o.Theirs) + lf
	}
}

// render writes the merged file. A chunk of which a view shows nothing
// has no blank lines either.
func (d *draft) render(show view) string {
	return d.renderChunks(d.chunks, show) + changedBlank(d.base.tail, d.ours.tail, d.theirs.tail)
}

func (d *draft) renderChunks(chunks []chunk, show view) string {
	var b strings.Builder
	var above *chunk
	for i := range chunks {
		a := &chunks[i]
		if text := a.text(show); text != "" {
			b.WriteString(blankAbove(above, a))
			b.WriteString(text)
		}
		above = a
	}
	return b.String()
}

func (a *chunk) text(show view) string {
	if len(a.pieces) == 1 {
		return show(a.pieces[0])
	}
	var b strings.Builder
	for _, p := range a.pieces {
		b.WriteString(show(p))
	}
	return b.String()
}

func (d *draft) conflicts() int {
	n := 0
	for _, a := range d.chunks {
		for _, p := range a.pieces {
			if p.ours != p.theirs {
				n++
			}
		}
	}
	return n
}

// blankAbove is the blank lines of one chunk below another, nil at the beginning of
// the file: those between them in a side that has the one below the other, else
// those that the lower one has.
func blankAbove(above, below *chunk) string {
	e, last := below.first, entity{}
	if above != nil {
		last = above.last
	}
	isBelow := func(u, x *unit) bool { return u != nil && u.prev == x && (x != nil || above == nil) }
	u, x := e.any(), last.any()
	switch inOurs, inTheirs := isBelow(e.ours, last.ours), isBelow(e.theirs, last.theirs); {
	case inOurs && inTheirs && e.base != nil:
		return changedBlank(e.base.blank, e.ours.blank, e.theirs.blank)
	case inOurs && inTheirs:
		return changedBlank("", e.ours.blank, e.theirs.blank)
	case inOurs:
		return e.ours.blank
	case inTheirs:
		return e.theirs.blank
	case above == nil, u.kind <= closeKind:
		return ""
	case u.prev != nil && u.prev.kind == x.kind:
		return u.blank
	case x.kind == itemKind && u.kind == itemKind:
		return ""
	}
	return cmp.Or(u.blank, lf)
}

// changedBlank is the blank lines of the side that changed them, of two that did the
// longer ones.
func changedBlank(base, ours, theirs string) string {
	if blank, agreed := threeWay(base, ours, theirs); agreed {
		return blank
	}
	if len(ours) > len(theirs) || len(ours) == len(theirs) && ours > theirs {
		return ours
	}
	return theirs
}
