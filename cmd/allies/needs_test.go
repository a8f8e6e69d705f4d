package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"testing"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/report"
)

// TestSumsNeedNoTexts: what is reckoned of notes that are added up is what is reckoned
// of all of them.
func TestSumsNeedNoTexts(t *testing.T) {
	today, _ := ledger.ParseDate("2026-11-22")
	for _, dir := range folders(t, filepath.Join("..", "..", "examples")) {
		whole := readKept(t, dir, parse.Keep{})
		sums := readKept(t, dir, parse.Keep{Today: today})
		words := readKept(t, dir, parse.Keep{Today: today, Thanks: math.MaxInt, Cures: true})
		for _, by := range report.Groupings() {
			for _, by2 := range []report.By{"", report.ByMonth} {
				if by == by2 {
					continue
				}
				o := report.Options{Today: today, By: by, By2: by2, Index: by2 == "", All: true}
				sameAnswer(t, dir, o, whole, sums, func(r *report.Reckoner) any {
					if by2 == "" {
						return r.Balance()
					}
					return r.NetTable()
				})
			}
		}
		o := report.Options{Today: today}
		for _, answer := range []func(*report.Reckoner) any{
			func(r *report.Reckoner) any { return r.Due(14) },
			func(r *report.Reckoner) any { return r.Stats() },
			func(r *report.Reckoner) any { return r.Activity() },
			func(r *report.Reckoner) any { return r.Coverage() },
			func(r *report.Reckoner) any { return r.Promises(report.PromiseOptions{}) },
			func(r *report.Reckoner) any { return r.Files(report.FileOptions{All: true}) },
			func(r *report.Reckoner) any { return waits(r.List(report.SortDue)) },
		} {
			sameAnswer(t, dir, o, whole, sums, answer)
		}
		sameAnswer(t, dir, o, whole, words, func(r *report.Reckoner) any { return r.Report() })
		sameAnswer(t, dir, o, whole, words, func(r *report.Reckoner) any { return r.Next(-1) })
		for _, a := range sums.Allies {
			for n := range a.AllNotes() {
				if n.File == a.File && n.Text != "" {
					t.Fatalf("%s keeps the text of %s, which no sum needs", a.File, n.Date)
				}
			}
		}
	}
}

// waits is a list with no more of what waits than how much it is.
func waits(list report.List) any {
	var waiting []report.Waiting
	for i := range list.Allies {
		waiting = append(waiting, list.Allies[i].Waiting)
		list.Allies[i].Unthanked = nil
	}
	return []any{list, waiting}
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

// sameAnswer compares what a report says of two readings of a folder.
func sameAnswer(t *testing.T, dir string, o report.Options, whole, sums *ledger.Ledger, answer func(*report.Reckoner) any) {
	t.Helper()
	written := func(l *ledger.Ledger) string {
		text, err := json.Marshal(answer(report.New(l, o)))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	if got, want := written(sums), written(whole); got != want {
		t.Errorf("%s by %s and %q:\n%s\nwant\n%s", dir, o.By, o.By2, got, want)
	}
}
