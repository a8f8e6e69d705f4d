package edit

import (
	"path"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
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
	if file == "" || parse.Unreadable(file, src) != nil {
		return nil
	}
	s := folder.NewScope(c, append(rootFolders, path.Dir(file)), nil)
	d, a, ok := readOwn(file, src, c, s)
	if !ok || a.Incomplete || uncertain(d) {
		return nil
	}
	o := &Outline{Ally: a}
	if a.Front.Start < a.Front.End {
		inside := parse.Inside(d, text.Region{Start: int(a.Front.Start), End: int(a.Front.End)})
		o.Inside = Span{inside.Start, inside.End}
		o.Keys = keysOf(d, front.ReadYAML(d, inside))
	}
	body := text.Region{Start: int(a.Body.Start), End: int(a.Body.End)}
	o.readParts(markdown.Blocks(d, body).Document(), a)
	return o
}

// readOwn reads a file that is an ally's, the user's own profile, or empty;
// false for any other.
func readOwn(file string, src []byte, c *ledger.Config, s folder.Scope) (*text.Document, *ledger.Ally, bool) {
	named := s.ByPath(file)
	own := named.Rule == folder.RuleMe
	if len(src) > 0 && !own {
		d, a, v := s.Read(file, src, c)
		return d, a, !v.LeftOut()
	}
	d, a, body := parse.OpenFile(file, src, c)
	parse.ReadBody(d, body, a)
	return d, a, own || !named.LeftOut()
}

// uncertain reports whether a problem leaves open what a line belongs to.
func uncertain(d *text.Document) bool {
	for _, p := range d.Problems {
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

func keysOf(d *text.Document, pairs []front.Pair) []Key {
	keys := make([]Key, len(pairs))
	for i, p := range pairs {
		keys[i] = Key{valueOf(d, p.Key), valueOf(d, p.Value)}
	}
	return keys
}

func valueOf(d *text.Document, n front.Node) Value {
	v := Value{Span: Span{n.At.Start, n.At.End}, Text: strings.TrimSpace(n.Text)}
	switch n.Shape {
	case front.List:
		v.Shape = ListValue
		for _, item := range n.Items {
			v.Items = append(v.Items, valueOf(d, item))
		}
	case front.Dict:
		v.Shape, v.Keys = MapValue, keysOf(d, n.Pairs)
		v.End = closingBrace(d, v)
	}
	return v
}

// closingBrace is where a map ends: behind its brace, where it has one.
func closingBrace(d *text.Document, v Value) int {
	if d.Text[v.Start:min(v.Start+1, len(d.Text))] != "{" {
		return v.End
	}
	end := v.End
	for _, k := range v.Keys {
		end = max(end, k.Name.End, k.Value.End)
	}
	rest := strings.TrimLeft(d.Text[end:], " \t\r\n,")
	if strings.HasPrefix(rest, "}") {
		return len(d.Text) - len(rest) + 1
	}
	return v.End
}

func (o *Outline) readParts(body markdown.Block, a *ledger.Ally) {
	notes := make(map[int]*ledger.Note, len(a.Notes))
	for i := range a.Notes {
		notes[int(a.Notes[i].Head.Start)] = &a.Notes[i]
	}
	for b := body.First(); b.Exists(); b = b.Next() {
		switch b.Kind() {
		case markdown.HeadingBlock:
			o.Parts = append(o.Parts, Part{HeadingPart, b.Level(), b.Start(), notes[b.Start()]})
		case markdown.ListBlock:
			o.readItems(b, 1, notes)
		case markdown.ParagraphBlock:
			o.Parts = append(o.Parts, Part{Kind: TextPart, Start: b.Start()})
		default:
			o.Parts = append(o.Parts, Part{Kind: RawPart, Start: b.Start()})
		}
	}
}

func (o *Outline) readItems(list markdown.Block, level int, notes map[int]*ledger.Note) {
	for item := list.First(); item.Exists(); item = item.Next() {
		o.Parts = append(o.Parts, Part{ItemPart, level, item.Start(), notes[item.Start()]})
		for _, inner := range listsOf(item) {
			o.readItems(inner, level+1, notes)
		}
	}
}

// listsOf returns the lists in an item that holds a text and lists on lines of
// their own below; nothing of one that holds anything else.
func listsOf(item markdown.Block) []markdown.Block {
	text := item.First()
	if !text.Exists() || text.Kind() != markdown.ParagraphBlock {
		return nil
	}
	var lists []markdown.Block
	for b := text.Next(); b.Exists(); b = b.Next() {
		if b.Kind() != markdown.ListBlock || b.Start() <= item.Start() {
			return nil
		}
		lists = append(lists, b)
	}
	return lists
}
