package report

import (
	"math/rand/v2"
	"strconv"

	"allies/ledger"
)

// randomAlly makes an ally with notes before and after today, in any order.
func randomAlly(rng *rand.Rand, name string) *builder {
	b := ally(name)
	pick := func(words ...string) string { return words[rng.IntN(len(words))] }
	b.Communal = rng.IntN(6) == 0
	b.Reach = ledger.Reach(pick("", "team", "org", "outside"))
	b.Org = pick("", "Meridian", "Nørd", "nord")
	b.Status = ledger.Status(pick("ally", "ally", "ally", "potential", "archived"))
	if rng.IntN(2) == 0 {
		b.Cadence = every(1 + rng.IntN(90))
	}
	for range rng.IntN(20) {
		b.note(day(today).AddDays(30 - rng.IntN(1500)).String())
		if rng.IntN(8) == 0 {
			b.current().HeadTags = []string{pick("plan", "fyi", "Talks")}
			b.current().Tags = b.current().HeadTags
		}
		for range rng.IntN(4) {
			amount := pick("", strconv.Itoa(1+rng.IntN(9)), "0.1", "0.2", "20")
			unit := ""
			if amount != "" {
				unit = pick("", "", "h", "min", "USD", "EUR")
			}
			kind := pick("", "feedback", "time", "gift")
			if rng.IntN(2) == 0 {
				b.gave(amount, unit, kind)
			} else {
				b.got(amount, unit, kind)
			}
			if rng.IntN(5) == 0 {
				b.tag(pick("talks", "q1"))
			}
		}
		switch rng.IntN(6) {
		case 0:
			b.thanked()
		case 1:
			b.win()
		case 2:
			b.setback()
		case 3:
			b.task(ledger.Mark(rng.IntN(3)), day(today).AddDays(rng.IntN(60)-30).String(), "")
		}
	}
	return b
}

func randomLedger(rng *rand.Rand) *ledger.Ledger {
	var all []*builder
	for i := range rng.IntN(12) {
		all = append(all, randomAlly(rng, "Ally "+strconv.Itoa(i)))
	}
	return build(all...)
}
