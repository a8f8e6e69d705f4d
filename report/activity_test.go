package report

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"allies/ledger"
)

func bars(a Activity) string {
	var all []string
	for _, row := range a.Rows {
		if row.Contacts > 0 {
			all = append(all, fmt.Sprintf("%s %d/%d", row.Key, row.Contacts, row.Allies))
		}
	}
	return strings.Join(all, ", ")
}

func activeLedger() *ledger.Ledger {
	dana, ravi := ally("Dana"), ally("Ravi")
	dana.note("2026-11-02", "talks").gave("", "", "feedback").note("2026-11-02").note(today).note("2026-11-23").
		note("2026-10-31", "fyi").note("2026-10-30", "plan").note("2025-11-22").note("2025-11-23")
	dana.Notes[0].With = []ledger.Link{{Target: "Ravi"}}
	ravi.LastContact = day("2026-09-30")
	ravi.note("2026-09-30")
	return build(dana, ravi)
}

func TestActivityOfTheLastYear(t *testing.T) {
	a := on(activeLedger()).Activity()
	check(t, "by month", bars(a), "2025-11 1/1, 2026-09 1/1, 2026-11 3/2")
	check(t, "span", fmt.Sprintf("%s %s %s %d", a.Begin, a.End, a.By, a.Contacts), "2025-11-23 2026-11-23 month 5")
	check(t, "months", len(a.Rows), 13)
	check(t, "clipped", fmt.Sprint(a.Rows[0].Begin, a.Rows[0].End, a.Rows[12].End), "2025-11-23 2025-12-01 2026-11-23")
	check(t, "days", len(a.Days), 365)
	check(t, "a day with two", jsonOf(t, a.Days[344]), `{"date":"2026-11-02","contacts":2}`)
	check(t, "today", jsonOf(t, a.Days[364]), `{"date":"2026-11-22","contacts":1}`)
}

func TestActivityOfAPeriod(t *testing.T) {
	l := activeLedger()
	in := func(begin, end string, by By) Activity {
		var p ledger.Period
		if begin != "" {
			p.Begin = day(begin)
		}
		if end != "" {
			p.End = day(end)
		}
		return New(l, Options{Today: day(today), Period: p, By: by}).Activity()
	}
	weekly := in("2026-09-30", "2026-11-16", "")
	check(t, "weeks", bars(weekly), "2026-09-28 1/1, 2026-11-02 2/2")
	check(t, "clipped", fmt.Sprint(weekly.Rows[0].Begin, weekly.Rows[0].End, len(weekly.Rows)), "2026-09-30 2026-10-05 7")
	check(t, "days", len(weekly.Days), 47)
	for by, want := range map[By]string{
		ByQuarter: "2025Q4 2026-01-01, 2026Q1 2026-04-01, 2026Q2 2026-07-01, 2026Q3 2026-10-01, 2026Q4 2026-11-23",
		ByYear:    "2025 2026-01-01, 2026 2026-11-23",
	} {
		var ends []string
		for _, row := range in("2025-11-23", "", by).Rows {
			ends = append(ends, row.Key+" "+row.End.String())
		}
		check(t, string(by), strings.Join(ends, ", "), want)
	}
	check(t, "asked for", bars(in("2026-09-30", "2026-11-16", ByMonth)), "2026-09 1/1, 2026-11 2/2")
	check(t, "years", bars(in("2001-01-01", "", "")), "2025 2/1, 2026 4/2")
	check(t, "days of the last one", len(in("2001-01-01", "", "").Days), 365)
	check(t, "never past today", in("", "2030-01-01", "").End.String(), "2026-11-23")
	check(t, "an end alone", fmt.Sprint(in("", "2026-03-01", "").Begin), "2025-03-01")
	check(t, "days to come", jsonOf(t, in("2027-01-01", "2027-02-01", "")),
		`{"as_of":"2026-11-22","begin":"2027-01-01","end":"2027-01-01","by":"week","contacts":0,"rows":[],"days":[]}`)
	first := New(build(), Options{Today: 1}).Activity()
	check(t, "the first day there is", len(first.Rows) <= 1, true)
}

func TestActivityOfAQuery(t *testing.T) {
	l := activeLedger()
	for words, want := range map[string]string{
		"ravi": "2026-09 1/1, 2026-11 1/1", "tag:talks": "2026-11 2/2", "kind:feedback": "2026-11 2/2",
		"date:2026-09": "2026-09 1/1", "not:dana tag:talks": "2026-11 1/1", "nobody": "",
	} {
		r := New(l, Options{Today: day(today), Query: parsed(t, l, words)})
		check(t, words, bars(r.Activity()), want)
	}
}

func TestActivitySums(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range 100 {
		l := randomLedger(rng)
		for _, by := range append(Lengths(), "") {
			r := New(l, Options{Today: day(today), By: by, Period: ledger.Period{Begin: day("2020-01-01")}})
			a := r.Activity()
			sum, contacts := 0, 0
			for i, row := range a.Rows {
				sum += row.Contacts
				check(t, "without gaps", i == 0 || row.Begin == a.Rows[i-1].End, true)
			}
			for _, b := range l.Allies {
				contacts += len(r.rhythm(b).days)
			}
			check(t, "rows", sum, contacts)
			check(t, "all", a.Contacts, contacts)
		}
		a := on(l).Activity()
		daily := 0
		for _, d := range a.Days {
			daily += d.Contacts
		}
		check(t, "days", daily, a.Contacts)
	}
}

func TestExplainActivity(t *testing.T) {
	all := on(activeLedger()).ExplainActivity()
	e := explained(t, all, "2026-11")
	check(t, "formula", e.Formula, "3 contact days with 2 allies")
	check(t, "notes", places(e), "Dana.md:1 Dana.md:3 Dana.md:1 Dana.md:4")
	check(t, "words", e.Steps[0].Text, "2026-11-02 Dana")
	check(t, "last_contact", explained(t, all, "2026-09").Steps[0].Text, "2026-09-30 Ravi: last_contact")
	secret := ally("A").note("2026-11-01", "private")
	secret.LastContact, secret.Private = day("2026-11-02"), []string{"last_contact"}
	steps := on(build(secret)).ExplainActivity()[0].Steps
	check(t, "steps", len(steps), 2)
	for _, step := range steps {
		check(t, step.Text+" is private", step.Private, true)
	}
}
