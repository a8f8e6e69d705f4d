package render

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/report"
	"allies/report/english"
	"allies/report/render/format"
	"allies/report/render/page"
)

// Options say where output goes and what it may show.
type Options struct {
	format.Screen

	Today  ledger.Date
	Period ledger.Period   // the period that was asked for, printed back
	Dates  []ledger.Period // what the query's date: terms were read as, printed back too
	Config *ledger.Config  // what a point is; nil means the defaults

	IncludePrivate bool // csv, md and html show what is private
}

// View is one report, ready to be written in the formats that it has.
type View struct {
	value func(*context) any
	page  func(*context) *page.Page
	sheet func(*context) *page.Sheet // nil where there is no csv
}

// viewOf makes a view of a value. What is private is out of the value before
// anything sees it, unless the output may show it.
func viewOf[T any](value *T, p func(*context, *T) *page.Page, sheet func(*context, *T) *page.Sheet) View {
	return viewInWords(value, func(*T) {}, p, sheet)
}

// viewInWords makes a view of a value that has to be put into words first, which
// say nothing private where that is out.
func viewInWords[T any](value *T, words func(*T), p func(*context, *T) *page.Page, sheet func(*context, *T) *page.Sheet) View {
	see := func(c *context) *T {
		v := seen(c, value)
		words(v)
		return v
	}
	v := View{value: func(c *context) any { return see(c) }, page: func(c *context) *page.Page { return p(c, see(c)) }}
	if sheet != nil {
		v.sheet = func(c *context) *page.Sheet { return sheet(c, see(c)) }
	}
	return v
}

// context is what a view may know of the output that it is made for.
type context struct {
	*Options
	config *ledger.Config
	html   bool          // the page may have a section for each ally
	ids    anchors       // those sections
	closed bool          // private things stay out
	hidden report.Hidden // what stayed out

	uncounted []string // kinds of what stayed out that would not have been shown anyway
}

// seen is as much of a value as the output may show.
func seen[T any](c *context, value *T) *T {
	if !c.closed {
		return value
	}
	return report.Public(value, c.hidden)
}

func (c *context) leftOut() int {
	kinds := slices.Collect(maps.Values(c.hidden))
	return lists.Count(kinds, func(kind string) bool { return !slices.Contains(c.uncounted, kind) })
}

// forUser is the context of what the user alone sees: nothing is left out.
func (o *Options) forUser() *context {
	c := &context{Options: o, config: o.Config, hidden: report.Hidden{}}
	if c.config == nil {
		c.config = ledger.DefaultConfig()
	}
	return c
}

// forOthers is the context of a file, which others may get to see.
func (o *Options) forOthers() *context {
	c := o.forUser()
	c.closed = !o.IncludePrivate
	return c
}

// ally is a name that leads to its section, where the page has one.
func (c *context) ally(words, file string) page.Text { return c.ids.link(page.Name(words), file) }

// WithoutPrivate says that n private things were left out.
func WithoutPrivate(n int) string {
	return english.Count(n, "private thing") + " left out; figures count them; --include-private shows them"
}

// build makes the page, with what every view says around its own matter: the
// days it is about, and how many private things stayed out.
func (v View) build(c *context) *page.Page {
	p := v.page(c)
	p.About = append(c.Spans(), p.About...)
	if n := c.leftOut(); n > 0 {
		p.Closing = append(p.Closing, WithoutPrivate(n))
	}
	p.Closing = lists.Only(p.Closing, isSaid)
	return p
}

// Text writes the view for a terminal, private things included.
func (v View) Text(w io.Writer, o Options) error {
	_, err := io.WriteString(w, format.Text(v.build(o.forUser()), &o.Screen))
	return wrap("text", err)
}

// Markdown writes the view as a file that no ledger takes for an ally.
func (v View) Markdown(w io.Writer, o Options) error {
	_, err := io.WriteString(w, format.Markdown(v.build(o.forOthers())))
	return wrap("md", err)
}

// HTML writes the view as one page that loads nothing: light and dark, for
// print and phone, without a script.
func (v View) HTML(w io.Writer, o Options) error {
	c := o.forOthers()
	c.html = true
	return wrap("html", format.HTML(w, v.build(c)))
}

// CSV writes the view as one table, and returns how many private things it
// left out, which csv has no place to say.
func (v View) CSV(w io.Writer, o Options) (hidden int, err error) {
	c := o.forOthers()
	s := v.sheet(c)
	return c.leftOut(), format.CSV(w, s)
}

// JSON writes the value itself, private things included.
func (v View) JSON(w io.Writer) error { return format.JSON(w, v.value((&Options{}).forUser())) }

// JSONForOthers writes the value for readers who are not the user, and returns
// how many private things it left out.
func (v View) JSONForOthers(w io.Writer, o Options) (hidden int, err error) {
	c := o.forOthers()
	err = format.JSON(w, v.value(c))
	return c.leftOut(), err
}

// Places lists where what readers who are not the user see comes from.
func (v View) Places(o Options) []report.Place { return report.Places(v.value(o.forOthers())) }

func wrap(format string, err error) error {
	if err != nil {
		return fmt.Errorf("writing %s: %w", format, err)
	}
	return nil
}

// The sections that hold what others list.
const (
	nowID     = "now"     // begins the report
	explainID = "explain" // explains the others
)

// Rows counts what the view lists as text: the rows of its tables and the
// items of its lists, explanations and sums aside.
func (v View) Rows(o Options) int {
	n := 0
	for _, s := range v.page(o.forUser()).Sections {
		if s.ID == explainID || s.ID == nowID {
			continue
		}
		for _, b := range s.Blocks {
			n += len(b.List)
			if b.Table != nil && !b.Aside {
				n += len(b.Table.Rows)
			}
		}
	}
	return n
}

// Spans says which days were asked for, a line each: what the period was read
// as, and each `date:` of the query. There is none where nothing was asked.
func (o *Options) Spans() []string {
	lines := lists.Of(o.Dates, func(span ledger.Period) string { return "date: " + when.Words(span) })
	if o.Period == (ledger.Period{}) {
		return lines
	}
	return append([]string{"period: " + when.Words(o.Period)}, lines...)
}

func point(c *ledger.Config) string {
	said := "a point is one favour, or one hour where hours are noted"
	if hour, _ := c.Price("h"); hour.Cmp(ledger.Int(1)) != 0 {
		said = "a point is one favour"
	}
	prices := lists.Of(slices.Sorted(maps.Keys(c.Weights)), func(kind string) string { return kind + " " + c.Weights[kind].String() })
	for _, unit := range slices.Sorted(maps.Keys(c.Units)) {
		if price := c.Units[unit]; price != nil {
			prices = append(prices, "1 "+unit+" = "+price.String())
		}
	}
	if len(prices) > 0 {
		said += "; in allies.yaml: " + strings.Join(prices, ", ")
	}
	return said
}

// Explained adds to a view how its figures came about: each formula with its
// values put in, and the lines that went into it.
func (v View) Explained(why []report.Explanation) View {
	plain := v.page
	v.page = func(c *context) *page.Page {
		p := plain(c)
		if shown := *seen(c, &why); len(shown) > 0 {
			p.Add(explainSection(shown))
		}
		return p
	}
	return v
}

func explainSection(why []report.Explanation) page.Section {
	s := page.Section{ID: explainID, Title: "How the figures come about"}
	for _, e := range why {
		s.Add(page.Block{Heading: e.Title}, page.Paragraph(e.Formula))
		t := &page.Table{Name: e.Title, Quiet: true, Places: true, Columns: []page.Column{page.TextColumn("line"), page.PlaceColumn()}}
		for _, step := range e.Steps {
			t.Row(page.Written(step.Text), placeText(step.Place))
		}
		s.Add(listed("", t)...)
	}
	return s
}

// anchors name the sections of allies on a page: file to id.
type anchors map[string]string

// anchorsOf names a section for each of the allies, from its file's name.
func anchorsOf(allies []*report.Ally) anchors {
	ids, taken := anchors{}, map[string]bool{}
	for _, a := range allies {
		id := "ally-" + slug(ledger.TrimMarkdown(a.File))
		for n := 2; taken[id]; n++ {
			id = "ally-" + slug(ledger.TrimMarkdown(a.File)) + "-" + strconv.Itoa(n)
		}
		ids[a.File], taken[id] = id, true
	}
	return ids
}

// slug keeps plain letters and digits, and sets a hyphen for everything else.
func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, ledger.Fold(s)), "-")
}

// link makes a name lead to the ally's section, where the page has one.
func (ids anchors) link(t page.Text, file string) page.Text {
	if id := ids[file]; id != "" {
		t.Target = "#" + id
	}
	return t
}
