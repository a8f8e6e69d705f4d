package query

import (
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// Query chooses allies, and notes and entries of theirs. A nil *Query chooses
// everything. It is safe for concurrent use.
type Query struct {
	clauses []clause
	spans   []ledger.Period // of the `date:` terms
	or      *Query          // the next alternative; nil for none
}

// Periods lists the spans that the `date:` terms were read as, in their order.
func (q *Query) Periods() []ledger.Period {
	var spans []ledger.Period
	for ; q != nil; q = q.or {
		spans = append(spans, q.spans...)
	}
	return spans
}

// Ally reports whether an alternative of the query chooses the ally. Terms
// about notes and entries are left to Note, Entry and the others. states may be
// nil where no term is `is:`.
func (q *Query) Ally(a *ledger.Ally, states States) bool {
	return q == nil || q.any(func(one *Query) bool { return one.chooses(a, states) })
}

// Lists reports whether a list of allies keeps this one: an alternative chooses it
// as Ally does, and where that has terms about notes and entries, some note or entry
// of the ally's matches them. kind: and dir: ask for something given or got; a tag
// may be the ally's own.
func (q *Query) Lists(a *ledger.Ally, states States) bool {
	return q == nil || q.any(func(one *Query) bool { return one.lists(a, states) })
}

// Note reports whether a note is chosen as a whole: its day, its words and the
// tags anywhere in it (the ally's are its own) hold, and for kind: and dir:
// one of its entries has them all. A not: holds where nothing in the note
// matches the term. Ally is asked apart; states may
// be nil where no term is `is:`.
func (q *Query) Note(a *ledger.Ally, n *ledger.Note, states States) bool {
	return q.anyOf(a, states, func(one *Query) bool { return one.note(a, n) })
}

// Entry reports whether something given or got is chosen: by its kind and
// direction, its note's day, its own text, and its tags, with those of the
// note's heading and of the ally. Ally is asked apart.
func (q *Query) Entry(a *ledger.Ally, n *ledger.Note, e *ledger.Entry, states States) bool {
	return q.anyOf(a, states, func(one *Query) bool { return one.entry(a, n, e) })
}

// Item reports whether something else with a day is chosen: by the day, its
// text, and its tags, with those of the note's heading and of the ally. It has
// neither kind nor direction: kind: and dir: ask for an entry of the ally's
// that has them, and their not: always holds. The note is nil for what stands
// in none. Ally is asked apart.
func (q *Query) Item(a *ledger.Ally, n *ledger.Note, day ledger.Date, words string, tags []string, states States) bool {
	return q.anyOf(a, states, func(one *Query) bool { return one.item(a, n, day, words, tags) })
}

// Promise is Item for a promise, by the day on which it was made.
func (q *Query) Promise(a *ledger.Ally, n *ledger.Note, p *ledger.Promise, states States) bool {
	return q.Item(a, n, p.Made, p.Text, p.Tags, states)
}

// ChoosesAll reports whether no term leaves anything out: there is none.
func (q *Query) ChoosesAll() bool { return q == nil || len(q.clauses) == 0 }

func (q *Query) any(holds func(*Query) bool) bool {
	for ; q != nil; q = q.or {
		if holds(q) {
			return true
		}
	}
	return false
}

// anyOf is any among the alternatives that may be meant with an ally: of
// several, those whose terms about allies hold.
func (q *Query) anyOf(a *ledger.Ally, states States, holds func(*Query) bool) bool {
	if q == nil || q.or == nil {
		return q == nil || holds(q)
	}
	return q.any(func(one *Query) bool { return one.mayChoose(a, states) && holds(one) })
}

// mayChoose reports whether the terms that choose allies hold: words, status,
// reach, circle, org, is and KEY.
func (q *Query) mayChoose(a *ledger.Ally, states States) bool {
	return q.all(func(c *clause) bool { return !c.field.choosesAllies() || c.ally(a, states) != c.not })
}

// Unmatched lists the words of the query, as they were typed, that no ally has
// in a name, an alias or an org.
func (q *Query) Unmatched(allies []*ledger.Ally) []string {
	var words []string
	for ; q != nil; q = q.or {
		for _, c := range q.clauses {
			has := func(a *ledger.Ally) bool { return c.ally(a, nil) }
			if c.field == bare && !c.not && !slices.ContainsFunc(allies, has) {
				words = append(words, c.terms[0].typed)
			}
		}
	}
	return words
}

func (q *Query) all(holds func(*clause) bool) bool {
	return !lists.Some(q.clauses, func(c *clause) bool { return !holds(c) })
}

// chooses reports whether mayChoose holds. Terms about notes and entries are left
// to Note, Entry and the others, except that nothing of an ally with a tag that
// must not be there is ever chosen. states may be nil where no term is `is:`.
func (q *Query) chooses(a *ledger.Ally, states States) bool {
	return q.mayChoose(a, states) && q.all(func(c *clause) bool { return c.field != tag || !c.not || !c.inTags(c.tagsOf(a)) })
}

func (q *Query) lists(a *ledger.Ally, states States) bool {
	switch {
	case !q.chooses(a, states):
		return false
	case q.has(kind, dir):
		return q.anyEntry(a)
	case q.has(date, text):
		return q.anyItem(a)
	}
	tagged := func(c *clause) bool { return c.field != tag || c.inTags(c.tagsOf(a)) != c.not }
	return q.all(tagged) || q.anyItem(a)
}

func (q *Query) note(a *ledger.Ally, n *ledger.Note) bool {
	holds := func(c *clause) bool { return c.field.choosesAllies() || c.note(a, n) != c.not }
	return q.all(holds) && (!q.wantsFavour() || q.favourIn(n))
}

func (q *Query) entry(a *ledger.Ally, n *ledger.Note, e *ledger.Entry) bool {
	return q.all(func(c *clause) bool { return c.field.choosesAllies() || c.entry(a, n, e) != c.not })
}

func (q *Query) item(a *ledger.Ally, n *ledger.Note, day ledger.Date, words string, tags []string) bool {
	holds := func(c *clause) bool {
		return c.field.choosesAllies() || c.field.ofFavours() || c.item(a, n, day, words, tags) != c.not
	}
	return q.all(holds) && (!q.wantsFavour() || a.SomeNote(q.favourIn))
}

func (q *Query) has(fields ...field) bool {
	return lists.Some(q.clauses, func(c *clause) bool { return slices.Contains(fields, c.field) })
}

// wantsFavour reports whether some term asks for a kind or a direction, so
// that only what was given or got can answer.
func (q *Query) wantsFavour() bool {
	return lists.Some(q.clauses, func(c *clause) bool { return c.field.ofFavours() && !c.not })
}

// favourIn reports whether one entry of the note has a kind and a direction
// that are asked for, and none that must not be.
func (q *Query) favourIn(n *ledger.Note) bool {
	return lists.Some(n.Entries, func(e *ledger.Entry) bool { return q.favour(n, e) })
}

func (q *Query) favour(n *ledger.Note, e *ledger.Entry) bool {
	return q.all(func(c *clause) bool { return !c.field.ofFavours() || c.favour(n, e) != c.not })
}

func (q *Query) anyEntry(a *ledger.Ally) bool {
	return a.SomeNote(func(n *ledger.Note) bool {
		return lists.Some(n.Entries, func(e *ledger.Entry) bool { return q.entry(a, n, e) })
	})
}

// anyItem reports whether any note of the ally's matches, or anything in one,
// or a promise outside notes.
func (q *Query) anyItem(a *ledger.Ally) bool {
	return q.anyEntry(a) || a.SomeNote(func(n *ledger.Note) bool { return q.note(a, n) || q.anyIn(a, n) }) || q.anyPromise(a, nil, a.Tasks)
}

func (q *Query) anyPromise(a *ledger.Ally, n *ledger.Note, promises []ledger.Promise) bool {
	return lists.Some(promises, func(p *ledger.Promise) bool { return q.item(a, n, p.Made, p.Text, p.Tags) })
}

func (q *Query) anyIn(a *ledger.Ally, n *ledger.Note) bool {
	return q.anyPromise(a, n, n.Promises) ||
		lists.Some(n.Events, func(e *ledger.Event) bool { return q.item(a, n, n.Date, e.Text, e.Tags) }) ||
		lists.Some(n.Thanks, func(t *ledger.Thanks) bool { return q.item(a, n, n.Date, t.Text, t.Tags) })
}
