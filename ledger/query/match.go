package query

import "allies/ledger"

// chooses reports whether the terms that choose allies hold: words, status,
// reach, circle, org, is and KEY. Terms about notes and entries are left to
// Note, Entry and the others, except that nothing of an ally with a tag that
// must not be there is ever chosen. states may be nil where no term is `is:`.
func (q *Query) chooses(a *ledger.Ally, states States) bool {
	for _, c := range q.clauses {
		switch {
		case c.field.choosesAllies():
			if c.ally(a, states) == c.not {
				return false
			}
		case c.field == tag && c.not && ledger.HasTag(c.tagsOf(a), c.terms[0].value):
			return false
		}
	}
	return true
}

// lists reports whether a list of allies keeps this one: chooses holds, and where
// the query has terms about notes and entries, some note or entry of the ally's
// matches them. kind: and dir: ask for something given or got; a tag may be
// the ally's own.
func (q *Query) lists(a *ledger.Ally, states States) bool {
	switch {
	case !q.chooses(a, states):
		return false
	case q.has(kind, dir):
		return q.anyEntry(a)
	case q.has(date, text):
		return q.anyItem(a)
	}
	return q.tagged(a) || q.anyItem(a)
}

// note reports whether a note is chosen as a whole: its day, its words and the
// tags anywhere in it (the ally's are its own) hold, and for kind: and dir:
// one of its entries has them all. A not: holds where nothing in the note
// matches the term.
func (q *Query) note(a *ledger.Ally, n *ledger.Note) bool {
	for _, c := range q.clauses {
		if c.field.choosesAllies() || c.field.ofFavours() && !c.not {
			continue
		}
		if c.note(a, n) == c.not {
			return false
		}
	}
	return !q.wantsFavour() || q.favourIn(n)
}

// entry reports whether something given or got is chosen: by its kind and
// direction, its note's day, its own text, and its tags, with those of the
// note's heading and of the ally.
func (q *Query) entry(a *ledger.Ally, n *ledger.Note, e *ledger.Entry) bool {
	for _, c := range q.clauses {
		if !c.field.choosesAllies() && c.entry(a, n, e) == c.not {
			return false
		}
	}
	return true
}

// item reports whether something else with a day is chosen: by the day, its
// text, and its tags, with those of the note's heading and of the ally. It has
// neither kind nor direction: kind: and dir: ask for an entry of the ally's
// that has them, and their not: always holds. The note is nil for what stands
// in none.
func (q *Query) item(a *ledger.Ally, n *ledger.Note, day ledger.Date, words string, tags []string) bool {
	for _, c := range q.clauses {
		if c.field.choosesAllies() || c.field.ofFavours() {
			continue
		}
		if c.item(a, n, day, words, tags) == c.not {
			return false
		}
	}
	return !q.wantsFavour() || q.favourOf(a)
}

// has reports whether some term, with or without not:, is of one of the fields.
func (q *Query) has(fields ...field) bool {
	for _, c := range q.clauses {
		for _, f := range fields {
			if c.field == f {
				return true
			}
		}
	}
	return false
}

// tagged reports whether the ally's own tags satisfy every tag: term.
func (q *Query) tagged(a *ledger.Ally) bool {
	for _, c := range q.clauses {
		if c.field == tag && ledger.HasTag(c.tagsOf(a), c.terms[0].value) == c.not {
			return false
		}
	}
	return true
}
