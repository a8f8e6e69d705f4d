package edit

import (
	"errors"
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
)

// ledgerOf is a ledger of files in memory.
func ledgerOf(t testing.TB, files map[string]string) (fs.FS, *ledger.Ledger) {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	l, err := folder.Dir(fsys, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return fsys, l
}

func TestNewFileNames(t *testing.T) {
	for _, c := range []struct{ name, path, key string }{
		{"Ravi Patel", "Ravi Patel.md", ""},
		{"ravi", "ravi.md", ""},
		{"Zoë O'Neil-Ødegård", "Zoë O'Neil-Ødegård.md", ""},
		{"Zoe\u0308", "Zoë.md", ""},
		{"李雷", "李雷.md", ""},
		{"محمد علي", "محمد علي.md", ""},
		{"अमित शर्मा", "अमित शर्मा.md", ""},
		{"Sam Smith Jr.", "Sam Smith Jr..md", ""},
		{"R&D #1 [team] ^x", "R&D #1 [team] ^x.md", ""},
		{"Åsa 🌿 Lund", "Åsa 🌿 Lund.md", ""},

		{"AC/DC", "AC-DC.md", ""},
		{`The "Crew": who?`, "The 'Crew'- who-.md", ""},
		{`..\..\etc`, "-..-etc.md", ""},
		{"../../etc/passwd", "-..-etc-passwd.md", ""},
		{"..", "ally.md", "name: .."},
		{".hidden", "hidden.md", ""},
		{"???", "ally.md", "name: ???"},

		{"Con", "Con_.md", ""},
		{"Aux.Berlin", "Aux_.Berlin.md", ""},
		{"com1", "com1_.md", ""},
		{"LPT² Ltd", "LPT² Ltd.md", ""},
		{"Connie", "Connie.md", ""},

		{"Claude", "Claude (ally).md", ""},
		{"Me", "Me (ally).md", ""},
		{"README", "README (ally).md", ""},
		{"_why", "why.md", ""},
		{"2026-03-14 Club", "ally 2026-03-14 Club.md", "name: 2026-03-14 Club"},
		{"Moc Nguyen", "Moc1 Nguyen.md", ""},
		{"Index", "Index (ally).md", ""},
		{"Ada Home", "Ada Home1.md", ""},
		{"1984", "1984 (ally).md", "name: 1984"},
		{"#1 Club", "#1 Club.md", ""},
		{"Dana #ops", "Dana #ops.md", `name: "Dana #ops"`},
		{"-5", "-5.md", ""},
		{"Draft.excalidraw", "Draft.excalidraw (ally).md", ""},
		{"yes", "yes.md", ""},
		{"Dana. 2026-01-01: x", "Dana. 2026-01-01- x.md", `name: "Dana. 2026-01-01: x"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys, l := ledgerOf(t, nil)
			f, err := New(fsys, l, c.name, nil)
			if err != nil || len(f.Problems) > 0 {
				t.Fatalf("%v, %v", err, f.Problems)
			}
			if f.Path != c.path || c.key == "" && strings.HasPrefix(string(f.Text), "---") || !strings.Contains(string(f.Text), c.key) {
				t.Errorf("got %s\n%s", f.Path, f.Text)
			}
			_, after := ledgerOf(t, map[string]string{f.Path: string(f.Text)})
			if len(after.Allies) != 1 || after.Allies[0].Name != norm.NFC.String(c.name) || len(after.Problems) > 0 {
				t.Errorf("%s is read as %v, %v", f.Path, after.Allies, after.Problems)
			}
		})
	}
}

func TestSlugs(t *testing.T) {
	for name, want := range map[string]string{
		"Ravi Patel": "ravi-patel.md", "Zoë O'Neil": "zoe-o-neil.md", "李 雷": "李-雷.md", "Łukasz Żak": "lukasz-zak.md",
		"???": "ally.md", "Con": "con_.md", "Read Me!": "read-me.md", "Claude": "claude-ally.md", "अमित शर्मा": "अमित-शर्मा.md",
	} {
		fsys, l := ledgerOf(t, map[string]string{"allies.yaml": "file_names: slug\n"})
		if f, err := New(fsys, l, name, nil); err != nil || f.Path != want {
			t.Errorf("%s becomes %s, %v", name, f.Path, err)
		}
	}
}

func TestNewFileFolder(t *testing.T) {
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string
	}{
		{"the root", nil, "Ravi.md"},
		{"where most are", map[string]string{"a.md": "", "team/b.md": "", "team/c.md": ""}, "team/Ravi.md"},
		{"the outer of two", map[string]string{"a.md": "", "team/b.md": ""}, "Ravi.md"},
		{"a folder of people", map[string]string{"10 People/readme.md": ""}, "10 People/Ravi.md"},
		{"what is included", map[string]string{"allies.yaml": "include: [Network/Friends/**]\n"}, "Network/Friends/Ravi.md"},
		{"a notes app", map[string]string{".obsidian/app.json": "{}"}, "Ravi.md"},
		{"a marker", map[string]string{"allies.yaml": "include: [tags:person]\n"}, "Ravi.md"},
		{"another's file", map[string]string{"ravi.md": "---\ntype: meeting\n---\n", "Ravi 2.md": "---\ntype: x\n---\n"}, "Ravi 3.md"},
		{"a folder of that name", map[string]string{"Ravi.md/x.txt": ""}, "Ravi 2.md"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys, l := ledgerOf(t, c.files)
			f, err := New(fsys, l, "Ravi", nil)
			if err != nil || f.Path != c.want {
				t.Fatalf("got %s, %v", f.Path, err)
			}
			files := map[string]string{f.Path: string(f.Text)}
			for name, text := range c.files {
				files[name] = text
			}
			_, after := ledgerOf(t, files)
			if len(after.Allies) != len(l.Allies)+1 {
				t.Errorf("the new file is not read:\n%s", f.Text)
			}
		})
	}
}

func TestNewFileThatNobodyReads(t *testing.T) {
	for _, c := range []struct {
		config, name string
		settings     []Setting
	}{
		{"ignore: ['**']\n", "Ravi", nil},
		{"", "{{name}}", nil},
		{"", "[[Ravi]]", nil},
		{"", "Ravi", []Setting{{"type", "meeting"}}},
	} {
		fsys, l := ledgerOf(t, map[string]string{"allies.yaml": c.config})
		if f, err := New(fsys, l, c.name, c.settings); !errors.Is(err, ErrNotRead) {
			t.Errorf("%+v: %s, %v", c, f.Path, err)
		}
	}
}

func TestNewFileSettings(t *testing.T) {
	fsys, l := ledgerOf(t, nil)
	var settings []Setting
	for _, typed := range [][2]string{
		{"org", "Meridian: Labs"}, {"goals", "open data, hiring"}, {"offers", "feedback"}, {"cadence", "6w"}, {"communal", "no"},
		{"introduced_by", "[[Dana]]"}, {"dates", "{wedding: 06-14}"}, {"tags", "[a, b]"}, {"favourite tea", "none, really"}, {"phone", "0123"},
	} {
		settings = append(settings, NewSetting(typed[0], typed[1]))
	}
	f, err := New(fsys, l, "Ravi", settings)
	want := `---
org: "Meridian: Labs"
goals: [open data, hiring]
offers: [feedback]
cadence: 6w
communal: no
introduced_by: "[[Dana]]"
dates: {wedding: 06-14}
tags: [a, b]
favourite tea: "none, really"
phone: 0123
---

# Ravi
`
	// A link in the front matter is no reason to refuse the file.
	if err != nil || string(f.Text) != want || len(f.Problems) > 0 {
		t.Errorf("got\n%s\n%v %v", f.Text, f.Problems, err)
	}
	if f, err := New(fsys, l, "Ravi", []Setting{{"circle", "16"}, {"cadense", "6w"}}); err != nil || len(f.Problems) != 2 {
		t.Errorf("%v, %v", f.Problems, err)
	}
}

// FuzzNewFile gives any name to a file: it stays below the root, on any system,
// and is read as the name that was given.
func FuzzNewFile(f *testing.F) {
	configs := [2]string{"", "file_names: slug\n"}
	var files [2]fs.FS
	var ledgers [2]*ledger.Ledger
	for i, config := range configs {
		files[i], ledgers[i] = ledgerOf(f, map[string]string{"allies.yaml": config})
		for _, name := range []string{"Ravi", "con.x", "a/b", "\u202e x", "..", "_2026-01-01", strings.Repeat("é", 200), "untitled moc index"} {
			f.Add(name, i == 1)
		}
	}
	f.Fuzz(func(t *testing.T, name string, slug bool) {
		name = strings.Join(strings.Fields(name), " ")
		if len(name) > mostName+10 || !utf8.ValidString(name) || name == "" {
			return
		}
		i := 0
		if slug {
			i = 1
		}
		file, err := New(files[i], ledgers[i], name, nil)
		if err != nil {
			return
		}
		if !fs.ValidPath(file.Path) || path.Base(file.Path) != file.Path || len(file.Path) > mostName || strings.ContainsAny(file.Path, `/\:*?"<>|`+"\x00") {
			t.Fatalf("%q becomes %q", name, file.Path)
		}
		if notReserved(parse.StemOf(file.Path)) != parse.StemOf(file.Path) {
			t.Errorf("%q is reserved", file.Path)
		}
		if a, _ := parse.File(file.Path, file.Text, ledgers[i].Config); a == nil || a.Name != norm.NFC.String(name) {
			t.Errorf("%q becomes %q:\n%s", name, file.Path, file.Text)
		}
	})
}
