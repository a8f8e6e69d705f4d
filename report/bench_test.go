package report

import (
	"math/rand/v2"
	"strconv"
	"testing"

	"allies/ledger"
	"allies/ledger/growth"
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

func BenchmarkNext(b *testing.B) {
	l := bigLedger(1000, 100)
	for b.Loop() {
		on(l).Next(5)
	}
}

func BenchmarkCoverage(b *testing.B) {
	l := bigLedger(1000, 100)
	for b.Loop() {
		on(l).Coverage()
	}
}

func BenchmarkActivity(b *testing.B) {
	l := bigLedger(1000, 100)
	for b.Loop() {
		on(l).Activity()
	}
}

func BenchmarkMatch(b *testing.B) {
	l := bigLedger(1000, 0)
	for i, a := range append(l.Allies, l.Me) {
		for j := range 12 {
			a.Goals = append(a.Goals, "goal "+strconv.Itoa(i*j%50))
		}
		if i%10 == 0 {
			a.Status = ledger.Potential
		}
		a.Links = []ledger.Link{{Target: "Ally " + strconv.Itoa(i*7%1000)}}
	}
	for b.Loop() {
		on(l).Match("")
	}
}

// reckonings are what is reckoned of a ledger that grows.
var reckonings = map[string]func(*Reckoner){
	"register":  func(r *Reckoner) { r.Register() },
	"promises":  func(r *Reckoner) { r.Promises(PromiseOptions{}) },
	"report":    func(r *Reckoner) { r.Report() },
	"explained": func(r *Reckoner) { r.ExplainReport() },
	"notes":     func(r *Reckoner) { r.Notes() },
	"tags":      func(r *Reckoner) { r.Tags() },
	"list":      func(r *Reckoner) { r.List(SortName) },
	"show":      func(r *Reckoner) { r.Show(r.l.Allies[0]) },
	"activity":  func(r *Reckoner) { r.Activity() },
	"next":      func(r *Reckoner) { r.Next(5) },
	"by tag":    func(r *Reckoner) { r.o.By = ByTag; r.Balance() },
}

func benchmarkGrowth(b *testing.B, grown func(n int) *ledger.Ledger) {
	for name, reckon := range reckonings {
		b.Run(name, func(b *testing.B) {
			growth.Doubling(b, 500, func(n int) func() {
				l := grown(n)
				return func() { reckon(on(l)) }
			})
		})
	}
}

// BenchmarkLongNote reckons a note of many items, each with a tag of its own
// and one of them private.
func BenchmarkLongNote(b *testing.B) {
	benchmarkGrowth(b, func(n int) *ledger.Ledger {
		dana := ally("Dana").note("2026-11-20")
		note := dana.current()
		for i := range n {
			dana.gave("1", "h").win()
			note.Promises = append(note.Promises, ledger.Promise{Pos: dana.pos()})
			tags := []string{"t" + strconv.Itoa(i)}
			if i == n-1 {
				tags = []string{"private"}
			}
			note.Entries[i].Tags, note.Events[i].Tags, note.Promises[i].Tags = tags, tags, tags
			note.Tags = append(note.Tags, tags...)
		}
		return build(dana)
	})
}

// BenchmarkManyNotes reckons a file of many notes, each with a tag of its own.
func BenchmarkManyNotes(b *testing.B) {
	benchmarkGrowth(b, func(n int) *ledger.Ledger {
		dana := ally("Dana")
		for i := range n {
			dana.note(ago(i%2000), "t"+strconv.Itoa(i)).gave("1", "h", "feedback").win()
		}
		return build(dana)
	})
}
