package report

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

func asked(t *testing.T, r *Reckoner, word string) Ask {
	t.Helper()
	ask, err := r.Ask(word)
	if err != nil {
		t.Fatal(err)
	}
	return ask
}

func helpful(ask Ask) string {
	var all []string
	for _, row := range ask.Rows {
		all = append(all, fmt.Sprintf("%s %s %d %t", row.Ally, row.Score, row.Proven, row.Offered))
	}
	return strings.Join(all, ", ")
}

func TestAskCountsByAge(t *testing.T) {
	a := ally("A").note(today).got("9", "", "feedback").note(ago(365)).got("", "", "feedback").
		note(ago(1095)).got("50", "USD", "feedback").note(ago(1096)).got("", "", "feedback").
		note(ago(-1)).got("", "", "feedback").note(ago(2), "plan").got("", "", "feedback").
		note(ago(3)).gave("", "", "feedback").got("", "", "time").got()
	a.Offers = []string{"time", "feedback"}
	offers := ally("B")
	offers.Offers = []string{"feedback"}
	ask := asked(t, on(build(offers, a, ally("C").note(today).gave("", "", "feedback"))), "reviews")
	check(t, "kind", ask.Kind, "feedback")
	check(t, "rows", helpful(ask), "A 2.125 3 true, B 0.5 0 true")
	check(t, "lines", fmt.Sprint(ask.Rows[0].Given[0].Line, ask.Rows[0].Given[2].Line), "2 6")
}

func TestAskLeavesOut(t *testing.T) {
	gave := func(name string, status ledger.Status) *builder {
		b := ally(name).note(today).got("", "", "feedback")
		b.Status = status
		return b
	}
	archived, potential, offering := gave("Archived", ledger.Archived), gave("Potential", ledger.Potential), gave("Offering", ledger.Potential)
	archived.Offers, offering.Offers = []string{"feedback"}, []string{"feedback"}
	r := on(build(archived, potential, offering, gave("Ally", ledger.Active)))
	check(t, "rows", helpful(asked(t, r, "feedback")), "Ally 1 1 false, Offering 0.5 0 true")
}

func TestAskOrder(t *testing.T) {
	offering := func(name string, days int) *builder {
		b := ally(name)
		b.Offers = []string{"time"}
		if days >= 0 {
			b.contacts(ago(days))
			b.Cadence = every(10)
		}
		return b
	}
	r := on(build(offering("Zoe", -1), offering("Ann", -1), offering("Late", 30), offering("Near", 1), offering("Érik", 30)))
	var names []string
	for _, row := range asked(t, r, "help").Rows {
		names = append(names, row.Ally)
	}
	check(t, "lateness, then name", strings.Join(names, " "), "Near Érik Late Ann Zoe")
}

func TestAskSaysWhatPassed(t *testing.T) {
	two := ally("Two").note(today).got("", "", "feedback").got("", "", "feedback").got("", "", "guidance").gave("", "", "listening")
	one := ally("One").note(today).got("", "", "feedback").got("", "", "feedback").got("", "", "feedback").got()
	goals, neither, mum, quiet := ally("Goals"), ally("Neither"), ally("Mum"), ally("Quiet")
	giving, old := ally("Giving").note(today).gave("", "", "time"), ally("Old").note(ago(1096)).got("", "", "feedback")
	giving.Offers, old.Offers = []string{"feedback"}, []string{"feedback"}
	for _, b := range []*builder{goals, neither, mum} {
		b.note(today).got("", "", "feedback").got("", "", "feedback").got("", "", "feedback")
	}
	one.Needs, one.Goals = []string{"time", "advocacy"}, []string{"a house"}
	goals.Goals, mum.Communal, quiet.Offers = []string{"a house"}, true, []string{"feedback"}
	ask := asked(t, on(build(two, one, goals, neither, mum, quiet, giving, old)), "feedback")
	want := map[string]string{
		"Two":    "[{feedback 2} {guidance 1}] [{listening 1}]",
		"One":    "[{feedback 3} { 1}] []",
		"Goals":  "[{feedback 3}] []",
		"Giving": "[] [{time 1}]",
		"Old":    "[] []",
		"Quiet":  "[] []",
	}
	for _, row := range ask.Rows {
		if passed, known := want[row.Ally]; known {
			check(t, row.Ally, fmt.Sprint(row.Got, row.Gave), passed)
		}
		if row.Ally == "One" {
			check(t, "what could be given", fmt.Sprint(row.Needs, row.Goals), "[time advocacy] [a house]")
		}
		if row.Ally == "Mum" {
			check(t, "no standing", row.Standing, Optional(""))
			check(t, "a row", jsonOf(t, row), `{"ally":"Mum","score":3,"proven":3,"offered":false,"lateness":0,`+
				`"standing":null,"text":""}`)
		}
	}
}

func TestAskForNoKind(t *testing.T) {
	r := on(build(ally("A")))
	for word, near := range map[string]string{"fedback": "feedback", "zzzzzz": "", "": ""} {
		_, err := r.Ask(word)
		var unknown *KindError
		check(t, word, errors.As(err, &unknown), true)
		check(t, word, unknown.Near, near)
		check(t, word, err.Error(), "there is no kind of support called \""+word+"\"")
		check(t, word, len(r.ExplainAsk(word)), 0)
	}
	check(t, "nobody", jsonOf(t, asked(t, r, "intro")), `{"kind":"introduction","rows":[]}`)
	l := build(ally("A").note(today).got("", "", "ride-along"))
	l.Config.AddKind("ride-along", ledger.Int(2), "shadowing")
	check(t, "a kind of allies.yaml", helpful(asked(t, on(l), "Shadowing")), "A 1 1 false")
}

func TestExplainAsk(t *testing.T) {
	b := ally("A").note(ago(365)).got("2", "h", "feedback")
	b.Offers = []string{"feedback"}
	b.Fields = []ledger.Field{{Key: "offers", Name: "offers", KeyPos: ledger.Pos{Line: 7, Column: 1}}}
	e := on(build(b)).ExplainAsk("feedback")[0]
	check(t, "formula", e.Formula, "A = Σ 2^(−age/365) over 1 favour of the last 1095 days + 0.5 for the offer = 1")
	check(t, "lines", places(e), "A.md:2 A.md:7")
	check(t, "step", e.Steps[0].Text, "2025-11-22, 365 days ago: 0.5")
}
