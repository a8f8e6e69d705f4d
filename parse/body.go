package parse

import (
	"github.com/yuin/goldmark/ast"

	"allies/ledger"
)

// bodyReader walks the blocks of one file and collects what they say of the
// ally.
type bodyReader struct {
	d    *document
	a    *ledger.Ally
	base int // offset of the body in the file

	owners []string        // folded words before a colon that make a task theirs
	above  []*sectionState // the headings above, outermost first
	title  ast.Node        // the heading that gives the ally's name, or would
	open   *ledger.Note    // the dated section being read
	first  *sectionState   // what stands before any heading
}

// sectionState is a heading and what was found to hold under it.
type sectionState struct {
	level  int
	title  bool // the heading that names the ally
	dated  bool
	log    bool // dated items under it are notes
	theirs bool // tasks under it are theirs
	muted  bool // its date was refused: what follows from that is not said again
	warned bool // dated items that are prose were named once
}

// readBody reads the notes, entries, tasks and links of the body into the
// ally, and its name where the front matter gives none.
func (d *document) readBody(body region, a *ledger.Ally) {
	a.Body = d.pos(body.start, body.end)
	root := parseBlocks(d.masked[body.start:body.end])
	r := &bodyReader{d: d, a: a, base: body.start, first: &sectionState{}}
	r.readHeadings(root)
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
	r.closeNote(body.end)
	r.checkOpenBlocks(root)
}

// block reads one top-level block.
func (r *bodyReader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.list(n, r.open)
	default:
		r.prose(n, r.open)
	}
}

// prose reads the links and tags of a block that can hold no entry.
func (r *bodyReader) prose(n ast.Node, note *ledger.Note) {
	switch n.Kind() {
	case ast.KindFencedCodeBlock, ast.KindCodeBlock, ast.KindHTMLBlock, ast.KindThematicBreak:
		return
	case ast.KindParagraph, ast.KindTextBlock:
		if p, ok := r.proseOf(n); ok {
			r.mention(p, note)
			r.checkParagraph(p, n)
		}
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Type() == ast.TypeBlock {
			r.prose(c, note)
		}
	}
}

// mention files the links and tags of a text; it returns both.
func (r *bodyReader) mention(p prose, note *ledger.Note) ([]ledger.Link, []string) {
	text := outsideCode(p.text)
	links := readLinks(text, func(start, end int) ledger.Pos {
		at := p.source(start, end)
		return r.d.pos(at.start, at.end)
	})
	tags := readTags(text)
	r.a.Links = append(r.a.Links, links...)
	if note != nil {
		note.Tags = addTags(note.Tags, tags)
	}
	return links, tags
}

// section is the innermost heading above, or the beginning of the file.
func (r *bodyReader) section() *sectionState {
	if len(r.above) == 0 {
		return r.first
	}
	return r.above[len(r.above)-1]
}

// muted reports whether a heading above had its date refused, so that entries
// under it need no word of their own.
func (r *bodyReader) muted() bool {
	if len(r.above) == 0 {
		return r.first.muted
	}
	for _, s := range r.above {
		if s.muted {
			return true
		}
	}
	return false
}

// itemsAreNotes reports whether dated list items here are notes: under no
// heading but the title, or under a log.
func (r *bodyReader) itemsAreNotes() bool {
	plain := true
	for _, s := range r.above {
		if s.log {
			return true
		}
		plain = plain && s.title
	}
	return plain
}

// tasksAreTheirs reports whether a heading above says so.
func (r *bodyReader) tasksAreTheirs() bool {
	for _, s := range r.above {
		if s.theirs {
			return true
		}
	}
	return false
}
