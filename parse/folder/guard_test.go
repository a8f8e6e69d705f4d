package folder

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
)

// panicking is a file system in which opening one file panics.
type panicking struct {
	fs.FS
	file string
}

func (p panicking) Open(name string) (fs.File, error) {
	if name == p.file {
		panic("a mistake of ours")
	}
	return p.FS.Open(name)
}

// TestPanicCostsOneFile: where reading one file panics, that file is named and
// the others are read.
func TestPanicCostsOneFile(t *testing.T) {
	files := fstest.MapFS{
		"allies.yaml": {Data: []byte("half_life: 9d\n")},
		"me.md":       {Data: []byte("I am quick to help.\n")},
		"dana.md":     {Data: []byte("# Dana\n")},
		"kofi.md":     {Data: []byte("# Kofi\n")},

		"2026-03-14 Dana.md": {Data: []byte("A walk.\n")},
	}
	for name := range files {
		l, err := Dir(panicking{files, name}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		want := 2
		if name == "dana.md" || name == "kofi.md" {
			want = 1
		}
		if len(l.Allies) != want || l.Me == nil || l.Config == nil {
			t.Errorf("%s: %d allies are read", name, len(l.Allies))
		}
		if pages := len(l.Pages); pages != 0 && (name == "2026-03-14 Dana.md" || name == "dana.md") || pages == 0 && name == "kofi.md" {
			t.Errorf("%s: %d pages are read", name, pages)
		}
		if len(l.Problems) != 1 || l.Problems[0].File != name || l.Problems[0].Severity != ledger.Error ||
			!strings.Contains(l.Problems[0].Hint, "please report this") {
			t.Errorf("%s: %+v", name, l.Problems)
		}
	}
}

// TestPanicOverNames: a page on which resolving its names failed is named, and the
// others stay.
func TestPanicOverNames(t *testing.T) {
	broken := &ledger.Page{File: "a.md", Day: 1, Said: []ledger.Mention{{Text: "Dana"}}, Items: []ledger.PageItem{{Scope: 7, Part: -1}}}
	l := &ledger.Ledger{
		Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{{File: "dana.md", Name: "Dana"}},
		Pages: []*ledger.Page{broken, {File: "b.md", Day: 1, Said: []ledger.Mention{{Text: "Dana"}}}},
	}
	l.Link()
	(&Reader{}).settlePages(l, &findings{})
	if len(l.Pages) != 1 || l.Pages[0].File != "b.md" {
		t.Errorf("%d pages are left", len(l.Pages))
	}
	if len(l.Problems) != 1 || l.Problems[0].File != "a.md" || !strings.Contains(l.Problems[0].Hint, "please report this") {
		t.Errorf("%+v", l.Problems)
	}
}
