package query

import (
	"errors"
	"strings"
	"testing"

	"allies/ledger"
	"allies/ledger/when"
)

// sound fails where an error is not one a user could be shown.
func sound(t *testing.T, err error) {
	t.Helper()
	var e *when.Error
	if !errors.As(err, &e) {
		t.Fatalf("not a *when.Error: %v", err)
	}
	if e.Message == "" || e.Hint == "" || e.From < 0 || e.To < e.From || e.To > len(e.Source) || strings.Contains(e.Message, "\n") {
		t.Fatalf("%+v", *e)
	}
}

// FuzzParse: any arguments make a query that matches without a panic, or a
// mistake that can be shown; not: before one term chooses the other allies.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"dana", "kind:gift dir:gave", `org:"Meridian Labs"`, "not:is:owed", "date:last 90 days\x00text:x",
		"not:not:tag:#friend", "Last Contact:2026", `'a "b'`, "circle:15\x00status:ally", "role:cook hobby:chess", "not:", "date:0!\n.",
	} {
		f.Add(seed)
	}
	l := people(f)
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) > 1<<10 {
			return
		}
		args := strings.Split(line, "\x00")
		q, err := Parse(args, For(l, day(t, sunday)))
		if err != nil {
			sound(t, err)
			return
		}
		for _, a := range l.Allies {
			if q.Lists(a, someStates{}) && !q.Ally(a, someStates{}) {
				t.Fatalf("%q lists %s, whom it does not choose", args, a.Name)
			}
			touch(q, a)
		}
		checkNot(t, q, l, args)
	})
}

// touch asks the query for everything that an ally has.
func touch(q *Query, a *ledger.Ally) {
	for i := range a.Notes {
		n := &a.Notes[i]
		q.Note(a, n, someStates{})
		for j := range n.Entries {
			q.Entry(a, n, &n.Entries[j], someStates{})
		}
		q.anyIn(a, n)
	}
}

func checkNot(t *testing.T, q *Query, l *ledger.Ledger, args []string) {
	if len(q.clauses) != 1 || len(args) != 1 {
		return
	}
	opposite, err := Parse([]string{"not:" + strings.TrimSpace(args[0])}, For(l, day(t, sunday)))
	if err != nil || len(opposite.clauses) != 1 || opposite.clauses[0].not == q.clauses[0].not {
		return // several terms in one argument
	}
	for _, a := range l.Allies {
		if q.clauses[0].field.choosesAllies() && q.Lists(a, someStates{}) == opposite.Lists(a, someStates{}) {
			t.Fatalf("%q and its opposite agree on %s", args, a.Name)
		}
		for i := range a.Notes {
			if !q.clauses[0].field.choosesAllies() && q.Note(a, &a.Notes[i], someStates{}) == opposite.Note(a, &a.Notes[i], someStates{}) {
				t.Fatalf("%q and its opposite agree on a note of %s", args, a.Name)
			}
		}
	}
}
