package format

import (
	_ "embed"
	"html/template"
	"io"
	"regexp"
	"strings"
	"sync"

	"allies/ledger/lists"
	"allies/parse/markdown"
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
		"table": htmlTableOf, "class": class, "svg": svgOf, "wide": isWide,
	}).Parse(pageSource))
})

func HTML(w io.Writer, p *page.Page) error { return pageTemplate().Execute(w, htmlOf(p)) }

// htmlPage is a page for its template, which makes each word visible and escapes it.
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
	Heads      []page.Column
	Rows, Foot []htmlRow
}

type htmlRow struct {
	More  bool // goes on with the row above: its first cell is empty
	Cells []htmlText
}

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

func svgOf(picture any) template.HTML {
	if drawn, ok := picture.(page.Drawing); ok {
		return drawn.SVG()
	}
	return ""
}

func isWide(f page.Fact) bool { return f.Drawn != nil || len(f.Words) > wideFrom || f.Where.File != "" }

func htmlTableOf(t *page.Table) *htmlTable {
	h := &htmlTable{}
	shown, cards := t.Filled(), t.Cards()
	h.Heads = lists.Of(shown, func(i int) page.Column { return t.Columns[i] })
	row := func(cells []page.Text) htmlRow {
		out := htmlRow{More: cells[0].Words == "", Cells: make([]htmlText, len(shown))}
		for n, i := range shown {
			var cell page.Text
			if i < len(cells) {
				cell = cells[i]
			}
			out.Cells[n] = htmlTextOf(cell, t.Columns[i])
			if cards {
				out.Cells[n].Head = plain.Visible(t.Columns[i].Head)
			}
		}
		return out
	}
	h.Rows, h.Foot = lists.Of(t.Rows, row), lists.Of(t.Foot, row)
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

var toneClass = [...]string{page.Strong: "strong", page.Faint: "faint", page.Good: "good", page.Warm: "warm", page.Alert: "alert"}

func htmlTextOf(t page.Text, c page.Column) htmlText {
	h := htmlText{Class: class(c), Tone: toneClass[t.Tone]}
	switch {
	case t.Bar != nil:
		h.Bar = t.Bar.Svg()
	case t.Words == "":
		h.Tone = ""
	case c.Place:
		h.Code = plain.Visible(t.Words)
	case t.Source == page.Markup:
		for _, s := range markdown.Inline(strings.TrimSpace(t.Words)) {
			h.Spans = append(h.Spans, spansOf(plain.Visible(s.Text), safeTarget(s.Target))...)
		}
	default:
		h.Spans = spansOf(plain.Visible(t.Words), safeTarget(t.Target))
	}
	return h
}

var isoDate = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`) })

// spansOf keeps the dates in plain words whole; a link is one span.
func spansOf(words string, target template.URL) []htmlSpan {
	var spans []htmlSpan
	from := 0
	if target == "" {
		for _, at := range isoDate().FindAllStringIndex(words, -1) {
			if at[0] > from {
				spans = append(spans, htmlSpan{Text: words[from:at[0]]})
			}
			spans = append(spans, htmlSpan{Text: words[at[0]:at[1]], Whole: true})
			from = at[1]
		}
	}
	if from < len(words) {
		spans = append(spans, htmlSpan{Text: words[from:], Target: target})
	}
	return spans
}

// safeTarget returns a link's target where it may be one on a page: http,
// https, mailto, tel, and what is relative. Else it returns "".
func safeTarget(target string) template.URL {
	if target == "" || strings.ContainsFunc(target, notInTarget) || strings.HasPrefix(target, "//") {
		return ""
	}
	scheme, _, found := strings.Cut(target, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return template.URL(target)
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel":
		return template.URL(target)
	}
	return ""
}

// notInTarget finds what browsers drop or turn before they look at a target.
func notInTarget(r rune) bool { return r <= ' ' || r == '\\' || plain.IsControl(r) || plain.IsMark(r) }
