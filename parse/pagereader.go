package parse

import (
	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
	"slices"
)

type pageReader struct {
	bodyReader
	page    *ledger.Page
	keys    []front.Pair // of the front matter
	outline pageOutline
	undated func() // names the day that is in another form

	heads []pageHead
	part  int  // the part of a daily page that is being read, −1 for none
	level int  // of the heading that opened it, 0 for an item or a paragraph
	scope int  // the innermost list item that links to somebody, −1 for none
	aside bool // what links do here makes no note: an open task, a quote

	saidNames []string // the folded names of who was there
}

type pageHead struct {
	level int
	scope int // −1 where no heading so far links to anybody
	tags  []string
	names []string // what the headings say, the nearest first
}

// pageOutline is what the top-level blocks of a page say of it.
type pageOutline struct {
	first   markdown.Block          // the first heading
	title   markdown.Block          // the first heading of level 1
	single  bool                    // it is the only one
	dayLine text.Region             // the value of a line that gives the day
	nearDay dayLabel                // a line that says it in another way
	who     map[markdown.Block]bool // the blocks that say who was there, and nothing else
	private int                     // the level of the private heading above, 0 for none
}

// dayLabel is a line of which the label says that a day follows, in other words
// than `Date:`, and where its value begins in it.
type dayLabel struct {
	line  text.Region
	value int
}

// headAbove is the heading above; of none, one that says nothing.
func (r *pageReader) headAbove() pageHead {
	if n := len(r.heads); n > 0 {
		return r.heads[n-1]
	}
	return pageHead{scope: -1}
}

func (r *pageReader) innerScope() int {
	if r.scope >= 0 {
		return r.scope
	}
	return r.headAbove().scope
}

func (r *pageReader) addScope(outer int, links []ledger.Link) int {
	r.page.Scopes = append(r.page.Scopes, ledger.Scope{Outer: outer, Links: links})
	return len(r.page.Scopes) - 1
}

func (r *pageReader) newItem(at text.Region, links []ledger.Link) ledger.PageItem {
	return ledger.PageItem{Scope: r.innerScope(), Part: r.part, Links: links, Under: r.headAbove().names, Pos: r.d.Pos(at.Start, at.End)}
}

func (r *pageReader) note() *ledger.Note {
	if r.part >= 0 {
		return &r.page.Parts[r.part].Note
	}
	return &r.page.Note
}

// mention keeps the links and tags of a text, and whom a part of the page is a note with.
func (r *pageReader) mention(p *markdown.Prose) ([]ledger.Link, []string) {
	links, tags := r.bodyReader.mention(p, r.note())
	links = slices.Clone(links)
	if r.part >= 0 && r.level == 0 && !r.aside {
		part := &r.page.Parts[r.part]
		part.With = append(part.With, links...)
	}
	return links, tags
}

// entitle names a note without a title by its first line of text, unless that is
// private. Of an item or a paragraph the line is the title.
func (r *pageReader) entitle(line string, tags []string) {
	n := r.note()
	switch {
	case n.Title != "" || n.First != "" || ledger.IsPrivate(tags) || r.inPrivate():
	case r.part >= 0:
		n.Title = line
	default:
		n.First = line
	}
}

// linksOf keeps the links of what says who was there.
func (r *pageReader) linksOf(b markdown.Block) {
	if p, ok := markdown.ProseOf(r.d, b); ok && b.Kind() == markdown.ParagraphBlock {
		r.bodyReader.mention(p, nil)
	}
	for c := b.First(); c.Exists(); c = c.Next() {
		r.linksOf(c)
	}
}
