package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

// readers says how each key's value is read, those of channels aside.
var readers = map[string]func(*frontReader, front.Pair){
	"name":          (*frontReader).name,
	"first_name":    func(f *frontReader, p front.Pair) { f.text(p, &f.a.First) },
	"last_name":     func(f *frontReader, p front.Pair) { f.text(p, &f.a.Last) },
	"aliases":       func(f *frontReader, p front.Pair) { f.list(p, &f.a.Aliases) },
	"type":          (*frontReader).kindOfAlly,
	"status":        (*frontReader).status,
	"reach":         (*frontReader).reach,
	"circle":        (*frontReader).circle,
	"communal":      (*frontReader).communal,
	"cadence":       (*frontReader).cadence,
	"snooze":        (*frontReader).snooze,
	"met":           (*frontReader).met,
	"last_contact":  (*frontReader).lastContact,
	"org":           func(f *frontReader, p front.Pair) { f.text(p, &f.a.Org) },
	"role":          func(f *frontReader, p front.Pair) { f.text(p, &f.a.Role) },
	"location":      func(f *frontReader, p front.Pair) { f.text(p, &f.a.Location) },
	"goals":         func(f *frontReader, p front.Pair) { f.list(p, &f.a.Goals) },
	"values":        func(f *frontReader, p front.Pair) { f.list(p, &f.a.Values) },
	"interests":     func(f *frontReader, p front.Pair) { f.list(p, &f.a.Interests) },
	"communities":   func(f *frontReader, p front.Pair) { f.list(p, &f.a.Communities) },
	"background":    func(f *frontReader, p front.Pair) { f.list(p, &f.a.Background) },
	"offers":        func(f *frontReader, p front.Pair) { f.kinds(p, &f.a.Offers) },
	"needs":         func(f *frontReader, p front.Pair) { f.kinds(p, &f.a.Needs) },
	"introduced_by": func(f *frontReader, p front.Pair) { f.names(p, &f.a.Introduced) },
	"members":       func(f *frontReader, p front.Pair) { f.names(p, &f.a.Members) },
	"groups":        func(f *frontReader, p front.Pair) { f.names(p, &f.a.Groups) },
	"birthday":      (*frontReader).birthday,
	"dates":         (*frontReader).dates,
	"died":          (*frontReader).died,
	"contact":       (*frontReader).contact,
	"tags":          (*frontReader).tags,
	"private":       (*frontReader).private,
}

// read keeps every key, and reads those that are known: our own words before
// other tools', so that where both are there ours holds.
func (f *frontReader) read(pairs []front.Pair) {
	f.a.Fields, f.done = make([]ledger.Field, 0, len(pairs)), make([]string, 0, len(pairs))
	f.values, f.places = make([]string, 0, 2*len(pairs)), make([]ledger.Pos, 0, 2*len(pairs))
	lines := make(map[string]int, len(pairs)) // the line of each spelling
	others := []namedPair(nil)
	ours := make([]namedPair, 0, len(pairs))
	roleGiven := slices.ContainsFunc(pairs, isTitle) && slices.ContainsFunc(pairs, isRole)
	for i, p := range pairs {
		name, known := ledger.Key(p.Key.Text)
		folded := ledger.FoldKey(p.Key.Text)
		next := f.nextKey(pairs, i)
		f.mendValue(&p, name, known, next)
		if roleGiven && isTitle(p) {
			f.a.Fields = append(f.a.Fields, f.field(p, folded, next))
			continue
		}
		f.a.Fields = append(f.a.Fields, f.field(p, name, next))
		line, twice := lines[folded]
		switch {
		case !known:
			f.almostKey(p, pairs)
		case p.Value.Empty(): // as if it were not there
			continue
		case twice:
			front.Twice(f.d, p.Key, line)
		case folded == ledger.FoldKey(name):
			ours = append(ours, namedPair{name, p})
		default:
			others = append(others, namedPair{name, p})
		}
		if !twice {
			lines[folded] = f.d.LineAt(p.Key.At.Start)
		}
	}
	for _, p := range append(ours, others...) {
		f.readKey(p.name, p.Pair)
	}
}

// namedPair is a known key by its canonical name, with its value.
type namedPair struct {
	name string
	front.Pair
}

// readKey reads the value of a known key.
func (f *frontReader) readKey(name string, p front.Pair) {
	if read := readers[name]; read != nil {
		read(f, p)
	} else {
		f.channel(p)
	}
}

// mendValue gives a value what its user meant to be in it: texts that are comments to
// YAML, and no quotes that YAML does not know. The next key begins at an offset.
func (f *frontReader) mendValue(p *front.Pair, name string, known bool, next int) {
	switch {
	case known && p.Value.Lacks():
		f.readComments(p, next)
	case name == "tags" && p.Value.Shape == front.Scalar:
		f.readTagsAfter(p)
	}
	if known {
		f.curlyQuotes(&p.Value)
	}
}

// finish settles what several keys say together.
func (f *frontReader) finish() {
	if f.a.Name == "" {
		f.a.Name = strings.TrimSpace(f.a.First + " " + f.a.Last)
	}
	if f.dead {
		f.a.Status, f.a.Yearly = ledger.Archived, nil
	}
}

// isTitle reports whether a key is `title`, which may be that of the page and
// stands for a role only where nothing else does.
func isTitle(p front.Pair) bool { return ledger.FoldKey(p.Key.Text) == "title" }

func isRole(p front.Pair) bool {
	name, _ := ledger.Key(p.Key.Text)
	return name == "role" && !isTitle(p) && !p.Value.Empty()
}

func (f *frontReader) name(p front.Pair) {
	if !f.once(p) {
		return
	}
	f.a.NamePos = f.d.Pos(p.Value.At.Start, p.Value.At.End)
	if written, ok := oneText(&p.Value); ok {
		f.a.Name = written
		return
	}
	for _, part := range p.Value.Pairs {
		written, _ := oneText(&part.Value)
		switch ledger.FoldKey(part.Key.Text) {
		case "first", "firstname", "given":
			f.a.First = written
		case "last", "lastname", "family":
			f.a.Last = written
		}
	}
	if f.a.Name = strings.TrimSpace(f.a.First + " " + f.a.Last); f.a.Name == "" {
		f.a.NamePos = ledger.Pos{}
		f.misfit(p, "a name, or its parts", "as in {first: Dana, last: Okafor}")
	}
}

func (f *frontReader) nextKey(pairs []front.Pair, i int) int {
	if i+1 < len(pairs) {
		return pairs[i+1].Key.At.Start
	}
	return f.end
}

func (f *frontReader) field(p front.Pair, name string, next int) ledger.Field {
	keyPos, pos := f.d.Pos(p.Key.At.Start, p.Key.At.End), f.d.Pos(p.Key.At.Start, max(f.linesUpTo(p, next), p.Key.At.End))
	first := len(f.values)
	p.Value.Each(func(n *front.Node) {
		f.values = append(f.values, strings.TrimSpace(n.Text))
		f.places = append(f.places, f.d.Pos(n.At.Start, n.At.End))
	})
	made := ledger.Field{Key: p.Key.Text, Name: name, KeyPos: keyPos, Pos: pos}
	if len(f.values) > first {
		made.Values, made.At = slices.Clip(f.values[first:]), slices.Clip(f.places[first:])
		made.Labels = labels(p.Value)
	}
	return made
}

// labels are those of the values in a map, one of each; nil for another value.
func labels(n front.Node) (labels []string) {
	if n.Shape != front.Dict {
		return nil
	}
	for _, p := range n.Pairs {
		p.Value.Each(func(*front.Node) { labels = append(labels, p.Key.Text) })
	}
	return labels
}

// linesUpTo returns where the lines of a key and its value end: before the
// next key, without blank lines and comments at the margin in between.
func (f *frontReader) linesUpTo(p front.Pair, next int) int {
	first, last := f.d.LineAt(p.Key.At.Start), f.d.LineAt(max(next-1, 0))
	if next < f.end && f.d.StartOfLine(next) != next {
		return next // a map in braces, on one line
	}
	for last > first {
		if line := f.d.Line(last); line != "" && line[0] != '#' && !text.IsBlankLine(line) {
			break
		}
		last--
	}
	return min(f.d.AfterLine(last), f.end)
}

// fits reports whether a value would be read without a problem.
func (f *frontReader) fits(name string, p front.Pair) bool {
	trial := frontReader{d: f.d, a: &ledger.Ally{}}
	before := len(f.d.Problems)
	trial.readKey(name, p)
	fits := len(f.d.Problems) == before && (name != "type" || trial.a.Type != "")
	f.d.Problems = f.d.Problems[:before]
	return fits
}

// almostKey warns of a key that is a slip of the finger away from a known one,
// or that stands for it elsewhere.
func (f *frontReader) almostKey(p front.Pair, pairs []front.Pair) {
	folded := ledger.FoldKey(p.Key.Text)
	near, m := otherKey(folded), keyOther
	if near != "" {
		given := func(other front.Pair) bool { name, _ := ledger.Key(other.Key.Text); return name == near }
		if slices.ContainsFunc(pairs, given) || p.Value.Lacks() || !f.fits(near, p) {
			return
		}
	} else if near, m = nearKey(folded), keyAlmost; near == "" {
		return
	}
	f.d.Warnf(ledger.CodeAlmostKey, p.Key.At, "", "%s%s%s is", text.Brief(p.Key.Text), m.says(), near).
		Cure(p.Key.At, near).Shows(restOfLine(f.d, p.Key.At))
	if m == keyOther {
		f.d.Problems[len(f.d.Problems)-1].Once = "key " + folded
	}
}
