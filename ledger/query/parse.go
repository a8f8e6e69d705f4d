package query

import (
	"errors"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
)

// Parse reads the words that a command was given, as the shell passed them:
// one argument may hold a quoted text with blanks, or several terms. No words
// make a query that chooses everything. Every error is a *when.Error.
func Parse(args []string, c Context) (*Query, error) {
	if c.Config == nil {
		c.Config = ledger.DefaultConfig()
	}
	x := lexer{Context: c}
	if err := x.lex(args); err != nil {
		return nil, err
	}
	first := &Query{}
	q := first
	for i, r := range x.terms {
		if r.isOr() {
			if len(q.clauses) == 0 || i == len(x.terms)-1 {
				return nil, loneOr(x.source, r.span)
			}
			q.or = &Query{}
			q = q.or
			continue
		}
		t, err := reader{c, x.source, r}.term()
		if err != nil {
			return nil, err
		}
		q.add(t, r.not, c.open)
	}
	return first, nil
}

// isOr reports whether a term is the word between two alternatives, which no
// quote and no not: makes a name.
func (r raw) isOr() bool {
	return r.value == "or" && r.key == "" && !r.not && !r.whole && r.span.end-r.span.at == len("or")
}

// add files the term under the clause it is an alternative of, else under a
// clause of its own.
func (q *Query) add(t term, not bool, open Words) {
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
	q.clauses = append(q.clauses, clause{t.field, t.key, not, []term{t}, open})
}

type reader struct {
	Context
	source string
	raw    raw
}

func (r reader) term() (term, *when.Error) {
	t := term{field: bare, value: ledger.Fold(r.raw.value), whole: r.raw.whole, typed: r.raw.value}
	if r.raw.key != "" {
		t.field = front
		if f, ok := named(r.raw.key); ok {
			t.field = f
		}
	}
	if t.field == tag {
		t.value = strings.TrimPrefix(t.value, "#")
	}
	if t.value == "" {
		return t, noValue(r.source, r.raw)
	}
	switch t.field {
	case kind:
		return r.kind(t)
	case date:
		return r.date(t)
	case dir, status, reach, circle, is:
		return r.choice(t)
	case front:
		return r.front(t)
	}
	return t, nil
}

func (r reader) kind(t term) (term, *when.Error) {
	name, ok := r.Config.Kind(t.value)
	if !ok {
		return t, noKind(r.source, r.raw, r.Config)
	}
	t.value = name
	return t, nil
}

func (r reader) date(t term) (term, *when.Error) {
	var misread *when.Error
	span, err := when.Period(r.raw.value, r.Today)
	switch {
	case errors.As(err, &misread) && when.NeedsMore(t.value):
		return t, unquotedPeriod(r.source, r.raw)
	case errors.As(err, &misread):
		return t, badPeriod(r.source, r.raw, misread)
	}
	t.span = span
	return t, nil
}

func (r reader) choice(t term) (term, *when.Error) {
	words := t.field.words()
	_, declared := r.Config.Statuses[t.value]
	if other, ok := ledger.StatusOf(t.value); ok && t.field == status && !declared {
		t.value = string(other)
	}
	t.isOwn = !slices.Contains(words, t.value)
	if t.isOwn && !slices.Contains(r.own[t.field], t.value) {
		return t, noChoice(r.source, r.raw, words, r.own[t.field])
	}
	return t, nil
}

// front reads KEY:VALUE. A key that is neither known nor in any file is a slip
// of the hand, or a term of another tool.
func (r reader) front(t term) (term, *when.Error) {
	t.key, _ = ledger.Key(r.raw.key)
	if r.knowsField(r.raw.key) {
		return t, nil
	}
	return t, noField(r.source, r.raw, r.nearField(r.raw.key))
}
