package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

type DueList struct {
	AsOf ledger.Date `json:"as_of"`
	Rows []DueRow    `json:"rows"`

	NoRhythm *NoRhythm `json:"-"` // nil where half of the allies have one
}

type DueRow struct {
	Ally        string      `json:"ally"`
	State       State       `json:"state"`
	Quieter     bool        `json:"quieter"`
	Due         ledger.Date `json:"due"`
	DaysOverdue *int        `json:"days_overdue"`
	Lateness    *Figure     `json:"lateness"`
	LastContact ledger.Date `json:"last_contact"`
	Cadence     *Cadence    `json:"cadence"`
	LastTitle   Optional    `json:"last_title"`
	File        string      `json:"file"`

	LastPlace        Place `json:"-"` // of the newest contact; zero without one
	LastTitlePrivate bool  `json:"-"`

	Kept KeptKeys `json:"-"`
}

func (d *DueRow) Followup() *Followup {
	return &Followup{State: d.State, Quieter: d.Quieter, Due: d.Due, DaysOverdue: d.DaysOverdue, Last: d.LastContact, Cadence: d.Cadence}
}

// Due lists the follow-ups of the allies that the query matches: late, due,
// coming within so many days, dormant ones, and last those who are quieter than
// usual. What a plan holds is not listed.
func (r *Reckoner) Due(within int) DueList {
	return DueList{AsOf: r.o.Today, NoRhythm: r.noRhythm(), Rows: lists.Of(r.followups(within), r.dueRow)}
}

func (r *Reckoner) dueRow(a *ledger.Ally) DueRow {
	f, h := r.followup(a), r.rhythm(a)
	row := DueRow{
		Ally: a.Name, State: f.state, Quieter: f.quieter, Due: f.due, DaysOverdue: f.overdue, Lateness: f.lateness,
		LastContact: h.last(), Cadence: &f.cadence, File: a.File, Kept: r.keptKeys(a),
	}
	if c := h.newest(); c != nil {
		row.LastTitle, row.LastPlace, row.LastTitlePrivate = Optional(c.title()), c.place(), c.private()
	}
	return row
}

func (r *Reckoner) followups(within int) []*ledger.Ally {
	found := lists.Only(r.selection(), func(a *ledger.Ally) bool { return r.followup(a).listed(within) })
	slices.SortStableFunc(found, func(a, b *ledger.Ally) int {
		f, g := r.followup(a), r.followup(b)
		return cmp.Or(
			cmp.Compare(f.rank(), g.rank()), cmp.Compare(f.due, g.due),
			cmp.Compare(circleOrNone(a), circleOrNone(b)),
		)
	})
	return found
}

// rank orders follow-ups: late, due, coming, dormant, quieter than usual.
func (f *followup) rank() int {
	if f.quieter {
		return 4
	}
	return map[State]int{Late: 0, Due: 1, OK: 2, Snoozed: 2, Untracked: 2, Dormant: 3}[f.state]
}

func (f *followup) listed(within int) bool {
	switch f.state {
	case Due, Late, Dormant:
		return true
	case Planned:
		return false
	}
	return f.quieter || f.due != 0 && int(f.due-f.today) <= within
}

// ExplainDue explains every follow-up that Due lists.
func (r *Reckoner) ExplainDue(within int) []Explanation {
	return lists.Of(r.followups(within), r.explainFollowup)
}

// NoRhythm counts the allies of whom nothing tells how often to be in touch.
type NoRhythm struct {
	Count   int       `json:"count"`
	Longest []Silence `json:"longest"` // at most three, the longest first
}

// Silence is how long an ally has been quiet.
type Silence struct {
	Ally        string      `json:"ally"`
	LastContact ledger.Date `json:"last_contact"`
	Days        *int        `json:"days"` // nil where there was no contact yet

	File        string `json:"-"`
	LastPrivate bool   `json:"-"` // LastContact stays out

	Kept KeptKeys `json:"-"`
}

const longestSilences = 3

// noRhythm counts the allies without an interval, where fewer than half of
// those that the query matches have one; else it returns nil. Who has none on
// purpose is not among them.
func (r *Reckoner) noRhythm() *NoRhythm {
	all := r.active()
	var without []*ledger.Ally
	with := 0
	for _, a := range all {
		switch f := r.followup(a); {
		case f.cadence.Days != nil:
			with++
		case f.cadence.Source == NoSource:
			without = append(without, a)
		}
	}
	if 2*with >= len(all) || len(without) == 0 {
		return nil
	}
	slices.SortStableFunc(without, func(a, b *ledger.Ally) int {
		return cmp.Compare(dateOrNever(r.rhythm(a).last()), dateOrNever(r.rhythm(b).last()))
	})
	return &NoRhythm{Count: len(without), Longest: lists.Of(without[:min(longestSilences, len(without))], r.silence)}
}

func (r *Reckoner) silence(a *ledger.Ally) Silence {
	s := Silence{Ally: a.Name, LastContact: r.rhythm(a).last(), File: a.File, Kept: r.keptKeys(a)}
	if s.LastContact != 0 {
		s.Days = new(r.age(s.LastContact))
	}
	return s
}
