package report

import (
	"cmp"
	"fmt"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

// Activity is contact over time: each contact day once for each ally.
type Activity struct {
	AsOf     ledger.Date `json:"as_of"`
	Begin    ledger.Date `json:"begin"`
	End      ledger.Date `json:"end"` // exclusive
	By       By          `json:"by"`  // week, month, quarter or year
	Contacts int         `json:"contacts"`
	Rows     []Span      `json:"rows"`
	Days     []DayCount  `json:"days"` // every day of the last year of it
}

// Span is a week, a month, a quarter or a year, cut to the period.
type Span struct {
	Key      string      `json:"key"` // its Monday, 2026-11, 2026Q4 or 2026
	Begin    ledger.Date `json:"begin"`
	End      ledger.Date `json:"end"` // exclusive
	Contacts int         `json:"contacts"`
	Allies   int         `json:"allies"` // how many they were with
}

// DayCount counts the contacts of one day.
type DayCount struct {
	Date     ledger.Date `json:"date"`
	Contacts int         `json:"contacts"`
}

// Activity counts the contacts of the chosen notes over the period, by
// default the year up to today; Options.By may be one of Lengths, else the
// length of the period decides.
func (r *Reckoner) Activity() Activity {
	p := r.activePeriod()
	activity := Activity{AsOf: r.o.Today, Begin: p.Begin, End: p.End, By: r.spanLength(p), Days: []DayCount{}}
	activity.Rows = spans(p, activity.By)
	days := make(map[ledger.Date]int)
	row := 0
	with := map[*ledger.Ally]bool{}
	for _, m := range slices.CompactFunc(r.meetings(p), func(x, y meeting) bool { return x.day == y.day && x.ally == y.ally }) {
		for m.day >= activity.Rows[row].End {
			row++
			clear(with)
		}
		with[m.ally] = true
		activity.Rows[row].Contacts++
		activity.Rows[row].Allies = len(with)
		activity.Contacts++
		days[m.day]++
	}
	for d := max(p.Begin, p.End.AddMonths(-12)); d < p.End; d++ {
		activity.Days = append(activity.Days, DayCount{d, days[d]})
	}
	return activity
}

// activePeriod is the period up to today; without a begin, a year.
func (r *Reckoner) activePeriod() ledger.Period {
	p := r.o.Period
	if p.End == 0 || p.End > r.o.Today {
		p.End = r.o.Today + 1
	}
	if p.Begin == 0 {
		p.Begin = p.End.AddMonths(-12)
	}
	p.End = max(p.End, p.Begin)
	return p
}

// Days up to which a period is shown by weeks, and by months.
const (
	mostWeekly  = 26 * daysInWeek
	mostMonthly = 5 * 366
)

func (r *Reckoner) spanLength(p ledger.Period) By {
	length := int(p.End - p.Begin)
	switch {
	case slices.Contains(Lengths(), r.o.By):
		return r.o.By
	case length <= mostWeekly:
		return ByWeek
	case length <= mostMonthly:
		return ByMonth
	}
	return ByYear
}

func spans(p ledger.Period, by By) []Span {
	all := []Span{}
	for begin := p.Begin; begin < p.End; {
		key, end := spanOf(begin, by)
		all = append(all, Span{Key: key, Begin: begin, End: min(end, p.End)})
		begin = end
	}
	return all
}

// spanOf names the span of a day, and tells where the next one begins.
func spanOf(d ledger.Date, by By) (key string, next ledger.Date) {
	if by == ByWeek {
		monday := d.AddDays(-d.SinceMonday())
		return monday.String(), monday + daysInWeek
	}
	year, month, _ := d.Civil()
	months := monthsOf[by]
	last := (month + months - 1) / months * months
	first, _ := ledger.NewDate(year, last, 1)
	return spanName(d, by), first + ledger.Date(ledger.DaysIn(year, last))
}

var monthsOf = map[By]int{ByMonth: 1, ByQuarter: 3, ByYear: 12}

// ExplainActivity lists the notes that were counted, span by span.
func (r *Reckoner) ExplainActivity() []Explanation {
	activity := r.Activity()
	met := r.meetings(r.activePeriod())
	var all []Explanation
	for _, row := range activity.Rows {
		if row.Contacts == 0 {
			continue
		}
		e := Explanation{
			Title:   row.Key,
			Formula: fmt.Sprintf("%s with %s", english.Count(row.Contacts, "contact day"), english.Count(row.Allies, "ally")),
		}
		for len(met) > 0 && met[0].day < row.End {
			e.Steps = append(e.Steps, met[0].step())
			met = met[1:]
		}
		all = append(all, e)
	}
	return all
}

type meeting struct {
	ally    *ledger.Ally
	day     ledger.Date
	contact // without a note where that is not kept
}

func (m *meeting) step() Step {
	text := m.day.String() + " " + m.ally.Name
	if called := m.note.Called(); called != "" {
		text += ": " + called
	}
	return Step{Text: text, Place: m.place(), Private: m.private()}
}

// meetings are the chosen contacts of a period up to today, by date and name.
func (r *Reckoner) meetings(p ledger.Period) []meeting {
	all := lists.Only(lists.Flat(r.matching(), r.met), func(m meeting) bool { return p.Contains(m.day) })
	slices.SortStableFunc(all, func(x, y meeting) int { return cmp.Compare(x.day, y.day) })
	return all
}

// met are an ally's chosen contacts, in order of date, then of file and line.
func (r *Reckoner) met(a *ledger.Ally) []meeting {
	chosen := lists.Only(r.rhythm(a).contacts, func(c contact) bool { return r.o.Query.Note(a, c.note, r) })
	all := lists.Of(chosen, func(c contact) meeting { return meeting{a, c.date(), c} })
	slices.SortStableFunc(all, func(x, y meeting) int { return cmp.Or(cmp.Compare(x.day, y.day), x.place().compare(y.place())) })
	return append(all, lists.Of(summed(a).Days, func(day ledger.Date) meeting { return meeting{ally: a, day: day} })...)
}
