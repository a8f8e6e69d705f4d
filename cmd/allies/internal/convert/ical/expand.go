package ical

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

// expandAll makes notes of the events that wait: of those that return, with the
// times of them that were moved, called off, or changed from one on.
func (r *reader) expandAll() {
	changes, whole := map[string][]*event{}, map[string]bool{} // by UID; whole are those of events that return
	for _, e := range r.events {
		if e.onwards && e.uid != "" {
			changes[e.uid] = append(changes[e.uid], e)
		} else if e.uid != "" && e.recurrence.day == 0 {
			whole[e.uid] = true
		}
	}
	for _, of := range changes {
		slices.SortStableFunc(of, func(a, b *event) int { return cmp.Compare(r.instant(a.recurrence), r.instant(b.recurrence)) })
	}
	for _, e := range r.events {
		switch {
		case r.walked > mostOfAll:
			r.file.Fail(e.line, e.summary, "more events that return than anybody has: this one is not read")
		case e.isMoved(), !e.returns() && !e.onwards:
			r.once(e)
		case !e.onwards:
			r.expand(e, changes[e.uid])
		case !whole[e.uid]: // the event that it changes is not there
			r.expand(e, nil)
		}
	}
	slices.SortStableFunc(r.file.Notes, func(a, b record.Note) int { return a.Line - b.Line })
}

func (r *reader) once(e *event) {
	if d := r.localDay(e.start); d > r.Until {
		r.file.Pass("to come")
	} else {
		r.note(e, []ledger.Date{d})
	}
}

// localDay is the day that it was at a time where the user is. Beyond the first and
// the last day that there is, it is the day that the calendar says.
func (r *reader) localDay(m moment) ledger.Date {
	if !m.timed {
		return m.day
	}
	return cmp.Or(ledger.DateOf(r.zone(m).at(m.day, m.seconds).In(r.Local)), m.day)
}

// expand makes a note of an event as it was first, and one of each change of it.
func (r *reader) expand(e *event, changes []*event) {
	switch {
	case e.start.day > r.Until+1 || r.localDay(e.start) > r.Until:
		r.file.Pass("to come")
		return
	case !e.start.timed && len(e.who) == 0 && slices.ContainsFunc(e.rules, returnsYearly):
		r.file.Pass("of every year")
		return
	}
	r.walked += len(e.except) + len(r.moved[e.uid]) + len(changes)
	out := r.exceptions(e)
	days := make([][]ledger.Date, len(changes)+1)
	add := func(m moment) visit {
		if out.has(r, m) {
			return goOn
		}
		at := r.changeAt(changes, m)
		if at > 0 {
			m = changes[at-1].shifted(m)
		}
		d := r.localDay(m)
		if is := days[at]; d > 0 && d <= r.Until && (len(is) == 0 || is[len(is)-1] != d) {
			days[at] = append(is, d)
		}
		return goOn
	}
	r.times(e, e.rules, add)
	for _, m := range e.more {
		add(m)
	}
	for at, version := range append([]*event{e}, changes...) {
		slices.Sort(days[at])
		r.note(version, slices.Compact(days[at]))
	}
}

// changeAt is one more than the index of the last change before a time; 0 before the first.
func (r *reader) changeAt(changes []*event, m moment) int {
	return sort.Search(len(changes), func(at int) bool { return r.isAfter(changes[at].recurrence, m) })
}

// shifted is a time of an event as a change of it moves all from one on.
func (e *event) shifted(m moment) moment {
	to := e.start
	seconds := to.seconds + m.seconds - e.recurrence.seconds
	if !e.recurrence.timed {
		seconds = to.seconds
	}
	const day = 24 * 60 * 60
	over := (seconds+day*2)/day - 2
	to.day += m.day - e.recurrence.day + ledger.Date(over)
	to.seconds = seconds - over*day
	return to
}

func (r *reader) times(e *event, rules []string, add func(moment) visit) {
	if len(rules) == 0 {
		add(e.start)
	}
	for _, value := range rules {
		rule, err := readRule(value)
		until := moment{}
		if err == nil && rule.until != "" {
			until, err = readMoment(rule.until)
		}
		if err != nil {
			r.file.Fail(e.line, e.summary, "only its first day is read: %v", err)
			add(e.start)
			continue
		}
		if !until.utc {
			until.zone = e.start.zone
		}
		walked, whole := rule.walk(e.start, r.Until+1, func(m moment) visit {
			if until.day != 0 && r.isAfter(m, until) {
				return stop
			}
			return add(m)
		})
		if r.walked += walked; !whole {
			r.file.Fail(e.line, e.summary, "it returns more often than is read: only its first %d times are looked at", walked)
		}
	}
}

func (r *reader) isAfter(a, b moment) bool {
	if !a.timed || !b.timed {
		return a.day > b.day
	}
	return r.instant(a) > r.instant(b)
}

func (r *reader) instant(m moment) int64 { return r.zone(m).at(m.day, m.seconds).Unix() }

// exceptions are the times of an event that were left out, or moved.
type exceptions struct {
	times map[int64]bool
	whole map[ledger.Date]bool // days, whatever the time
	days  map[ledger.Date]bool // and days of a time
}

func (r *reader) exceptions(e *event) exceptions {
	out := exceptions{map[int64]bool{}, map[ledger.Date]bool{}, map[ledger.Date]bool{}}
	add := func(m moment) visit {
		if out.days[m.day] = true; m.timed {
			out.times[r.instant(m)] = true
		} else {
			out.whole[m.day] = true
		}
		return goOn
	}
	for _, m := range e.except {
		add(m)
	}
	for _, m := range r.moved[e.uid] {
		add(m)
	}
	if len(e.exceptions) > 0 {
		r.times(e, e.exceptions, add)
	}
	return out
}

func (out exceptions) has(r *reader, m moment) bool {
	if !m.timed {
		return out.days[m.day]
	}
	return out.whole[m.day] || len(out.times) > 0 && out.times[r.instant(m)]
}

func returnsYearly(value string) bool {
	rule, err := readRule(value)
	return err == nil && rule.freq == "YEARLY"
}

// note makes a note of an event that was and is wanted; notes share what they have in common.
func (r *reader) note(e *event, days []ledger.Date) {
	switch {
	case e.cancelled:
		r.file.Pass("cancelled")
		return
	case e.declined:
		r.file.Pass("declined by you")
		return
	case len(days) == 0:
		return
	}
	title := cmp.Or(e.summary, "Meeting")
	n := record.Note{Line: e.line, Days: days, Title: record.Plain(title), With: e.who, Apart: true, ByTitle: true}
	if e.private {
		n.Tags = privateTag
	}
	if r.Keep != nil && !r.Keep(&n) {
		return
	}
	n.Title = shared(r.titles, title, func() []record.Part { return []record.Part{{Text: strings.Clone(n.Title[0].Text)}} })
	var key strings.Builder
	for _, who := range e.who {
		key.WriteString(who.Name + "\x00" + who.Email + "\n")
	}
	n.With = shared(r.groups, key.String(), func() []record.Who {
		all := make([]record.Who, len(e.who))
		for i, who := range e.who {
			all[i] = record.Who{Name: strings.Clone(who.Name), Email: strings.Clone(who.Email)}
		}
		return all
	})
	r.file.Notes = append(r.file.Notes, n)
}

var privateTag = []string{"private"}
