package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"allies/ledger"
)

// TestKeysAreInTheGuide: the page on the format has each key of the front matter.
func TestKeysAreInTheGuide(t *testing.T) {
	page, err := os.ReadFile(filepath.Join("help", "format.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range ledger.Keys() {
		if !regexp.MustCompile("(?m)^" + key + ":|`" + key + "[:`]").Match(page) {
			t.Errorf("help/format.md says nothing of the key %s", key)
		}
	}
}

// TestPrivateKeysAreNotTold: what a key of the front matter holds stays out of all
// that others may get to see, where the key is private.
func TestPrivateKeysAreNotTold(t *testing.T) {
	values := map[ledger.Shape]string{
		ledger.TextShape: "zork", ledger.ListShape: "[zork]", ledger.NameShape: `"[[zork]]"`, ledger.ChannelShape: "zork@example.org",
		ledger.DateShape: "1987-06-05", ledger.YearlyShape: "1987-06-05", ledger.MapShape: "{zork: 1987-06-05}",
	}
	for _, key := range ledger.Keys() {
		about, _ := ledger.MeaningOf(key)
		value := values[about.Shape]
		if value == "" || strings.HasSuffix(key, "name") || key == "last_contact" {
			continue // one of a few words, what the file is called, and a day that figures count
		}
		l := someLedger(t, map[string]string{"dana.md": "---\n" + key + ": " + value + "\nprivate: [" + key + "]\n---\n# Dana\n\n## 2026-11-20 Tea\n\n- gave feedback: on it\n"})
		for _, line := range []string{
			"report -O md", "report -O html", "list -O csv", "list -O md", "show dana -O md", "show dana -O html", "due --within 99y -O csv", "next -O md", "coverage -O md", "files -O csv", "tags -O csv",
			"export json", "export csv", "export vcard", "export ics", "export dot", "export hledger",
		} {
			said := runInProcess(t, append(strings.Fields(line), "-C", l))
			if strings.Contains(said, "zork") || strings.Contains(said, "1987") {
				t.Errorf("allies %s tells what the private key %s holds: blank it in report/public.go\n%s", line, key, said)
			}
		}
	}
}
