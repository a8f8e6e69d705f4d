package report

import (
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
