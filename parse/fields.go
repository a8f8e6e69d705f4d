package parse

import (
	"strings"

	"allies/ledger"
)

// frontReader reads the keys of one front matter into an ally.
type frontReader struct {
	d    *document
	a    *ledger.Ally
	end  int             // where the keys end in the file
	done map[string]bool // canonical keys whose one value is read
	ways map[string]int  // channels of contact, to where they are filed
}

// readers says how each key's value is read. A key that is not here is kept,
// and means nothing to us.
var readers = map[string]func(*frontReader, pair){
	"name":          (*frontReader).name,
	"first_name":    func(f *frontReader, p pair) { f.text(p, &f.a.First) },
	"last_name":     func(f *frontReader, p pair) { f.text(p, &f.a.Last) },
	"aliases":       func(f *frontReader, p pair) { f.list(p, &f.a.Aliases) },
	"type":          (*frontReader).kindOfAlly,
	"status":        (*frontReader).status,
	"reach":         (*frontReader).reach,
	"circle":        (*frontReader).circle,
	"communal":      (*frontReader).communal,
	"cadence":       (*frontReader).cadence,
	"snooze":        func(f *frontReader, p pair) { f.date(p, &f.a.Snooze) },
	"met":           func(f *frontReader, p pair) { f.date(p, &f.a.Met) },
	"last_contact":  func(f *frontReader, p pair) { f.date(p, &f.a.LastContact) },
	"org":           func(f *frontReader, p pair) { f.text(p, &f.a.Org) },
	"role":          func(f *frontReader, p pair) { f.text(p, &f.a.Role) },
	"location":      func(f *frontReader, p pair) { f.text(p, &f.a.Location) },
	"goals":         func(f *frontReader, p pair) { f.list(p, &f.a.Goals) },
	"values":        func(f *frontReader, p pair) { f.list(p, &f.a.Values) },
	"interests":     func(f *frontReader, p pair) { f.list(p, &f.a.Interests) },
	"communities":   func(f *frontReader, p pair) { f.list(p, &f.a.Communities) },
	"background":    func(f *frontReader, p pair) { f.list(p, &f.a.Background) },
	"offers":        func(f *frontReader, p pair) { f.kinds(p, &f.a.Offers) },
	"needs":         func(f *frontReader, p pair) { f.kinds(p, &f.a.Needs) },
	"introduced_by": func(f *frontReader, p pair) { f.names(p, &f.a.Introduced) },
	"members":       func(f *frontReader, p pair) { f.names(p, &f.a.Members) },
	"groups":        func(f *frontReader, p pair) { f.names(p, &f.a.Groups) },
	"birthday":      (*frontReader).birthday,
	"dates":         (*frontReader).dates,
	"contact":       (*frontReader).contact,
	"tags":          (*frontReader).tags,
	"private":       (*frontReader).private,
	"email":         (*frontReader).channel,
	"phone":         (*frontReader).channel,
	"mobile":        (*frontReader).channel,
	"url":           (*frontReader).channel,
	"website":       (*frontReader).channel,
	"address":       (*frontReader).channel,
	"linkedin":      (*frontReader).channel,
	"twitter":       (*frontReader).channel,
	"mastodon":      (*frontReader).channel,
	"telegram":      (*frontReader).channel,
	"whatsapp":      (*frontReader).channel,
	"signal":        (*frontReader).channel,
}

// read keeps every key, and reads those that are known: our own words before
// other tools', so that where both are there ours holds.
func (f *frontReader) read(pairs []pair) {
	f.a.Fields = make([]ledger.Field, 0, len(pairs))
	f.done = make(map[string]bool, len(pairs))
	lines := make(map[string]int, len(pairs)) // of each spelling
	others := pairs[:0:0]
	ours := make([]pair, 0, len(pairs))
	for i, p := range pairs {
		name, known := ledger.Key(p.key.text)
		behind := f.behind(pairs, i)
		if (name == "tags" || name == "type") && p.value.lacks() {
			f.readRemarks(&p, behind)
		}
		f.a.Fields = append(f.a.Fields, f.field(p, name, behind))
		folded := ledger.FoldKey(p.key.text)
		line, twice := lines[folded]
		switch {
		case !known:
			f.almostKey(p.key)
		case p.value.empty(): // as if it were not there
			continue
		case twice:
			f.d.twice(p.key, line)
		case folded == ledger.FoldKey(name):
			ours = append(ours, p)
		default:
			others = append(others, p)
		}
		if !twice {
			lines[folded] = f.d.lineAt(p.key.at.start)
		}
	}
	for _, p := range append(ours, others...) {
		name, _ := ledger.Key(p.key.text)
		readers[name](f, p)
	}
	if f.a.Name == "" {
		f.a.Name = strings.TrimSpace(f.a.First + " " + f.a.Last)
	}
}

// name reads a text, or a map of first and last.
func (f *frontReader) name(p pair) {
	if !f.once(p) {
		return
	}
	f.a.NamePos = f.d.pos(p.value.at.start, p.value.at.end)
	if text, ok := oneText(&p.value); ok {
		f.a.Name = text
		return
	}
	for _, part := range p.value.pairs {
		text, _ := oneText(&part.value)
		switch ledger.FoldKey(part.key.text) {
		case "first", "firstname", "given":
			f.a.First = text
		case "last", "lastname", "family":
			f.a.Last = text
		}
	}
	if f.a.Name = strings.TrimSpace(f.a.First + " " + f.a.Last); f.a.Name == "" {
		f.a.NamePos = ledger.Pos{}
		f.misfit(p, "a name as in Dana Okafor, or {first: Dana, last: Okafor}")
	}
}

// once reports whether a key that holds one value still waits for it.
func (f *frontReader) once(p pair) bool {
	name, _ := ledger.Key(p.key.text)
	if f.done[name] {
		return false
	}
	f.done[name] = true
	return true
}

// behind returns where the keys after the i-th begin.
func (f *frontReader) behind(pairs []pair, i int) int {
	if i+1 < len(pairs) {
		return pairs[i+1].key.at.start
	}
	return f.end
}

// field keeps a key as the user wrote it.
func (f *frontReader) field(p pair, name string, behind int) ledger.Field {
	made := ledger.Field{
		Key: p.key.text, Name: name,
		KeyPos: f.d.pos(p.key.at.start, p.key.at.end),
		Pos:    f.d.pos(p.key.at.start, max(f.linesUpTo(p, behind), p.key.at.end)),
	}
	p.value.each(func(n *node) {
		made.Values = append(made.Values, strings.TrimSpace(n.text))
		made.At = append(made.At, f.d.pos(n.at.start, n.at.end))
	})
	return made
}

// linesUpTo returns where the lines of a key and its value end: before the
// next key, without blank lines and remarks at the margin in between.
func (f *frontReader) linesUpTo(p pair, behind int) int {
	first, last := f.d.lineAt(p.key.at.start), f.d.lineAt(max(behind-1, 0))
	if behind < f.end && f.d.lineStart(f.d.lineAt(behind)) != behind {
		return behind // a map in braces, on one line
	}
	for last > first {
		if line := f.d.line(last); line != "" && line[0] != '#' && !isBlankLine(line) {
			break
		}
		last--
	}
	return min(f.d.afterLine(last), f.end)
}

// misfit names a value that does not fit its key.
func (f *frontReader) misfit(p pair, fits string) {
	f.d.misfit(p.key, p.value.at, fits)
}

// misfit names a value that does not fit its key, and says what does.
func (d *document) misfit(key node, at region, fits string) {
	at.end = min(max(at.end, at.start+1), max(d.wholeLine(at.start).end, at.start))
	d.errorf(ledger.CodeValue, at, fits, "%s does not fit %s", brief(d.text[at.start:at.end]), key.text)
}

// brief is a text short enough for a message.
func brief(s string) string {
	const most = 40
	s = strings.TrimSpace(s)
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return s
}
