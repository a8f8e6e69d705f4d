package edit

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse"
)

// printed reads a text, prints its notes and reads those again.
func printed(src string, open bool) (before, after *ledger.Ally, text string, hidden int) {
	c := ledger.DefaultConfig()
	before, _ = parse.File("x.md", []byte(src), c)
	if before == nil {
		return nil, nil, "", 0
	}
	var notes []*ledger.Note
	for i := range before.Notes {
		notes = append(notes, &before.Notes[i])
	}
	extent := OnlyOpen
	if open {
		extent = Whole
	}
	text, hidden = Print(before, notes, extent, c)
	after, _ = parse.File("x.md", []byte(text), c)
	return before, after, text, hidden
}

// datedEntry is an entry and the day of its note.
type datedEntry struct {
	day   ledger.Date
	entry ledger.Entry
}

func datedEntries(a *ledger.Ally, open bool) []datedEntry {
	var all []datedEntry
	for _, n := range a.Notes {
		for _, e := range n.Entries {
			if open || !n.IsPrivate() && !ledger.IsPrivate(e.Tags) {
				all = append(all, datedEntry{n.Date, e})
			}
		}
	}
	return all
}

func checkPrinted(t *testing.T, src string, open bool) {
	t.Helper()
	before, after, text, _ := printed(src, open)
	if before == nil {
		return
	}
	if after == nil {
		t.Fatalf("what is printed cannot be read:\n%s", text)
	}
	same := func(x, y datedEntry) bool { return x.day == y.day && sameEntry(x.entry, y.entry) }
	if !slices.EqualFunc(datedEntries(before, open), datedEntries(after, true), same) {
		t.Errorf("other entries than before (private ones too: %v)\nfile:\n%s\nprinted:\n%s", open, src, text)
	}
}

func TestPrintReadsBack(t *testing.T) {
	for _, src := range []string{
		"# A\n\n## 2026-03-14 Coffee\n\n- gave 2h feedback: a\n- got advice: b\n",
		"# 2026-03-14 First level\n\n## Inside\n\n- gave feedback: a\n\n# 2026-03-15\n\n- got feedback: b\n",
		"# A\n\n- 2026-03-14 gave feedback: a\n  - got 20min time: b\n1. 2026-03-15: lunch\n   - gave $5: c\n",
		"# A\n\n## Log\n\n- before\n\t- 2026-03-14 gave feedback: nested\n\t  and on\n",
		"# A\n\n## 2026-03-14\n\n- gave feedback: a\n\n```\nopen\n\n",
		"# A\n\n## 2026-03-14\n\n- gave feedback: a\n\n<!-- open\n",
		"# A\n\n## 2026-03-14\n\n- gave feedback: a\n\n<pre>\nopen\n",
		"---\nname: 2026-01-01 odd\n---\n## 2026-03-14\n- gave feedback: a\r\n- got 1h30m time: b\r\n",
		"# A\n\n## 2026-03-14 x #private\n\n- gave feedback: a\n\n## 2026-03-15\n\n- gave feedback: b #private\n  more\n  - got time: nested\n- got time: c\n",
		"# A\n\n## 2026-03-14\n\ntext #private\n- got time: c\n- [ ] x #private\n- gave 2: d\n",
		"# A\n\n## 2026-03-14\n- gave feedback: a\n## 2026-03-10\n- gave feedback: b\n### 2026-03-11\n- gave feedback: c\n",
		"",
	} {
		checkPrinted(t, src, true)
		checkPrinted(t, src, false)
	}
}

// What carries #private is nowhere in what is printed.
func TestPrintHides(t *testing.T) {
	src := "# A\n\n## 2026-03-15\n\n- gave feedback: SECRET #private\n  SECRET on\n\n  SECRET too\n- got time: shown\n" +
		"- SECRET prose\n  after #private\n  - SECRET nested\n- 1 shown\n\n## SECRET section #private\n\nSECRET text\n\n## 2026-03-14\n\nSECRET first line\nand #private\n\nSECRET at last\n"
	_, _, text, hidden := printed(src, false)
	if strings.Contains(text, "SECRET") || strings.Count(text, "shown") != 2 || hidden != 3 {
		t.Errorf("%d hidden:\n%s", hidden, text)
	}
	src = "# A\n\n## 2026-03-15\n\n- shown\n- SECRET #private\n  ```\n  SECRET code\n  ```\n\nshown\n\n" +
		"1) SECRET #private\n   SECRET on\n2) shown\n3. SECRET #private\nSECRET on\n4. shown\n\n+ SECRET #private\n\n\tSECRET deep\n\nshown\n"
	_, _, text, hidden = printed(src, false)
	if strings.Contains(text, "SECRET") || strings.Count(text, "shown") != 5 || hidden != 4 {
		t.Errorf("%d hidden:\n%s", hidden, text)
	}
}

func TestPrintExamples(t *testing.T) {
	err := filepath.WalkDir(filepath.Join("..", "..", "examples"), func(name string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		src, err := os.ReadFile(name)
		checkPrinted(t, string(src), true)
		checkPrinted(t, string(src), false)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func FuzzPrint(f *testing.F) {
	for _, src := range []string{
		"# A\n\n## 2026-03-14\n\n- gave feedback: a\n\n```\nopen\n",
		"# A\n\n- 2026-03-14 gave feedback: a\n\n\t- got time: b #private\n",
	} {
		f.Add(src, true)
		f.Add(src, false)
	}
	f.Fuzz(func(t *testing.T, src string, open bool) {
		if len(src) <= mostFuzzed {
			checkPrinted(t, src, open)
		}
	})
}
