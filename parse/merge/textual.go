package merge

import "strings"

// The merge of lines follows git merge-file in all that it does, so that it
// can stand in for it.

// textual is a merge of three texts by lines.
type textual struct {
	base, ours, theirs []string
	regions            []region
}

// origin says where a region's lines are taken from.
type origin uint8

const (
	fromBoth origin = iota // a conflict
	fromOurs
	fromTheirs
	fromEither // both sides made the same change
)

// region is a place where a side differs from the base: so many lines of ours
// from one on, and of theirs.
type region struct {
	from             origin
	base, baseLen    int
	ours, oursLen    int
	theirs, theirLen int
}

// mergeLines merges by lines.
func mergeLines(base, ours, theirs []byte) *textual {
	t := &textual{base: splitLines(base), ours: splitLines(ours), theirs: splitLines(theirs)}
	n := numbering{}
	b := n.of(t.base)
	t.meet(compare(b, n.of(t.ours)).changes(), compare(b, n.of(t.theirs)).changes())
	t.refine()
	t.join()
	return t
}

// meet goes through the changes of both sides: one that stands alone is taken,
// those that touch are a conflict unless they are the same.
func (t *textual) meet(ours, theirs []change) {
	for len(ours) > 0 && len(theirs) > 0 {
		o, h := ours[0], theirs[0]
		switch {
		case o.a1 < h.a0:
			t.add(region{fromOurs, o.a0, o.a1 - o.a0, o.b0, o.b1 - o.b0, h.b0 - h.a0 + o.a0, o.a1 - o.a0})
			ours = ours[1:]
			continue
		case h.a1 < o.a0:
			t.add(region{fromTheirs, h.a0, h.a1 - h.a0, o.b0 - o.a0 + h.a0, h.a1 - h.a0, h.b0, h.b1 - h.b0})
			theirs = theirs[1:]
			continue
		case !t.same(o, h):
			t.add(clash(o, h))
		}
		if o.a1 >= h.a1 {
			theirs = theirs[1:]
		}
		if h.a1 >= o.a1 {
			ours = ours[1:]
		}
	}
	for _, o := range ours {
		t.add(region{fromOurs, o.a0, o.a1 - o.a0, o.b0, o.b1 - o.b0, o.a0 + len(t.theirs) - len(t.base), o.a1 - o.a0})
	}
	for _, h := range theirs {
		t.add(region{fromTheirs, h.a0, h.a1 - h.a0, h.a0 + len(t.ours) - len(t.base), h.a1 - h.a0, h.b0, h.b1 - h.b0})
	}
}

// same reports whether two changes do the same to the same lines.
func (t *textual) same(o, h change) bool {
	if o.a0 != h.a0 || o.a1 != h.a1 || o.b1-o.b0 != h.b1-h.b0 {
		return false
	}
	for i := range o.b1 - o.b0 {
		if t.ours[o.b0+i] != t.theirs[h.b0+i] {
			return false
		}
	}
	return true
}

// clash is the conflict of two changes that touch, each widened by the lines
// that only the other one changed.
func clash(o, h change) region {
	before, behind := o.a0-h.a0, o.a1-h.a1
	o.a0, o.b0 = o.a0-max(before, 0), o.b0-max(before, 0)
	h.b0 += min(before, 0)
	o.a1, o.b1 = o.a1-min(behind, 0), o.b1-min(behind, 0)
	h.b1 += max(behind, 0)
	return region{fromBoth, o.a0, o.a1 - o.a0, o.b0, o.b1 - o.b0, h.b0, h.b1 - h.b0}
}

// add appends a region, or lengthens the last one where the two touch.
func (t *textual) add(r region) {
	if n := len(t.regions); n > 0 {
		last := &t.regions[n-1]
		if r.ours <= last.ours+last.oursLen || r.theirs <= last.theirs+last.theirLen {
			if r.from != last.from {
				last.from = fromBoth
			}
			last.baseLen = r.base + r.baseLen - last.base
			last.oursLen = r.ours + r.oursLen - last.ours
			last.theirLen = r.theirs + r.theirLen - last.theirs
			return
		}
	}
	t.regions = append(t.regions, r)
}

// conflicts counts the places where the sides disagree.
func (t *textual) conflicts() int {
	n := 0
	for _, r := range t.regions {
		if r.from == fromBoth {
			n++
		}
	}
	return n
}

// text is the merged text.
func (t *textual) text(m markers) []byte {
	var out strings.Builder
	done := 0
	for _, r := range t.regions {
		ours, theirs := t.ours[r.ours:r.ours+r.oursLen], t.theirs[r.theirs:r.theirs+r.theirLen]
		if r.from == fromEither {
			continue
		}
		writeLines(&out, t.ours[done:r.ours])
		switch r.from {
		case fromBoth:
			m.write(&out, ours, theirs, t.lineEnd(r))
		case fromOurs:
			writeLines(&out, ours)
		case fromTheirs:
			writeLines(&out, theirs)
		}
		done = r.ours + r.oursLen
	}
	writeLines(&out, t.ours[done:])
	return []byte(out.String())
}

// lineEnd is that of the lines around a conflict: CRLF where nothing speaks for
// LF and the base has it.
func (t *textual) lineEnd(r region) string {
	if endsLine(t.ours, r.ours-1) == lf || endsLine(t.theirs, r.theirs-1) == lf || endsLine(t.base, 0) != crlf {
		return lf
	}
	return crlf
}

const (
	lf   = "\n"
	crlf = "\r\n"
)

// endsLine is how a line of a text ends, or the first one where that is before
// it. What an unfinished last line says the one before it does; "" is unsaid.
func endsLine(lines []string, i int) string {
	i = max(i, 0)
	if i == len(lines)-1 && !strings.HasSuffix(lines[i], lf) {
		i--
	}
	if i < 0 || i >= len(lines) {
		return ""
	}
	if strings.HasSuffix(lines[i], crlf) {
		return crlf
	}
	return lf
}
