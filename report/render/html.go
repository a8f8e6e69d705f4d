package render

import (
	_ "embed"
	"html/template"
	"io"

	"allies/report"
)

//go:embed page.html
var pageSource string

//go:embed style.css
var pageStyle string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// writeHTML sets a page as HTML.
func writeHTML(w io.Writer, p *page) error { return pageTemplate.Execute(w, htmlOf(p)) }

// The page as its template takes it. Every word in it is Visible; the template
// escapes.
type htmlPage struct {
	Title                 string
	Style                 template.CSS
	First, About, Closing []string
	Contents              []htmlContents // sections of the report, then of allies
	Sections              []htmlSection
}

// htmlContents leads to sections; so many that they would push the page out of
// sight are shown on request, under a few words.
type htmlContents struct {
	Folded   string
	Sections []htmlSection
}

type htmlSection struct {
	ID, Title string
	Blocks    []htmlBlock
}

// htmlBlock holds one of its fields, as block does.
type htmlBlock struct {
	Heading string
	Under   bool // the section has a title
	Table   *htmlTable
	Picture template.HTML
	Words   []string // of the picture
	List    []htmlText
	Facts   []htmlFact
	Para    string
}

type htmlTable struct {
	Name       string
	Quiet      bool
	Cards      bool
	Folded     bool
	Heads      []htmlHead
	Rows, Foot []htmlRow
}

type htmlRow struct {
	More  bool // goes on with the row above: its first cell is empty
	Cells []htmlText
}

type htmlFact struct {
	Label string
	Text  htmlText
}

type htmlHead struct{ Words, Class string }

type htmlText struct {
	Class, Tone string
	Head        string // of its column, for a card
	Bar         template.HTML
	Code        string
	Spans       []htmlSpan
}

type htmlSpan struct {
	Text   string
	Target template.URL // "" for plain words
	Whole  bool         // a date, which no line breaks
}

// How many sections make a list of contents worth its place, and how many
// allies make it too long to stand open.
const (
	contentsFrom = 3
	foldedFrom   = 30
)

func htmlOf(p *page) *htmlPage {
	h := &htmlPage{Title: Visible(p.title), Style: template.CSS(pageStyle), First: visible(p.first), About: visible(p.about), Closing: visible(p.closing)}
	var parts, allies []htmlSection
	for _, s := range p.sections {
		section := htmlSection{ID: s.id, Title: Visible(s.title)}
		for _, b := range s.blocks {
			section.Blocks = append(section.Blocks, htmlBlockOf(b, s.title != ""))
		}
		h.Sections = append(h.Sections, section)
		switch {
		case s.title == "":
		case s.ally:
			allies = append(allies, section)
		default:
			parts = append(parts, section)
		}
	}
	if len(parts)+len(allies) >= contentsFrom {
		h.Contents = []htmlContents{{Sections: parts}, {Sections: allies}}
		if len(allies) >= foldedFrom {
			h.Contents[1].Folded = report.Count(len(allies), "ally")
		}
	}
	return h
}

func visible(lines []string) []string {
	shown := make([]string, len(lines))
	for i, line := range lines {
		shown[i] = Visible(line)
	}
	return shown
}

func htmlBlockOf(b block, under bool) htmlBlock {
	h := htmlBlock{Heading: Visible(b.heading), Under: under, Para: Visible(b.para)}
	switch {
	case b.table != nil:
		h.Table = htmlTableOf(b.table)
	case b.picture != nil:
		h.Picture, h.Words = b.picture.svg(), visible(b.picture.words())
	case b.facts != nil:
		for _, f := range b.facts {
			h.Facts = append(h.Facts, htmlFact{Visible(f.label), htmlTextOf(f.text, column{})})
		}
	case b.list != nil:
		for _, item := range b.list {
			h.List = append(h.List, htmlTextOf(item, column{}))
		}
	}
	return h
}

func htmlTableOf(t *table) *htmlTable {
	h := &htmlTable{Name: Visible(t.name), Quiet: t.quiet, Cards: t.cards(), Folded: t.folded}
	shown := t.filled()
	for _, i := range shown {
		h.Heads = append(h.Heads, htmlHead{Visible(t.columns[i].head), t.columns[i].class()})
	}
	row := func(cells []text) htmlRow {
		out := htmlRow{More: cells[0].words == "", Cells: make([]htmlText, len(shown))}
		for n, i := range shown {
			var cell text
			if i < len(cells) {
				cell = cells[i]
			}
			out.Cells[n] = htmlTextOf(cell, t.columns[i])
			if h.Cards {
				out.Cells[n].Head = h.Heads[n].Words
			}
		}
		return out
	}
	for _, cells := range t.rows {
		h.Rows = append(h.Rows, row(cells))
	}
	for _, cells := range t.foot {
		h.Foot = append(h.Foot, row(cells))
	}
	return h
}

func (c column) class() string {
	switch {
	case c.right:
		return "figure"
	case c.path:
		return "path"
	case c.drawn:
		return "extra drawn"
	case c.extra:
		return "extra"
	case c.shrink == never && !c.place:
		return "word"
	}
	return ""
}
