package report

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// Part is a part of the whole picture, which can be asked for alone.
type Part string

// The parts, in the order in which one would act.
const (
	PartOverdue  Part = "overdue"
	PartPromises Part = "promises"
	PartThanks   Part = "thanks"
	PartEvents   Part = "events"
	PartBalance  Part = "balance"
)

func Parts() []Part {
	return []Part{PartOverdue, PartPromises, PartThanks, PartEvents, PartBalance}
}

// Explanation says how one figure came about.
type Explanation struct {
	Title   string // whose figure, and which
	Formula string // with the values put in
	Open    string // the formula for others, "" where it holds nothing private
	Steps   []Step // what went into it, in order of date
	Part    Part   // of the report; "" for a figure of another one
	Private bool   // the figure itself comes from something private
}

// Step is one line of a ledger that went into a figure.
type Step struct {
	Text string
	Place
	Private bool
}

func (r *Reckoner) step(x line) Step {
	e := r.entry(x.favour)
	what := strings.TrimSpace(e.Dir.String() + " " + string(e.Kind))
	return Step{Text: fmt.Sprintf("%s %s: %s", x.date, what, r.valueFormula(x.worth)), Place: e.Place, Private: e.Private}
}

func ofOne(title, formula string, part Part, s Step) Explanation {
	return Explanation{Title: title, Formula: formula, Steps: []Step{s}, Part: part, Private: s.Private}
}

// keyStep names a key of an ally's front matter with its values: the file alone,
// and false, where the key does not stand there.
func keyStep(a *ledger.Ally, key string, values []string) (Step, bool) {
	s := Step{Text: key + ": " + strings.Join(values, ", "), Place: Place{File: a.File}, Private: a.IsPrivate(key)}
	field, ok := a.Field(key)
	if ok {
		s.Place = placeIn(a.File, field.KeyPos)
	}
	return s, ok
}

// ExplainEntry tells what an entry in a note is worth, and how that comes.
func (r *Reckoner) ExplainEntry(a *ledger.Ally, n *ledger.Note, e *ledger.Entry) Step {
	return r.step(line{a, noted(n, e)})
}

// valueFormula tells how an entry comes to its value; Options.Units knows no price.
func (r *Reckoner) valueFormula(e *ledger.Worth) string {
	v := valueOf(r.l.Config, e)
	by, _ := rate(r.l.Config, e)
	switch {
	case r.o.Units && e.Unit != "":
		return fmt.Sprintf("%s %s", Exact{e.Amount}, e.Unit)
	case !v.priced:
		return fmt.Sprintf("%s %s, which has no price", Exact{e.Amount}, e.Unit)
	case e.HasAmount && e.Unit != "":
		return fmt.Sprintf("%s %s × %s = %s", Exact{e.Amount}, e.Unit, fraction(by), v.points)
	case e.HasAmount && e.Kind != "":
		return fmt.Sprintf("%s × weight %s = %s", Exact{e.Amount}, fraction(by), v.points)
	}
	return v.points.String()
}

// fraction writes a price or a weight in full: 1/60 is not 0.0167.
func fraction(n ledger.Number) string {
	if short, ok := ledger.ParseNumber(n.String()); ok && short.Cmp(n) == 0 {
		return n.String()
	}
	return n.Rat().RatString()
}

func (f *flow) explain(r *Reckoner, title string) Explanation {
	return Explanation{Title: title + ": balance", Formula: f.netFormula(), Steps: lists.Of(inOrder(f.lines), r.step), Part: PartBalance}
}

func (f *flow) netFormula() string {
	return fmt.Sprintf("gave − got = (%s) − (%s) = %s", f.Gave, f.Got, f.Net())
}
