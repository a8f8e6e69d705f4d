package merge

import (
	"strings"
)

type view func(b *strings.Builder, p piece)

func onlyOurs(b *strings.Builder, p piece) { b.WriteString(p.ours) }

func onlyTheirs(b *strings.Builder, p piece) { b.WriteString(p.theirs) }

// marked shows both sides between markers.
func marked(m markers) view {
	return func(b *strings.Builder, p piece) {
		b.WriteString(m.around(p.ours, p.theirs))
	}
}

// render writes the merged file. A chunk of which a view shows nothing
// has no blank lines either.
func (d *draft) render(show view) string { return d.renderChunks(d.chunks, show) + d.tail() }

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
	if len(a.pieces) == 1 && !a.pieces[0].conflict {
		return a.pieces[0].text
	}
	var b strings.Builder
	for _, p := range a.pieces {
		if p.conflict {
			show(&b, p)
		} else {
			b.WriteString(p.text)
		}
	}
	return b.String()
}

func (d *draft) tail() string {
	tail, agreed := threeWay(d.base.tail, d.ours.tail, d.theirs.tail)
	if !agreed {
		return longer(d.ours.tail, d.theirs.tail)
	}
	return tail
}

func (d *draft) conflicts() int {
	n := 0
	for _, a := range d.chunks {
		for _, p := range a.pieces {
			if p.conflict {
				n++
			}
		}
	}
	return n
}

// The blank lines between two units of a merged file are those that stand
// between them in a version. Where no version has the two side by side, the
// lower one keeps those that it has.

// blankAbove is the blank lines of one chunk below another; above is nil at the
// beginning of the file.
func blankAbove(above, below *chunk) string {
	if blank, found := sideBySide(above, below); found {
		return blank
	}
	if above == nil {
		return ""
	}
	u := entity{ours: below.first.ours, theirs: below.first.theirs}.any()
	x := entity{ours: above.last.ours, theirs: above.last.theirs}.any()
	switch {
	case u.prev != nil && u.prev.kind == x.kind && holds(u.prev, u) == holds(x, u):
		return u.blank
	case x.kind == itemKind && u.kind == itemKind || u.kind <= closeKind:
		return ""
	case u.blank != "":
		return u.blank
	}
	return lf
}

func holds(above, below *unit) bool { return len(above.kids) > 0 && above.kids[0] == below }

// sideBySide is the blank lines in the versions that have two chunks side by side: as
// the one that changed it has it.
func sideBySide(above, below *chunk) (string, bool) {
	var last entity
	if above != nil {
		last = above.last
	}
	var blanks [3]string
	var there [3]bool
	for i, pair := range [3][2]*unit{
		{last.base, below.first.base}, {last.ours, below.first.ours}, {last.theirs, below.first.theirs},
	} {
		if pair[1] != nil && pair[1].prev == pair[0] && (pair[0] != nil || above == nil) {
			blanks[i], there[i] = pair[1].blank, true
		}
	}
	switch {
	case there[1] && there[2]:
		if blank, agreed := threeWay(blanks[0], blanks[1], blanks[2]); agreed {
			return blank, true
		}
		return longer(blanks[1], blanks[2]), true
	case there[1]:
		return blanks[1], true
	}
	return blanks[2], there[2]
}

func longer(a, b string) string {
	if len(a) > len(b) || len(a) == len(b) && strings.Compare(a, b) > 0 {
		return a
	}
	return b
}
