package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// Subject is what a fact is about.
type Subject uint8

// The subjects of facts.
const (
	AboutName Subject = iota
	AboutKey          // one value of it, or that it has none
	AboutNote
	AboutTag
	AboutLink
	AboutThere // who was there, as a page says
	AboutEntry
	AboutThanks
	AboutEvent
	AboutPromise
)

// Fact is one thing that was read of an ally, without the place where it
// stands. Two facts are equal where they say the same; two texts with the same
// facts are one to every report.
type Fact struct {
	About           Subject
	Day             ledger.Date // of the note
	Made, Due, Done ledger.Date // of a promise
	Dir             ledger.Direction
	Amount          string // exact, with its unit; "" for none
	Name            string // of a key; of an entry the kind, of a note the clock
	Text            string // of an entry or promise; of a note the title, of a link the target
	Tags            string // sorted, parted by line feeds
	With            string // of a note: the targets of the links in its heading
	Mark            ledger.Mark
	Theirs          bool // of a promise
	Win             bool // of an event
	Unticked        bool // of a note: its box is open, it is a plan
}

// Facts lists what was read of an ally, in the order of its file. A fact that
// stands twice is listed twice.
func Facts(a *ledger.Ally) []Fact {
	facts := []Fact{{Text: a.Name}}
	for _, f := range a.Fields {
		for _, v := range f.Values {
			facts = append(facts, Fact{About: AboutKey, Name: f.Name, Text: v})
		}
		if len(f.Values) == 0 {
			facts = append(facts, Fact{About: AboutKey, Name: f.Name})
		}
	}
	for i := range a.Notes {
		facts = append(facts, noteFacts(&a.Notes[i])...)
	}
	for _, p := range a.Tasks {
		facts = append(facts, promiseFact(0, p))
	}
	for _, l := range a.Links {
		facts = append(facts, Fact{About: AboutLink, Text: l.Target})
	}
	return facts
}

// pageFacts lists what was read of a page, in the same way: its day, who was
// there, and what stands on it, whoever's it is. With whom a part of a day is a
// note follows from its links and from the marks of its tasks.
func pageFacts(p *ledger.Page) []Fact {
	facts := noteFacts(&p.Note)
	for _, m := range p.Said {
		facts = append(facts, Fact{About: AboutThere, Text: m.Text})
	}
	for i := range p.Items {
		facts = append(facts, noteFacts(p.Items[i].Alone(p.Day))[1:]...)
	}
	for _, l := range p.Links {
		facts = append(facts, Fact{About: AboutLink, Text: l.Target})
	}
	return facts
}

func noteFacts(n *ledger.Note) []Fact {
	note := Fact{About: AboutNote, Day: n.Date, Name: n.Clock, Text: n.Title, With: targets(n.With), Unticked: n.Unticked}
	facts := []Fact{note}
	add := func(f Fact, at ledger.Pos, tags []string) {
		if n.Form == ledger.Item && at.Line == n.Head.Line {
			facts[0].Text = "" // the title of the item is this entry
		}
		f.Day, f.Tags = n.Date, joined(tags)
		facts = append(facts, f)
	}
	for _, tag := range n.Tags {
		facts = append(facts, Fact{About: AboutTag, Day: n.Date, Text: tag})
	}
	for _, e := range n.Entries {
		f := Fact{About: AboutEntry, Dir: e.Dir, Name: e.Kind, Text: e.Text}
		if e.HasAmount {
			f.Amount = e.Amount.Rat().RatString() + e.Unit
		}
		add(f, e.Pos, e.Tags)
	}
	for _, t := range n.Thanks {
		add(Fact{About: AboutThanks, Text: t.Text}, t.Pos, t.Tags)
	}
	for _, e := range n.Events {
		add(Fact{About: AboutEvent, Win: e.Win, Text: e.Text}, e.Pos, e.Tags)
	}
	for _, p := range n.Promises {
		facts = append(facts, promiseFact(n.Date, p))
	}
	return facts
}

func promiseFact(day ledger.Date, p ledger.Promise) Fact {
	return Fact{About: AboutPromise, Day: day, Theirs: p.Theirs, Mark: p.Mark, Made: p.Made, Due: p.Due, Done: p.Done, Text: p.Text, Tags: joined(p.Tags)}
}

// joined is tags in an order that does not tell whether the heading or the line
// holds them.
func joined(tags []string) string {
	if len(tags) < 2 {
		return strings.Join(tags, "")
	}
	return strings.Join(slices.Sorted(slices.Values(tags)), "\n")
}

func targets(links []ledger.Link) string {
	names := lists.Of(links, func(l ledger.Link) string { return l.Target })
	return strings.Join(names, "\n")
}

// isItem reports whether a fact is that of an entry, thanks, an event or a
// promise. A heading, a tag or a link may be in a file already.
func (f Fact) isItem() bool { return f.About >= AboutEntry }
