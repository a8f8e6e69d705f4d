package query

import "allies/ledger"

// wantsFavour reports whether some term asks for a kind or a direction, so
// that only what was given or got can answer.
func (q *Query) wantsFavour() bool {
	for _, c := range q.clauses {
		if c.field.ofFavours() && !c.not {
			return true
		}
	}
	return false
}

// favourIn reports whether one entry of the note has a kind and a direction
// that are asked for, and none that must not be.
func (q *Query) favourIn(n *ledger.Note) bool {
	for i := range n.Entries {
		if q.favour(n, &n.Entries[i]) {
			return true
		}
	}
	return false
}

func (q *Query) favourOf(a *ledger.Ally) bool {
	for n := range a.AllNotes() {
		if q.favourIn(n) {
			return true
		}
	}
	return false
}

func (q *Query) favour(n *ledger.Note, e *ledger.Entry) bool {
	for _, c := range q.clauses {
		if c.field.ofFavours() && c.favour(n, e) == c.not {
			return false
		}
	}
	return true
}

// anyEntry reports whether something given to or got from the ally matches.
func (q *Query) anyEntry(a *ledger.Ally) bool {
	for n := range a.AllNotes() {
		for j := range n.Entries {
			if q.entry(a, n, &n.Entries[j]) {
				return true
			}
		}
	}
	return false
}

// anyItem reports whether any note of the ally's matches, or anything in one,
// or a promise outside notes.
func (q *Query) anyItem(a *ledger.Ally) bool {
	if q.anyEntry(a) {
		return true
	}
	for n := range a.AllNotes() {
		if q.note(a, n) || q.anyIn(a, n) {
			return true
		}
	}
	for i := range a.Tasks {
		if p := &a.Tasks[i]; q.item(a, nil, p.Made, p.Text, p.Tags) {
			return true
		}
	}
	return false
}

func (q *Query) anyIn(a *ledger.Ally, n *ledger.Note) bool {
	for i := range n.Promises {
		if p := &n.Promises[i]; q.item(a, n, p.Made, p.Text, p.Tags) {
			return true
		}
	}
	for i := range n.Events {
		if e := &n.Events[i]; q.item(a, n, n.Date, e.Text, e.Tags) {
			return true
		}
	}
	for i := range n.Thanks {
		if t := &n.Thanks[i]; q.item(a, n, n.Date, t.Text, t.Tags) {
			return true
		}
	}
	return false
}
