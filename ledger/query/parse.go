package query

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
)

// field is what a term asks about.
type field uint8

// The fields.
const (
	bare field = iota // name, alias or org
	tag
	kind
	dir
	status
	reach
	circle
	org
	text
	date
	is
	front // a key of the front matter
)

// fieldNames are the fields that have a name of their own.
var fieldNames = map[string]field{
	"tag": tag, "kind": kind, "dir": dir, "status": status, "reach": reach, "circle": circle,
	"org": org, "text": text, "date": date, "is": is,
}

// joins reports whether several terms of the field must all hold; else they
// are alternatives.
func (f field) joins() bool { return f == bare || f == tag || f == text }

// choosesEntries reports whether the field is one of notes and entries alone.
func (f field) choosesEntries() bool {
	return f == kind || f == dir || f == date || f == text
}

// term is one condition, with its value made ready to compare.
type term struct {
	field field
	key   string // of the front matter, folded
	value string // folded, or the canonical name of a kind, status, …
	span  ledger.Period
}

// clause is what must hold: one of its terms, or none of them.
type clause struct {
	field field
	key   string
	not   bool
	terms []term
}

// Parse reads the words that a command was given, as the shell passed them:
// one argument may hold a quoted text with blanks, or several terms. No words
// are a query that chooses everything. Its errors are of type *Error.
func Parse(args []string, c Context) (*Query, error) {
	if c.Config == nil {
		c.Config = ledger.DefaultConfig()
	}
	x := lexer{isField: c.knowsField}
	if err := x.lex(args); err != nil {
		return nil, err
	}
	q := &Query{}
	for _, r := range x.terms {
		t, err := reader{c, x.source, r}.term()
		if err != nil {
			return nil, err
		}
		q.add(t, r.not)
	}
	return q, nil
}

// add files the term under the clause it is an alternative of, else under a
// clause of its own.
func (q *Query) add(t term, not bool) {
	q.entries = q.entries || t.field.choosesEntries()
	q.favours = q.favours || t.field == kind || t.field == dir
	q.states = q.states || t.field == is
	if t.field == date {
		q.spans = append(q.spans, t.span)
	}
	if !not && !t.field.joins() {
		for i, c := range q.clauses {
			if c.field == t.field && c.key == t.key && !c.not {
				q.clauses[i].terms = append(c.terms, t)
				return
			}
		}
	}
	q.clauses = append(q.clauses, clause{t.field, t.key, not, []term{t}})
}

// reader makes a term of what was typed.
type reader struct {
	Context
	source string
	raw    raw
}

func (r reader) term() (term, *Error) {
	f := front
	if r.raw.key == "" {
		f = bare
	} else if named, ok := fieldNames[strings.ToLower(r.raw.key)]; ok {
		f = named
	}
	t := term{field: f, value: ledger.Fold(r.raw.value)}
	if t.value == "" {
		return t, noValue(r.source, r.raw)
	}
	switch f {
	case tag:
		return r.tag(t)
	case kind:
		return r.kind(t)
	case date:
		return r.date(t)
	case circle:
		return r.circle(t)
	case dir, status, reach, is:
		return r.choice(t)
	case front:
		return r.front(t)
	}
	return t, nil
}

func (r reader) tag(t term) (term, *Error) {
	if t.value = strings.TrimPrefix(t.value, "#"); t.value == "" {
		return t, noValue(r.source, r.raw)
	}
	return t, nil
}

func (r reader) kind(t term) (term, *Error) {
	name, ok := r.Config.Kind(t.value)
	if !ok {
		return t, noKind(r.source, r.raw, r.Config)
	}
	t.value = name
	return t, nil
}

func (r reader) date(t term) (term, *Error) {
	span, err := ParsePeriod(r.raw.value, r.Today)
	if err != nil {
		return t, badPeriod(r.source, r.raw, err)
	}
	t.span = span
	return t, nil
}

func (r reader) circle(t term) (term, *Error) {
	n, err := strconv.Atoi(t.value)
	if err != nil || !slices.Contains(circles, n) {
		return t, noCircle(r.source, r.raw)
	}
	t.value = strconv.Itoa(n)
	return t, nil
}

// choice reads a value that is one of a few words.
func (r reader) choice(t term) (term, *Error) {
	words := choices(t.field)
	if other, ok := sameStatus[t.value]; ok && t.field == status {
		t.value = other
	}
	if !slices.Contains(words, t.value) {
		return t, noChoice(r.source, r.raw, words)
	}
	return t, nil
}

// front reads KEY:VALUE. A key that is in no file, but nearly a known one, is a
// slip of the hand; any other key may just find nobody.
func (r reader) front(t term) (term, *Error) {
	t.key = foldKey(r.raw.key)
	if r.knowsField(r.raw.key) {
		return t, nil
	}
	if near := nearField(t.key); near != "" {
		return t, noField(r.source, r.raw, near)
	}
	return t, nil
}
