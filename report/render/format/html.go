package format

import (
	_ "embed"
	"html/template"
	"io"
	"sync"

	"allies/report/english"
	"allies/report/render/page"
	"allies/report/render/plain"
)

//go:embed page.html
var pageSource string

//go:embed style.css
var pageStyle string

var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageSource)) })

// HTML sets a page as HTML.
func HTML(w io.Writer, p *page.Page) error { return pageTemplate().Execute(w, htmlOf(p)) }

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
	Folded     string
	Heads      []htmlHead
	Rows, Foot []htmlRow
}

type htmlRow struct {
	More  bool // goes on with the row above: its first cell is empty
	Cells []htmlText
}

type htmlFact struct {
	Label   string
	Text    htmlText
	Picture template.HTML
	Wide    bool // a phone gives it a line of its own
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
	foldedFrom   = 10
)

// wideFrom is how long a fact is that would be a tall column on a phone.
const wideFrom = 60

func htmlOf(p *page.Page) *htmlPage {
	h := &htmlPage{Title: plain.Visible(p.Title), Style: template.CSS(pageStyle), First: visible(p.First), About: visible(p.About), Closing: visible(p.Closing)}
	var parts, allies []htmlSection
	for _, s := range p.Sections {
		section := htmlSection{ID: s.ID, Title: plain.Visible(s.Title)}
		if s.Brief != "" {
			section.Blocks = []htmlBlock{{Para: plain.Visible(s.Brief)}}
		}
		for _, b := range s.Blocks {
			section.Blocks = append(section.Blocks, htmlBlockOf(b, s.Title != ""))
		}
		h.Sections = append(h.Sections, section)
		switch {
		case s.Title == "":
		case s.Ally:
			allies = append(allies, section)
		default:
			parts = append(parts, section)
		}
	}
	if len(parts)+len(allies) >= contentsFrom {
		h.Contents = []htmlContents{{Sections: parts}, {Sections: allies}}
		if len(allies) >= foldedFrom {
			h.Contents[1].Folded = english.Count(len(allies), "ally")
		}
	}
	return h
}

func visible(lines []string) []string {
	shown := make([]string, len(lines))
	for i, line := range lines {
		shown[i] = plain.Visible(line)
	}
	return shown
}

func htmlBlockOf(b page.Block, under bool) htmlBlock {
	h := htmlBlock{Heading: plain.Visible(b.Heading), Under: under, Para: plain.Visible(b.Para)}
	switch {
	case b.Table != nil:
		h.Table = htmlTableOf(b.Table)
	case b.Picture != nil:
		h.Picture, h.Words = b.Picture.SVG(), visible(b.Picture.Words())
	case b.Facts != nil:
		for _, f := range b.Facts {
			fact := htmlFact{Label: plain.Visible(f.Label), Text: htmlTextOf(f.Text, page.Column{}), Wide: f.Drawn != nil || len(f.Words) > wideFrom || f.Where.File != ""}
			if f.Drawn != nil {
				fact.Picture = f.Drawn.SVG()
			}
			h.Facts = append(h.Facts, fact)
		}
	case b.List != nil:
		for _, item := range b.List {
			h.List = append(h.List, htmlTextOf(item, page.Column{}))
		}
	}
	return h
}

func htmlTableOf(t *page.Table) *htmlTable {
	h := &htmlTable{Name: plain.Visible(t.Name), Quiet: t.Quiet, Cards: t.Cards(), Folded: plain.Visible(t.Folded)}
	shown := t.Filled()
	for _, i := range shown {
		h.Heads = append(h.Heads, htmlHead{plain.Visible(t.Columns[i].Head), class(t.Columns[i])})
	}
	row := func(cells []page.Text) htmlRow {
		out := htmlRow{More: cells[0].Words == "", Cells: make([]htmlText, len(shown))}
		for n, i := range shown {
			var cell page.Text
			if i < len(cells) {
				cell = cells[i]
			}
			out.Cells[n] = htmlTextOf(cell, t.Columns[i])
			if h.Cards {
				out.Cells[n].Head = h.Heads[n].Words
			}
		}
		return out
	}
	for _, cells := range t.Rows {
		h.Rows = append(h.Rows, row(cells))
	}
	for _, cells := range t.Foot {
		h.Foot = append(h.Foot, row(cells))
	}
	return h
}

func class(c page.Column) string {
	switch {
	case c.Right:
		return "figure"
	case c.Path:
		return "path"
	case c.Drawn:
		return "extra drawn"
	case c.Extra:
		return "extra"
	case c.Shrink == page.Never && !c.Place:
		return "word"
	}
	return ""
}
