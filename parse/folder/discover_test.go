package folder

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
	"allies/parse"
	"allies/parse/internal/samples"
)

// folder makes a file system of paths and texts.
func folder(files map[string]string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for path, text := range files {
		fsys[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return fsys
}

func mustRead(t *testing.T, files map[string]string, o Options) *ledger.Ledger {
	t.Helper()
	l, err := Dir(folder(files), o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func rules(l *ledger.Ledger) map[string]string {
	rules := map[string]string{}
	for _, f := range l.Files {
		rules[f.Path] = f.Rule
	}
	return rules
}

// TestPathRules: what a path alone leaves out.
func TestPathRules(t *testing.T) {
	for path, want := range map[string]string{
		"dana.md": "", "people/Dana Okafor.md": "", "template.md": RuleTemplate, "Templates/dana.md": RuleTemplate,
		"person-template.md": RuleTemplate, "PersonTemplate.md": RuleTemplate, "x/My Templates/a/dana.md": RuleTemplate,
		"contemplate.md": "", ".hidden.md": ruleHidden, ".obsidian/x.md": ruleHidden, "a/.b/c.md": ruleHidden,
		"node_modules/p/x.md": ruleModules, "x/node_modules/y.md": ruleModules,
		"me.md": RuleMe, "x/me.md": RuleMe, "Me.md": RuleMe, "meg.md": "",
		"README.md": RuleProject, "x/readme.md": RuleProject, "License.md": RuleProject, "CHANGELOG.md": RuleProject,
		"contributing.md": RuleProject, "AGENTS.md": RuleProject, "Claude.md": RuleProject, "Claude Shannon.md": "", "readme-dana.md": "",
		"_index.md": RuleNotesPage, "_draft/dana.md": "", "2024-03-01.md": RuleNotesPage, "x/2024-03-01 Coffee.md": RuleNotesPage,
		"2024-03-011.md": "", "2024-03.md": "",
		"journals/2024_03_01.md": RuleNotesPage, "2024.03.01 Coffee.md": RuleNotesPage, "2024_03_011.md": "", "1990_04.md": "", "Home MOC.md": RuleNotesPage, "moc.md": RuleNotesPage, "Mochi.md": "",
		"index.md": RuleNotesPage, "People Index.md": RuleNotesPage, "Indexer.md": "", "Dashboard.md": RuleNotesPage,
		"Untitled 3.md": RuleNotesPage, "untitled.md": RuleNotesPage, "Drawing.excalidraw.md": RuleNotesPage,
		"drafts/dana.md": ruleIgnored, "old/dana.md": ruleIgnored,
	} {
		c := ledger.DefaultConfig()
		c.Ignore = []string{"drafts/**", "old"}
		if got := PathRule(path, c); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// TestContentRules: what the front matter or the first heading leaves out, and
// that nothing in such a file is a problem.
func TestContentRules(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"---\ntype: person\n---", ""},
		{"---\ntype: Team\n---", ""},
		{"---\ntype:\n---", ""},
		{"---\ntype: #friend\n---", ""},
		{"---\ntype: #meeting\n---", RuleType},
		{"---\ntype: # person or group\n---", ""},
		{"---\ntype: meeting\ncadence: sometimes\nx: [\n---", RuleType},
		{"---\ntype: [note, contact]\n---", ""},
		{"---\ntype: [note, page]\n---", RuleType},
		{"---\ntype: '[[People]]'\n---", ""},
		{"---\ndate: 2026-03-14\n---", ""},
		{"---\ndate: 2026-03-14\npeople: [Dana]\n---", RuleMeeting},
		{"---\nDate: 2026-03-14\nAttendees: Dana\n---", RuleMeeting},
		{"---\ndate: 2026-03-14\nparticipants:\n  - Dana\n---", RuleMeeting},
		{"---\ndate: 2026-03-14\nattendees:\n---", ""},
		{"---\npeople: [Dana]\n---", ""},
		{"---\nname: {{title}}\n---", RulePlaceholder},
		{"---\nname: \"<% tp.file.title %>\"\n---", RulePlaceholder},
		{"# {{title}}\n", RulePlaceholder},
		{"text\n\n## <% tp.file.title %>\n\n## 2026-02-30\n", RulePlaceholder},
		{"# Dana\n\n## {{later}}\n", ""},
		{"{{text}}\n\n# Dana", ""},
	} {
		l := mustRead(t, map[string]string{"dana.md": c.text}, Options{})
		if got := rules(l)["dana.md"]; got != c.want || (got == "") != (len(l.Allies) == 1) {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
		if c.want != "" && len(l.Problems) > 0 {
			t.Errorf("%q: %v", c.text, l.Problems)
		}
	}
}

// TestNotesApp: in a notes app's folder only people are allies.
func TestNotesApp(t *testing.T) {
	for _, sign := range []string{".obsidian/app.json", "People/x.md", "10 contacts/x.md", "CRM/x.md", "Friends/x.md", "03-Allies/x.md"} {
		l := mustRead(t, map[string]string{
			sign:                     "",
			"20 People/ana.md":       "",
			"Areas/people/sub/bo.md": "",
			"Soup.md":                "# Soup\n\n## 2026-02-30 #people\n",
			"Broken.md":              "---\nx: [\n---\n\xff",
			"cy.md":                  "---\ntype: person\n---",
			"di.md":                  "---\ntags: [Contact]\n---",
			"ed.md":                  "---\ntags: people/family\n---",
			"flo.md":                 "# Flo\n\n#person #climbing\n",
			"gus.md":                 "---\naliases: [G]\n---\n#contacts\n",
			"code.md":                "# Code\n\n```\n#person\n```\n",
			"codes.md":               "# Codes\n\n```\n#person\n#person\n```\n\n~~~~\n#person\n~~~\n#person\n",
			"behind.md":              "# Behind\n\n```\n#person\n```\n#person\n",
			"fox.md":                 "\ufeff#people, #climbing\n",
			"hal.md":                 "---\ntags: [personal]\n---\n",
			"Peoples/ida.md":         "",
		}, Options{})
		delete(rules(l), sign)
		var allies []string
		for _, a := range l.Allies {
			if a.Stem != "x" {
				allies = append(allies, a.Stem)
			}
		}
		if got := strings.Join(allies, " "); got != "ana bo behind cy di ed flo fox gus" {
			t.Errorf("%s: %s", sign, got)
		}
		if got := rules(l)["Soup.md"]; got != RuleUnmarked || len(l.Problems) > 0 {
			t.Errorf("%s: Soup.md %q, %v", sign, got, l.Problems)
		}
	}
}

// TestInclude: allies.yaml says which files are allies.
func TestInclude(t *testing.T) {
	l := mustRead(t, map[string]string{
		"allies.yaml":              "include: [Team/**, 'tags:person', 'kind of page: contact', 'type:group']\nignore: Team/old",
		".obsidian/app.json":       "",
		"People/ana.md":            "",
		"Team/bo.md":               "",
		"Team/old/cy.md":           "",
		"Team/Template.md":         "",
		"Team/note.md":             "---\ntype: note\n---",
		"di.md":                    "---\ntags: ['#person']\n---",
		"ed.md":                    "---\nkindOfPage: Contact\n---",
		"type person.md":           "---\ntype: person\n---",
		"fay.md":                   "---\ntype: [note, Team]\n---",
		"Team/deeper/under/flo.md": "",
	}, Options{})
	var allies []string
	for _, a := range l.Allies {
		allies = append(allies, a.File)
	}
	if got := strings.Join(allies, " "); got != "Team/bo.md Team/deeper/under/flo.md di.md ed.md fay.md" {
		t.Error(got)
	}
	for path, want := range map[string]string{"People/ana.md": RuleInclude, "Team/old/cy.md": ruleIgnored, "Team/note.md": RuleType, "type person.md": RuleInclude} {
		if got := rules(l)[path]; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// TestConflictCopies: copies of sync tools are named, and not read.
func TestConflictCopies(t *testing.T) {
	for path, original := range map[string]string{
		"dana.sync-conflict-20260315-101112-ABCDEFG.md":    "dana.md",
		"x/dana.sync-conflict-20260315-101112.md":          "x/dana.md",
		"dana (conflicted copy 2026-03-15).md":             "dana.md",
		"dana (Ada's conflicted copy 2026-03-15).md":       "dana.md",
		"dana (Ada's conflicted copy 2026-03-15 (1)).md":   "dana.md",
		"dana (Conflicted copy phone 202603151011).md":     "dana.md",
		"dana (Case Conflict).md":                          "dana.md",
		"dana (Unicode Encoding Conflict).md":              "dana.md",
		"dana (Conflicted copy Phone (2) 202603151011).md": "dana.md",
		"dana-DESKTOP-4F2K9QX.md":                          "dana.md",
		"dana-LAPTOP-8HJ2K1LM-2.md":                        "dana.md",
		"dana-Adas-MacBook-Pro.md":                         "dana.md",
		"dana-OFFICE-PC.md":                                "dana.md",
		"dana-okafor.md":                                   "",
		"dana-team.md":                                     "",
		"mac.md":                                           "",
		"ravi-laptop.md":                                   "",
		"conflict.md":                                      "",
		"The Syrian conflict (2011).md":                    "",
		"dana (a conflict).md":                             "",
	} {
		l := mustRead(t, map[string]string{"dana.md": "", "x/dana.md": "---\nname: X\n---", path: "## 2026-03-14 Coffee\n"}, Options{})
		rule, said := rules(l)[path], samples.Places(l.Problems)
		if original == "" && (rule != "" || said != "") || original != "" && (rule != ruleCopy || said != "1:1-2 error conflict") {
			t.Errorf("%s: %q %s", path, rule, said)
		}
		if original != "" && !strings.Contains(l.Problems[0].Hint, original) {
			t.Errorf("%s: the hint names no %s: %s", path, original, l.Problems[0].Hint)
		}
	}
	l := mustRead(t, map[string]string{
		"People/ana.md": "", "Soup.md": "", "Soup (conflicted copy).md": "", "bo.md": "---\ntype: person\n---", "bo (conflicted copy).md": "",
	}, Options{})
	if len(l.Problems) != 1 || l.Problems[0].File != "bo (conflicted copy).md" {
		t.Errorf("only what could be an ally is named: %v", l.Problems)
	}
}

// TestSkippedWhole: what is no text is named, and the rest is read.
func TestSkippedWhole(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"# Jos\xe9\n", "1:6-7 error encoding"},
		{"# Nul\n\n\x00\n", "3:1-2 error encoding"},
		{"\xff\xfe#\x00", "1:1-2 error encoding"},
		{"# D\n" + strings.Repeat("some prose\n", parse.MaxFile/11+1), "1:1-2 error too-large"},
	} {
		l := mustRead(t, map[string]string{"bad.md": c.text, "dana.md": ""}, Options{})
		if len(l.Allies) != 1 || samples.Places(l.Problems) != c.want || rules(l)["bad.md"] == "" {
			t.Errorf("%.20q: %d allies, %s, %q", c.text, len(l.Allies), samples.Places(l.Problems), rules(l)["bad.md"])
		}
	}
}

// disk makes a real folder and reads it as the program does.
func disk(t *testing.T, files map[string]string) (string, *os.Root) {
	t.Helper()
	dir := t.TempDir()
	for path, text := range files {
		file := filepath.Join(dir, "root", filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "root"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return filepath.Join(dir, "root"), root
}

// TestLinksOfTheDisk: what a link inside the root leads to is read once; what
// leads out is not followed.
func TestLinksOfTheDisk(t *testing.T) {
	dir, root := disk(t, map[string]string{"dana.md": "", "team/ravi.md": "", ".data/deep/mo.md": "", "../secret.md": "# Secret"})
	for link, target := range map[string]string{
		"again.md": "dana.md", "team/up.md": "../dana.md", "secret.md": "../secret.md", "parent": "..", "self": ".",
		"squad": "team", "hidden": ".data", "mo.md": ".data/deep/mo.md", "nothing.md": "gone.md", "absolute.md": "/etc/hostname",
		"chain.md": "team/up.md", "through.md": "squad/ravi.md", "loop.md": "loop.md", ".lock.md": "nobody@host",
	} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Dir(root.FS(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	var allies []string
	for _, a := range l.Allies {
		allies = append(allies, a.File)
	}
	if got := strings.Join(allies, " "); got != "dana.md hidden/deep/mo.md team/ravi.md" {
		t.Errorf("allies %s, problems %v", got, l.Problems)
	}
	for path, want := range map[string]string{
		"again.md": ruleTwice, "team/up.md": ruleTwice, "chain.md": ruleTwice, "through.md": ruleTwice, "secret.md": ruleOutside,
		"absolute.md": ruleOutside, "nothing.md": ruleNowhere, "parent": ruleOutside, "mo.md": ruleTwice,
	} {
		if got := rules(l)[path]; got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// closed is a file system that keeps some paths to itself.
type closed struct {
	fstest.MapFS
	paths []string
}

func (c closed) Open(name string) (fs.File, error) {
	if slices.Contains(c.paths, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if slices.Contains(c.paths, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

// TestWhatCannotBeRead is named, and the rest is read.
func TestWhatCannotBeRead(t *testing.T) {
	files := folder(map[string]string{"dana.md": "", "closed.md": "", "shut/ravi.md": "", ".git/x.md": "", "allies.yaml": "", "me.md": ""})
	l, err := Dir(closed{files, []string{"closed.md", "shut", ".git", "allies.yaml", "me.md"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, p := range l.Problems {
		said = append(said, p.File+" "+p.Message)
	}
	want := "allies.yaml this file cannot be read: permission denied|closed.md this file cannot be read: permission denied|" +
		"me.md this file cannot be read: permission denied|shut this folder cannot be read: permission denied"
	if got := strings.Join(said, "|"); got != want || len(l.Allies) != 1 || l.Me.Name != "me" {
		t.Errorf("%s, %d allies, me %q", got, len(l.Allies), l.Me.Name)
	}
	if got := strings.Join(l.Unread, " "); got != "allies.yaml closed.md shut/ me.md" {
		t.Errorf("unread: %s", got)
	}
	if got := rules(l); got["closed.md"] != ruleUnreadable || got["shut/"] != ruleUnreadable {
		t.Errorf("%v", got)
	}
	if _, err := Dir(closed{files, []string{"."}}, Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a root that is closed: %v", err)
	}
}

// TestIrregular: what is no regular file is left alone.
func TestIrregular(t *testing.T) {
	files := folder(map[string]string{"dana.md": "", "pipe.md": "", "device.md": "", "x.md/ravi.md": ""})
	files["pipe.md"].Mode = fs.ModeNamedPipe
	files["device.md"].Mode = fs.ModeDevice
	l, err := Dir(closed{files, []string{"pipe.md", "device.md"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := rules(l)
	if got["pipe.md"] != ruleIrregular || got["device.md"] != ruleIrregular || len(l.Allies) != 2 || len(l.Problems) > 0 {
		t.Errorf("%v %v", got, l.Problems)
	}
}
