package report

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
)

// workedN1 are Ana, Bo and Cy.
func workedN1() []*builder {
	ana := workedF1()
	ana.Name = "Ana"
	bo := ally("Bo").note("2026-11-17").task(ledger.Open, "2026-11-17", "").
		note(today, "fyi").got("1").got("0.5").got("0.5")
	bo.Cadence = every(10)
	cy := ally("Cy").note("2026-11-10").note("2026-11-12", "fyi").got().note("2026-11-19", "fyi").setback()
	cy.Cadence = every(10)
	return []*builder{ana, bo, cy}
}

func scores(n Next) string {
	var all []string
	for _, row := range n.Rows {
		all = append(all, fmt.Sprintf("%s %.4f", row.Ally, float64(row.Score)))
	}
	return strings.Join(all, ", ")
}

func codes(row NextRow) string {
	var all []string
	for _, reason := range row.Reasons {
		all = append(all, fmt.Sprintf("%s %s", reason.Code, reason.Share))
	}
	return strings.Join(all, ", ")
}

func TestN1(t *testing.T) {
	r := on(build(workedN1()...))
	next := r.Next(5)
	check(t, "scores", scores(next), "Cy 6.6315, Bo 4.5000, Ana 1.2838")
	check(t, "Cy", codes(next.Rows[0]), "thanks 3, event 3, late 0.6315")
	check(t, "Bo", codes(next.Rows[1]), "promise 4, balance 0.5")
	check(t, "Ana", codes(next.Rows[2]), "late 1.2838")
	check(t, "fewer", scores(r.Next(1)), "Cy 6.6315")
	check(t, "more", r.Next(1).More, 2)
	check(t, "none", len(r.Next(0).Rows), 0)
	check(t, "all", len(r.Next(-1).Rows), 3)
}

func TestN2(t *testing.T) {
	di, ed := ally("Di").task(ledger.Open, today, ""), ally("Ed").task(ledger.Open, ago(-7), "")
	flo := ally("Flo").task(ledger.Open, ago(1), "").task(ledger.Open, ago(2), "").task(ledger.Open, ago(5), "")
	gus := ally("Gus").task(ledger.Open, ago(100), "")
	check(t, "scores", scores(on(build(di, ed, flo, gus)).Next(5)), "Flo 4.8000, Di 3.8000, Ed 2.4000, Gus 2.0000")
}

// Of equal scores the earlier promise comes first, whatever the names.
func TestTheEarlierPromiseComesFirst(t *testing.T) {
	next := on(build(ally("A").task(ledger.Open, ago(2), ""), ally("Z").task(ledger.Open, ago(9), ""))).Next(5)
	check(t, "order", scores(next), "Z 4.0000, A 4.0000")
}

// In words, what waits for thanks is a reason only for those who note thanks.
func TestNextInWords(t *testing.T) {
	allies := append(workedN1(), ally("Di").note("2026-11-12").got())
	spoken := on(build(allies...)).NextInWords(5)
	check(t, "scores", scores(spoken), "Cy 6.6315, Bo 4.5000, Ana 1.2838")
	check(t, "Cy", codes(spoken.Rows[0]), "event 3, late 0.6315")
	check(t, "says how", spoken.HowToThank, true)
	allies[1].note("2026-06-01").thanked()
	spoken = on(build(allies...)).NextInWords(5)
	check(t, "thanks in use", scores(spoken), "Cy 6.6315, Bo 4.5000, Di 3.0000, Ana 1.2838")
	check(t, "need not say how", spoken.HowToThank, false)
	spoken = on(build(ally("Ed").note("2026-11-12"))).NextInWords(5)
	check(t, "nothing waits", spoken.HowToThank, false)
}

// score is the score of one ally, 0 where it is not listed.
func score(b *builder) string {
	next := on(build(b)).Next(-1)
	if len(next.Rows) == 0 {
		return "0"
	}
	return next.Rows[0].Score.String()
}

func ago(days int) string { return day(today).AddDays(-days).String() }

func TestPromisesPress(t *testing.T) {
	for days, want := range map[int]string{1: "4", 90: "4", 91: "2", 2000: "2", 0: "3.8", -1: "3.6", -7: "2.4", -8: "0"} {
		check(t, fmt.Sprint(days), score(ally("A").task(ledger.Open, ago(days), "")), want)
	}
	old := ally("A").task(ledger.Open, ago(200), "").task(ledger.Open, ago(2), "").task(ledger.Open, ago(-2), "")
	check(t, "the one that presses most", score(old), "4.4")
	many := ally("A")
	for range 9 {
		many.task(ledger.Open, ago(3), "")
	}
	check(t, "at most", score(many), "5.2")
	check(t, "old ones add nothing", score(ally("A").task(ledger.Open, ago(200), "").task(ledger.Open, ago(91), "")), "2")
	for name, b := range map[string]*builder{
		"undated": ally("A").task(ledger.Open, "", ""),
		"theirs":  ally("A").task(ledger.Open, ago(5), "").theirs(),
		"kept":    ally("A").task(ledger.Ticked, ago(5), ago(1)),
		"dropped": ally("A").task(ledger.Dropped, ago(5), ""),
	} {
		check(t, name, score(b), "0")
	}
}

func TestThanksPress(t *testing.T) {
	for days, want := range map[int]string{3: "0", 4: "3", 30: "3", 31: "1.5", 90: "1.5", 91: "0"} {
		check(t, fmt.Sprint(days), score(ally("A").note(ago(days), "fyi").got()), want)
	}
	check(t, "thanked", score(ally("A").note(ago(10), "fyi").got().thanked()), "0")
	check(t, "the freshest decides", score(ally("A").note(ago(80), "fyi").got().note(ago(20), "fyi").got()), "3")
}

func TestEventsPress(t *testing.T) {
	check(t, "setback", score(ally("A").note(ago(14), "fyi").setback()), "3")
	check(t, "setback gone by", score(ally("A").note(ago(15), "fyi").setback()), "0")
	check(t, "win", score(ally("A").note(ago(7), "fyi").win()), "2.01")
	check(t, "both", score(ally("A").note(ago(7), "fyi").setback().note(ago(6), "fyi").win()), "3")
	b := ally("A")
	b.Yearly = []ledger.YearlyDate{{Label: "setback", Month: 11, Day: 29}}
	check(t, "a yearly date by that name", score(b), "2.01")
}

func TestLatenessPresses(t *testing.T) {
	late := func(days int, cadence ledger.Cadence) *builder {
		b := ally("A").contacts(ago(days))
		b.Cadence = cadence
		return b
	}
	for days, want := range map[int]string{9: "0", 10: "0.5", 20: "1", 40: "1.5", 79: "1.9909", 80: "2", 364: "2", 365: "0.5", 8000: "0.5"} {
		check(t, fmt.Sprint(days), score(late(days, every(10))), want)
	}
	for days, want := range map[int]string{10: "0.5", 80: "2", 364: "2", 365: "0.5"} {
		check(t, fmt.Sprintf("range, %d", days), score(late(days, between(10, 20))), want)
	}
	snoozed, past, dormant := late(20, every(10)), late(20, every(10)), late(900, every(10))
	snoozed.Snooze, past.Snooze, dormant.Snooze = day(ago(-1)), day(today), day(ago(-1))
	check(t, "snoozed", score(snoozed), "0")
	check(t, "a snooze of today is past", score(past), "1")
	check(t, "snoozed and dormant", score(dormant), "0")
	for days, want := range map[int]string{-20: "0", -21: "0.5"} {
		check(t, fmt.Sprintf("a plan %d days after due", -days), score(late(20, every(20)).contacts(ago(days))), want)
	}
}

func TestSilenceKeepsWhatIsOwed(t *testing.T) {
	owed := func() *builder {
		return ally("A").note(ago(12)).note(ago(10), "fyi").got("4").got().got().note(ago(3), "fyi").setback().
			task(ledger.Open, ago(5), "")
	}
	loud, snoozed, planned := owed(), owed(), owed()
	loud.Cadence, snoozed.Cadence, planned.Cadence = every(10), every(10), every(10)
	snoozed.Snooze = day(ago(-30))
	planned.contacts(ago(-3))
	_, a := one(loud)
	check(t, "loud", codes(on(build(loud)).Next(1).Rows[0]), "promise 4, thanks 3, event 3, balance "+
		(-*on(build(loud)).index(a).smooth).String()+", late 0.6315")
	check(t, "snoozed", codes(on(build(snoozed)).Next(1).Rows[0]), "promise 4, thanks 3, event 3")
	check(t, "planned", codes(on(build(planned)).Next(1).Rows[0]), "promise 4, thanks 3, event 3")
	untracked := owed()
	untracked.Snooze = day(ago(-30))
	check(t, "snoozed and untracked", codes(on(build(untracked)).Next(1).Rows[0]), "promise 4, thanks 3, event 3")
}

func TestBalancePresses(t *testing.T) {
	received := func() *builder { return ally("A").note(today).got("2").got().got().thanked() }
	check(t, "received", score(received()), "0.6667")
	communal, gave := received(), ally("A").note(today).gave("2").gave().gave()
	communal.Communal = true
	check(t, "communal", score(communal), "0")
	check(t, "given", score(gave), "0")
	check(t, "early", score(ally("A").note(today).got("9").got("9").thanked()), "0")
}

func TestOnlyMyPromiseBringsBackPotentialAndArchived(t *testing.T) {
	for _, status := range []ledger.Status{ledger.Potential, ledger.Archived} {
		b := ally("A").note(ago(10)).got("5").got().got().setback()
		b.Status, b.Cadence = status, every(1)
		check(t, string(status), score(b), "0")
		b.task(ledger.Open, ago(5), "")
		check(t, string(status)+" with a promise", score(b), "4")
	}
}

func TestOneInvitation(t *testing.T) {
	dormant := func(name string, days, circle int) *builder {
		b := ally(name).contacts(ago(days))
		b.Cadence, b.Circle = every(10), circle
		return b
	}
	long, small, large, b := dormant("Long", 900, 0), dormant("Small", 800, 5), dormant("Large", 800, 50), dormant("B", 800, 50)
	check(t, "days overdue", scores(on(build(b, large, small, long)).Next(-1)), "Long 0.5000")
	check(t, "circle", scores(on(build(b, large, small)).Next(-1)), "Small 0.5000")
	check(t, "name", scores(on(build(large, b)).Next(-1)), "B 0.5000")
	small.task(ledger.Open, ago(5), "")
	check(t, "another reason", scores(on(build(b, large, small, long)).Next(-1)), "Small 4.5000, Long 0.5000")
}

func TestReasonsInWords(t *testing.T) {
	b := ally("Dana").task(ledger.Open, "2026-11-17", "").task(ledger.Open, "2026-11-20", "").
		note("2026-11-10", "fyi").got("", "", "feedback").note("2026-11-19", "fyi").setback()
	b.Cadence = every(42)
	b.note("2026-08-01")
	b.Tasks[0].Text = "send the **draft** budget by 2026-11-17."
	b.Notes[0].Entries[0].Text = "reviewed my talk"
	b.Notes[1].Events[0].Text = "her flat burnt down"
	reasons := on(build(b)).Next(1).Rows[0].Reasons
	facts := ""
	for i := range reasons {
		facts += string(reasons[i].Code) + ": " + reasons[i].fact() + "\n"
	}
	check(t, "reasons", facts, `promise: send the **draft** budget by 2026-11-17.
thanks: 2026-11-10 got: reviewed my talk
event: 2026-11-19 setback her flat burnt down
late: late, last contact 2026-08-01
`)
	check(t, "further ones", reasons[0].More, 1)
	receiving := ally("A").note(today).got("2").got().got().thanked()
	receiving.Needs = []string{"advocacy", "time"}
	last := on(build(receiving)).Next(1).Rows[0].Reasons[0]
	check(t, "what could be given", fmt.Sprint(last.Needs, last.Standing), "[advocacy time]receiving")
	met := ally("A")
	met.Cadence, met.Met = between(28, 42), day("2026-09-01")
	check(t, "only met", on(build(met)).Next(1).Rows[0].Reasons[0].Followup.OnlyMet, true)
}

func TestUndated(t *testing.T) {
	for text, want := range map[string]string{
		"send it by 2026-11-17":                   "send it",
		"send it, due: 2026-11-17.":               "send it",
		"send it by [[2026-11-17]] to Ann":        "send it to Ann",
		"send it 📅 2026-11-17 ➕ 2026-11-01":       "send it",
		"send it (due:: 2026-11-17)":              "send it",
		"send it by **2026-11-17**":               "send it",
		"send it by: 2026-11-17":                  "send it",
		"send it [due:: [[2026-11-17]]] 2026-01":  "send it 2026-01",
		"tell what we did by 2020-01-01":          "tell what we did by 2020-01-01",
		"standby 2026-11-17":                      "standby 2026-11-17",
		"by 2026-11-17":                           "",
		"send **by 2026-11-17** x":                "send x",
		"**send it by 2026-11-17**":               "**send it**",
		"send it (by 2026-11-17)":                 "send it",
		"send it by 2026-11-16 and by 2026-11-17": "send it by 2026-11-16",
		"by 2026-11-17, or by 2026-11-17 send":    "or send",
		"send it (2026-11-17)":                    "send it",
		"send it - 2026-11-17":                    "send it",
		"send it — **2026-11-17**":                "send it",
		"send it @2026-11-17 to Ann":              "send it to Ann",
		"send it @{2026-11-17} @due(2026-11-17)":  "send it",
		"send it @done(2026-11-17)":               "send it",
		"send it by\u00a02026-11-17":              "send it",
		"send it no later than 2026-11-17":        "send it",
		"wait until 2026-11-17, then send it":     "wait, then send it",
		"deadline 2026-11-17: send it":            "send it",
		"send it, done on 2026-11-17":             "send it",
		"send it before [2026-11-17](d.md)":       "send it",
		"ask for salt and pepper":                 "ask for salt and pepper",
	} {
		p := &Promise{State: PromiseOpen, Text: text, Due: day("2026-11-17"), Made: day("2026-11-01")}
		check(t, text, p.Undated(), want)
		check(t, text+" as a cell", p.Words() == "", false)
	}
}

func TestUndatedOwnWords(t *testing.T) {
	for text, want := range map[string]string{
		"send it bis 2026-11-17":             "send it",
		"send it Bis: 2026-11-17 to Ann":     "send it to Ann",
		"send it (à 2026-11-17)":             "send it",
		"send it spätestens am 2026-11-17":   "send it",
		"spatestens am 2026-11-17 send it":   "send it",
		"send it am 2026-11-17":              "send it am 2026-11-17",
		"send it abis 2026-11-17":            "send it abis 2026-11-17",
		"send it bis 2026-11-16":             "send it bis 2026-11-16",
		"tea 2026-11-17, bis 2026-11-17":     "tea 2026-11-17",
		"send it 2026-11-17 bis 2026-11-17.": "send it 2026-11-17",
	} {
		p := &Promise{State: PromiseOpen, Text: text, Due: day("2026-11-17"), own: []string{"bis", "a", "spatestens am"}}
		check(t, text, p.Undated(), want)
	}
}

func TestExplainN1(t *testing.T) {
	all := on(build(workedN1()...)).ExplainNext(2)
	check(t, "as many as listed", len(all), 2)
	check(t, "Cy", all[0].Formula, "P = 4p + 3u + 3e + 2l + 1i = 4 × 0 + 3 × 1 + 3 × 1 + 2 × 0.3158 + 1 × 0 = 6.6315")
	check(t, "lines", places(all[0]), "Cy.md:3 Cy.md:5 Cy.md:1")
	snoozed := workedN1()[2]
	snoozed.Snooze = day(ago(-1))
	check(t, "snoozed", on(build(snoozed)).ExplainNext(-1)[0].Formula,
		"P = 4p + 3u + 3e + 2l + 1i = 4 × 0 + 3 × 1 + 3 × 1 + 2 × 0 + 1 × 0 = 6; a snooze or a plan keeps l and i at 0")
}
