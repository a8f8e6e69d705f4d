package report

import (
	"cmp"
	"math"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// noted is the entry of a note that is kept.
func noted(n *ledger.Note, e *ledger.Entry) favour {
	return favour{date: n.Date, worth: &e.Worth, note: n, entry: e}
}

// tags are those of the heading above and its own.
func (f favour) tags() []string {
	if f.passed != nil {
		return distinctTags(nil, f.sums.Tags(f.passed))
	}
	return distinctTags(f.note.HeadTags, f.entry.Tags)
}

func (f favour) words() (w ledger.Words, at Place) {
	if f.passed == nil {
		return ledger.Words{Text: f.entry.Text, Typed: f.entry.Typed, Pos: f.entry.Pos}, placeIn(f.note.File, f.entry.Pos)
	}
	w, _ = f.sums.Words(f.passed)
	return w, placeIn(f.sums.File, w.Pos)
}

func (f favour) hasWords() bool {
	if f.passed == nil {
		return true
	}
	_, kept := f.sums.Words(f.passed)
	return kept
}

// at is where it stands in the ally's own file; what pages hold comes after that.
func (f favour) at(a *ledger.Ally) int32 {
	switch {
	case f.passed != nil:
		return f.passed.At
	case f.note.File != a.File:
		return math.MaxInt32
	}
	return f.entry.Pos.Start
}

// favours are an ally's counted entries in order of date, then of the file.
func (r *Reckoner) favours(a *ledger.Ally) []favour {
	f := r.of(a)
	if f.favours != nil {
		return f.favours
	}
	passed, count := summed(a).Passed, 0
	for n := range a.AllNotes() {
		count += len(n.Entries)
	}
	f.favours = slices.Grow(r.spare[:0], len(passed)+count)
	r.spare = nil
	own := make([]value, 0, count)
	if len(passed) > 0 {
		worths := a.Sums.Worths()
		values := r.valuesOf(worths)
		for i := range passed {
			p := &passed[i]
			f.favours = append(f.favours, favour{date: p.Date, worth: &worths[p.Worth], value: &values[p.Worth], passed: p, sums: a.Sums})
		}
	}
	for n := range a.AllNotes() {
		if len(n.Entries) == 0 || n.IsPlan(r.o.Today) {
			continue
		}
		for j := range n.Entries {
			own = append(own, valueOf(r.l.Config, &n.Entries[j].Worth))
			x := noted(n, &n.Entries[j])
			x.value = &own[len(own)-1]
			f.favours = append(f.favours, x)
		}
	}
	inOrder := func(x, y favour) int {
		return cmp.Or(cmp.Compare(x.date, y.date), cmp.Compare(x.at(a), y.at(a)))
	}
	if count > 0 && !slices.IsSortedFunc(f.favours, inOrder) {
		slices.SortStableFunc(f.favours, inOrder)
	}
	return f.favours
}

// forgetFavours lets the memory of an ally's favours be used for another's.
func (r *Reckoner) forgetFavours(a *ledger.Ally) {
	f := r.of(a)
	r.spare, f.favours = f.favours, nil
}

// valuesOf are the values of worths that entries of many files share.
func (r *Reckoner) valuesOf(worths []ledger.Worth) []value {
	values, known := r.values[&worths[0]]
	if !known {
		values = lists.Of(worths, func(w ledger.Worth) value { return valueOf(r.l.Config, &w) })
		r.values[&worths[0]] = values
	}
	return values
}

// summed are the sums of an ally's notes that are not kept.
func summed(a *ledger.Ally) *ledger.Sums {
	if a.Sums == nil {
		return &ledger.Sums{}
	}
	return a.Sums
}

// inOrder sorts lines by date; those of a day stay in their order.
func inOrder(lines []line) []line {
	slices.SortStableFunc(lines, func(x, y line) int { return cmp.Compare(x.date, y.date) })
	return lines
}

func (f *flow) count(x *line, raw bool) {
	f.add(x.worth, x.value, raw)
	f.entries++
	f.last = max(f.last, x.date)
	if f.listing {
		f.lines = append(f.lines, *x)
	}
}

// merge adds what other sums hold.
func (f *flow) merge(other *flow) {
	f.Gave, f.Got = f.Gave.plus(other.Gave), f.Got.plus(other.Got)
	f.entries += other.entries
	f.last = max(f.last, other.last)
	f.lines = append(f.lines, other.lines...)
}

// distinctTags joins the tags of a heading and of an item, each once.
func distinctTags(head, own []string) []string {
	tags := make([]string, 0, len(head)+len(own))
	if cap(tags) == 1 {
		return append(append(tags, head...), own...)
	}
	seen := make(map[string]bool, cap(tags))
	for _, list := range [][]string{head, own} {
		for _, tag := range list {
			if key := ledger.Fold(tag); !seen[key] {
				seen[key] = true
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// proven is what an ally gave of a kind within the window, the newest first.
func (r *Reckoner) proven(a *ledger.Ally, kind string) []favour {
	given := lists.Only(r.favours(a), func(f favour) bool {
		return f.worth.Dir == ledger.Got && f.worth.Kind == kind && r.inWindow(f.date)
	})
	slices.Reverse(given)
	return given
}

func (r *Reckoner) inWindow(day ledger.Date) bool { return r.age(day) <= r.l.Config.Window }

// holds reports whether a tag itself, not a child of it, is among tags.
func holds(tags []string, tag string) bool {
	key := ledger.Fold(tag)
	return slices.ContainsFunc(tags, func(t string) bool { return ledger.Fold(t) == key })
}

func (r *Reckoner) entry(f favour) Entry {
	worth := f.worth
	words, at := f.words()
	e := Entry{
		Date: f.date, Dir: worth.Dir, Kind: Optional(worth.Kind), Unit: Optional(worth.Unit), Typed: words.Typed,
		Text: words.Text, Tags: f.tags(), Place: at,
	}
	if worth.HasAmount {
		e.Amount = &Exact{worth.Amount}
	}
	if v := valueOf(r.l.Config, worth); v.priced {
		e.Points = &v.points
	}
	e.Private = ledger.IsPrivate(e.Tags) || r.inPrivate(f)
	return e
}

// matchesEntry reports whether period and query choose a matching ally's entry.
func (r *Reckoner) matchesEntry(a *ledger.Ally, f *favour) bool {
	return r.o.Period.Contains(f.date) && r.o.Query.Entry(a, f.note, f.entry, r)
}

func (r *Reckoner) inPrivate(f favour) bool { return f.note != nil && r.traits(f.note).private }
