package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/report"
)

// TestSumsNeedNoTexts: a balance of what is kept for sums is the balance of
// everything, by whatever it is grouped.
func TestSumsNeedNoTexts(t *testing.T) {
	today, _ := ledger.ParseDate("2026-11-22")
	for _, dir := range folders(t, filepath.Join("..", "..", "examples")) {
		whole, sums := readKept(t, dir, parse.Everything), readKept(t, dir, parse.ForSums)
		for _, by := range report.Groupings() {
			for _, by2 := range []report.By{"", report.ByMonth} {
				if by == by2 {
					continue
				}
				o := report.Options{Today: today, By: by, By2: by2, Index: by2 == "", All: true}
				if got, want := balanceOf(t, sums, o), balanceOf(t, whole, o); got != want {
					t.Errorf("%s by %s and %q:\n%s\nwant\n%s", dir, by, by2, got, want)
				}
			}
		}
		for _, a := range sums.Allies {
			for n := range a.AllNotes() {
				if n.File == a.File && !ledger.IsPrivate(n.Tags) && !n.StaysPlan() {
					t.Fatalf("%s keeps the note of %s, which no sum needs", a.File, n.Date)
				}
			}
		}
	}
}

// folders are the folders in one.
func folders(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		if e.IsDir() {
			found = append(found, filepath.Join(dir, e.Name()))
		}
	}
	if len(found) == 0 {
		t.Fatalf("no folders in %s", dir)
	}
	return found
}

func readKept(t *testing.T, dir string, keep parse.Keep) *ledger.Ledger {
	t.Helper()
	l, err := folder.Dir(os.DirFS(dir), folder.Options{Keep: keep})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func balanceOf(t *testing.T, l *ledger.Ledger, o report.Options) string {
	t.Helper()
	r := report.New(l, o)
	var answer any
	if o.By2 == "" {
		answer = r.Balance()
	} else {
		answer = r.NetTable()
	}
	written, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	return string(written)
}
