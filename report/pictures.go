package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

const shownWeeks = 52

// Pictures are what a page draws beside the whole picture in words.
type Pictures struct {
	Activity Activity
	Coverage Coverage
	Years    map[string]Year // by file of the ally
	Bonds    []Bond
}

// Pictures reckons what is drawn of the allies that the query matches.
func (r *Reckoner) Pictures() *Pictures {
	p := &Pictures{Activity: r.Activity(), Coverage: r.Coverage(), Years: map[string]Year{}, Bonds: r.bondsAmong(r.selection())}
	for _, a := range r.selection() {
		p.Years[a.File] = r.year(a)
	}
	return p
}

// Year is the last 52 weeks with one ally, and the promises of all time.
type Year struct {
	Begin, End   ledger.Date     // exclusive
	Days         []ledger.Date   // of contact, with the last one before
	Net          []ledger.Number // points given less those received, before each week and at the end
	Mine, Theirs []Promised      // how promises stand: what is settled in order of age, then what waits
}

func (r *Reckoner) year(a *ledger.Ally) Year {
	y := Year{Begin: r.o.Today + 1 - shownWeeks*daysInWeek, End: r.o.Today + 1}
	days := r.rhythm(a).days
	from, _ := slices.BinarySearch(days, y.Begin)
	y.Days = days[max(0, from-1):]
	y.Net = r.netByWeek(a, y.Begin)
	promises := r.promises(a)
	slices.SortStableFunc(promises, func(p, q Promise) int {
		return cmp.Or(-lists.First(Promise.Pending, p, q), cmp.Compare(p.Made, q.Made))
	})
	state := func(p Promise) Promised { return p.State }
	y.Mine = lists.Of(lists.Only(promises, func(p Promise) bool { return p.Owner == Me }), state)
	y.Theirs = lists.Of(lists.Only(promises, func(p Promise) bool { return p.Owner == Them }), state)
	return y
}

func (r *Reckoner) netByWeek(a *ledger.Ally, begin ledger.Date) []ledger.Number {
	all := make([]ledger.Number, shownWeeks+1)
	for _, x := range r.flow(a, withLines).lines {
		if !x.value.priced {
			continue
		}
		points := x.value.points
		if x.worth.Dir == ledger.Got {
			points = points.Neg()
		}
		first := 0
		if x.date >= begin {
			first = int(x.date-begin)/daysInWeek + 1
		}
		for i := first; i < len(all); i++ {
			all[i] = all[i].Add(points)
		}
	}
	return all
}

// Bond ties two allies to each other, by what one file says of both.
type Bond struct {
	Name, File   string
	How          Tie    // as seen from the first
	Other, Where string // the other's name and file
	Place        Place
	Private      bool
}

// bondsAmong are the ties between allies, the closest of each pair first.
// Whoever is only in one group with somebody is tied to the group.
func (r *Reckoner) bondsAmong(allies []*ledger.Ally) []Bond {
	rank := make(map[*ledger.Ally]int, len(allies))
	for i, a := range allies {
		rank[a] = i + 1
	}
	var bonds []Bond
	for _, a := range allies {
		for _, t := range slices.Concat(r.ties(a), r.companions(a)) {
			if t.how != Together && rank[t.other] > rank[a] {
				bonds = append(bonds, Bond{a.Name, a.File, t.how, t.other.Name, t.other.File, t.place, t.private})
			}
		}
	}
	slices.SortStableFunc(bonds, func(x, y Bond) int { return cmp.Compare(closeness[x.How], closeness[y.How]) })
	return bonds
}
