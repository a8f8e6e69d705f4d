package query

import (
	"strings"
	"testing"

	"allies/ledger"
)

// people is a small ledger with one of each thing that a term asks for.
func people(t testing.TB) *ledger.Ledger {
	t.Helper()
	date := func(iso string) ledger.Date { return day(t, iso) }
	dana := &ledger.Ally{
		File: "dana.md", Name: "Dana Okafor", Aliases: []string{"Dee"}, Org: "Meridian Labs",
		Type: ledger.Person, Status: ledger.Active, Reach: ledger.Outside, Circle: 15,
		Tags: []string{"friend"}, Offers: []string{"introduction"},
		Fields: []ledger.Field{
			{Key: "jobTitle", Name: "role", Values: []string{"Head of Storage"}},
			{Key: "favourite colour", Name: "favouritecolour", Values: []string{"Blue"}},
			{Key: "lastContact", Name: "last_contact", Values: []string{"2026-03-20"}},
			{Key: "offers", Name: "offers", Values: []string{"intro"}},
		},
		Contact: []ledger.Channel{{Name: "email", Values: []string{"dana@meridian.example"}}},
		Yearly:  []ledger.YearlyDate{{Label: "anniversary", Month: 5, Day: 1}},
		Notes: []ledger.Note{
			{
				Date: date("2026-03-14"), Title: "Coffee #talks", HeadTags: []string{"talks"}, Tags: []string{"talks", "budget"},
				Text: "## 2026-03-14 Coffee #talks\n\nShe is hiring two people.\n\n- gave 2h feedback: her **conference** proposal\n- got introduction: Ravi\n- [ ] send the draft #budget\n- win: accepted\n",
				Entries: []ledger.Entry{
					{Worth: ledger.Worth{Dir: ledger.Gave, Kind: "feedback"}, Text: "her **conference** proposal"},
					{Worth: ledger.Worth{Dir: ledger.Got, Kind: "introduction"}, Text: "Ravi"},
				},
				Events:   []ledger.Event{{Win: true, Text: "accepted"}},
				Promises: []ledger.Promise{{Text: "send the draft #budget", Made: date("2026-03-14"), Tags: []string{"budget"}}},
			},
			{
				Date: date("2026-10-02"), Title: "Call", Text: "## 2026-10-02 Call\n\n- thanked: for the introduction\n- gave: a hand\n",
				Entries: []ledger.Entry{{Worth: ledger.Worth{Dir: ledger.Gave}, Text: "a hand"}},
				Thanks:  []ledger.Thanks{{Text: "for the introduction"}},
			},
		},
	}
	jose := &ledger.Ally{
		File: "jose.md", Name: "José Ørsted", Type: ledger.Person, Status: ledger.Potential,
		Tags: []string{"Work"}, Communal: true,
		Notes: []ledger.Note{{Date: date("2025-05-01"), Title: "Met at the meetup", Text: "- 2025-05-01: Met at the meetup"}},
		Tasks: []ledger.Promise{{Text: "lend him the atlas"}},
	}
	team := &ledger.Ally{
		File: "team.md", Name: "Platform team", Type: ledger.Group, Status: ledger.Archived, Reach: ledger.Team, Org: "Northshore",
		Notes: []ledger.Note{{
			Date: date("2026-11-30"), Title: "Gift day", Text: "## 2026-11-30 Gift day\n\n- gave gift: cake\n",
			Entries: []ledger.Entry{{Worth: ledger.Worth{Dir: ledger.Gave, Kind: "gift"}, Text: "cake"}},
		}},
	}
	return &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{dana, jose, team}}
}

// someStates: Dana is overdue and owed to, the team owes.
type someStates struct{}

func (someStates) Is(a *ledger.Ally, s State) bool {
	switch a.File {
	case "dana.md":
		return s == Overdue || s == Owing
	case "team.md":
		return s == Owed
	}
	return false
}

func parse(t *testing.T, l *ledger.Ledger, args ...string) *Query {
	t.Helper()
	q, err := Parse(args, For(l, day(t, sunday)))
	if err != nil {
		t.Fatalf("%q: %v", args, err)
	}
	return q
}

// words passes a query of a table as a shell would; one with quotes is a
// single argument.
func words(query string) []string {
	if strings.Contains(query, `"`) {
		return []string{query}
	}
	return strings.Fields(query)
}

func chosen(l *ledger.Ledger, match func(*ledger.Ally) bool) string {
	var names []string
	for _, a := range l.Allies {
		if match(a) {
			names = append(names, strings.TrimSuffix(a.File, ".md"))
		}
	}
	return strings.Join(names, " ")
}

// day is a date of a test table, "" for none.
func day(t testing.TB, iso string) ledger.Date {
	t.Helper()
	if iso == "" {
		return 0
	}
	d, ok := ledger.ParseDate(iso)
	if !ok {
		t.Fatalf("%q is no date", iso)
	}
	return d
}

// sunday is the day on which every worked figure is reckoned: a Sunday.
const sunday = "2026-11-22"
