package report

import (
	"cmp"
	"regexp"
	"slices"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
)

// Report is the whole picture.
type Report struct {
	AsOf      ledger.Date      `json:"as_of"`
	Problems  []ledger.Problem `json:"problems"`
	Unread    []Unread         `json:"unread"`
	NoRhythm  *NoRhythm        `json:"no_rhythm"`  // nil where half of the allies have one
	PastPlans []PastPlan       `json:"plans_past"` // did they happen?
	Allies    []Ally           `json:"allies"`
	Totals    Totals           `json:"totals"`

	Now         Next       `json:"-"` // whom to turn to first
	Pictures    *Pictures  `json:"-"` // what a page draws; nil for none
	ThanksUsed  bool       `json:"-"` // some note says `thanked:`
	LeftOut     []LeftOut  `json:"-"` // files that are no allies, by rule
	MostLeftOut bool       `json:"-"` // more than half of the files are left out
	UnreadDays  UnreadDays `json:"-"`
	YearFiles   []string   `json:"-"` // allies whose names differ in nothing but a year
	NoPeople    bool       `json:"-"` // nothing in the folder looks like a person
}

const shownNow = 5

// Report reckons the whole picture of the matching allies, by name.
func (r *Reckoner) Report() Report {
	rep := Report{
		AsOf: r.o.Today, Problems: append([]ledger.Problem{}, r.l.Problems...),
		NoRhythm: r.noRhythm(), PastPlans: []PastPlan{}, Allies: []Ally{}, ThanksUsed: r.thanksUsed(),
		LeftOut: r.LeftOut(), MostLeftOut: 2*len(r.leftOut()) > len(r.l.Files), Unread: r.unread(), UnreadDays: r.UnreadDays(), NoPeople: r.l.NoPeople,
		YearFiles: r.yearFiles(),
	}
	for _, a := range r.selection() {
		row := r.Ally(a)
		rep.Allies = append(rep.Allies, row)
		rep.PastPlans = append(rep.PastPlans, r.pastPlans(a)...)
		r.total(&rep.Totals, a, row.Gave, row.Got)
		r.forgetFavours(a)
	}
	rep.Now = r.NextInWords(shownNow)
	rep.Totals.Net, rep.Totals.Stance = rep.Totals.Gave.minus(rep.Totals.Got), r.stance()
	return rep
}

// notes counts an ally's dated notes up to today, plans left out.
func (r *Reckoner) notes(a *ledger.Ally) int {
	f := r.of(a)
	if f.notes == nil {
		count := summed(a).Notes
		for n := range a.AllNotes() {
			if !n.IsPlan(r.o.Today) && !n.Aside {
				count++
			}
		}
		f.notes = &count
	}
	return *f.notes
}

// entries counts what favours lists.
func (r *Reckoner) entries(a *ledger.Ally) int {
	f := r.of(a)
	if f.entries == nil {
		f.entries = new(len(r.favours(a)))
	}
	return *f.entries
}

func (r *Reckoner) pastPlans(a *ledger.Ally) []PastPlan {
	f := r.of(a)
	if f.plans != nil || a.Status == ledger.Archived {
		return f.plans
	}
	plans := lists.Only(slices.Collect(a.AllNotes()), func(n *ledger.Note) bool { return n.Date < r.o.Today && n.IsPlan(r.o.Today) })
	f.plans = lists.Of(plans, func(n *ledger.Note) PastPlan {
		return PastPlan{a.Name, n.Date, n.Called(), placeIn(n.File, n.Head), n.IsPrivate(), a.File}
	})
	slices.SortStableFunc(f.plans, func(x, y PastPlan) int { return cmp.Or(cmp.Compare(x.Date, y.Date), x.compare(y.Place)) })
	return f.plans
}

// total adds an ally to the totals; net and stance are left.
func (r *Reckoner) total(t *Totals, a *ledger.Ally, gave, got Amount) {
	t.Allies++
	t.Notes += r.notes(a)
	t.Entries += r.entries(a)
	if !a.Communal {
		t.Gave, t.Got = t.Gave.plus(gave), t.Got.plus(got)
	}
}

var yearInName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:19|20)\d\d\b`) })

// yearFiles names the allies whose names differ in nothing but a year: what somebody
// has who keeps a file for each year of meetings with a person.
func (r *Reckoner) yearFiles() []string {
	apart := map[string][]string{}
	for _, a := range r.l.Allies {
		if rest := yearInName().ReplaceAllString(a.Name, ""); rest != a.Name {
			key := ledger.Fold(rest)
			apart[key] = append(apart[key], a.Name)
		}
	}
	var names []string
	for _, same := range apart {
		if len(same) > 1 {
			names = append(names, same...)
		}
	}
	slices.Sort(names)
	return names
}

// ExplainReport explains every figure of the allies that the query matches,
// then the user's stance; only those of some parts of the report, where any are
// named.
func (r *Reckoner) ExplainReport(parts ...Part) []Explanation {
	all := append(r.ExplainList(SortName), r.explainStance())
	return slices.DeleteFunc(all, func(e Explanation) bool {
		return len(parts) > 0 && !slices.Contains(parts, e.Part)
	})
}
