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

var pageTemplate = sync.OnceValue(func() *template.Template {
	return template.Must(template.New("page").Funcs(template.FuncMap{
		"visible": plain.Visible, "inline": func(t page.Text) htmlText { return htmlTextOf(t, page.Column{}) },
		"table": htmlTableOf, "svg": svgOf, "wide": isWide,
	}).Parse(pageSource))
})

// HTML sets a page as HTML.
func HTML(w io.Writer, p *page.Page) error { return pageTemplate().Execute(w, htmlOf(p)) }

// htmlPage is a page as its template takes it, which shows every word of it as
// Visible does, and escapes it.
type htmlPage struct {
	*page.Page
	Style    template.CSS
	Contents []htmlContents // sections of the report, then of allies
}

// htmlContents leads to sections; so many that they would push the page out of
// sight are shown on request, under a few words.
type htmlContents struct {
	Folded   string
	Sections []page.Section
}

type htmlTable struct {
	Heads      []htmlHead
	Rows, Foot []htmlRow
}

type htmlRow struct {
	More  bool // goes on with the row above: its first cell is empty
	Cells []htmlText
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
	h := &htmlPage{Page: p, Style: template.CSS(pageStyle)}
	var parts, allies []page.Section
	for _, s := range p.Sections {
		switch {
		case s.Title == "":
		case s.Ally:
			allies = append(allies, s)
		default:
			parts = append(parts, s)
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

// svgOf draws what can be drawn.
func svgOf(picture any) template.HTML {
	if drawn, ok := picture.(page.Drawing); ok {
		return drawn.SVG()
	}
	return ""
}

// isWide reports whether a phone gives a fact a line of its own.
func isWide(f page.Fact) bool { return f.Drawn != nil || len(f.Words) > wideFrom || f.Where.File != "" }

func htmlTableOf(t *page.Table) *htmlTable {
	h := &htmlTable{}
	shown, cards := t.Filled(), t.Cards()
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
			if cards {
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
