package report

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"allies/ledger"
)

// bigLedger has so many allies with so many notes each, one entry a note.
func bigLedger(allies, notes int) *ledger.Ledger {
	rng := rand.New(rand.NewPCG(7, 7))
	all := make([]*builder, allies)
	for i := range all {
		all[i] = ally("Ally " + strconv.Itoa(i))
		for range notes {
			all[i].note(day(today).AddDays(-rng.IntN(2000)).String(), "talks")
			if rng.IntN(2) == 0 {
				all[i].gave("", "", "feedback")
			} else {
				all[i].got("20", "min", "time")
			}
		}
	}
	return build(all...)
}

func BenchmarkBalance(b *testing.B) {
	l := bigLedger(1000, 100)
	for b.Loop() {
		on(l).Balance()
	}
}

func BenchmarkReport(b *testing.B) {
	l := bigLedger(1000, 100)
	for b.Loop() {
		on(l).Report()
	}
}

func BenchmarkRegister(b *testing.B) {
	l := bigLedger(1000, 100)
	for b.Loop() {
		on(l).Register()
	}
}
