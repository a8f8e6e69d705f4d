package main

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"allies/parse/merge"
)

// TestLedgerOf: a file belongs to the nearest folder upwards with an
// allies.yaml, else to the folder in which git merges.
func TestLedgerOf(t *testing.T) {
	t.Chdir(t.TempDir())
	for file, text := range map[string]string{
		"allies.yaml": "window: 100d\n", "People/Ana.md": "", "work/allies.yaml": "window: 200d\n", "work/Contacts/Bo.md": "",
	} {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		name, inside string
		window       int
		folder       string
	}{
		{"work/Contacts/Bo.md", "Contacts/Bo.md", 200, "Contacts"},
		{"work/Bo.md", "Bo.md", 200, "Contacts"},
		{"People/Ana.md", "People/Ana.md", 100, "People"},
		{"Ana.md", "Ana.md", 100, "People"},
	} {
		var o merge.Options
		if got := ledgerOf(c.name, &o); got != c.inside || o.Config == nil || o.Config.Window != c.window || !slices.Contains(o.RootFolders, c.folder) {
			t.Errorf("%s is %s of a ledger with %+v and %q", c.name, got, o.Config, o.RootFolders)
		}
	}
}
