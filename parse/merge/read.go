package merge

import (
	"path"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/parse/markdown"
)

type reader struct {
	path    string
	config  *ledger.Config
	folders []string // in the ledger's root
}

// read reads a text; nil where it is in doubt what a line belongs to: the file
// is none of an ally or of the user's own profile, it is read with a problem
// that leaves that open, or it holds a conflict.
func (r reader) read(text string) *parse.Source {
	file := strings.TrimLeft(path.Clean("/"+r.path), "/")
	if file == "" || parse.Unreadable(file, []byte(text)) != nil {
		return nil
	}
	scope := folder.NewScope(r.config, append(r.folders, path.Dir(file)), nil)
	named := scope.ByPath(file)
	if text != "" && named.Rule != folder.RuleMe {
		s, verdict := scope.Read(file, []byte(text), r.config)
		if verdict.LeftOut() || isUncertain(s) {
			return nil
		}
		return s
	}
	s := parse.Open(file, []byte(text), r.config)
	s.ReadBody()
	if named.Rule != folder.RuleMe && named.LeftOut() || isUncertain(s) {
		return nil
	}
	return s
}

// isUncertain reports whether a problem leaves open what a line belongs to.
func isUncertain(s *parse.Source) bool {
	for _, p := range s.Problems {
		switch p.Code {
		case ledger.CodeFrontMatter, ledger.CodeTooLarge, ledger.CodeNesting:
			if p.Severity == ledger.Error {
				return true
			}
		case ledger.CodeOpenBlock:
			return true
		}
	}
	return s.Ally.Incomplete
}

func readVersion(w reader, text string) *version {
	s := w.read(text)
	if s == nil {
		return nil
	}
	v := &version{ally: s.Ally}
	if s.Ally.Front.End > s.Ally.Front.Start && !v.readFront(s) {
		return nil
	}
	if !v.readBody(s) {
		return nil
	}
	v.chain()
	return v
}

// readBody makes units of the blocks of the body: a section of every heading,
// those inside a note in the note; items in items. It returns false where a
// block does not begin with a line of its own.
func (v *version) readBody(s *parse.Source) bool {
	r := &bodyReader{top: []*unit{{kind: sectionKind}}, notes: map[int]*ledger.Note{}}
	for i := range s.Ally.Notes {
		r.notes[int(s.Ally.Notes[i].Head.Start)] = &s.Ally.Notes[i]
	}
	for b := s.Blocks.First(); b.Exists(); b = b.Next() {
		r.block(b)
	}
	text, start := s.Text, int(s.Ally.Body.Start)
	blank := text[start:]
	for i, u := range r.units {
		if i == 0 {
			blank = text[start:u.at]
		}
		end := len(text)
		if i+1 < len(r.units) {
			end = r.units[i+1].at
		}
		if u.at > 0 && text[u.at-1] != '\n' || u.at >= end || !isBlank(blank) {
			return false
		}
		u.blank = blank
		u.own, blank = cutBlankEnd(text[u.at:end])
	}
	v.parts, v.tail = r.top, blank
	for _, u := range r.sections {
		r.name(u)
	}
	return isBlank(v.tail)
}

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

type bodyReader struct {
	notes    map[int]*ledger.Note // by where they begin
	units    []*unit              // in the order of the file, each item before those in it
	sections []*unit
	top      []*unit
	note     *unit   // the dated section that the next heading may belong to
	inner    *unit   // the section inside the note
	path     []*unit // headings above, for the names of sections
}

// begin makes a unit of a block; it goes on to the next one.
func (r *bodyReader) begin(k kind, b markdown.Block) *unit {
	u := &unit{kind: k, at: b.Start()}
	r.units = append(r.units, u)
	return u
}

func (r *bodyReader) block(b markdown.Block) {
	in := r.top[len(r.top)-1]
	if r.inner != nil {
		in = r.inner
	}
	switch b.Kind() {
	case markdown.HeadingBlock:
		r.section(b)
	case markdown.ListBlock:
		r.items(in, b)
	case markdown.ParagraphBlock:
		in.kids = append(in.kids, r.begin(textKind, b))
	default:
		in.kids = append(in.kids, r.begin(rawKind, b))
	}
}

// items makes units of the items of a list, and of those in the lists that
// stand on lines of their own below the text of an item. An item that holds
// anything else is one unit.
func (r *bodyReader) items(in *unit, list markdown.Block) {
	for item := list.First(); item.Exists(); item = item.Next() {
		u := r.begin(itemKind, item)
		u.note = r.notes[item.Start()]
		in.kids = append(in.kids, u)
		for _, inner := range listsOf(item) {
			r.items(u, inner)
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

func (r *bodyReader) section(b markdown.Block) {
	u := r.begin(sectionKind, b)
	u.level, u.note = b.Level(), r.notes[b.Start()]
	r.sections = append(r.sections, u)
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
	for len(r.path) > 0 && r.path[len(r.path)-1].level >= u.level {
		r.path = r.path[:len(r.path)-1]
	}
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
