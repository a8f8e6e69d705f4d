package parse

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
)

// inlineField is a line of the body that gives a key: `last_contact:: 2026-04-13`
// as Dataview has it, or with one colon, in bold or italics.
type inlineField struct {
	pair    front.Pair
	line    text.Region // without the bullet
	colon   int         // offset of its first colon
	double  bool        // it has two
	private bool        // what it stands in is tagged so
}

// MayHoldFields reports whether a text may give keys outside of its front matter.
func MayHoldFields(src []byte) bool { return bytes.Contains(src, []byte("::")) }

// readInline reads the fields before the first note. A key of the front matter wins over them.
func (f *frontReader) readInline(body text.Region) {
	body = beforeNotes(f.d, body)
	src := f.d.Masked[body.Start:body.End]
	if bytes.IndexByte(src, ':') < 0 || !MayHoldFields(src) && !mayBeKey().Match(src) {
		return
	}
	given := map[string]bool{}
	for _, field := range f.a.Fields {
		given[field.Name] = given[field.Name] || len(field.Values) > 0
	}
	for _, field := range fieldsBeforeNotes(f.d, body) {
		name, _ := ledger.Key(field.pair.Key.Text)
		switch {
		case given[name]:
		case !field.double:
			f.almostField(field)
		default:
			p := field.pair
			made := f.field(p, name, p.Value.At.End)
			made.Inline, made.Pos = true, f.d.Pos(field.line.Start, field.line.End)
			f.a.Fields = append(f.a.Fields, made)
			if field.private {
				f.a.Private = append(f.a.Private, name)
			}
			f.readKey(name, p)
		}
	}
}

// beforeNotes is a body up to its first dated heading: all of it where code or raw HTML may hold that.
func beforeNotes(d *text.Document, body text.Region) text.Region {
	for n := d.LineAt(body.Start); n <= len(d.Lines) && d.LineStart(n) < body.End; n++ {
		start := max(d.LineStart(n), body.Start)
		line := d.Masked[start:max(d.LineEnd(n), start)]
		if isDatedHeading(line) {
			return text.Region{Start: body.Start, End: start}
		}
		if bytes.ContainsAny(line, "`~<") {
			break
		}
	}
	return body
}

// describes reports whether a key only describes an ally. Who gives such keys so gives
// them in many files: each is named once in a ledger.
func describes(name string) bool {
	meaning, _ := ledger.MeaningOf(name)
	return meaning.Shape == ledger.ChannelShape || slices.Contains([]string{"org", "role", "location", "background"}, name)
}

// isReckonedWith are the keys that decide when an ally is due. With one colon they
// are named in plain letters too; of the others such a line is prose.
var isReckonedWith = map[string]bool{
	"cadence": true, "circle": true, "reach": true, "last_contact": true, "snooze": true, "birthday": true, "met": true, "communal": true, "introduced_by": true,
}

// longestWords is how many bytes of such a list are no sentence yet.
const longestWords = 60

// almostField warns of a key with one colon, where two would make it a field whose
// value fits. A sentence is none.
func (f *frontReader) almostField(field inlineField) {
	p := field.pair
	if strings.Contains(p.Value.Text, ". ") || strings.HasSuffix(p.Value.Text, ".") {
		return
	}
	name, _ := ledger.Key(p.Key.Text)
	if isList[name] && len(p.Value.Text) > longestWords || !f.fits(name, p) {
		return
	}
	f.d.Warnf(ledger.CodeAlmostKey, field.line, "", "%s%s", text.Brief(p.Key.Text), keyWithOneColon.says()).
		Cure(text.Region{Start: field.colon, End: field.colon}, ":").Shows(field.line)
	if describes(name) {
		f.d.Problems[len(f.d.Problems)-1].Once = "inline " + name
	}
}

// mayBeKey finds a line that may give a key with one colon.
var mayBeKey = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?m)^[ \t]*([-*+][ \t]+)?[*_]{0,3}[^\s*_][^:\n]*:`) })

// fieldsBeforeNotes returns the fields of the body up to the first note, those
// in quotes and code aside.
func fieldsBeforeNotes(d *text.Document, body text.Region) []inlineField {
	var fields []inlineField
	private := 0 // the level of the heading that makes what stands under it private
	for b := markdown.Blocks(d, body).Document().First(); b.Exists(); b = b.Next() {
		if b.Kind() == markdown.HeadingBlock || b.Kind() == markdown.ListBlock {
			first := b
			for first.Kind() != markdown.HeadingBlock && first.First().Exists() {
				first = first.First()
			}
			if p, ok := markdown.ProseOf(d, first); ok {
				if _, dated := ReadLeadDate(p.Text); dated {
					break
				}
				if b.Kind() == markdown.HeadingBlock && (private == 0 || b.Level() <= private) {
					private = 0
					if ledger.IsPrivate(markdown.ReadTags(p.OutsideCode())) {
						private = b.Level()
					}
				}
			}
		}
		fields = appendFields(fields, d, b, private > 0)
	}
	return fields
}

// appendFields adds the fields in the paragraphs of a block. In an item that its own
// text makes private, all are.
func appendFields(fields []inlineField, d *text.Document, b markdown.Block, private bool) []inlineField {
	switch b.Kind() {
	case markdown.ParagraphBlock:
		private = private || isPrivateText(d, b)
		for _, line := range b.Lines() {
			if field, ok := readInlineField(d, d.Trim(line)); ok {
				field.private = private
				fields = append(fields, field)
			}
		}
	case markdown.ListBlock, markdown.ItemBlock:
		for c := b.First(); c.Exists(); c = c.Next() {
			private = private || b.Kind() == markdown.ItemBlock && isPrivateText(d, c)
		}
		for c := b.First(); c.Exists(); c = c.Next() {
			fields = appendFields(fields, d, c, private)
		}
	}
	return fields
}

func isPrivateText(d *text.Document, b markdown.Block) bool {
	return b.Kind() == markdown.ParagraphBlock && ledger.IsPrivate(markdown.ReadTags(markdown.OutsideCode(d.Text[b.Start():b.TextEnd()])))
}

// readInlineField reads one line; false where it gives no known key a value.
func readInlineField(d *text.Document, at text.Region) (inlineField, bool) {
	line := string(d.Masked[at.Start:at.End])
	key := strings.TrimLeft(line, "*_")
	mark := line[:len(line)-len(key)]
	colon := strings.IndexByte(key, ':')
	if colon < 1 || len(mark) > 3 {
		return inlineField{}, false
	}
	value := key[colon+1:]
	double := strings.HasPrefix(value, ":")
	value = strings.TrimPrefix(value, ":")
	key = key[:colon]
	bare, closed := strings.CutSuffix(key, mark)
	if mark != "" && !closed {
		if value, closed = strings.CutPrefix(value, mark); !closed {
			return inlineField{}, false
		}
	}
	f := inlineField{line: at, colon: at.Start + len(mark) + colon, double: double}
	key, value = strings.TrimRight(bare, " \t"), strings.TrimLeft(value, " \t")
	end := at.End
	if rest, tagged := strings.CutSuffix(value, "#private"); tagged {
		rest = strings.TrimRight(rest, " \t")
		value, end = rest, at.End-(len(value)-len(rest))
	}
	name, known := ledger.Key(key)
	if !known || value == "" || mark == "" && !double && !isReckonedWith[name] {
		return inlineField{}, false
	}
	start := at.Start + len(mark)
	f.pair.Key = front.Node{Text: key, At: text.Region{Start: start, End: start + len(key)}}
	f.pair.Value = front.Inline(value, end-len(value))
	return f, true
}
