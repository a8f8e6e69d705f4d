package query

import (
	"testing"

	"allies/ledger"
	"allies/ledger/when"
)

// secretive is a ledger of one ally of whom everything that a term may find is
// private, but for a note that has something private in it and is not.
func secretive(t *testing.T) *ledger.Ledger {
	private := []string{"private"}
	keys := []string{"type", "status", "reach", "circle", "org", "aliases", "tags", "communal", "offers", "needs", "dates", "email", "role", "illness", "wedding"}
	return &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{{
		File: "dana.md", Name: "Dana Okafor", Aliases: []string{"Dee"}, Org: "Hush Labs", Type: ledger.Person, Status: ledger.Potential,
		Reach: ledger.Outside, Circle: 15, Tags: []string{"club"}, Communal: true, Offers: []string{"advice"}, Needs: []string{"money"}, Private: keys,
		Fields: []ledger.Field{
			{Key: "role", Name: "role", Values: []string{"cook"}}, {Key: "illness", Name: "illness", Values: []string{"flu"}},
			{Key: "location", Name: "location", Values: []string{"Leeds"}},
		},
		Contact: []ledger.Channel{{Name: "email", Values: []string{"d@x.example"}}, {Name: "phone", Values: []string{"555"}}},
		Yearly:  []ledger.YearlyDate{{Label: "wedding", Month: 5, Day: 1}},
		Notes: []ledger.Note{
			{
				Date: day(t, "2026-03-14"), HeadTags: private, Tags: []string{"private", "knee"}, Text: "## 2026-03-14 #private\n\nher knee",
				Entries:  []ledger.Entry{{Worth: ledger.Worth{Dir: ledger.Gave, Kind: "feedback"}, Text: "the crutches", Tags: []string{"loan"}}},
				Promises: []ledger.Promise{{Text: "call the doctor", Made: day(t, "2026-03-14")}},
				Events:   []ledger.Event{{Text: "a fall"}}, Thanks: []ledger.Thanks{{Text: "for the bed"}},
			},
			{
				Date: day(t, "2026-04-01"), Tags: []string{"private", "rent", "open"}, Text: "## 2026-04-01\n\nprose #open\n\n- got time: the rent #rent #private",
				Entries: []ledger.Entry{{Worth: ledger.Worth{Dir: ledger.Got, Kind: "time"}, Text: "the rent #rent #private", Tags: []string{"rent", "private"}}},
			},
		},
		Tasks: []ledger.Promise{{Text: "burn this", Tags: private}},
	}}}
}

// openNote has the note without its private item.
func openNote(*ledger.Ally, *ledger.Note) (string, []string) {
	return "## 2026-04-01\n\nprose #open", []string{"open"}
}

// TestPrivateIsNotFound: where others get to see the answer, each term looks away
// from what is private, and its not: does not tell either.
func TestPrivateIsNotFound(t *testing.T) {
	l := secretive(t)
	for _, c := range []struct{ about, query string }{
		{"an alias", "dee"}, {"a word of the org", "hush"}, {"an org", "org:hush"}, {"a status", "status:potential"}, {"a reach", "reach:outside"}, {"a circle", "circle:15"},
		{"a key", "role:cook"}, {"an org as a key", "type:person"}, {"communal", "communal:yes"}, {"what they offer", "offers:advice"}, {"what they need", "needs:money"},
		{"a yearly day", "dates:wedding"}, {"a channel", "email:d@x"}, {"any channel", "contact:d@x"}, {"a tag of theirs", "tag:club"},
		{"the tag itself", "tag:private"}, {"a tag of a private note", "tag:knee"}, {"a tag of an entry in it", "tag:loan"}, {"a tag of a private item", "tag:rent"},
		{"a kind in a private note", "kind:feedback"}, {"a kind of a private item", "kind:time"},
		{"prose of a private note", "text:knee"}, {"an entry in it", "text:crutches"}, {"a promise in it", "text:doctor"}, {"a setback in it", "text:fall"}, {"thanks in it", "text:bed"},
		{"a private item", "text:rent"}, {"a private task outside notes", "text:burn"},
		{"a private text on its day", "text:knee date:2026-03-14"}, {"a private kind and its direction", "kind:feedback dir:gave"},
	} {
		closed := finds(t, l, ForOthers(l, day(t, sunday), openNote), c.query)
		if whole := finds(t, l, For(l, day(t, sunday)), c.query); !whole || closed {
			t.Errorf("%s: %s finds it for the user: %v, for others: %v", c.about, c.query, whole, closed)
		}
		if words(c.query)[0] == c.query && !finds(t, l, ForOthers(l, day(t, sunday), openNote), "not:"+c.query) {
			t.Errorf("%s: not:%s tells of it", c.about, c.query)
		}
	}
	for _, c := range []struct{ about, query string }{
		{"the name", "okafor"}, {"an open key", "location:leeds"}, {"an open channel", "contact:555"}, {"the day of a private note", "date:2026-03-14"},
		{"a direction", "dir:gave"}, {"a state", "is:overdue"}, {"prose beside a private item", "text:prose"}, {"a tag beside it", "tag:open"},
	} {
		if !finds(t, l, ForOthers(l, day(t, sunday), openNote), c.query) {
			t.Errorf("%s: %s does not find it for others", c.about, c.query)
		}
	}
}

// TestPrivateKeyIsUnknown: of a key of one's own that is private everywhere others
// do not hear that it is there.
func TestPrivateKeyIsUnknown(t *testing.T) {
	l := secretive(t)
	if _, err := Parse([]string{"illness:flu"}, For(l, day(t, sunday))); err != nil {
		t.Error(err)
	}
	_, err := Parse([]string{"illness:flu"}, ForOthers(l, day(t, sunday), openNote))
	_, other := Parse([]string{"absence:flu"}, ForOthers(l, day(t, sunday), openNote))
	if err == nil || other == nil || err.(*when.Error).Hint != other.(*when.Error).Hint {
		t.Errorf("%v; %v", err, other)
	}
}

func finds(t *testing.T, l *ledger.Ledger, c Context, query string) bool {
	t.Helper()
	q, err := Parse(words(query), c)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return q.Lists(l.Allies[0], someStates{})
}
