package report

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
)

// notes compares an ally's notes, which are the same when date and title are.
func (c comparison) notes(p couple) []NoteDiff {
	found := []NoteDiff{}
	from, to := c.from.periodNotes(p.from), c.to.periodNotes(p.to)
	pairs := paired(mapped(from, noteKey), mapped(to, noteKey), func(i, j int) bool { return sameLines(from[i].Text, to[j].Text) })
	for _, pair := range pairs {
		i, j := pair[0], pair[1]
		switch {
		case i < 0:
			found = append(found, noteDiff(Added, to[j]))
		case j < 0:
			found = append(found, noteDiff(Removed, from[i]))
		case !sameLines(from[i].Text, to[j].Text):
			found = append(found, noteDiff(Changed, to[j]))
		}
	}
	slices.SortStableFunc(found, func(x, y NoteDiff) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Line, y.Line), -cmp.Compare(x.Change, y.Change))
	})
	return found
}

func noteDiff(change Change, n *ledger.Note) NoteDiff {
	at := noted(n, n.Head)
	return NoteDiff{Change: change, Date: n.Date, Title: Optional(n.Called()), Line: at.Line, Place: at}
}

// periodNotes lists the notes of an ally in the period, plans too; none of
// nobody's.
func (r *Reckoner) periodNotes(a *ledger.Ally) []*ledger.Note {
	var notes []*ledger.Note
	if a == nil {
		return nil
	}
	for n := range a.AllNotes() {
		if r.o.Period.Contains(n.Date) {
			notes = append(notes, n)
		}
	}
	return notes
}

// sameLines compares texts; blanks at the end of a line and of the text do not
// count.
func sameLines(a, b string) bool {
	return a == b || trimLines(a) == trimLines(b)
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r")
	}
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// entries compares what was given and got, those in plans too.
func (c comparison) entries(p couple) []EntryDiff {
	found := []EntryDiff{}
	from, to := c.from.periodFavours(p.from), c.to.periodFavours(p.to)
	pairs := paired(mapped(from, favour.content), mapped(to, favour.content))
	for _, pair := range pairs {
		switch i, j := pair[0], pair[1]; {
		case i < 0:
			found = append(found, EntryDiff{c.to.entry(to[j]), Added})
		case j < 0:
			found = append(found, EntryDiff{c.from.entry(from[i]), Removed})
		}
	}
	slices.SortStableFunc(found, func(x, y EntryDiff) int {
		return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.Line, y.Line), -cmp.Compare(x.Change, y.Change))
	})
	return found
}

func (r *Reckoner) periodFavours(a *ledger.Ally) []favour {
	var all []favour
	for _, n := range r.periodNotes(a) {
		for i := range n.Entries {
			all = append(all, favour{note: n, entry: &n.Entries[i]})
		}
	}
	return all
}

// content is what makes an entry the one it is, wherever it stands.
func (f favour) content() string {
	e := f.entry
	amount := ""
	if e.HasAmount {
		amount = e.Amount.Rat().RatString()
	}
	return strings.Join([]string{f.date().String(), e.Dir.String(), amount, e.Unit, e.Kind, oneBlank(e.Text)}, "\x00")
}

// promises compares promises, which are the same when owner and words are: a
// tick or another date is a change of one.
func (c comparison) promises(p couple) []PromiseDiff {
	found := []PromiseDiff{}
	from, to := c.from.promisesOf(p.from), c.to.promisesOf(p.to)
	pairs := paired(mapped(from, promiseWords), mapped(to, promiseWords),
		func(i, j int) bool { return from[i].terms() == to[j].terms() },
		func(i, j int) bool { return from[i].Made == to[j].Made })
	for _, pair := range pairs {
		i, j := pair[0], pair[1]
		switch {
		case i < 0:
			found = append(found, PromiseDiff{Promise: to[j], Change: Added})
		case j < 0:
			found = append(found, PromiseDiff{Promise: from[i], Change: Removed, FromState: Optional(from[i].State), FromDue: from[i].Due})
		case from[i].terms() != to[j].terms():
			found = append(found, PromiseDiff{Promise: to[j], Change: Changed, FromState: Optional(from[i].State), FromDue: from[i].Due})
		}
	}
	slices.SortStableFunc(found, func(x, y PromiseDiff) int {
		return cmp.Or(cmp.Compare(x.Made, y.Made), cmp.Compare(x.Line, y.Line), -cmp.Compare(x.Change, y.Change))
	})
	return found
}

func (r *Reckoner) promisesOf(a *ledger.Ally) []Promise {
	if a == nil {
		return nil
	}
	return r.promises(a)
}

// terms are what may change about a promise that stays the same.
type terms struct {
	made, due, done ledger.Date
	state           Promised
}

func (p Promise) terms() terms { return terms{p.Made, p.Due, p.Done, p.State} }
