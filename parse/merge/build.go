package merge

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/parse/edit"
)

// draft is a merge by the parts of a file, until it is known to be right.
type draft struct {
	reader
	texts versions[normalized]
	versions[*version]
	merger
	front int // so many chunks are the front matter
}

func newDraft(r reader, texts versions[normalized]) *draft {
	v := ofEach(texts, func(n normalized) *version { return readVersion(r, n.text) })
	if slices.Contains(v.all(), nil) {
		return nil
	}
	return &draft{reader: r, texts: texts, versions: v}
}

// build merges; false where it is in doubt what belongs together.
func (d *draft) build() bool {
	d.ordering.newestFirst = d.newestFirst()
	if front := (entity{d.base.front, d.ours.front, d.theirs.front}); front.outcome() != removed {
		d.entity(front)
	}
	d.front = len(d.chunks)
	d.merge(siblings{d.base.parts, d.ours.parts, d.theirs.parts})
	return !d.doubt
}

// newestFirst reports whether the user writes notes so: in the base, or where
// that does not show it, in both sides.
func (d *draft) newestFirst() bool {
	rises := func(v *version) int {
		return edit.Rises(v.ally.Notes, func(*ledger.Note) bool { return true })
	}
	return cmp.Or(rises(d.base), rises(d.ours)+rises(d.theirs)) < 0
}

// chunk is a part of the merged file with blank lines above it, or none.
type chunk struct {
	first, last entity // the units at its ends, in the versions that have them
	pieces      []piece
	joined      bool // a line was put together of parts of both sides' lines
}

type joinedLine struct{ base, ours, theirs, merged string }

type merger struct {
	ordering ordering
	chunks   []chunk
	joined   []joinedLine
	doubt    bool // it is uncertain which parts of the versions are the same
}

func (m *merger) merge(s siblings) {
	if unchanged(s) {
		for i, u := range s.ours {
			m.entity(entity{s.base[i], u, s.theirs[i]})
		}
		return
	}
	if !match(s) {
		m.doubt = true
	}
	if m.doubt {
		return
	}
	for _, e := range m.ordering.arrange(s) {
		m.entity(e)
	}
}

// unchanged reports whether neither side changed anything but blank lines.
func unchanged(s siblings) bool {
	same := func(a, b *unit) bool { return a.kind == b.kind && a.full == b.full }
	return slices.EqualFunc(s.base, s.ours, same) && slices.EqualFunc(s.base, s.theirs, same)
}

func (m *merger) entity(e entity) {
	switch {
	case e.outcome() == disputed:
		m.whole(e, e.lasts())
	case e.theirs == nil:
		m.copy(e.ours, func(u *unit) entity { return entity{ours: u} })
	case e.ours == nil:
		m.copy(e.theirs, func(u *unit) entity { return entity{theirs: u} })
	case e.formsDiffer():
		m.whole(e, e.lasts())
	default:
		m.own(e)
		m.merge(e.kids())
	}
}

// formsDiffer reports whether both sides changed a key whose value stands on
// lines of its own on one side only: the forms of the lists are not mixed.
func (e entity) formsDiffer() bool {
	if e.ours.kind != keyKind || (len(e.ours.kids) > 0) == (len(e.theirs.kids) > 0) {
		return false
	}
	base := ""
	if e.base != nil {
		base = e.base.full
	}
	_, agreed := threeWay(base, e.ours.full, e.theirs.full)
	return !agreed
}

func (e entity) kids() siblings {
	return ofEach(versions[*unit](e), func(u *unit) []*unit {
		if u == nil {
			return nil
		}
		return u.kids
	})
}

func (e entity) lasts() entity {
	return entity(ofEach(versions[*unit](e), func(u *unit) *unit {
		if u == nil {
			return nil
		}
		return u.last()
	}))
}

func (m *merger) whole(e, last entity) {
	text := func(u *unit) string {
		if u == nil {
			return ""
		}
		return u.text()
	}
	m.chunks = append(m.chunks, chunk{first: e, last: last, pieces: []piece{{text(e.ours), text(e.theirs)}}})
}

func (m *merger) copy(u *unit, of func(*unit) entity) {
	if u.own != "" {
		m.chunks = append(m.chunks, chunk{first: of(u), last: of(u), pieces: []piece{certain(u.own)}})
	}
	for _, kid := range u.kids {
		m.copy(kid, of)
	}
}

func (m *merger) own(e entity) {
	if e.ours.own+e.theirs.own == "" {
		return
	}
	before := len(m.joined)
	pieces := m.ownPieces(e)
	m.chunks = append(m.chunks, chunk{e, e, pieces, len(m.joined) > before})
}

func (m *merger) ownPieces(e entity) []piece {
	base := ""
	if e.base != nil {
		base = e.base.own
	}
	o, t := e.ours.own, e.theirs.own
	if text, agreed := threeWay(base, o, t); agreed {
		return []piece{certain(text)}
	}
	switch e.ours.kind {
	case frontKind, closeKind:
		return []piece{certain(min(o, t))}
	case textKind:
		return mergeLines(base, o, t, true)
	case rawKind:
		return mergeLines(base, o, t, false)
	}
	if text, ok := m.putTogether(e); ok {
		m.joined = append(m.joined, joinedLine{base, o, t, text})
		return []piece{certain(text)}
	}
	return []piece{{o, t}}
}

// putTogether merges two changes of one line that are about different parts of
// it.
func (m *merger) putTogether(e entity) (string, bool) {
	switch {
	case e.ours.kind == keyKind && len(e.ours.kids)+len(e.theirs.kids) == 0:
		return mergeKeys(e.base, e.ours, e.theirs)
	case e.ours.kind == itemKind && e.base != nil && !e.ours.onlyPlace && !e.theirs.onlyPlace:
		return mergeItems(e.base.own, e.ours.own, e.theirs.own)
	}
	return "", false
}
