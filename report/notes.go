package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

type Notes struct {
	Notes []Note `json:"notes"`
}

// Note is one dated note of an ally and all that stands in it.
type Note struct {
	Ally     string      `json:"ally"`
	Date     ledger.Date `json:"date"`
	Title    string      `json:"title"`
	Tags     []string    `json:"tags"` // anywhere in the note
	Plan     bool        `json:"plan"`
	Contact  bool        `json:"contact"` // it counts as one
	Entries  []Entry     `json:"entries"`
	Promises []Promise   `json:"promises"`
	Thanks   []Thanks    `json:"thanks"`
	Events   []Event     `json:"events"`
	Text     string      `json:"text"` // the note as the user wrote it
	Place

	Private bool         `json:"-"`
	Owner   *ledger.Ally `json:"-"`
	Source  *ledger.Note `json:"-"`
}

// Thanks is appreciation that the user showed.
type Thanks struct {
	Date ledger.Date `json:"date"`
	Text string      `json:"text"`
	Place

	Private bool `json:"-"`
}

// Notes lists the notes that the query and the period choose, plans too, by
// ally and in order of date.
func (r *Reckoner) Notes() Notes {
	list := Notes{Notes: []Note{}}
	for _, a := range r.matching() {
		begin := len(list.Notes)
		for n := range a.AllNotes() {
			if r.o.Period.Contains(n.Date) && r.o.Query.Note(a, n, r) {
				list.Notes = append(list.Notes, r.note(a, n))
			}
		}
		slices.SortStableFunc(list.Notes[begin:], func(x, y Note) int { return cmp.Compare(x.Date, y.Date) })
	}
	return list
}

func (r *Reckoner) note(a *ledger.Ally, n *ledger.Note) Note {
	row := Note{
		Ally: a.Name, Date: n.Date, Title: n.Called(), Tags: notNull(n.Tags),
		Plan: n.IsPlan(r.o.Today), Contact: n.IsContact(r.l.Config, r.o.Today),
		Entries:  lists.Of(lists.Pointers(n.Entries), func(e *ledger.Entry) Entry { return r.entry(noted(n, e)) }),
		Promises: lists.Of(lists.Pointers(n.Promises), func(p *ledger.Promise) Promise { return r.promise(n, p) }),
		Events:   lists.Of(lists.Pointers(n.Events), func(e *ledger.Event) Event { return r.told(a, n, e) }),
		Text:     n.Text, Place: placeIn(n.File, n.Head), Private: n.IsPrivate(), Owner: a, Source: n,
	}
	row.Thanks = lists.Of(n.Thanks, func(t ledger.Thanks) Thanks {
		return Thanks{Date: n.Date, Text: t.Text, Place: placeIn(n.File, t.Pos), Private: row.Private || ledger.IsPrivate(t.Tags)}
	})
	return row
}
