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
		t, err := x.read(r)
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

func (x *lexer) read(r raw) (term, *when.Error) {
	t := term{field: bare, value: ledger.Fold(r.value), whole: r.whole, typed: r.value}
	if r.key != "" {
		t.field = front
		if f, ok := named(r.key); ok {
			t.field = f
		}
	}
	if t.field == tag {
		t.value = strings.TrimPrefix(t.value, "#")
	}
	if t.value == "" {
		return t, noValue(x.source, r)
	}
	switch t.field {
	case kind:
		return x.kind(r, t)
	case date:
		return x.date(r, t)
	case dir, status, reach, circle, is:
		return x.choice(r, t)
	case front:
		return x.front(r, t)
	}
	return t, nil
}

func (x *lexer) kind(r raw, t term) (term, *when.Error) {
	name, ok := x.Config.Kind(t.value)
	if !ok {
		return t, noKind(x.source, r, x.Config)
	}
	t.value = name
	return t, nil
}

func (x *lexer) date(r raw, t term) (term, *when.Error) {
	var misread *when.Error
	span, err := when.Period(r.value, x.Today)
	switch {
	case errors.As(err, &misread) && when.NeedsMore(t.value):
		return t, unquotedPeriod(x.source, r)
	case errors.As(err, &misread):
		return t, badPeriod(x.source, r, misread)
	}
	t.span = span
	return t, nil
}

func (x *lexer) choice(r raw, t term) (term, *when.Error) {
	words := t.field.words()
	_, declared := x.Config.Statuses[t.value]
	if other, ok := ledger.StatusOf(t.value); ok && t.field == status && !declared {
		t.value = string(other)
	}
	t.isOwn = !slices.Contains(words, t.value)
	if t.isOwn && !slices.Contains(x.own[t.field], t.value) {
		return t, noChoice(x.source, r, words, x.own[t.field])
	}
	return t, nil
}

// front reads KEY:VALUE. A key that is neither known nor in any file is a slip
// of the hand, or a term of another tool.
func (x *lexer) front(r raw, t term) (term, *when.Error) {
	t.key, _ = ledger.Key(r.key)
	if x.knowsField(r.key) {
		return t, nil
	}
	return t, noField(x.source, r, x.nearField(r.key))
}
