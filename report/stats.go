package report

import (
	"fmt"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

// Stats are the figures of the whole network.
type Stats struct {
	AsOf          ledger.Date           `json:"as_of"`
	Totals        Totals                `json:"totals"`
	Groups        int                   `json:"groups"` // allies that are one
	ByStatus      map[ledger.Status]int `json:"by_status"`
	ByReach       []ReachCount          `json:"by_reach"`  // of status ally
	ByCircle      []CircleCount         `json:"by_circle"` // of status ally
	ByState       map[State]int         `json:"by_state"`  // of status ally
	Quieter       map[State]int         `json:"-"`         // of these, those by a learned rhythm that are due or late
	FollowThrough FollowThrough         `json:"follow_through"`
	Thanks        ThanksLag             `json:"thanks"`
	Load          Load                  `json:"load"`

	MetWithoutFile []Met `json:"met_without_file"` // most often first

	ThanksUsed bool `json:"-"` // some note says `thanked:`
}

// ReachCount counts the allies of one reach; "" for those without one.
type ReachCount struct {
	Reach  Optional `json:"reach"`
	Allies int      `json:"allies"`
}

// CircleCount counts the allies of one circle; nil for those without one.
type CircleCount struct {
	Circle *int `json:"circle"`
	Allies int  `json:"allies"`
}

// Load is how many contacts a week the tracked allies ask for.
type Load struct {
	PerWeek       Figure         `json:"per_week"`
	BudgetPerWeek *ledger.Number `json:"budget_per_week"` // nil where allies.yaml does not say
	Tracked       int            `json:"tracked"`
}

// Over reports whether the allies ask for more than the user has time for.
func (l *Load) Over() bool {
	return l.BudgetPerWeek != nil && float64(l.PerWeek) > l.BudgetPerWeek.Float()
}

// Stats counts and sums over the allies that the query matches.
func (r *Reckoner) Stats() Stats {
	s := Stats{
		AsOf: r.o.Today, ThanksUsed: r.thanksUsed(), MetWithoutFile: r.Met(),
		ByStatus: map[ledger.Status]int{ledger.Active: 0, ledger.Potential: 0, ledger.Archived: 0},
	}
	s.FollowThrough, _ = r.followThrough()
	s.Thanks = r.thanksLag()
	for _, a := range r.selection() {
		sums := r.flow(a, sumsAlone)
		r.total(&s.Totals, a, sums.Gave, sums.Got)
		s.ByStatus[a.Status]++
		if a.Type == ledger.Group {
			s.Groups++
		}
	}
	s.Totals.Net, s.Totals.Stance = s.Totals.Gave.minus(s.Totals.Got), r.stance()
	s.countActive(r)
	perWeek, tracked := r.load()
	s.Load = Load{PerWeek: perWeek, BudgetPerWeek: r.l.Config.BudgetPerWeek, Tracked: len(tracked)}
	return s
}

func (s *Stats) countActive(r *Reckoner) {
	reaches, circles := map[ledger.Reach]int{}, map[int]int{}
	s.ByState = map[State]int{OK: 0, Due: 0, Late: 0, Dormant: 0, Snoozed: 0, Planned: 0, Untracked: 0}
	s.Quieter = map[State]int{}
	for _, a := range r.active() {
		f := r.followup(a)
		s.ByState[f.state]++
		if (f.state == Due || f.state == Late) && f.cadence.Source == Learned {
			s.Quieter[f.state]++
		}
		reaches[a.Reach]++
		circles[a.Circle]++
	}
	s.ByReach = lists.Of(append(ledger.Reaches(), notSaid), func(reach ledger.Reach) ReachCount {
		return ReachCount{Optional(reach), reaches[reach]}
	})
	s.ByCircle = lists.Of(append(ledger.Circles(), 0), func(circle int) CircleCount { return CircleCount{some(circle), circles[circle]} })
}

// load returns how many contacts a week the tracked allies that the query
// matches ask for, Σ 1/T, and those allies. The reckoning, section 3.
func (r *Reckoner) load() (perWeek Figure, tracked []*ledger.Ally) {
	perDay := 0.0
	for _, a := range r.selection() {
		if f := r.followup(a); f.state != Untracked {
			perDay += 1 / float64(*f.cadence.Days)
			tracked = append(tracked, a)
		}
	}
	return Figure(perDay * daysInWeek), tracked
}

// ExplainStats explains follow-through, thanks, load and stance.
func (r *Reckoner) ExplainStats() []Explanation {
	return []Explanation{r.explainFollowThrough(), r.explainThanksLag(), r.explainLoad(), r.explainStance()}
}

func (r *Reckoner) explainFollowThrough() Explanation {
	f, counted := r.followThrough()
	e := Explanation{Title: "follow-through", Formula: "no promise of yours has come due or is done"}
	if share := f.Share; share != nil {
		e.Formula = fmt.Sprintf("kept / (kept + late + overdue) = %d / (%d + %d + %d) = %s", f.Kept, f.Kept, f.Late, f.Overdue, share)
	}
	e.Steps = lists.Of(counted, func(p PromiseRow) Step {
		return Step{Text: fmt.Sprintf("%s: %s: %s", p.Ally, p.State, p.Text), Place: p.Place, Private: p.Private}
	})
	return e
}

func (r *Reckoner) explainThanksLag() Explanation {
	lag := r.thanksLag()
	e := Explanation{Title: "thanks", Formula: "your notes show nothing got"}
	if share := lag.Share; share != nil {
		e.Formula = fmt.Sprintf("%d of %d favours thanked for = %s", lag.Thanked, lag.Received, share)
	}
	if lag.Median != nil {
		e.Formula += fmt.Sprintf("; the median of days to the first thanks = %s", lag.Median)
	}
	for x := range r.received() {
		after := "not thanked for"
		if x.thanked != 0 {
			after = "thanked for after " + english.Count(x.lag(), "day")
		}
		s := r.step(x.line)
		s.Text = fmt.Sprintf("%s: got on %s, %s", x.ally.Name, x.date, after)
		e.Steps = append(e.Steps, s)
	}
	return e
}

func (r *Reckoner) explainLoad() Explanation {
	perWeek, tracked := r.load()
	e := Explanation{Title: "load", Formula: fmt.Sprintf("7 · Σ 1/T over the tracked = %s contacts a week", perWeek)}
	if budget := r.l.Config.BudgetPerWeek; budget != nil {
		e.Formula += fmt.Sprintf("; the budget is %s", budget)
	}
	for _, a := range tracked {
		cadence := r.followup(a).cadence
		text := fmt.Sprintf("%s: 1/%d (%s)", a.Name, *cadence.Days, sourceWords[cadence.Source])
		e.Steps = append(e.Steps, Step{Text: text, Place: Place{File: a.File}, Private: a.IsPrivate(sourceKeys[cadence.Source])})
	}
	return e
}
