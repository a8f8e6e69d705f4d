package report

import "testing"

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
		for _, row := range New(build(hidden, open), Options{Today: day(today), By: c.by}).Balance().Rows {
			if want, known := c.want[string(row.Key)]; !known || row.Private != want {
				t.Errorf("by %s: row %q is private: %v", c.by, row.Key, row.Private)
			}
		}
	}
	open.Org = "Meridian"
	if rows := New(build(hidden, open), Options{Today: day(today), By: ByOrg}).Balance().Rows; len(rows) != 1 || rows[0].Private {
		t.Errorf("an org that one file names openly: %+v", rows)
	}
}
