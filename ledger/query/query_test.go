package query

import (
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/ledger/when"
)

// TestAlly: terms that choose allies.
func TestAlly(t *testing.T) {
	l := people(t)
	for _, c := range []struct{ rule, query, want string }{
		{"no words match everyone", "", "dana jose team"},
		{"a word is a part of the name", "okaf", "dana"},
		{"a word is a part of an alias", "dee", "dana"},
		{"a word is a part of the org", "meridian", "dana"},
		{"with a beginning", "^dana", "dana"},
		{"that nobody's has", "^okaf", ""},
		{"with an end", "okafor$", "dana"},
		{"that nobody's has either", "okaf$", ""},
		{"with both", "^dee$", "dana"},
		{"with alternatives", "okafor|^platform", "dana team"},
		{"words fold case and accents", "JOSE", "jose"},
		{"words fold what is typed too", "orsted", "jose"},
		{"accents typed are folded", "ØRSTED", "jose"},
		{"all words must match", "dana okafor", "dana"},
		{"each in a field of its own", "dana labs", "dana"},
		{"one that does not, finds nobody", "dana ravi", ""},
		{"the note's words are no names", "coffee", ""},
		{"status", "status:ally", "dana"},
		{"a status as files may say it", "status:prospect", "jose"},
		{"several of one field are alternatives", "status:potential status:archived", "jose team"},
		{"fields must all hold", "status:ally reach:team", ""},
		{"reach", "reach:outside", "dana"},
		{"circle", "circle:15", "dana"},
		{"org is a part, folded", "org:MERIDIAN", "dana"},
		{"orgs are alternatives", "org:labs org:north", "dana team"},
		{"quotes keep blanks", `org:"Meridian Labs"`, "dana"},
		{"a key in another spelling", "lastcontact:2026-03", "dana"},
		{"a key by a synonym", "job_title:storage", "dana"},
		{"a key by its canonical name", "role:storage", "dana"},
		{"an unknown key of a file", "favouriteColour:blue", "dana"},
		{"values of one key are alternatives", "role:storage role:cook", "dana"},
		{"keys must all hold", "role:storage location:nowhere", ""},
		{"name as a key", "name:platform", "team"},
		{"a known key whose file says nothing", "type:group", "team"},
		{"a yes or no", "communal:true", "jose"},
		{"the other one", "communal:no", "dana team"},
		{"a kind on offer by its name", "offers:introduction", "dana"},
		{"and as typed", "offers:intro", "dana"},
		{"a channel", "email:dana@", "dana"},
		{"any channel", "contact:meridian", "dana"},
		{"a label of a date", "dates:anniv", "dana"},
		{"is overdue", "is:overdue", "dana"},
		{"states are alternatives", "is:overdue is:owed", "dana team"},
		{"not overdue", "not:is:overdue", "jose team"},
		{"not a word", "not:dana", "jose team"},
		{"every not must hold", "not:dana not:team", "jose"},
		{"not a tag of their own", "not:tag:friend", "jose team"},
		{"not reaches what has none", "not:org:meridian", "jose team"},
		{"not a status", "not:status:archived", "dana jose"},
		{"not twice", "not:not:dana", "dana"},
		{"alternatives", "okafor or org:northshore", "dana team"},
		{"each with all of its terms", "status:ally org:northshore or jose not:dana", "jose"},
		{"fields and not in capitals", "NOT:Status:ARCHIVED", "dana jose"},
	} {
		q := parse(t, l, words(c.query)...)
		if got := chosen(l, func(a *ledger.Ally) bool { return q.Ally(a, someStates{}) }); got != c.want {
			t.Errorf("%s: %s chooses %q, want %q", c.rule, c.query, got, c.want)
		}
		if got := chosen(l, func(a *ledger.Ally) bool { return q.Lists(a, someStates{}) }); got != c.want {
			t.Errorf("%s: %s lists %q, want %q", c.rule, c.query, got, c.want)
		}
	}
}

// TestLists: where allies are listed, a term about entries keeps those with a
// matching note or entry.
func TestLists(t *testing.T) {
	l := people(t)
	for _, c := range []struct{ rule, query, want string }{
		{"a kind", "kind:feedback", "dana"},
		{"a kind by another word for it", "kind:intro", "dana"},
		{"kinds are alternatives", "kind:feedback kind:gift", "dana team"},
		{"a direction", "dir:got", "dana"},
		{"one entry has both", "kind:feedback dir:got", ""},
		{"and here it has", "kind:feedback dir:gave", "dana"},
		{"an entry of another kind is left", "not:kind:feedback", "dana team"},
		{"no entry is left", "not:kind:gift org:northshore", ""},
		{"a date finds notes without entries", "date:2025", "jose"},
		{"dates are alternatives", "date:2025 date:2026-11", "jose team"},
		{"a note on another day is left", "not:date:2026", "jose"},
		{"a text finds prose", "text:hiring", "dana"},
		{"texts must all hold in one note", "text:hiring text:proposal", "dana"},
		{"and not in two", "text:hiring text:hand", ""},
		{"a task outside notes has a text", "text:atlas", "jose"},
		{"a tag of the ally's own", "tag:friend", "dana"},
		{"folded, with its #", "tag:#WORK", "jose"},
		{"a tag of a note", "tag:talks", "dana"},
		{"a tag of an item", "tag:budget", "dana"},
		{"tags must all hold", "tag:friend tag:talks", "dana"},
		{"not on one thing", "tag:friend tag:work", ""},
		{"a tag is no part of another", "tag:fri", ""},
		{"not the ally's own tag", "not:tag:friend", "jose team"},
		{"without a note's tag there is more", "not:tag:talks", "dana jose team"},
		{"a tag and a kind on one entry", "tag:talks kind:introduction", "dana"},
		{"the ally's tag holds for its notes", "tag:friend date:2026-10", "dana"},
		{"alternatives about entries", "kind:gift or text:atlas", "jose team"},
		{"terms for allies still hold", "kind:feedback org:northshore", ""},
		{"a promise, where its note has what must not be there", "tag:budget not:text:hiring", "dana"},
		{"a win, in the same way", "text:accepted not:text:hiring", "dana"},
		{"thanks too", "text:introduction not:text:hand not:text:hiring", "dana"},
		{"and nothing where they have it as well", "text:accepted not:text:accepted", ""},
	} {
		q := parse(t, l, words(c.query)...)
		if got := chosen(l, func(a *ledger.Ally) bool { return q.Lists(a, someStates{}) }); got != c.want {
			t.Errorf("%s: %s lists %q, want %q", c.rule, c.query, got, c.want)
		}
	}
}

// TestListsWithoutNotes: an ally without notes is listed by tags of its own, and
// what has no day is in no span.
func TestListsWithoutNotes(t *testing.T) {
	a := &ledger.Ally{Name: "Li", Tags: []string{"work"}, Tasks: []ledger.Promise{{Text: "send it"}}}
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{a}}
	for query, want := range map[string]bool{"li": true, "tag:work": true, "tag:friend": false, "text:send": true, "date:..2026": false} {
		if got := parse(t, l, query).Lists(a, someStates{}); got != want {
			t.Errorf("%s: %v", query, got)
		}
	}
	a.Tasks = nil
	if !parse(t, l, "tag:work").Lists(a, someStates{}) {
		t.Error("its own tag does not list it")
	}
}

// TestEntry: terms that choose entries. The entries are named by their texts.
func TestEntry(t *testing.T) {
	l := people(t)
	for _, c := range []struct{ rule, query, want string }{
		{"no words", "", "conference Ravi hand cake"},
		{"a kind", "kind:feedback", "conference"},
		{"a plural", "kind:gifts", "cake"},
		{"not a kind, and what has none", "not:kind:feedback", "Ravi hand cake"},
		{"a direction", "dir:gave", "conference hand cake"},
		{"not a direction", "not:dir:gave", "Ravi"},
		{"both directions are alternatives", "dir:gave dir:got", "conference Ravi hand cake"},
		{"the note's day", "date:2026-03", "conference Ravi"},
		{"a period that was said in words", "date:next-month", ""},
		{"dates are alternatives", "date:2026-10 date:2026-11", "hand cake"},
		{"the entry's own text", "text:proposal", "conference"},
		{"not that of its note", "text:coffee", ""},
		{"through its markup", `text:"her conference proposal"`, "conference"},
		{"texts must all hold", "text:her text:proposal", "conference"},
		{"not a text", "not:text:ra not:text:ca", "conference hand"},
		{"the heading's tag", "tag:talks", "conference Ravi"},
		{"the ally's tag", "tag:friend", "conference Ravi hand"},
		{"not a tag", "not:tag:talks", "hand cake"},
		{"a tag of another item of the note", "tag:budget", ""},
		{"all at once", "kind:feedback dir:gave date:2026-03 text:her tag:talks", "conference"},
	} {
		q := parse(t, l, words(c.query)...)
		var got []string
		for _, a := range l.Allies {
			for i := range a.Notes {
				for j := range a.Notes[i].Entries {
					if e := &a.Notes[i].Entries[j]; q.Entry(a, &a.Notes[i], e, someStates{}) {
						got = append(got, shortText(e.Text))
					}
				}
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s chooses %q, want %q", c.rule, c.query, got, c.want)
		}
	}
}

func shortText(s string) string {
	for _, word := range []string{"conference", "Ravi", "hand", "cake"} {
		if strings.Contains(s, word) {
			return word
		}
	}
	return s
}

// TestNote: terms that choose notes, which are named by their days.
func TestNote(t *testing.T) {
	l := people(t)
	for _, c := range []struct{ rule, query, want string }{
		{"no words", "", "2026-03-14 2026-10-02 2025-05-01 2026-11-30"},
		{"a day", "date:2026-03-14", "2026-03-14"},
		{"an end is exclusive", "date:2025-05-01..2026-03-14", "2025-05-01"},
		{"prose", "text:hiring", "2026-03-14"},
		{"a heading", "text:coffee", "2026-03-14"},
		{"texts of several lines", "text:hiring text:proposal", "2026-03-14"},
		{"not a text", "not:text:the", "2026-11-30"},
		{"a kind of one of its entries", "kind:gift", "2026-11-30"},
		{"kind and direction of one entry", "kind:introduction dir:gave", ""},
		{"not a kind: nothing of it in the note", "not:kind:feedback", "2026-10-02 2025-05-01 2026-11-30"},
		{"a kind and not another one", "kind:feedback not:kind:introduction", ""},
		{"a kind, words of its note", "kind:feedback text:hiring", "2026-03-14"},
		{"a tag in its heading", "tag:talks", "2026-03-14"},
		{"a tag in an item", "tag:budget", "2026-03-14"},
		{"the ally's tag", "tag:friend", "2026-03-14 2026-10-02"},
		{"not a tag", "not:tag:budget", "2026-10-02 2025-05-01 2026-11-30"},
		{"terms for allies are asked apart", "org:northshore", "2026-03-14 2026-10-02 2025-05-01 2026-11-30"},
	} {
		q := parse(t, l, words(c.query)...)
		var got []string
		for _, a := range l.Allies {
			for i := range a.Notes {
				if q.Note(a, &a.Notes[i], someStates{}) {
					got = append(got, a.Notes[i].Date.String())
				}
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s chooses %q, want %q", c.rule, c.query, got, c.want)
		}
	}
}

// TestItem: promises, events and thanks have a day, a text and tags, and
// neither kind nor direction.
func TestItem(t *testing.T) {
	l := people(t)
	dana, jose := l.Allies[0], l.Allies[1]
	coffee, call := &dana.Notes[0], &dana.Notes[1]
	for _, c := range []struct {
		rule, query                  string
		promise, event, thanks, task bool
	}{
		{"no words", "", true, true, true, true},
		{"a day", "date:2026-03", true, true, false, false},
		{"not a day, and what has none", "not:date:2026-03", false, false, true, true},
		{"a text", "text:draft", true, false, false, false},
		{"a tag", "tag:budget", true, false, false, false},
		{"the heading's tag", "tag:talks", true, true, false, false},
		{"the ally's tag", "tag:work", false, false, false, true},
		{"a kind asks for an entry of the ally's", "kind:feedback", true, true, true, false},
		{"a kind that must not be holds", "not:kind:feedback", true, true, true, true},
		{"both, of one entry", "kind:introduction dir:got", true, true, true, false},
		{"both, of two", "kind:introduction dir:gave", false, false, false, false},
	} {
		q := parse(t, l, words(c.query)...)
		got := []bool{
			q.Promise(dana, coffee, &coffee.Promises[0], nil), q.Item(dana, coffee, coffee.Date, coffee.Events[0].Text, coffee.Events[0].Tags, nil),
			q.Item(dana, call, call.Date, call.Thanks[0].Text, call.Thanks[0].Tags, nil), q.Promise(jose, nil, &jose.Tasks[0], nil),
		}
		if want := []bool{c.promise, c.event, c.thanks, c.task}; !slices.Equal(got, want) {
			t.Errorf("%s: %s chooses %v, want %v", c.rule, c.query, got, want)
		}
	}
}

// TestNilQuery: a nil query matches everything, and asks for nothing.
func TestNilQuery(t *testing.T) {
	var q *Query
	a := people(t).Allies[0]
	n := &a.Notes[0]
	if !q.Ally(a, nil) || !q.Lists(a, nil) || !q.Note(a, n, nil) || !q.Entry(a, n, &n.Entries[0], nil) ||
		!q.Promise(a, n, &n.Promises[0], nil) || !q.Item(a, nil, 0, "", nil, nil) {
		t.Error("a nil query leaves something out")
	}
	if q.Periods() != nil {
		t.Error("a nil query asks for a period")
	}
}

// TestPeriods: what the date: terms were read as can be printed back.
func TestPeriods(t *testing.T) {
	spans := parse(t, people(t), "date:2026-03", "not:date:last month").Periods()
	if len(spans) != 2 || when.Span(spans[0]) != "2026-03-01..2026-04-01" || when.Span(spans[1]) != "2026-10-01..2026-11-01" {
		t.Errorf("periods %v", spans)
	}
}

// TestConfiguredKinds: what allies.yaml names is a kind, and wins.
func TestConfiguredKinds(t *testing.T) {
	c := ledger.DefaultConfig()
	c.AddKind("Repairs", ledger.Int(2), "fix")
	c.AddKind("lift", ledger.Int(1), "help")
	for typed, want := range map[string]string{"kind:repairs": "Repairs", "kind:FIX": "Repairs", "kind:help": "lift", "kind:gifts": "gift"} {
		q, err := Parse([]string{typed}, Context{Config: c})
		if err != nil || q.clauses[0].terms[0].value != want {
			t.Errorf("%s: %+v, %v, want %s", typed, q, err, want)
		}
	}
}

// TestNoStates: a note is asked without an answer to is:, which holds for nobody then.
func TestNoStates(t *testing.T) {
	l := people(t)
	q, err := Parse([]string{"is:owing or is:owed"}, For(l, day(t, sunday)))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range l.Allies {
		for n := range a.AllNotes() {
			if q.Note(a, n, nil) || q.Ally(a, nil) {
				t.Errorf("%s, %s", a.Name, n.Date)
			}
		}
	}
}
