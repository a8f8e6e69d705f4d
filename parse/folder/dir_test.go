package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"allies/ledger"
	"allies/parse"
	"allies/parse/internal/samples"
)

// TestDir: a folder of files becomes one ledger, whatever the order in which
// the files are read.
func TestDir(t *testing.T) {
	files := map[string]string{
		"allies.yaml": "half_life: 9d\nkinds: {triage: 2}",
		"me.md":       "---\ngoals: [open data]\noffers: [triage]\ncadence: x\n---\nI am quick to help.\n",
		"z.md":        "# Z\n\n## 2026-03-14 Coffee with [[A]]\n\n- gave triage: the backlog\n",
		"b/a.md":      "---\nname: A\n---\n",
		"B.md":        "",
	}
	l := mustRead(t, files, Options{})
	var names []string
	for _, a := range l.Allies {
		names = append(names, a.File+"="+a.Name)
	}
	if got := strings.Join(names, " "); got != "B.md=B b/a.md=A z.md=Z" {
		t.Error(got)
	}
	if l.Config.HalfLife != 9 || l.Allies[2].Notes[0].Entries[0].Kind != "triage" {
		t.Error("allies.yaml does not hold for the files")
	}
	if l.Me.Goals[0] != "open data" || l.Me.Offers[0] != "triage" || len(l.Me.Notes) != 0 {
		t.Errorf("%+v", l.Me)
	}
	if got := samples.Places(l.Problems); got != "4:10-11 error value" {
		t.Error(got)
	}
	if shared := l.SharedWith(l.Allies[1]); len(shared) != 1 {
		t.Error("the ledger is not linked")
	}
	for range 5 {
		if again := mustRead(t, files, Options{}); !reflect.DeepEqual(again.Files, l.Files) || !reflect.DeepEqual(again.Allies, l.Allies) {
			t.Fatal("two readings differ")
		}
	}
}

func TestEmptyDir(t *testing.T) {
	l := mustRead(t, nil, Options{Strict: true})
	if len(l.Allies) != 0 || l.Me == nil || l.Config == nil || l.Config.Present || len(l.Problems) != 0 {
		t.Errorf("%+v", l)
	}
}

// TestNames: what an ally is called where the front matter does not say.
func TestNames(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"ravi.md", "", "ravi"},
		{"dana-okafor.md", "", "dana-okafor"},
		{"dana.md", "# Dana Okafor\n", "Dana Okafor"},
		{"dana.md", "# Dana Okafor\n## Dana\n", "Dana Okafor"},
		{"x/dana-okafor.md", "# D. Okafor\n", "D. Okafor"},
		{"DanaOkafor.md", "# Dana Okafor\n", "Dana Okafor"},
		{"danaokafor.md", "# Dana Okafor\n", "Dana Okafor"},
		{"Dána.md", "# DANA\n", "DANA"},
		{"dana.md", "# About her\n", "dana"},
		{"dana.md", "# Dana\n\n# Dana Okafor\n", "dana"},
		{"dana.md", "# 2026-03-14 Dana\n", "dana"},
		{"dana.md", "# Dana\n\n# 2026-03-14 Coffee\n", "dana"},
		{"dana.md", "# Dana, met 2026-03-14\n", "dana"},
		{"dana.md", "# Dana (2026-03-14)\n", "dana"},
		{"dana.md", "# 14.03.2026 Dana\n", "dana"},
		{"dana.md", "# March 14, 2026: Dana\n", "dana"},
		{"dana.md", "# Dana 2026\n", "Dana 2026"},
		{"april.md", "# April Jones\n", "April Jones"},
		{"dana.md", "# Dana 120026-03-14\n", "Dana 120026-03-14"},
		{"dana.md", "## Dana Okafor\n", "dana"},
		{"dana.md", "Dana Okafor\n===========\n", "dana"},
		{"dana.md", "# **Dana Okafor** #friend\n", "Dana Okafor"},
		{"dana.md", "# [[Dana Okafor]]\n", "Dana Okafor"},
		{"dana.md", "# [Dana Okafor](https://dana.example/a_(b)) #friend\n", "Dana Okafor"},
		{"dana.md", "# Dana [Okafor] [x](y\n", "Dana [Okafor] [x](y"},
		{"dana.md", "# Dana Okafor #\n", "Dana Okafor"},
		{"ivan.md", "# Иван Петров\n", "Иван Петров"},
		{"иван.md", "# Ivan Petrov\n", "Ivan Petrov"},
		{"иван.md", "# Пётр\n", "иван"},
		{"tanaka.md", "# 田中太郎\n", "田中太郎"},
		{"田中.md", "# 田中太郎\n", "田中太郎"},
		{"佐藤.md", "# 田中太郎\n", "佐藤"},
		{"person-1.md", "# Chapter 1\n", "person-1"},
		{"dana.md", "# 🌻\n", "dana"},
		{"dana.md", "---\nname: D\n---\n# Dana Okafor\n", "D"},
		{"dana.md", "---\nname:\n---\n# Dana Okafor\n", "Dana Okafor"},
		{"dana.md", "---\nname: {a: b}\n---\n# Dana Okafor\n", "Dana Okafor"},
	} {
		a, _ := parse.File(c.file, []byte(c.text), ledger.DefaultConfig())
		if a.Name != c.want {
			t.Errorf("%s %q: %q, want %q", c.file, c.text, a.Name, c.want)
		}
		if at := c.text[a.NamePos.Start:a.NamePos.End]; a.Name != a.Stem && !strings.Contains(at, a.Name) {
			t.Errorf("%s %q: the name stands at %q", c.file, c.text, at)
		}
	}
}

// TestNameWithoutMarkup: a name is its heading's text, not the signs around it.
func TestNameWithoutMarkup(t *testing.T) {
	for heading, want := range map[string]string{
		`# Dana Okafor ([she/her](https://pronouns.example "hers"), [bo](bo.md))`: "Dana Okafor (she/her, bo)",
		"# **Dana** Okafor": "Dana Okafor", "# *Dana* `Okafor`": "Dana Okafor", "# ***Dana***": "Dana", "# __Dana__": "Dana",
		"# Dana * Okafor": "Dana * Okafor", "# ** Dana": "** Dana", "# Dana_O_x": "Dana_O_x",
	} {
		if a, _ := parse.File("dana.md", []byte(heading), ledger.DefaultConfig()); a.Name != want {
			t.Errorf("%s: %q, want %q", heading, a.Name, want)
		}
	}
}

// TestNameClash: one problem a clash, at the later file.
func TestNameClash(t *testing.T) {
	for _, c := range []struct {
		files map[string]string
		want  string
	}{
		{map[string]string{"a.md": "---\nname: Dana\n---", "b.md": "---\nname: dána\n---"}, "b.md 2:7-11 error"},
		{map[string]string{"x/dana.md": "", "y/dana.md": "# Dana\n", "z/dana.md": "a: b"}, "y/dana.md 1:3-7 error, z/dana.md 1:1-2 error"},
		{map[string]string{"a.md": "---\naliases: [D, E]\n---", "b.md": "---\naliases:\n  - F\n  - d\n---"}, "b.md 4:5-6 warning"},
		{map[string]string{"a.md": "---\naliases: [b]\n---", "b.md": ""}, "a.md 2:11-12 warning"},
		{map[string]string{"a.md": "---\naliases: [a, A]\n---", "b.md": ""}, ""},
	} {
		l := mustRead(t, c.files, Options{})
		var said []string
		for _, p := range l.Problems {
			if p.Code != ledger.CodeNameClash || p.Source == "" {
				t.Errorf("%+v", p)
			}
			said = append(said, p.File+" "+strings.TrimSuffix(samples.Places([]ledger.Problem{p}), " name-clash"))
		}
		if got := strings.Join(said, ", "); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

func TestStrict(t *testing.T) {
	files := map[string]string{
		"dana.md": "# Dana\n\n## 2026-03-14 Coffee with [[Ravi Patle]]\n\nMet [[Ravi Patel]], [[me]], [her](mo.md) and [him](gone.md).\n",
		"ravi.md": "---\nname: Ravi Patel\nintroduced_by: '[[Bo]]'\n---\n\n## 2026-03-14 A\n## 2026-01-10 B\n## 2026-04-01 C\n## 2025-04-01 D\n",
		"mo.md":   "",
		"down.md": "## 2026-03-14 A\n## 2026-03-14 B\n## 2026-01-10 C\n",
	}
	if l := mustRead(t, files, Options{}); len(l.Problems) > 0 {
		t.Errorf("without strict: %v", l.Problems)
	}
	l := mustRead(t, files, Options{Strict: true})
	var said []string
	for _, p := range l.Problems {
		said = append(said, p.File+" "+samples.Places([]ledger.Problem{p}))
	}
	want := "dana.md 3:27-41 warning link|dana.md 5:46-60 warning link|mo.md 1:1-2 warning thin|ravi.md 3:17-23 warning link|ravi.md 8:1-16 warning order"
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if hint := l.Problems[0].Hint; hint != "[[Ravi Patel]]" {
		t.Error(hint)
	}
}

// TestReaderReadsWhatChanged: the second time only changed files are read.
func TestReaderReadsWhatChanged(t *testing.T) {
	files := folder(map[string]string{"dana.md": "## 2026-03-14 A\n", "ravi.md": "", "soup.md": "---\ntype: soup\n---"})
	r := NewReader(files, Options{})
	read := func() *ledger.Ledger {
		l, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		return l
	}
	first, second := read(), read()
	if first.Allies[0] != second.Allies[0] || !reflect.DeepEqual(first.Files, second.Files) {
		t.Error("an unchanged file was read again")
	}
	files["ravi.md"].ModTime = time.Unix(1, 0)
	files["ravi.md"].Data = []byte("## 2026-03-14 B\n")
	third := read()
	if third.Allies[0] != first.Allies[0] || len(third.Allies[1].Notes) != 1 {
		t.Error("the changed file alone is read")
	}
	r.Forget("dana.md")
	if read().Allies[0] == first.Allies[0] {
		t.Error("a forgotten file is read again")
	}
	fourth := read()
	files["allies.yaml"] = &fstest.MapFile{Data: []byte("half_life: 9d")}
	if read().Allies[0] == fourth.Allies[0] {
		t.Error("another allies.yaml reads every file again")
	}
	delete(files, "ravi.md")
	if l := read(); len(l.Allies) != 1 || len(l.Files) != 2 {
		t.Errorf("%+v", l.Files)
	}
	files["People/x.md"] = &fstest.MapFile{}
	if l := read(); len(l.Allies) != 1 || l.Allies[0].Stem != "x" {
		t.Error("a folder of people narrows the ledger")
	}
}

// watched is a folder that counts how often each of its files is opened, by
// however many readers at a time.
type watched struct {
	fstest.MapFS
	mu     sync.Mutex
	opened map[string]int
}

func watch(files fstest.MapFS) *watched {
	return &watched{MapFS: files, opened: map[string]int{}}
}

func (w *watched) Open(name string) (fs.File, error) {
	if path.Ext(name) != "" {
		w.mu.Lock()
		w.opened[name]++
		w.mu.Unlock()
	}
	return w.MapFS.Open(name)
}

// Stat keeps a look at a file from counting as one into it.
func (w *watched) Stat(name string) (fs.FileInfo, error) { return w.MapFS.Stat(name) }

// TestReaderOpensWhatChanged: what did not change is not even opened, the
// user's own file and the settings included.
func TestReaderOpensWhatChanged(t *testing.T) {
	files := watch(folder(map[string]string{
		"allies.yaml": "half_life: 90d\n", "me.md": "---\ngoals: [a]\n---\n", "dana.md": "", "People/ravi.md": "", "bad.md": "\x00", "soup.md": "---\ntype: soup\n---",
	}))
	r := NewReader(files, Options{})
	read := func() map[string]int {
		clear(files.opened)
		l, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		if l.Config.HalfLife != 90 || len(l.Me.Goals) == 0 {
			t.Errorf("half life %d, goals %q", l.Config.HalfLife, l.Me.Goals)
		}
		return files.opened
	}
	if got := read(); len(got) != len(files.MapFS) {
		t.Errorf("first opened: %v", got)
	}
	if got := read(); len(got) > 0 {
		t.Errorf("opened with nothing changed: %v", got)
	}
	for _, name := range []string{"People/ravi.md", "me.md"} {
		files.MapFS[name] = &fstest.MapFile{Data: []byte("---\ngoals: [a, b]\n---\n"), ModTime: time.Unix(1, 0)}
		if got := read(); len(got) != 1 || got[name] != 1 {
			t.Errorf("opened with %s changed: %v", name, got)
		}
	}
	for _, name := range []string{"dana.md", "me.md", "allies.yaml"} {
		r.Forget(name)
		if got := read(); len(got) != 1 || got[name] != 1 {
			t.Errorf("opened with %s forgotten: %v", name, got)
		}
	}
}

func TestFindRoot(t *testing.T) {
	base, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"home/ledger/sub/deep", "home/plain", "named"} {
		if err := os.MkdirAll(filepath.Join(base, dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	at := func(path string) string { return filepath.Join(base, filepath.FromSlash(path)) }
	write := func(path string) {
		if err := os.WriteFile(at(path), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("home/ledger/allies.yaml")
	write("file")
	if err := os.Symlink(at("home"), at("house")); err != nil {
		t.Fatal(err)
	}
	home := at("home")
	for _, c := range []struct {
		place Start
		want  Root
	}{
		{Start{Folder: at("home/ledger/sub/deep")}, Root{at("home/ledger"), FromAbove, true}},
		{Start{Folder: at("home/ledger")}, Root{at("home/ledger"), FromAbove, true}},
		{Start{Folder: at("home/plain")}, Root{at("home/plain"), FromFolder, false}},
		{Start{Folder: at("home/ledger"), Env: at("named")}, Root{at("named"), FromEnv, false}},
		{Start{Folder: at("home/ledger"), Env: at("named"), Dir: "sub"}, Root{at("home/ledger/sub"), FromFlag, false}},
		{Start{Folder: home, Dir: "ledger"}, Root{at("home/ledger"), FromFlag, true}},
	} {
		c.place.Home = home
		if got, err := FindRoot(c.place); err != nil || got != c.want {
			t.Errorf("%+v: %+v, %v", c.place, got, err)
		}
	}
	for _, p := range []Start{{Folder: home}, {Folder: base, Dir: home}, {Folder: base, Env: at("house")}, {Folder: base, Dir: "/"}, {Folder: "/"}} {
		p.Home = home
		_, err := FindRoot(p)
		if refused, ok := err.(*ledger.Failure); !ok || !errors.Is(err, ErrNoRoot) || !strings.Contains(refused.Hint(), "allies init") {
			t.Errorf("%+v: %v", p, err)
		}
	}
	for _, dir := range []string{"gone", "file"} {
		if got, err := FindRoot(Start{Folder: base, Dir: dir}); err == nil {
			t.Errorf("%s: %+v", dir, got)
		}
	}
	write("home/allies.yaml")
	if got, err := FindRoot(Start{Folder: at("home/plain"), Home: home}); err != nil || got.Dir != home {
		t.Errorf("a home folder that says so: %+v, %v", got, err)
	}
}
