package merge

import "strings"

// view is how conflicts are shown.
type view func(b *strings.Builder, p piece)

// onlyOurs shows ours in place of every conflict.
func onlyOurs(b *strings.Builder, p piece) { b.WriteString(p.ours) }

// onlyTheirs shows theirs.
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

// tail is the blank lines at the end.
func (d *draft) tail() string {
	tail, agreed := threeWay(d.base.tail, d.ours.tail, d.theirs.tail)
	if !agreed {
		return longer(d.ours.tail, d.theirs.tail)
	}
	return tail
}

// conflicts counts the conflicts.
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
