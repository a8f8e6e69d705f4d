package render

import (
	"fmt"
	"io"

	"allies/ledger"
	"allies/report"
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
	page  func(*context) *page.Page
	sheet func(*context) *page.Sheet // nil where there is no csv
}

// context is what a view may know of the output that it is made for.
type context struct {
	*Options
	config *ledger.Config
	closed bool            // private things stay out
	hidden map[string]bool // what stayed out
	html   bool            // the page may have a section for each ally
	ids    anchors         // those sections
}

// forUser is the context of what the user alone sees: nothing is left out.
func (o *Options) forUser() *context {
	c := &context{Options: o, config: o.Config, hidden: map[string]bool{}}
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

// shows reports whether something may be shown. What may not is counted, once
// under each name.
func (c *context) shows(private bool, name string) bool {
	if private && c.closed {
		c.hidden[name] = true
		return false
	}
	return true
}

// spot names what stands on a line.
func spot(p report.Place) string { return line(p.File, p.Line).Words }

// ally is a name that leads to its section, where the page has one.
func (c *context) ally(words, file string) page.Text { return c.ids.link(page.Name(words), file) }

// WithoutPrivate says that n private things were left out.
func WithoutPrivate(n int) string {
	return report.Count(n, "private thing") + " left out; figures count them; --include-private shows them"
}

// build makes the page, with what every view says around its own matter: the
// days it is about, and how many private things stayed out.
func (v View) build(c *context) *page.Page {
	p := v.page(c)
	p.About = append(c.Spans(), p.About...)
	if n := len(c.hidden); n > 0 {
		p.Closing = append(p.Closing, WithoutPrivate(n))
	}
	return p
}

// Text writes the view for a terminal, private things included.
func (v View) Text(w io.Writer, o Options) error {
	_, err := io.WriteString(w, format.Text(v.build(o.forUser()), &o.Screen))
	return wrap("text", err)
}

// Markdown writes the view as a Markdown file that no ledger takes for an
// ally.
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
	return len(c.hidden), format.CSV(w, s)
}

func wrap(format string, err error) error {
	if err != nil {
		return fmt.Errorf("writing %s: %w", format, err)
	}
	return nil
}
