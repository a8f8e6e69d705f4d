package merge

import (
	"slices"
	"strings"

	"allies/ledger"
)

// aspect is what a fact is about.
type aspect uint8

const (
	aboutName aspect = iota
	aboutKey         // a value of it
	aboutNote
	aboutTag
	aboutLink
	aboutEntry
	aboutThanks
	aboutEvent
	aboutPromise
)

// fact is one thing that was read of an ally, without the place where it
// stands. Two facts are equal where they say the same.
type fact struct {
	about              aspect
	day, made, due     ledger.Date
	done               ledger.Date
	name, amount, text string // of an entry the kind, of a note the clock
	tags, with         string
	dir                ledger.Direction
	mark               ledger.Mark
	theirs, win        bool
	unticked           bool // a plan
}

// factsOf lists what is read of an ally; a fact that stands twice is there
// twice.
func factsOf(a *ledger.Ally) []fact {
	facts := []fact{{text: a.Name}}
	for _, f := range a.Fields {
		for _, v := range f.Values {
			facts = append(facts, fact{about: aboutKey, name: f.Name, text: v})
		}
	}
	for i := range a.Notes {
		facts = append(facts, noteFacts(&a.Notes[i])...)
	}
	for _, p := range a.Tasks {
		facts = append(facts, promiseFact(0, p))
	}
	for _, l := range a.Links {
		facts = append(facts, fact{about: aboutLink, text: l.Target})
	}
	return facts
}

func noteFacts(n *ledger.Note) []fact {
	with := make([]string, len(n.With))
	for i, l := range n.With {
		with[i] = l.Target
	}
	facts := []fact{{about: aboutNote, day: n.Date, name: n.Clock, text: n.Title, unticked: n.Unticked, with: strings.Join(with, lf)}}
	for _, tag := range n.Tags {
		facts = append(facts, fact{about: aboutTag, day: n.Date, text: tag})
	}
	for _, e := range n.Entries {
		f := fact{about: aboutEntry, day: n.Date, dir: e.Dir, name: e.Kind, text: e.Text, tags: sorted(e.Tags)}
		if e.HasAmount {
			f.amount = e.Amount.Rat().RatString() + e.Unit
		}
		facts = append(facts, f)
	}
	for _, t := range n.Thanks {
		facts = append(facts, fact{about: aboutThanks, day: n.Date, text: t.Text, tags: sorted(t.Tags)})
	}
	for _, e := range n.Events {
		facts = append(facts, fact{about: aboutEvent, day: n.Date, win: e.Win, text: e.Text, tags: sorted(e.Tags)})
	}
	for _, p := range n.Promises {
		facts = append(facts, promiseFact(n.Date, p))
	}
	return facts
}

func promiseFact(day ledger.Date, p ledger.Promise) fact {
	return fact{about: aboutPromise, day: day, theirs: p.Theirs, mark: p.Mark, made: p.Made, due: p.Due, done: p.Done, text: p.Text, tags: sorted(p.Tags)}
}

// sorted is tags in an order that does not tell whether the heading or the line
// holds them.
func sorted(tags []string) string {
	return strings.Join(slices.Sorted(slices.Values(tags)), lf)
}
