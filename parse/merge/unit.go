package merge

import (
	"strings"

	"allies/ledger"
	"allies/parse/front"
)

// kind is what a unit is.
type kind uint8

const (
	frontKind   kind = iota // the front matter: its opening line, and keys
	keyKind                 // a key of the front matter, or of a map in it
	elementKind             // an element of a list in the front matter
	closeKind               // the line that closes the front matter
	sectionKind             // a heading and what stands below it
	itemKind                // a list item and the items in it
	textKind                // a paragraph
	rawKind                 // code, a quote, raw HTML, a rule; a front matter of another form
)

// unit is a part of one version of a file that is merged as one. Its text is
// the blank lines above it, then its own lines, then its kids.
type unit struct {
	kind  kind
	id    string // what tells it from others; "" where only its text does
	blank string // the blank lines above it
	own   string // lines, each ended; "" for what stands above the first heading
	kids  []*unit

	level int            // of a heading
	note  *ledger.Note   // that it opens
	value *value         // of a key
	at    int            // where a key begins in its text
	prev  *unit          // in the order of the file
	full  string         // its own lines and those of its kids, without blank lines between
	terms map[string]int // its words, once they were asked for

	base      *unit    // the one that a unit of ours or theirs comes from
	to        [2]*unit // what became of a unit of the base: in ours, in theirs
	twin      *unit    // the same, new on the other side
	onlyPlace bool     // it stands where its base did, and is not like it
}

type value struct {
	front.Node
	src string
}

func (v *value) raw() string { return v.src[v.At.Start:v.At.End] }

func (u *unit) last() *unit {
	for len(u.kids) > 0 {
		u = u.kids[len(u.kids)-1]
	}
	return u
}

// text is the unit as it stands, without the blank lines above it.
func (u *unit) text() string {
	var b strings.Builder
	u.write(&b, nil)
	return b.String()[len(u.blank):]
}

// write writes a unit with the blank lines above it, and instead of the own
// lines of some units others.
func (u *unit) write(b *strings.Builder, instead map[*unit]string) {
	own, there := instead[u]
	if !there {
		own = u.own
	}
	b.WriteString(u.blank)
	b.WriteString(own)
	for _, kid := range u.kids {
		kid.write(b, instead)
	}
}

type version struct {
	ally  *ledger.Ally
	front *unit // nil without one
	parts []*unit
	tail  string // blank lines at the end
}

// chain links the units in the order of the file, and puts their lines together.
func (v *version) chain() {
	var before *unit
	var visit func(u *unit)
	visit = func(u *unit) {
		if u.own != "" {
			u.prev, before = before, u
		}
		var full strings.Builder
		full.WriteString(u.own)
		for _, kid := range u.kids {
			visit(kid)
			full.WriteString(kid.full)
		}
		u.full = full.String()
	}
	for _, u := range v.top() {
		visit(u)
	}
}

func (v *version) top() []*unit {
	if v.front == nil {
		return v.parts
	}
	return append([]*unit{v.front}, v.parts...)
}
