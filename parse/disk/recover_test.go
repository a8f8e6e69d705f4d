package disk

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// plant lays a journal as a killed command leaves it.
func (s site) plant(t *testing.T, j journal) {
	t.Helper()
	text, err := json.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	s.plantText(t, string(text))
}

func (s site) plantText(t *testing.T, text string) {
	t.Helper()
	if err := os.MkdirAll(s.home(t), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.home(t), journalName), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (s site) journal(t *testing.T, actions ...action) journal {
	t.Helper()
	real, err := filepath.EvalSymlinks(s.root)
	if err != nil {
		t.Fatal(err)
	}
	return journal{journalVersion, real, "rename a to b", actions}
}

func from(path, before, after string) action {
	return action{Path: path, Before: withHash([]byte(before)), After: withHash([]byte(after))}
}

// Each file of an operation is old (o), new (n), changed by the user since (u), or
// has a line more than the old one (O) or the new one (N): the files end all old or
// all new, but for the user's.
func TestRecovery(t *testing.T) {
	marks := strings.NewReplacer("O", "o and more", "N", "n and more")
	for _, c := range []struct {
		before, after string
		completed     bool
		files, left   int
	}{
		{"ooo", "nnn", true, 3, 0},
		{"noo", "nnn", true, 2, 0},
		{"nno", "nnn", true, 1, 0},
		{"ono", "nnn", true, 2, 0},
		{"nnn", "nnn", true, 0, 0},
		{"uoo", "uoo", false, 0, 1},
		{"nuo", "ouo", false, 1, 1},
		{"nou", "oou", false, 1, 1},
		{"nnu", "nnu", true, 0, 1},
		{"unn", "unn", true, 0, 1},
		{"uuo", "uuo", false, 0, 2},
		{"uun", "uun", true, 0, 2},
		{"uuu", "uuu", true, 0, 3},
		{"nnO", "ooO", false, 2, 1},
		{"nnN", "nnN", true, 0, 1},
	} {
		t.Run(c.before, func(t *testing.T) {
			s := site{root: t.TempDir(), state: t.TempDir()}
			var actions []action
			for i, mark := range c.before {
				path := fmt.Sprintf("%d/file.md", i)
				s.write(t, path, marks.Replace(string(mark)))
				actions = append(actions, from(path, "o", "n"))
			}
			s.plant(t, s.journal(t, actions...))
			w := openWith(t, s, system())
			defer w.Close()
			after := ""
			for i := range c.before {
				after += s.files(t)[fmt.Sprintf("%d/file.md", i)]
			}
			r := w.Recovered
			if after != marks.Replace(c.after) || r.Completed != c.completed || len(r.Files) != c.files || len(r.Left) != c.left {
				t.Errorf("%s became %s: %+v", c.before, after, r)
			}
			s.forgotten(t)
		})
	}
}

func TestRecoveryUndoesAMove(t *testing.T) {
	s := newLedger(t)
	s.write(t, bello, "# Dana Bello\n")
	if err := os.Remove(filepath.Join(s.root, dana)); err != nil {
		t.Fatal(err)
	}
	chmod(t, filepath.Join(s.root, bello), 0o604)
	s.write(t, zoe, "the user's own\n")
	s.plant(t, s.journal(t,
		action{Path: bello, Like: dana, After: withHash([]byte("# Dana Bello\n"))},
		action{Path: dana, Like: bello, Before: withHash([]byte(ledgerFiles[dana]))},
		from(zoe, ledgerFiles[zoe], "new"),
		from(ravi, ledgerFiles[ravi], "new"),
	))
	w := openWith(t, s, system())
	defer w.Close()
	s.holds(t, with(zoe, "the user's own\n"))
	if info, err := os.Stat(filepath.Join(s.root, dana)); err != nil || info.Mode().Perm() != 0o604 {
		t.Errorf("its mode became %v, %v", info.Mode(), err)
	}
	if fmt.Sprint(w.Recovered.Files) != fmt.Sprint([]string{dana, bello}) || fmt.Sprint(w.Recovered.Left) != fmt.Sprint([]string{zoe}) {
		t.Errorf("recovered %+v", w.Recovered)
	}
}

// A folder that is gone, or a link in the place of a file, is the user's.
func TestRecoveryLeavesAloneWhatIsNoFile(t *testing.T) {
	s := newLedger(t)
	if err := os.Symlink("people/Ravi Patel.md", filepath.Join(s.root, "link.md")); err != nil {
		t.Fatal(err)
	}
	before := s.files(t)
	s.plant(t, s.journal(t,
		from("gone/Ada.md", "old", "new"),
		from("link.md", ledgerFiles[ravi], "new"),
		from("people", "old", "new"),
		action{Path: "gone/Li.md", Like: "gone/too.md", After: withHash([]byte("x"))},
	))
	w := openWith(t, s, system())
	defer w.Close()
	s.holds(t, before)
	if len(w.Recovered.Left) != 4 {
		t.Errorf("recovered %+v", w.Recovered)
	}
	s.forgotten(t)
}

// Links of the ledger do not lead a journal out of it.
func TestRecoveryStaysInsideTheRoot(t *testing.T) {
	s := newLedger(t)
	away := site{root: filepath.Join(filepath.Dir(s.root), "elsewhere")}
	away.write(t, "Ada.md", "old")
	if err := os.Symlink("../elsewhere", filepath.Join(s.root, "away")); err != nil {
		t.Fatal(err)
	}
	s.plant(t, s.journal(t, from("away/Ada.md", "old", "new"), action{Path: "away/New.md", After: withHash([]byte("x"))}))
	w := openWith(t, s, system())
	defer w.Close()
	away.holds(t, map[string]string{"Ada.md": "old"})
}

func TestJournalsThatAreRefused(t *testing.T) {
	wrongHash := from(dana, ledgerFiles[dana], "new")
	wrongHash.After.Hash = hash([]byte("other"))
	good := from(dana, ledgerFiles[dana], "new")
	for name, change := range map[string]func(j *journal){
		"up and out":       func(j *journal) { j.Actions = []action{good, from("../Ada.md", "old", "new")} },
		"absolute":         func(j *journal) { j.Actions = []action{good, from("/etc/passwd", "old", "new")} },
		"outside, no path": func(j *journal) { j.Actions = []action{{Path: "../Ada.md", Outside: true, After: good.After}} },
		"outside, moved": func(j *journal) {
			j.Actions = []action{{Path: "/etc/x", Outside: true, Like: "/etc/passwd", After: good.After}}
		},
		"like a file out":   func(j *journal) { j.Actions = []action{{Path: "x.md", Like: "../x", After: good.After}} },
		"respelled out":     func(j *journal) { j.Actions = []action{{Path: dana, Respell: "../x.md"}} },
		"respelled away":    func(j *journal) { j.Actions = []action{{Path: dana, Respell: "people/x.md"}} },
		"no versions":       func(j *journal) { j.Actions = []action{{Path: dana}} },
		"no path":           func(j *journal) { j.Actions = []action{{After: good.After}} },
		"wrong hash":        func(j *journal) { j.Actions = []action{good, wrongHash} },
		"another ledger":    func(j *journal) { j.Root = filepath.Dir(j.Root) },
		"another version":   func(j *journal) { j.Version++ },
		"readable by all":   nil,
		"half of it":        nil,
		"a folder":          nil,
		"a link to another": nil,
	} {
		t.Run(name, func(t *testing.T) {
			s := newLedger(t)
			j := s.journal(t, good)
			if change != nil {
				change(&j)
			}
			s.plant(t, j)
			file := filepath.Join(s.home(t), journalName)
			switch name {
			case "readable by all":
				chmod(t, file, 0o666)
			case "half of it":
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				s.plantText(t, string(text[:len(text)/2]))
			case "a folder":
				if err := os.Remove(file); err != nil {
					t.Fatal(err)
				}
				if err := os.Mkdir(file, 0o700); err != nil {
					t.Fatal(err)
				}
			case "a link to another":
				if err := os.Rename(file, file+".real"); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(journalName+".real", file); err != nil {
					t.Fatal(err)
				}
			}
			_, err := Open(s.root, s.state, func(string) {})
			failsAs(t, err, ErrJournal, "the journal of an interrupted operation cannot be used")
			s.holds(t, ledgerFiles)
		})
	}
}

// A recovery that fails says so, and the next one goes on.
func TestRecoveryThatFails(t *testing.T) {
	s := newLedger(t)
	s.plant(t, s.journal(t, from(dana, ledgerFiles[dana], "new"), from(ravi, ledgerFiles[ravi], "new")))
	do := system()
	do.sync = func(*os.File) error { return os.ErrDeadlineExceeded }
	_, err := open(s.root, s.state, patience, do)
	failsAs(t, err, ErrJournal, "rename a to b was interrupted and cannot be completed or undone: ")
	s.holds(t, ledgerFiles)
	w := openWith(t, s, system())
	defer w.Close()
	s.holds(t, with(dana, "new", ravi, "new"))
	s.forgotten(t)
}

// The journal holds both texts of each file, and only the user reads it.
// Of a file that cannot be read nobody knows how far the operation came: its
// journal stays.
func TestRecoveryOfWhatCannotBeRead(t *testing.T) {
	s := newLedger(t)
	s.plant(t, s.journal(t, from(dana, "# old\n", ledgerFiles[dana]), from(strings.Repeat("long", 100)+".md", "# old\n", "# new\n")))
	_, err := open(s.root, s.state, patience, system())
	failsAs(t, err, ErrJournal, "rename a to b was interrupted and cannot be completed or undone")
	s.holds(t, ledgerFiles)
	if _, err := os.Stat(filepath.Join(s.home(t), journalName)); err != nil {
		t.Error(err)
	}
}

func TestJournalIsPrivateAndWhole(t *testing.T) {
	s := newLedger(t)
	n := 0
	for i, step := range stepsOf(t, jobs["rename"]) {
		if step == "link" { // the first name that is given
			n = i
			break
		}
	}
	seen := false
	err := write(t, s, at(n, func(name string, step func() error) error {
		seen = true
		file := filepath.Join(s.home(t), journalName)
		for path, want := range map[string]os.FileMode{file: 0o600, s.home(t): 0o700, s.state: 0o700} {
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
				t.Errorf("%s: %v, %v", path, info, err)
			}
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		var j journal
		if err := json.Unmarshal(text, &j); err != nil || len(j.Actions) != 6 {
			t.Errorf("the journal is %s, %v", text, err)
		}
		for _, a := range j.Actions {
			if a.Before != nil && string(a.Before.Text) != ledgerFiles[a.Path] || a.After != nil && string(a.After.Text) != renamed[a.Path] {
				t.Errorf("wrong texts for %s", a.Path)
			}
		}
		for name := range s.files(t) {
			if strings.Contains(name, "journal") {
				t.Errorf("the journal is in the ledger: %s", name)
			}
		}
		return step()
	}), jobs["rename"])
	if err != nil || !seen {
		t.Error(err, seen)
	}
}

// Where capitals make no other file, a move changes the spelling alone.
func TestRecoveryOfASpelling(t *testing.T) {
	const loud = "DANA OKAFOR.md"
	s := newLedger(t)
	s.plant(t, s.journal(t, from(dana, ledgerFiles[dana], "new"), action{Path: dana, Respell: loud}))
	w := openWith(t, s, system())
	w.Close()
	s.holds(t, with(dana, "", loud, "new"))

	s = newLedger(t)
	if err := os.Rename(filepath.Join(s.root, dana), filepath.Join(s.root, loud)); err != nil {
		t.Fatal(err)
	}
	s.plant(t, s.journal(t, action{Path: dana, Respell: loud}, from(ravi, ledgerFiles[ravi], "new"), from(zoe, "other", "new")))
	w = openWith(t, s, system())
	w.Close()
	s.holds(t, ledgerFiles)
}

// The journal is on the disk, text and name, before the first file changes.
func TestTheJournalOutlastsAPowerCut(t *testing.T) {
	for _, job := range []string{"rename", "take in"} {
		steps := stepsOf(t, jobs[job])
		kept := slices.Index(steps, "rename")
		changes := slices.IndexFunc(steps, func(step string) bool { return step == "link" || step == "swap" })
		if kept < 2 || kept > changes || !slices.Equal(steps[kept-2:kept+2], []string{"sync", "close", "rename", "flush"}) {
			t.Errorf("%s: %q", job, steps)
		}
	}
}
