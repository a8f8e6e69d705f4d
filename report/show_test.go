package report

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"allies/ledger"
)

func TestShowHasAll(t *testing.T) {
	b := ally("Dana").note("2026-09-01").gave("2", "", "feedback").win().note("2026-11-20", "fyi").setback().got().
		task(ledger.Ticked, "2026-11-10", "2026-11-11").task(ledger.Open, "2026-11-01", "").theirs().task(ledger.Dropped, "", "").
		note("2026-12-01").note("2026-10-01", "plan")
	b.Status, b.Goals, b.Offers, b.Met = ledger.Archived, []string{"tea"}, []string{"time"}, day("2026-01-02")
	b.Yearly = []ledger.YearlyDate{{Label: "birthday", Month: 5, Day: 4}, {Label: "wedding", Year: 1999, Month: 2, Day: 29}}
	b.Contact = []ledger.Channel{{Name: "email", Label: "email", Values: []string{"d@x"}}, {Name: "phone", Label: "phone", Values: []string{"0123"}}}
	b.Private = []string{"phone"}
	b.Introduced, b.Members = []string{"ravi", "Nobody"}, []string{"Ravi"}
	s := on(build(b, ally("Ravi"))).Show(b.Ally)
	check(t, "promises", len(s.Promises), 3)
	check(t, "events", len(s.Events), 4)
	check(t, "first", s.FirstContact.String(), "2026-09-01")
	check(t, "last", s.LastContact.String(), "2026-09-01")
	check(t, "plans", fmt.Sprint(s.Plans[0].Date, s.Plans[1].Date, len(s.Plans)), "2026-10-01 2026-12-01 2")
	check(t, "notes", fmt.Sprint(s.Notes[0].Date, s.Notes[1].Date, len(s.Notes), s.Noted), "2026-11-20 2026-09-01 2 2")
	check(t, "planned", s.Planned.String(), "2026-12-01")
	check(t, "by kind", jsonOf(t, s.ByKind["feedback"].Gave), `{"points":"2","units":{}}`)
	check(t, "dates", jsonOf(t, s.Dates), `[{"label":"birthday","date":"05-04"},{"label":"wedding","date":"1999-02-29"}]`)
	check(t, "contact", jsonOf(t, s.Contact), `[{"channel":"email","values":["d@x"]},{"channel":"phone","values":["0123"]}]`)
	check(t, "private", fmt.Sprint(s.Contact[0].Private, s.Contact[1].Private), "false true")
	check(t, "names", jsonOf(t, s.IntroducedBy), `["Ravi","Nobody"]`)
	check(t, "at odds", s.AtOdds, false)
}

func TestShowKeys(t *testing.T) {
	check(t, "show", keys(t, jsonOf(t, Show{})), "as_of name file type status reach circle communal tags last_contact contacts cadence due "+
		"days_overdue lateness state quieter gave got net raw_index index standing by_kind promises unthanked events "+
		"about aliases org role location goals values interests communities background offers needs met introduced_by members groups "+
		"snooze planned dates contact learned at_odds first_contact weeks known plans notes")
	s := on(build(ally("A"))).Show(ally("A").Ally)
	text := jsonOf(t, s)
	for _, key := range []string{"aliases", "goals", "members", "dates", "contact", "known", "plans", "notes"} {
		check(t, key, strings.Contains(text, `"`+key+`":[]`), true)
	}
}

func TestShowOneReckonsLikeTheReport(t *testing.T) {
	rng := rand.New(rand.NewPCG(10, 10))
	for range 50 {
		l := randomLedger(rng)
		rep := on(l).Report()
		for i := range rep.Allies {
			row := &rep.Allies[i]
			s := on(l).Show(row.Source)
			s.Ally.Promises, s.Ally.Events = row.Promises, row.Events
			check(t, row.Name, jsonOf(t, s.Ally), jsonOf(t, *row))
			weekly := 0
			for _, w := range s.Weeks {
				weekly += w.Contacts
			}
			check(t, "weeks", weekly <= row.Contacts, true)
		}
	}
}

func TestShowRhythmAndWeeks(t *testing.T) {
	b := workedF1()
	b.Cadence = every(56)
	b.contacts(today, "2025-11-24", "2025-11-23")
	s := on(build(b)).Show(b.Ally)
	check(t, "weeks", len(s.Weeks), 52)
	check(t, "begin", s.Weeks[0].Begin.String(), "2025-11-24")
	check(t, "counts", fmt.Sprint(s.Weeks[0].Contacts, s.Weeks[51].Contacts), "1 1")
	check(t, "learned", fmt.Sprint(*s.LearnedDays), "35")
	check(t, "not at odds", s.AtOdds, false)
	b = workedF1()
	b.Cadence = every(56)
	check(t, "at odds", on(build(b)).Show(b.Ally).AtOdds, true)
	b.Status = ledger.Archived
	check(t, "archived", on(build(b)).Show(b.Ally).AtOdds, false)
}

func TestShowLastNotes(t *testing.T) {
	dana, ravi := ally("Dana"), ally("Ravi").contacts("2026-11-21")
	ravi.current().With = []ledger.Link{{Target: "Dana"}}
	for i := range 9 {
		dana.note(ago(10 * (i + 1)))
	}
	l := build(dana, ravi)
	s := on(l).Show(dana.Ally)
	check(t, "the newest", len(s.Notes), 5)
	check(t, "of all", s.Noted, 10)
	check(t, "of another's file", s.Notes[0].Ally, "Ravi")
	narrow := New(l, Options{Today: day(today), Period: ledger.Period{End: day("2026-11-01")}}).Show(dana.Ally)
	check(t, "of the period", narrow.Noted, 7)
}

func TestWhomYouBothKnow(t *testing.T) {
	link := func(b *builder, heading bool, targets ...string) {
		for _, target := range targets {
			pos := b.pos()
			pos.Start, pos.End = pos.Line*10, pos.Line*10+5
			made := ledger.Link{Target: target, Pos: pos}
			b.Links = append(b.Links, made)
			if heading {
				b.current().With = append(b.current().With, made)
			}
		}
	}
	dana, kofi, guild, mo, zoe, uma := ally("Dana"), ally("Kofi"), ally("Guild"), ally("Mo"), ally("Zoe"), ally("Uma")
	dana.Introduced, dana.Groups = []string{"Kofi"}, []string{"Guild", "Nowhere"}
	dana.Fields = []ledger.Field{{Key: "introduced_by", Name: "introduced_by", KeyPos: ledger.Pos{Line: 3, Start: 20, End: 33}, Pos: ledger.Pos{Start: 20, End: 60}}}
	guild.Type, guild.Members = ledger.Group, []string{"Mo", "Dana"}
	link(dana, false, "Kofi", "Dana", "Mo")
	dana.note("2026-11-01")
	link(dana, true, "Uma")
	zoe.note("2026-11-02")
	link(zoe, true, "Dana", "Uma")
	uma.Status = ledger.Potential
	mo.note("2026-12-24")
	link(mo, true, "Uma", "Zoe") // a plan: not yet met
	r := on(build(dana, kofi, guild, mo, zoe, uma))
	said := func(b *builder) string {
		var all []string
		for _, k := range r.Show(b.Ally).Known {
			all = append(all, fmt.Sprintf("%s %s %s:%d", k.Name, k.How, k.Place.File, k.Place.Line))
		}
		return strings.Join(all, ", ")
	}
	check(t, "Dana", said(dana), "Kofi introduced_by Dana.md:3, Guild group Dana.md:0, Uma met_with Dana.md:5, "+
		"Zoe met_with Zoe.md:2, Mo group_too Guild.md:0")
	check(t, "Kofi", said(kofi), "Dana introduced Dana.md:3")
	check(t, "Guild", said(guild), "Dana member Dana.md:0, Mo member Guild.md:0")
	check(t, "Mo", said(mo), "Guild group Guild.md:0, Dana group_too Dana.md:0, Uma mentions Mo.md:2, Zoe mentions Mo.md:3")
	check(t, "Uma", said(uma), "Dana met_with Dana.md:5, Zoe met_with Zoe.md:3, Mo mentioned_by Mo.md:2")
	check(t, "status", r.Show(dana.Ally).Known[2].Status, ledger.Potential)
}

func TestPrivateTies(t *testing.T) {
	a := ally("A")
	a.PrivateAt = []ledger.Pos{{Start: 20, End: 40}, {Start: 50, End: 55}, {Start: 90, End: 95}}
	a.Fields = []ledger.Field{{Name: "org", Pos: ledger.Pos{Start: 0, End: 10}}, {Name: "role", Pos: ledger.Pos{Start: 10, End: 20}}}
	a.Private = []string{"org"}
	want := map[string]bool{"5": true, "15": false, "25": true, "45": false, "52": true, "65": false, "82": false, "92": true, "97": false}
	all := []*builder{a}
	for name := range want { // in no order, as what stands in keys and what stands in the body
		at, _ := strconv.Atoi(name)
		a.Links = append(a.Links, ledger.Link{Target: name, Pos: ledger.Pos{Start: int32(at), End: int32(at) + 1}})
		all = append(all, ally(name))
	}
	known := on(build(all...)).Show(a.Ally).Known
	check(t, "known", len(known), len(want))
	for _, k := range known {
		check(t, k.Name, k.Private, want[k.Name])
	}
}
