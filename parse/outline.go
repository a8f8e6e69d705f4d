package parse

import (
	"path"
	"strings"

	"allies/ledger"
)

// Outline tells where the parts of an ally file begin, for programs that put
// whole lines together anew.
type Outline struct {
	Ally   *ledger.Ally
	Keys   []Key  // of the front matter, in the user's order
	Inside Span   // the front matter without its fences
	Parts  []Part // of the body, in their order, each item before those in it
}

// Span is a byte range of a file.
type Span struct{ Start, End int }

// Part is a block of the body. It goes on to the next one.
type Part struct {
	Kind  PartKind
	Level int          // of a heading, 1 to 6; of an item, how many lists hold it
	Start int          // the first byte of its first line
	Note  *ledger.Note // that it opens; nil for none
}

// PartKind is what a part is.
type PartKind uint8

// The kinds of parts.
const (
	HeadingPart PartKind = iota
	ItemPart             // a list item; of one that is no plain text with lists below, all of it
	TextPart             // a paragraph
	RawPart              // code, a quote, raw HTML, a rule
)

// Key is a key of a map with its value.
type Key struct {
	Name  Value
	Value Value
}

// Value is a value of the front matter with its place.
type Value struct {
	Span
	Shape ValueShape
	Text  string  // of a scalar, without quotes
	Items []Value // of a list
	Keys  []Key   // of a map
}

// ValueShape is the form of a value.
type ValueShape uint8

// The shapes of values.
const (
	ScalarValue ValueShape = iota
	ListValue
	MapValue
)

// ReadOutline reads an ally file with its outline; rootFolders are the names of
// the folders in the ledger's root. It returns nil where it is in doubt: the
// file is none of an ally or of the user's own profile, it is read with a
// problem that makes it uncertain what a line belongs to, or it holds a
// conflict.
func ReadOutline(file string, src []byte, c *ledger.Config, rootFolders []string) *Outline {
	file = strings.TrimLeft(path.Clean("/"+file), "/")
	if file == "" || unreadable(file, src) != nil {
		return nil
	}
	s, rule := newScope(c, rootFolders), pathRule(file, c)
	own := rule == ruleMe
	if rule != "" && !own {
		return nil
	}
	d, a, body := openFile(file, src, c)
	d.readBody(body, a)
	if a.Incomplete || d.uncertain() || frontRule(a) != "" || hasPlaceholder(a.Title) {
		return nil
	}
	if front := d.text[a.Front.Start:a.Front.End]; hasPlaceholder(front) {
		return nil
	}
	if len(src) > 0 && !own && !s.holdsPath(file) && !s.holds(a) && !(s.tagged() && hasTagLine(src)) {
		return nil
	}
	o := &Outline{Ally: a}
	if a.Front.Start < a.Front.End {
		inside := d.inside(region{int(a.Front.Start), int(a.Front.End)})
		o.Inside = Span{inside.start, inside.end}
		o.Keys = d.keysOf(d.readYAML(inside))
	}
	o.readParts(d.blocks(body).document(), a)
	return o
}

// uncertain reports whether a problem leaves open what a line belongs to.
func (d *document) uncertain() bool {
	for _, p := range d.problems {
		switch p.Code {
		case ledger.CodeFrontMatter, ledger.CodeTooLarge, ledger.CodeNesting:
			if p.Severity == ledger.Error {
				return true
			}
		case ledger.CodeOpenBlock:
			return true
		}
	}
	return false
}

func (d *document) keysOf(pairs []pair) []Key {
	keys := make([]Key, len(pairs))
	for i, p := range pairs {
		keys[i] = Key{d.valueOf(p.key), d.valueOf(p.value)}
	}
	return keys
}

func (d *document) valueOf(n node) Value {
	v := Value{Span: Span{n.at.start, n.at.end}, Text: strings.TrimSpace(n.text)}
	switch n.shape {
	case list:
		v.Shape = ListValue
		for _, item := range n.items {
			v.Items = append(v.Items, d.valueOf(item))
		}
	case dict:
		v.Shape, v.Keys = MapValue, d.keysOf(n.pairs)
		v.End = d.closingBrace(v)
	}
	return v
}

// closingBrace is where a map ends: behind its brace, where it has one.
func (d *document) closingBrace(v Value) int {
	if d.text[v.Start:min(v.Start+1, len(d.text))] != "{" {
		return v.End
	}
	end := v.End
	for _, k := range v.Keys {
		end = max(end, k.Name.End, k.Value.End)
	}
	rest := strings.TrimLeft(d.text[end:], " \t\r\n,")
	if strings.HasPrefix(rest, "}") {
		return len(d.text) - len(rest) + 1
	}
	return v.End
}

func (o *Outline) readParts(body block, a *ledger.Ally) {
	notes := make(map[int]*ledger.Note, len(a.Notes))
	for i := range a.Notes {
		notes[int(a.Notes[i].Head.Start)] = &a.Notes[i]
	}
	for b := body.first(); b.exists(); b = b.next() {
		switch b.kind() {
		case headingBlock:
			o.Parts = append(o.Parts, Part{HeadingPart, b.level(), b.start(), notes[b.start()]})
		case listBlock:
			o.readItems(b, 1, notes)
		case paragraphBlock:
			o.Parts = append(o.Parts, Part{Kind: TextPart, Start: b.start()})
		default:
			o.Parts = append(o.Parts, Part{Kind: RawPart, Start: b.start()})
		}
	}
}

func (o *Outline) readItems(list block, level int, notes map[int]*ledger.Note) {
	for item := list.first(); item.exists(); item = item.next() {
		o.Parts = append(o.Parts, Part{ItemPart, level, item.start(), notes[item.start()]})
		for _, inner := range listsOf(item) {
			o.readItems(inner, level+1, notes)
		}
	}
}

// listsOf returns the lists in an item that holds a text and lists on lines of
// their own below; nothing of one that holds anything else.
func listsOf(item block) []block {
	text := item.first()
	if !text.exists() || text.kind() != paragraphBlock {
		return nil
	}
	var lists []block
	for b := text.next(); b.exists(); b = b.next() {
		if b.kind() != listBlock || b.start() <= item.start() {
			return nil
		}
		lists = append(lists, b)
	}
	return lists
}
