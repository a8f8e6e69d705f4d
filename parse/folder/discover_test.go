package folder

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
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

func rules(l *ledger.Ledger) map[string]ledger.Rule {
	rules := map[string]ledger.Rule{}
	for _, f := range l.Files {
		rules[f.Path] = f.Rule
	}
	return rules
}

// none is the rule of a file that is an ally's.
var none ledger.Rule

// TestPathRules: what a path alone leaves out.
func TestPathRules(t *testing.T) {
	for want, paths := range map[ledger.Rule]string{
		none: "dana.md|people/Dana Okafor.md|contemplate.md|meg.md|x/me.md|Claude Shannon.md|readme-dana.md|_draft/dana.md|" +
			"2024-03-011.md|2024_03_011.md|20240399.md|202403011.md|Mochi.md|Indexer.md|People Index.md|Homer Quill.md|Logan Reed.md|" +
			"reading log.md|todo list.md|1812.md|2024-13.md|2024 in review.md|x/logseq/dana.md|dana.MD|dana.markdown|Ana Weeks 2026.md",
		ruleHidden:  ".hidden.md|.obsidian/x.md|a/.b/c.md",
		ruleApp:     "node_modules/p/x.md|x/node_modules/y.md|logseq/bak/dana.md",
		RuleMe:      "me.md|Me.MD",
		ruleIgnored: "drafts/dana.md|old/dana.md",
		RuleReserved: "README.md|x/readme.md|License.md|CHANGELOG.md|contributing.md|AGENTS.md|Claude.md|SECURITY.markdown|" +
			"CODE_OF_CONDUCT.md|Code of conduct.md|todo.md|404.md|Index.md|x/LOG.md|home.md|Harbour Home.md|old inbox.md|Dashboard.md|" +
			"My Dashboard.md|Home MOC.md|moc.md|untitled.md|Untitled 3.md|_index.md|Drawing.excalidraw.md|Drawing.EXCALIDRAW.MD",
		RuleTemplate: "template.md|Templates/dana.md|person-template.md|PersonTemplate.md|x/My Templates/a/dana.md",
		RuleDated: "2024-03-01.md|x/2024-03-01 Coffee.md|journals/2024_03_01.md|2024.03.01 Coffee.md|20240301.md|20240301 x.md|" +
			"2026-W47.md|2026-W47 Plan.md|2026W47.md|2024-03.md|1990_04.md|2024.md|People/2024-03-01 Dana.md",
	} {
		c := ledger.DefaultConfig()
		c.Ignore = []string{"drafts/**", "old"}
		s := NewScope(c, nil, nil)
		for path := range strings.SplitSeq(paths, "|") {
			if got := s.ByPath(path); got.Rule != want || (got.Why == "") != (want == none) {
				t.Errorf("%s: %v, want %v", path, got, want)
			}
		}
	}
}

// TestContentRules: what the front matter or the first heading leaves out, and
// that nothing in such a file is a problem.
func TestContentRules(t *testing.T) {
	for _, c := range []struct {
		text string
		want ledger.Rule
	}{
		{"", none},
		{"---\ntype: person\n---", none},
		{"---\ntype: Team\n---", none},
		{"---\ntype:\n---", none},
		{"---\ntype: #friend\n---", none},
		{"---\ntype: [family, person]\n---", none},
		{"---\ntype: person-dossier\n---", none},
		{"---\ntype: TeamFile\n---", none},
		{"---\ntype: my_contacts\n---", none},
		{"---\ntype: #meeting\n---", RuleType},
		{"---\ntype: team-meeting\n---", RuleType},
		{"---\ntype: [person, 'one-on-one']\n---", RuleType},
		{"---\ntype: person 1:1\n---", RuleType},
		{"---\ntype: Catch-up with a friend\n---", RuleType},
		{"---\ntype: recall\n---", RuleType},
		{"---\ntype: boss-dossier\n---", RuleType},
		{"---\ntype: boss-dossier\ncadence: 4w\n---", none},
		{"---\ntype: family\nfrequency: 4w\n---", none},
		{"---\ntype: family\nbirthday:\n---", RuleType},
		{"---\ntype: # person or group\n---", none},
		{"---\ntype: meeting\nx: [\n---", RuleType},
		{"---\ntype: [note, contact]\n---", none},
		{"---\ntype: [note, page]\n---", RuleType},
		{"---\ntype: '[[People]]'\n---", none},
		{"---\ntype: allies-report\n---", RuleType},
		{"---\ndate: 2026-03-14\n---", none},
		{"---\ndate: 2026-03-14\npeople: [Dana]\n---", RuleMeeting},
		{"---\ndate: 2026-03-14\nperson: Dana\n---", RuleMeeting},
		{"---\ndate: 2026-03-14\nperson: Dana\ntype: friend\n---", none},
		{"---\nDate: 2026-03-14\nAttendees: Dana\n---", RuleMeeting},
		{"---\ndate: 2026-03-14\nparticipants:\n  - Dana\n---", RuleMeeting},
		{"---\ndate: 2026-03-14\nattendees:\n---", none},
		{"---\npeople: [Dana]\n---", none},
		{"---\nrelationship: self\n---", RuleMe},
		{"---\nname: {{title}}\n---", RuleTemplate},
		{"---\nname: \"<% tp.file.title %>\"\n---", RuleTemplate},
		{"# {{title}}\n", RuleTemplate},
		{"text\n\n## <% tp.file.title %>\n\n## 2026-02-30\n", RuleTemplate},
		{"# Dana\n\n## {{later}}\n", none},
		{"{{text}}\n\n# Dana", none},
	} {
		l := mustRead(t, map[string]string{"dana.md": c.text}, Options{})
		if got := rules(l)["dana.md"]; got != c.want || (got == none) != (len(l.Allies) == 1) {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
		if c.want != none && len(l.Problems) > 0 {
			t.Errorf("%q: %v", c.text, l.Problems)
		}
	}
}

// TestAmongPeople: in a folder of people a type of one's own leaves no file out,
// nor do a date and people; a meeting's type does.
func TestAmongPeople(t *testing.T) {
	for text, want := range map[string]ledger.Rule{
		"---\ntype: family\n---": none, "---\ntype: meeting\n---": RuleType, "---\ntype: 1:1\ncadence: 2w\n---": none, "---\ndate: 2026-03-14\npeople: [Dana]\n---": none,
		"---\ntype: allies-report\n---": RuleType, "---\nname: '{{title}}'\n---": RuleTemplate,
	} {
		l := mustRead(t, map[string]string{"👤 People/dana.md": text}, Options{})
		if got := rules(l)["👤 People/dana.md"]; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// TestOwnCard: a file with the user's own name is no ally's, wherever it lies.
func TestOwnCard(t *testing.T) {
	l := mustRead(t, map[string]string{
		"me.md": "---\nname: Ada Self\naliases: [Countess]\n---", "People/ada.md": "# Ada Self\n", "People/Countess.md": "",
		"People/me.md": "", "People/Ada Other.md": "", "People/x.md": "---\nrelationship: Self\n---\n\n## 2026-03-14 A\n\n- gave time: x\n",
	}, Options{})
	var allies []string
	for _, a := range l.Allies {
		allies = append(allies, a.Name)
	}
	if got := strings.Join(allies, "|"); got != "Ada Other|me" || len(l.Problems) > 0 {
		t.Error(got, l.Problems)
	}
}

// TestNotesApp: in a notes app's folder only people are allies.
func TestNotesApp(t *testing.T) {
	for _, sign := range []string{".obsidian/app.json", "People/x.md", "10 contacts/x.md", "CRM/x.md", "Friends/x.md", "03-Allies/x.md", "logseq/config.edn", "Library/Profiles/x.md", "👥 Persons/x.md", "Family & Friends/x.md", "My-CRM/x.md"} {
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
			"after.md":               "# After\n\n```\n#person\n```\n#person\n",
			"fox.md":                 "\ufeff#people, #climbing\n",
			"hal.md":                 "---\ntags: [personal]\n---\n",
			"Peoples/ida.md":         "",
			"Templates/People/t.md":  "",
		}, Options{})
		delete(rules(l), sign)
		var allies []string
		for _, a := range l.Allies {
			if a.Stem != "x" {
				allies = append(allies, a.Stem)
			}
		}
		if got := strings.Join(allies, " "); got != "ana bo after cy di ed flo fox gus" {
			t.Errorf("%s: %s", sign, got)
		}
		if got := rules(l)["Soup.md"]; got != RuleUnmarked || len(l.Problems) > 0 {
			t.Errorf("%s: Soup.md %v, %v", sign, got, l.Problems)
		}
	}
}

// TestFolderOfPeopleHoldsAFile: templates, hidden and ignored folders are no
// folders of people, nor is one without a Markdown file.
func TestFolderOfPeopleHoldsAFile(t *testing.T) {
	l := mustRead(t, map[string]string{
		"allies.yaml": "ignore: [old]", "Templates/People/x.md": "", ".people/x.md": "", "old/people/x.md": "", "src/people/main.go": "", "dana.md": "",
	}, Options{})
	if len(l.Allies) != 1 || l.Allies[0].File != "dana.md" {
		t.Error(rules(l))
	}
}

// TestInclude: include: in allies.yaml decides alone, whatever a file's name,
// date or type.
func TestInclude(t *testing.T) {
	l := mustRead(t, map[string]string{
		"allies.yaml":              "include: [Team/**, 'tags:person', 'kind of page: contact', 'type:group']\nignore: Team/old",
		".obsidian/app.json":       "",
		"People/ana.md":            "",
		"Team/bo.md":               "",
		"Team/old/cy.md":           "",
		"Team/.hidden.md":          "",
		"Team/README.md":           "",
		"Team/2026-03-14.md":       "---\ndate: 2026-03-14\npeople: [Bo]\n---",
		"Team/Template.md":         "# {{title}}\n",
		"Team/note.md":             "---\ntype: note\n---",
		"Team/self.md":             "---\nrelationship: self\n---",
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
	if got := strings.Join(allies, " "); got != "Team/2026-03-14.md Team/README.md Team/Template.md Team/bo.md Team/deeper/under/flo.md Team/note.md di.md ed.md fay.md" {
		t.Error(got)
	}
	for path, want := range map[string]ledger.Rule{
		"People/ana.md": RuleInclude, "Team/old/cy.md": ruleIgnored, "type person.md": RuleInclude, "Team/.hidden.md": ruleHidden, "Team/self.md": RuleMe,
	} {
		if got := rules(l)[path]; got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

// TestConflictCopies: copies of sync tools are named, and not read; a file that
// only has a name like one is an ally's.
func TestConflictCopies(t *testing.T) {
	const text = "# Dana\n\n- 2026-04-01 gave time: x\n\n## 2026-03-14 Coffee\n"
	for _, stem := range []string{
		"dana.sync-conflict-20260315-101112-ABCDEFG", "x/dana.sync-conflict-20260315-101112", "dana (conflicted copy 2026-03-15)",
		"dana (Ada's conflicted copy 2026-03-15)", "dana (Ada's conflicted copy 2026-03-15 (1))", "dana (Conflicted copy phone 202603151011)",
		"dana (Case Conflict)", "dana (Unicode Encoding Conflict)", "dana (Conflicted copy Phone (2) 202603151011)", "Dana (CONFLICT 20261005T070858)",
		"dana (SFConflict bob@x.org 2026-11-22-10-11-12)", "dana.Conflict", "dana_conflict-20261122-101112", "dana-conf", "dana [conflicted]",
		"dana-DESKTOP-4F2K9QX", "dana-LAPTOP-8HJ2K1LM-2", "dana-Adas-MacBook-Pro", "dana-OFFICE-PC",
		"dana copy", "dana - Copy", "dana - Copy (2)", "dana (copy)", "Copy of dana", "Copy (2) of dana", "dana 2", "dana (1)", "dana(1)", "dana~", "dana~1",
	} {
		dir, original := path.Dir(stem), path.Join(path.Dir(stem), "dana.md")
		for _, c := range []struct {
			text string
			copy bool
		}{
			{text, true}, {"", true}, {" \n", true}, {"- 2026-04-01 gave time: x\n", true},
			{"# Dana\n\n## 2026-03-15 Coffee\n", false}, {"# Dana\n", false},
		} {
			files := map[string]string{"dana.md": text, "x/dana.md": "---\nname: X\n---\n" + text, stem + ".md": c.text}
			l := mustRead(t, files, Options{})
			isCopy := rules(l)[stem+".md"] == RuleCopy
			named := slices.ContainsFunc(l.Problems, func(p ledger.Problem) bool {
				return p.Code == ledger.CodeConflict && p.File == stem+".md" && strings.Contains(p.Hint, original)
			})
			if isCopy != c.copy || named != c.copy {
				t.Errorf("%s %q in %s: copy %v, named %v", stem, c.text, dir, isCopy, named)
			}
		}
	}
	for _, stem := range []string{"dana-okafor", "dana-team", "mac", "conflict", "The Syrian conflict (2011)", "dana (she)", "dana 2026", "dana the copyist", "danaconflict", "danacopy"} {
		l := mustRead(t, map[string]string{"dana.md": text, stem + ".md": text}, Options{})
		if rule := rules(l)[stem+".md"]; rule != none {
			t.Errorf("%s: %v", stem, rule)
		}
	}
	l := mustRead(t, map[string]string{
		"People/ana.md": "", "Soup.md": text, "Soup (conflicted copy).md": text, "bo.md": "---\ntype: person\n---\n## 2026-03-14 Coffee\n", "bo (conflicted copy).md": "---\ntype: person\n---\n## 2026-03-14 Coffee\n",
	}, Options{})
	if len(l.Problems) != 1 || l.Problems[0].File != "bo (conflicted copy).md" {
		t.Errorf("only what could be an ally is a conflict copy: %v", l.Problems)
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
		if len(l.Allies) != 1 || samples.Places(l.Problems) != c.want || rules(l)["bad.md"] == none {
			t.Errorf("%.20q: %d allies, %s, %v", c.text, len(l.Allies), samples.Places(l.Problems), rules(l)["bad.md"])
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
	for path, want := range map[string]ledger.Rule{
		"again.md": ruleTwice, "team/up.md": ruleTwice, "chain.md": ruleTwice, "through.md": ruleTwice, "secret.md": ruleOutside,
		"absolute.md": ruleOutside, "nothing.md": ruleNowhere, "parent": ruleOutside, "mo.md": ruleTwice,
	} {
		if got := rules(l)[path]; got != want {
			t.Errorf("%s: %v, want %v", path, got, want)
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

// halved lists only the first of what is in a folder, and fails.
type halved struct {
	fstest.MapFS
	path string
}

func (h halved) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := h.MapFS.ReadDir(name)
	if name == h.path {
		return entries[:1], &fs.PathError{Op: "lstat", Path: name, Err: syscall.EIO}
	}
	return entries, err
}

// TestHalfListed: a folder of which the system lists a part is named, the root
// too, and so is what is missing for a command that writes.
func TestHalfListed(t *testing.T) {
	files := folder(map[string]string{"dana.md": "", "ravi.md": "", "team/ines.md": "", "team/kofi.md": ""})
	for path, allies := range map[string]int{".": 1, "team": 3} {
		l, err := Dir(halved{files, path}, Options{})
		if err != nil || len(l.Problems) != 1 || l.Problems[0].File != path || len(l.Allies) != allies {
			t.Errorf("%s: %v, %d allies, %v", path, err, len(l.Allies), l.Problems)
			continue
		}
		if !slices.Contains(l.Unread, path+"/") {
			t.Errorf("%s: %v", path, l.Unread)
		}
	}
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
	if got := strings.Join(l.Unread, " "); got != "allies.yaml me.md closed.md shut/" {
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
	if got["pipe.md"] != RuleIrregular || got["device.md"] != RuleIrregular || len(l.Allies) != 2 || len(l.Problems) > 0 {
		t.Errorf("%v %v", got, l.Problems)
	}
}

func TestTooManyOpenFilesAreNoQuestionOfRights(t *testing.T) {
	for err, want := range map[syscall.Errno]string{syscall.EMFILE: "ulimit -n", syscall.ENFILE: "ulimit -n", syscall.EACCES: "let yourself read it"} {
		p := cannotRead("dana.md", "this file", &fs.PathError{Op: "open", Path: "dana.md", Err: err})
		if !strings.Contains(p.Hint, want) || !strings.Contains(p.Message, err.Error()) {
			t.Errorf("%v: %s, %s", err, p.Message, p.Hint)
		}
	}
}
