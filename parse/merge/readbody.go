package merge

import (
	"strings"

	"allies/parse/edit"
)

// readBody makes units of the blocks of the body: a section of every heading,
// those inside a note in the note; items in items. It returns false where a
// block does not begin with a line of its own.
func (v *version) readBody(text string, o *edit.Outline) bool {
	start := int(o.Ally.Body.Start)
	blank, own := text[start:], ""
	r := &bodyReader{top: []*unit{{kind: sectionKind}}}
	for i, p := range o.Parts {
		if i == 0 {
			blank = text[start:p.Start]
		}
		end := len(text)
		if i+1 < len(o.Parts) {
			end = o.Parts[i+1].Start
		}
		if p.Start > 0 && text[p.Start-1] != '\n' || p.Start >= end || !isBlank(blank) {
			return false
		}
		u := &unit{blank: blank, level: p.Level, note: p.Note}
		own, blank = cutBlankEnd(text[p.Start:end])
		u.own = own
		r.add(u, p)
	}
	v.parts, v.tail = r.top, blank
	return isBlank(v.tail)
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// cutBlankEnd cuts the blank lines off the end of a text.
func cutBlankEnd(s string) (text, blank string) {
	end := len(strings.TrimRight(s, " \t\r\n\v\f"))
	if i := strings.IndexByte(s[end:], '\n'); i >= 0 {
		end += i + 1
	} else {
		end = len(s)
	}
	return s[:end], s[end:]
}

// bodyReader puts blocks into the units that hold them.
type bodyReader struct {
	top   []*unit
	note  *unit   // the dated section that the next heading may belong to
	inner *unit   // the section inside the note
	path  []*unit // headings above, for the names of sections
	items []*unit // the items that may hold the next one
}

func (r *bodyReader) add(u *unit, p edit.Part) {
	switch p.Kind {
	case edit.HeadingPart:
		u.kind = sectionKind
		r.section(u)
		return
	case edit.ItemPart:
		u.kind = itemKind
		r.item(u)
		return
	case edit.TextPart:
		u.kind = textKind
	default:
		u.kind = rawKind
	}
	r.items = nil
	r.hold(u)
}

// hold puts a block into the innermost section.
func (r *bodyReader) hold(u *unit) {
	in := r.top[len(r.top)-1]
	if r.inner != nil {
		in = r.inner
	}
	in.kids = append(in.kids, u)
}

func (r *bodyReader) section(u *unit) {
	r.items = nil
	for len(r.path) > 0 && r.path[len(r.path)-1].level >= u.level {
		r.path = r.path[:len(r.path)-1]
	}
	r.name(u)
	if r.note != nil && u.note == nil && u.level > r.note.level {
		r.inner = u
		r.note.kids = append(r.note.kids, u)
		return
	}
	r.note, r.inner = nil, nil
	if u.note != nil {
		r.note = u
	}
	r.top = append(r.top, u)
}

// name gives a section its identity: a note's day and title, another's heading
// with those above it up to the note that holds it.
func (r *bodyReader) name(u *unit) {
	if n := u.note; n != nil {
		u.id = "note " + n.Date.String() + " " + n.Clock + " " + strings.Join(strings.Fields(n.Title), " ")
		r.path = append(r.path, u)
		return
	}
	var b strings.Builder
	for _, above := range r.path {
		if above.note != nil {
			b.Reset()
		} else {
			b.WriteString(headingText(above) + "\n")
		}
	}
	u.id = "heading " + b.String() + headingText(u)
	r.path = append(r.path, u)
}

func headingText(u *unit) string {
	return strings.Join(strings.Fields(strings.TrimLeft(strings.TrimSpace(u.own), "#")), " ")
}

func (r *bodyReader) item(u *unit) {
	r.items = r.items[:min(len(r.items), u.level-1)]
	if n := len(r.items); n > 0 {
		r.items[n-1].kids = append(r.items[n-1].kids, u)
	} else {
		r.hold(u)
	}
	r.items = append(r.items, u)
}
