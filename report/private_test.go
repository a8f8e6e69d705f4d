package report

import (
	"fmt"
	"reflect"
	"testing"

	"allies/ledger"
)

// A row of a balance is private where nothing but private things name it.
func TestPrivateRows(t *testing.T) {
	hidden, open := ally("hidden").note("2026-11-01", "secret", "private").gave(), ally("open").note("2026-11-01", "go").gave()
	hidden.Org, hidden.Tags, hidden.Private = "Meridian", []string{"club"}, []string{"org", "tags"}
	open.Org = "Northshore"
	for _, c := range []struct {
		by   By
		want map[string]bool
	}{
		{ByOrg, map[string]bool{"Meridian": true, "Northshore": false}},
		{ByTag, map[string]bool{"secret": true, "private": true, "club": true, "go": false}},
		{ByMonth, map[string]bool{"2026-11": false}},
		{ByAlly, map[string]bool{"hidden": false, "open": false}},
		{ByKind, map[string]bool{"": false}},
	} {
		rows := New(build(hidden, open), Options{Today: day(today), By: c.by}).Balance().Rows
		check(t, string(c.by), len(rows), len(c.want))
		for _, row := range rows {
			if want, known := c.want[string(row.Key)]; !known || row.KeyPrivate != want {
				t.Errorf("by %s: row %q is private: %v", c.by, row.Key, row.KeyPrivate)
			}
		}
	}
	nowhere := ally("nowhere").note("2026-11-01").gave()
	nowhere.Private = []string{"org", "reach", "tags"}
	for _, by := range []By{ByOrg, ByReach, ByTag} {
		if rows := New(build(nowhere), Options{Today: day(today), By: by}).Balance().Rows; len(rows) != 1 || rows[0].KeyPrivate {
			t.Errorf("by %s: a row without a name says nothing private: %+v", by, rows)
		}
	}
}

// What one file says openly is no secret, whichever file is read first.
func TestRowsThatAreNamedOpenlyToo(t *testing.T) {
	named := func(name string, private ...string) *builder {
		b := ally(name).note("2026-11-01").gave()
		b.Org, b.Reach, b.Tags, b.Private = "Meridian", ledger.Outside, []string{"club"}, private
		return b
	}
	hidden, open := named("hidden", "org", "reach", "tags"), named("open")
	for _, by := range []By{ByOrg, ByReach, ByTag} {
		for _, l := range []*ledger.Ledger{build(hidden, open), build(open, hidden)} {
			if rows := New(l, Options{Today: day(today), By: by}).Balance().Rows; len(rows) != 1 || rows[0].KeyPrivate {
				t.Errorf("by %s, %s first: %+v", by, l.Allies[0].Name, rows)
			}
		}
	}
}

// A step that comes from something private stays out, whatever it explains.
func TestPrivateStepsStayOut(t *testing.T) {
	b := ally("A").note("2026-11-10").got("", "", "feedback").tag("private").gave().note("2026-11-11", "private").got("", "", "feedback").setback()
	r := New(build(b), Options{Today: day(today), By2: ByKind})
	for what, why := range map[string][]Explanation{
		"ally": r.ExplainAlly(b.Ally), "balance": r.ExplainBalance(), "net table": r.ExplainNetTable(), "register": r.ExplainRegister(), "ask": r.ExplainAsk("feedback"),
		"coverage": r.ExplainCoverage(), "stats": r.ExplainStats(), "report": r.ExplainReport(), "activity": r.ExplainActivity(), "next": r.ExplainNext(-1),
	} {
		for _, e := range *Public(&why, Hidden{}) {
			for _, s := range e.Steps {
				check(t, what+", "+e.Title+": "+s.Text, s.Line == 0 || s.Line == 1 || s.Line == 3, true)
			}
		}
	}
}

// How long somebody was quiet says the day that a private key keeps.
func TestAPrivateSilence(t *testing.T) {
	b := ally("Dana")
	b.LastContact, b.LastSince, b.Private = day("2026-08-01"), day("2026-08-01"), []string{"last_contact"}
	due := on(build(b)).Due(14)
	check(t, "days", *due.NoRhythm.Longest[0].Days, 113)
	seen := Public(&due, Hidden{}).NoRhythm.Longest[0]
	check(t, "day", seen.LastContact, ledger.Date(0))
	check(t, "no days", seen.Days == nil && seen.LastPrivate, true)
}

// keyed is somebody of whom every key that a row shows is set.
func keyed(private string) *builder {
	b := ally("Dana").note("2026-11-01").got("", "", "feedback")
	b.Type, b.Status, b.Org, b.Role, b.Location, b.Reach = ledger.Person, ledger.Active, "Meridian", "lead", "Oslo", ledger.Outside
	b.Circle, b.Communal, b.Snooze, b.Met, b.MetIn = 15, true, day("2026-12-24"), day("2025-01-01"), "2025"
	b.Tags, b.Aliases, b.Goals, b.Values, b.Interests = []string{"a"}, []string{"b"}, []string{"c"}, []string{"d"}, []string{"e"}
	b.Communities, b.Background, b.Offers, b.Needs = []string{"f"}, []string{"g"}, []string{"feedback"}, []string{"h"}
	b.Introduced, b.Members, b.Groups, b.Private = []string{"i"}, []string{"j"}, []string{"k"}, []string{private}
	return b
}

// A field with the tag of a key is empty where the key is private, and nothing else is.
func TestPrivateKeysHideTheirFields(t *testing.T) {
	for _, key := range []string{
		"type", "status", "org", "role", "location", "reach", "circle", "communal", "snooze", "met", "tags", "aliases", "goals", "values",
		"interests", "communities", "background", "offers", "needs", "introduced_by", "members", "groups",
	} {
		r, a := one(keyed(key))
		show, ask := r.Show(a), asked(t, r, "feedback")
		hidden := Hidden{}
		seen, answer := Public(&show, hidden), Public(&ask, hidden)
		check(t, key, hidden["Dana.md "+key], HiddenKey)
		check(t, key+": hidden", len(hidden), 1)
		checkHidden(t, key, reflect.ValueOf(show.Ally), reflect.ValueOf(seen.Ally))
		checkHidden(t, key, reflect.ValueOf(show.Profile), reflect.ValueOf(seen.Profile))
		checkHidden(t, key, reflect.ValueOf(ask.Rows[0]), reflect.ValueOf(answer.Rows[0]))
		check(t, key+": due", seen.Due == 0, key == "snooze")
		check(t, key+": cadence", seen.Cadence == nil, key == "circle")
	}
}

func checkHidden(t *testing.T, key string, whole, seen reflect.Value) {
	t.Helper()
	for i := range whole.NumField() {
		field := whole.Type().Field(i)
		switch tag := field.Tag.Get("key"); tag {
		case "":
		case key:
			empty := seen.Field(i).IsZero() || seen.Field(i).Kind() == reflect.Slice && seen.Field(i).Len() == 0
			check(t, key+": "+field.Name, empty, true)
		default:
			check(t, key+": "+field.Name, fmt.Sprint(seen.Field(i)), fmt.Sprint(whole.Field(i)))
		}
	}
}
