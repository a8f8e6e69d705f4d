package parse

import (
	"fmt"
	"reflect"
	"testing"

	"allies/ledger"
	"allies/parse/internal/samples"
)

// TestConfig: every key of allies.yaml, in every form that is read.
func TestConfig(t *testing.T) {
	number := func(s string) *ledger.Number {
		n, _ := ledger.ParseNumber(s)
		return &n
	}
	for _, c := range []struct {
		yaml string
		want func(*ledger.Config)
	}{
		{"", func(*ledger.Config) {}},
		{"# nothing yet", func(*ledger.Config) {}},
		{"---\nhalf_life: 100d\n---\n", func(c *ledger.Config) { c.HalfLife = 100 }},
		{"include: [People/**, \"tags:person\"]", func(c *ledger.Config) { c.Include = []string{"People/**", "tags:person"} }},
		{"include:\n  - type: contact", func(c *ledger.Config) { c.Include = []string{"type: contact"} }},
		{"ignore: drafts", func(c *ledger.Config) { c.Ignore = []string{"drafts"} }},
		{"log: [Encounters, Ups and downs]", func(c *ledger.Config) { c.Log = []string{"Encounters", "Ups and downs"} }},
		{"half_life: 1y\nwindow: 3y", func(c *ledger.Config) { c.HalfLife, c.Window = 365, 1095 }},
		{"halfLife: 1\nWindow: 52w", func(c *ledger.Config) { c.HalfLife, c.Window = 1, 364 }},
		{"half-life: 6m", func(c *ledger.Config) { c.HalfLife = 180 }},
		{"thanks_grace: 0d\nthanks_window: 30", func(c *ledger.Config) { c.ThanksGrace, c.ThanksWindow = 0, 30 }},
		{"default_cadence: 2m\ndormant_after: 90d", func(c *ledger.Config) {
			c.Default, c.DormantAfter = ledger.Cadence{Every: ledger.Interval{Months: 2}}, 90
		}},
		{"half_life:\nkinds:\nunits: {}", func(*ledger.Config) {}},
		{"kinds: {advocacy: 3, triage: 1/2, listening: .5, Feedback: 2, introductions: 0}", func(c *ledger.Config) {
			c.AddKind("advocacy", *number("3"))
			c.AddKind("triage", *number("1/2"))
			c.AddKind("listening", *number("0.5"))
			c.AddKind("feedback", *number("2"))
			c.AddKind("introduction", *number("0"))
		}},
		{"kinds:\n  ride-along:\n    weight: 2\n    aliases: [shadowing, field-day]\n  loan:", func(c *ledger.Config) {
			c.AddKind("ride-along", *number("2"), "shadowing", "field-day")
			c.AddKind("loan", *number("1"))
		}},
		{"units: {shift: 4, USD: null, hours: 2, cup: 1/60, cake: ~}", func(c *ledger.Config) {
			c.Units = map[string]*ledger.Number{"shift": number("4"), "USD": nil, "h": number("2"), "cup": number("1/60"), "cake": nil}
		}},
		{"tags: {mentor: {cadence: 4w}, '#team': weekly, ring: {cadence: 4w..6w}, 2024: {cadence: none}}", func(c *ledger.Config) {
			c.Tags = map[string]ledger.Cadence{
				"mentor": {Every: ledger.Interval{Days: 28}},
				"team":   {Every: ledger.Interval{Days: 7}},
				"ring":   {Every: ledger.Interval{Days: 28}, Until: ledger.Interval{Days: 42}},
				"2024":   {None: true},
			}
		}},
		{"no_contact: [fyi, '#newsletter']", func(c *ledger.Config) { c.NoContact = []string{"fyi", "newsletter"} }},
		{"no_contact: news", func(c *ledger.Config) { c.NoContact = []string{"fyi", "news"} }},
		{"no_contact: []", func(*ledger.Config) {}},
		{"agenda: [Zu besprechen]\njournal: Daily/**", func(c *ledger.Config) {
			c.Agenda, c.Journal = []string{"Zu besprechen"}, []string{"Daily/**"}
		}},
		{"meetings: {attendees: [people, Who Came]}", func(c *ledger.Config) { c.Attendees = []string{"people", "whocame"} }},
		{"words: {gave: [gab, 'Gaben:', gab], By: bis, they: [sie, ihr]}", func(c *ledger.Config) {
			c.Words = map[string][]string{"gave": {"gab", "gaben"}, "by": {"bis"}, "they": {"sie", "ihr"}}
		}},
		{"statuses: {Mentor: ally, dream: prospect, '#past': archived}", func(c *ledger.Config) {
			c.Statuses = map[string]ledger.Status{"mentor": ledger.Active, "dream": ledger.Potential, "past": ledger.Archived}
		}},
		{"budget_per_week: 7.5", func(c *ledger.Config) { c.BudgetPerWeek = number("7.5") }},
		{"file_names: slug", func(c *ledger.Config) { c.SlugNames = true }},
		{"\ufeffhalf_life: 9d\r\nwindow: 10d\r\n", func(c *ledger.Config) { c.HalfLife, c.Window = 9, 10 }},
	} {
		want := ledger.DefaultConfig()
		want.Present = true
		c.want(want)
		got, problems := Config("allies.yaml", []byte(c.yaml))
		if !reflect.DeepEqual(got, want) || len(problems) > 0 {
			t.Errorf("%s\n got %+v %v\nwant %+v", c.yaml, got, problems, want)
		}
	}
}

func TestConfigMistakes(t *testing.T) {
	for _, c := range []struct{ yaml, want string }{
		{"half_life: 0d", "1:12-14 error value"},
		{"half_life: 0", "1:12-13 error value"},
		{"words: {gave: [got]}", "1:16-19 error value"},
		{"words: {gave: [x, x], got: [Ex, X]}", "1:33-34 error value"},
		{"words: {by: [bis], due: [bis], done: [bis]}", "1:39-42 error value"},
		{"words: {they: [me], me: [him]}", "1:16-18 error value, 1:26-29 error value"},
		{"words: {gave: ['a:b'], got: {a: b}}", "1:16-21 error value, 1:29-35 error value"},
		{"kinds: {a: {aliases: [review]}, b: {weight: 9, aliases: [review]}}", "1:33-34 error value"},
		{"kinds: {a: {aliases: [b]}, b: 9}", "1:28-29 error value"},
		{"kinds: {Review: 1, review: 9}", "1:20-26 error front-matter"},
		{"no_contact: {newsletter: 1}", "1:13-28 error value"},
		{"include: {a: b}", "1:10-16 error value"},
		{"include: ['tags:draft']\nignore: ['tags:draft', 'a/**']\njournal: type:day", "2:10-22 error value, 3:10-18 error value"},
		{"meetings: {attendees: {x: y}}", "1:23-29 error value"},
		{"window: soon", "1:9-13 error value"},
		{"window: -5d", "1:9-12 error value"},
		{"window: [365d, 2]", "1:9-18 error value"},
		{"thanks_grace: none", "1:15-19 error value"},
		{"kinds: {feedback: -1}", "1:19-21 error value"},
		{"kinds: {feedback: heavy}", "1:19-24 error value"},
		{"kinds: {feedback: 1/0}", "1:19-22 error value"},
		{"kinds: {feedback: {weight: -1, aliasses: [x]}}", "1:28-30 error value, 1:32-40 warning almost-key"},
		{"kinds: {code review: 2}", "1:9-20 error value"},
		{"kinds: [childcare]", "1:8-19 error value"},
		{"units: {beer: -1}", "1:15-17 error value"},
		{"units: {beer: 0}", "1:15-16 error value"},
		{"units: {beer: cheap}", "1:15-20 error value"},
		{"units: {2x: 1}", "1:9-11 error value"},
		{"units: beer", "1:8-12 error value"},
		{"tags: {mentor: {cadence: sometimes}}", "1:26-35 error value"},
		{"tags: {mentor: {cadance: 4w}}", "1:17-24 warning almost-key"},
		{"tags: mentor", "1:7-13 error value"},
		{"budget_per_week: lots", "1:18-22 error value"},
		{"budget_per_week: -1", "1:18-20 error value"},
		{"statuses: {mentor: friend}", "1:20-26 error value"},
		{"statuses: mentor", "1:11-17 error value"},
		{"words: {given: [gab]}", "1:9-14 warning almost-key"},
		{"words: {gave: ['a:b']}", "1:16-21 error value"},
		{"meetings: {attendes: [people]}", "1:12-20 warning almost-key"},
		{"journal: '['", "1:10-13 error value"},
		{"file_names: kebab", "1:13-18 error value"},
		{"include: ['[']", "1:11-14 error value"},
		{"half_live: 365d", "1:1-10 warning almost-key"},
		{"colour: blue", "1:1-7 warning almost-key"},
		{"window: 5d\nwindow: 6d", "2:1-7 error front-matter"},
		{"window: 5d\nWindow: 6d", "2:1-7 error front-matter"},
		{"kinds: {a: 1, a: 2}", "1:15-16 error front-matter"},
		{"window: [5d\nhalf_life: 9d", "1:9-12 error front-matter"},
		{"- window", "1:1-9 error front-matter"},
		{"ignore: [**/x]", "1:10-14 warning front-matter"},
		{"window: \xff", "1:9-10 error encoding"},
		{"window: 9d\n<<<<<<< HEAD\nhalf_life: 2d\n=======\nhalf_life: 3d\n>>>>>>> x\n", "2:1-13 error conflict"},
	} {
		_, problems := Config("allies.yaml", []byte(c.yaml))
		if got := samples.Places(problems); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.yaml, got, c.want)
		}
	}
}

// TestConfigKeepsTheRest: a mistake costs its own key alone.
func TestConfigKeepsTheRest(t *testing.T) {
	for _, mistake := range []string{"window: 0d", "kinds: [x", "colour: blue", "window: \"a", "nonsense"} {
		c, problems := Config("allies.yaml", []byte("half_life: 9d\n"+mistake+"\nthanks_grace: 4d\n"))
		if c.HalfLife != 9 || c.ThanksGrace != 4 || c.Window != 1095 || len(problems) != 1 {
			t.Errorf("%s: %d %d %d %v", mistake, c.HalfLife, c.ThanksGrace, c.Window, problems)
		}
	}
}

// TestRefusedPriceKeepsItsUnit: entries in a unit whose price does not fit are
// no second mistake, and a unit known anyway keeps its own price.
func TestRefusedPriceKeepsItsUnit(t *testing.T) {
	c, _ := Config("allies.yaml", []byte("units: {beer: 0, hours: cheap}\n"))
	if price, named := c.Units["beer"]; !named || price != nil {
		t.Errorf("beer: %v, named %v", price, named)
	}
	if _, named := c.Units["h"]; named {
		t.Error("h lost the price it has without allies.yaml")
	}
}

func TestGlob(t *testing.T) {
	for _, c := range []struct {
		glob, file string
		want       bool
	}{
		{"People/**", "People/a.md", true}, {"People/**", "People/x/a.md", true}, {"People/**", "Other/a.md", false},
		{"People/**", "x/People/a.md", false}, {"**/People/**", "x/People/a.md", true}, {"**/People/**", "People/a.md", true},
		{"People/*", "People/a.md", true}, {"People/*", "People/x/a.md", false},
		{"People/*.md", "People/a.md", true}, {"People/*.md", "People/x/a.md", false},
		{"People", "People/x/a.md", true}, {"People/", "People/a.md", true}, {"/People", "People/a.md", true}, {"/People", "x/People/a.md", false}, {"/a.md", "a.md", true}, {"./a.md", "x/a.md", false}, {"./People/x", "People/x/a.md", true},
		{"People", "x/People/a.md", true}, {"x/People", "x/People/y/a.md", true}, {"x/People", "People/a.md", false},
		{"*.md", "a.md", true}, {"*.md", "x/a.md", true}, {"a?.md", "ab.md", true}, {"[ab].md", "b.md", true}, {"[ab].md", "c.md", false},
		{"*.draft.md", "x/y.draft.md", true}, {"old-*", "old-2020/a.md", true}, {"old-*", "x/older/a.md", false},
		{"**", "a.md", true}, {"**/a.md", "a.md", true}, {"**/a.md", "x/y/a.md", true}, {"x/**/a.md", "x/a.md", true}, {"x/**/y/a.md", "x/1/2/y/a.md", true},
		{"people/**", "People/a.md", false},
	} {
		if got := GlobMatch(c.glob, c.file); got != c.want {
			t.Errorf("globMatch(%q, %q) = %v", c.glob, c.file, got)
		}
	}
	stars := ""
	for range 20 {
		stars += "**/x*/"
	}
	deep := fmt.Sprintf("%0200d/y.md", 0)
	if GlobMatch(stars+"z.md", deep) {
		t.Error("a glob of many stars matched")
	}
}
