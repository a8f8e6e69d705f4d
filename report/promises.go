package report

import (
	"cmp"
	"fmt"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// Promises lists promises of several allies.
type Promises struct {
	Rows []PromiseRow `json:"rows"`
}

// PromiseRow is a promise and the ally it is between.
type PromiseRow struct {
	Promise
	Ally string `json:"ally"`

	Of string `json:"-"` // the ally's file
}

// promises are all of an ally's, both ways: what waits first, by due date.
func (r *Reckoner) promises(a *ledger.Ally) []Promise {
	return r.promisesThat(a, func(*ledger.Promise) bool { return true })
}

// promisesThat makes rows of those that are chosen alone: most are settled long ago.
func (r *Reckoner) promisesThat(a *ledger.Ally, chosen func(*ledger.Promise) bool) []Promise {
	rows := func(n *ledger.Note, all []ledger.Promise) []Promise {
		return lists.Of(lists.Only(lists.Pointers(all), chosen), func(p *ledger.Promise) Promise { return r.promise(n, p) })
	}
	all := rows(nil, a.Tasks)
	for n := range a.AllNotes() {
		all = append(all, rows(n, n.Promises)...)
	}
	slices.SortStableFunc(all, ByUrgency)
	return all
}

// promise returns a promise as a row; the note is nil for a task outside any.
func (r *Reckoner) promise(n *ledger.Note, p *ledger.Promise) Promise {
	owner := Me
	if p.Theirs {
		owner = Them
	}
	return Promise{
		Owner: owner, Text: p.Text, Made: p.Made, Due: p.Due, Done: p.Done,
		State: StateOf(p, r.o.Today), Place: placeIn(p.File, p.Pos),
		Private: ledger.IsPrivate(p.Tags) || n != nil && r.traits(n).private,
		note:    n, task: p, own: r.ownDateWords,
	}
}

// StateOf tells where a promise stands on a day. The reckoning, section 4.
func StateOf(p *ledger.Promise, today ledger.Date) Promised {
	switch {
	case p.Mark == ledger.Dropped:
		return PromiseDropped
	case p.IsLate():
		return PromiseLate
	case p.Mark == ledger.Ticked:
		return PromiseKept
	case p.Due != 0 && p.Due < today:
		return PromiseOverdue
	}
	return PromiseOpen
}

// Pending reports whether the promise still waits.
func (p Promise) Pending() bool { return p.State == PromiseOpen || p.State == PromiseOverdue }

// ByUrgency puts pending promises first, in order of due date, those without
// one last; the others follow in the same order.
func ByUrgency(p, q Promise) int {
	return cmp.Or(
		lists.First(Promise.Pending, p, q), cmp.Compare(dateOrNever(p.Due), dateOrNever(q.Due)), cmp.Compare(p.Made, q.Made), p.compare(q.Place),
	)
}

// pending are the promises that wait; of an archived ally only the user's.
func (r *Reckoner) pending(a *ledger.Ally) []Promise {
	f := r.of(a)
	if f.pending == nil {
		f.pending = r.promisesThat(a, func(p *ledger.Promise) bool {
			return p.Mark == ledger.Open && (!p.Theirs || a.Status != ledger.Archived)
		})
	}
	return f.pending
}

// PromiseOptions choose promises; with neither owner, both are listed.
type PromiseOptions struct {
	All          bool // kept, late and dropped ones too
	Mine, Theirs bool
}

func (o PromiseOptions) owned(p Promise) bool {
	return o.Mine == o.Theirs || (p.Owner == Me) == o.Mine
}

// Promises lists promises of the matching allies, the most urgent first.
func (r *Reckoner) Promises(o PromiseOptions) Promises {
	list := Promises{Rows: []PromiseRow{}}
	for _, a := range lists.Only(r.l.Allies, r.matches) {
		candidates := r.pending(a)
		if o.All {
			candidates = r.promises(a)
		}
		chosen := lists.Only(candidates, func(p Promise) bool { return o.owned(p) && r.o.Query.Promise(a, p.note, p.task, r) })
		list.Rows = append(list.Rows, lists.Of(chosen, func(p Promise) PromiseRow { return PromiseRow{Promise: p, Ally: a.Name, Of: a.File} })...)
	}
	slices.SortStableFunc(list.Rows, func(p, q PromiseRow) int { return ByUrgency(p.Promise, q.Promise) })
	return list
}

// FollowThrough counts the user's own promises that have come due or are done.
type FollowThrough struct {
	Kept    int     `json:"kept"`
	Late    int     `json:"late"`
	Overdue int     `json:"overdue"`
	Share   *Figure `json:"share"` // kept / (kept + late + overdue); nil where there is none
}

// followThrough counts over the matching allies, and returns what it counts.
func (r *Reckoner) followThrough() (FollowThrough, []PromiseRow) {
	var counted []PromiseRow
	states := map[Promised]int{}
	for _, a := range r.selection() {
		states[PromiseKept] += summed(a).Kept
		states[PromiseLate] += summed(a).Late
		for _, p := range r.promises(a) {
			if p.Owner == Me && p.State != PromiseOpen && p.State != PromiseDropped {
				states[p.State]++
				counted = append(counted, PromiseRow{Promise: p, Ally: a.Name})
			}
		}
	}
	f := FollowThrough{Kept: states[PromiseKept], Late: states[PromiseLate], Overdue: states[PromiseOverdue]}
	f.Share = shareOf(f.Kept, f.Kept+f.Late+f.Overdue)
	return f, counted
}

// ExplainPromises explains the state of every promise that Promises lists.
func (r *Reckoner) ExplainPromises(o PromiseOptions) []Explanation {
	return lists.Of(r.Promises(o).Rows, r.explainPromise)
}

func (r *Reckoner) explainPromise(p PromiseRow) Explanation {
	why := "its box is open and it has no date"
	switch {
	case p.State == PromiseOverdue:
		why = fmt.Sprintf("its date %s is before %s", p.Due, r.o.Today)
	case p.State == PromiseOpen && p.Due != 0:
		why = fmt.Sprintf("its date %s is not before %s", p.Due, r.o.Today)
	case p.State == PromiseLate:
		why = fmt.Sprintf("done %s, after its date %s", p.Done, p.Due)
	case p.State == PromiseKept && p.Due != 0 && p.Done != 0:
		why = fmt.Sprintf("done %s, by its date %s", p.Done, p.Due)
	case p.State == PromiseKept:
		why = "ticked, and nothing says that it was late"
	case p.State == PromiseDropped:
		why = "marked as dropped"
	}
	return ofOne(p.Ally+": promise", string(p.State)+": "+why, PartPromises, Step{p.Text, p.Place, p.Private})
}

// shareOf is the part of all; nil where there is none.
func shareOf(part, all int) *Figure {
	if all == 0 {
		return nil
	}
	return new(Figure(float64(part) / float64(all)))
}
