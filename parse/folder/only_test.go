package folder

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"allies/ledger"
)

// TestOnly: what is not chosen is listed as far as its path tells, and never
// opened where that makes it an ally's; what a link leads to, and what may be a
// page, is read whatever is chosen.
func TestOnly(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"allies.yaml": text("include: [People/**]"), "me.md": text(""), "README.md": text(""),
		"People/a.md": text("# A"), "People/b.md": text("# B"), "c.md": text("# C"),
		"2026-01-02 B.md": text("a call"), "People/2026-01-03 A.md": text("a call with [[B]]"),
		".store/d.md": text("# D"), "People/d.md": {Data: []byte("../.store/d.md"), Mode: fs.ModeSymlink},
	}
	files := watch(fsys)
	l, err := Dir(files, Options{Only: func(path string) bool { return path == "People/b.md" }})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, a := range l.Allies {
		names = append(names, a.Name)
	}
	if got := fmt.Sprint(names); got != "[B D]" {
		t.Error(got)
	}
	if files.opened["People/a.md"] > 0 {
		t.Error("People/a.md was opened")
	}
	if len(l.Pages) != 1 || l.Pages[0].File != "2026-01-02 B.md" {
		t.Error("what may be a page is not read", l.Pages)
	}
	rules := map[string]ledger.Rule{}
	for _, f := range l.Files {
		rules[f.Path] = f.Rule
	}
	if rules["People/a.md"] != none || rules["c.md"] != RuleInclude || rules["README.md"] != RuleInclude {
		t.Error(rules)
	}
}
