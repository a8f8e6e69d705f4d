package folder

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"allies/ledger"
)

// TestOnly: what is not chosen is listed as far as its path tells, and never
// opened; what a link leads to is read whatever is chosen.
func TestOnly(t *testing.T) {
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	fsys := fstest.MapFS{
		"allies.yaml": text("include: [People/**]"), "me.md": text(""), "README.md": text(""),
		"People/a.md": text("# A"), "People/b.md": text("# B"), "c.md": text("# C"),
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
	for _, file := range []string{"People/a.md", "c.md"} {
		if files.opened[file] > 0 {
			t.Errorf("%s was opened", file)
		}
	}
	rules := map[string]ledger.Rule{}
	for _, f := range l.Files {
		rules[f.Path] = f.Rule
	}
	if rules["People/a.md"] != none || rules["c.md"] != RuleInclude || rules["README.md"] != RuleInclude {
		t.Error(rules)
	}
}
