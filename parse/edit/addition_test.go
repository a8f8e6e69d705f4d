package edit

import (
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

func keys(key string, values ...string) []KeyValues { return []KeyValues{{Key: key, Values: values}} }

func TestAddKeys(t *testing.T) {
	for name, c := range map[string]struct {
		before string
		add    []KeyValues
		after  string
	}{
		"no front matter":          {"# Dana\n", keys("email", "a@x"), "---\nemail: a@x\n---\n\n# Dana\n"},
		"a mark and CR LF":         {"\ufeff# Dana\r\n", keys("email", "a@x"), "\ufeff---\r\nemail: a@x\r\n---\r\n\r\n# Dana\r\n"},
		"an empty file":            {"", keys("email", "a@x"), "---\nemail: a@x\n---\n"},
		"a new key":                {"---\norg: X # since\n---\n# Dana\n", keys("aliases", "D"), "---\norg: X # since\naliases: [D]\n---\n# Dana\n"},
		"a key without a value":    {"---\nemail:   # none\n---\n", keys("email", "a@x"), "---\nemail: a@x   # none\n---\n"},
		"brackets":                 {"---\nemail: [a@x] # mine\n---\n", keys("email", "b@x", "c@x"), "---\nemail: [a@x, b@x, c@x] # mine\n---\n"},
		"brackets on lines":        {"---\ntags: [\n  a,\n  b\n]\n---\n", keys("tags", "c"), "---\ntags: [\n  a,\n  b\n, c]\n---\n"},
		"a line each":              {"---\nemail:\n  - a@x # first\n  - b@x\norg: X\n---\n", keys("email", "c@x"), "---\nemail:\n  - a@x # first\n  - b@x\n  - c@x\norg: X\n---\n"},
		"one value":                {"---\nEmail: a@x # mine\n---\n", keys("email", "b@x"), "---\nEmail: [a@x, b@x] # mine\n---\n"},
		"another spelling":         {"---\nE-mails: 'a@x'\n---\n", keys("email", "b@x"), "---\nE-mails: [a@x, b@x]\n---\n"},
		"tags in one text":         {"---\ntags: a b\n---\n", keys("tags", "c"), "---\ntags: [a, b, c]\n---\n"},
		"a map in braces":          {"---\ndates: {wedding: 06-12}\n---\n", []KeyValues{{"dates", []string{"first day"}, []string{"2019-01-07"}}}, "---\ndates: {wedding: 06-12, first day: 2019-01-07}\n---\n"},
		"a map on lines":           {"---\ndates:\n  wedding: 06-12\norg: X\n---\n", []KeyValues{{"dates", []string{"first: day"}, []string{"2019-01-07"}}}, "---\ndates:\n  wedding: 06-12\n  \"first: day\": 2019-01-07\norg: X\n---\n"},
		"a link":                   {"# Dana\n", keys("members", "[[Ravi]]"), "---\nmembers: [\"[[Ravi]]\"]\n---\n\n# Dana\n"},
		"a value of several lines": {"# Dana\n", keys("address", "a: b\nc"), "---\naddress: \"a: b\\nc\"\n---\n\n# Dana\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s, add := source(t, c.before), Addition{Keys: c.add}
			after, err := s.After(Add(s, add))
			if err != nil {
				t.Fatal(err)
			}
			if string(after.Text()) != c.after {
				t.Fatalf("got\n%s", after.Text())
			}
			if err := VerifyAddition(s, after, add); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAddBody(t *testing.T) {
	day := func(iso string) ledger.Date { d, _ := ledger.ParseDate(iso); return d }
	prose := Addition{About: []string{"One.", "Two\nlines."}}
	items := Addition{Items: []Log{{Day: day("2026-03-14"), Title: "Late"}, {Day: day("2026-01-02"), Title: "Early", Lines: []string{"got help: x"}}}}
	const early, late = "- 2026-01-02 Early\n  - got help: x\n", "- 2026-03-14 Late\n"
	for name, c := range map[string]struct {
		before string
		add    Addition
		after  string
	}{
		"prose below the title":     {"# Dana\n\n## Log\n", prose, "# Dana\n\nOne.\n\nTwo\nlines.\n\n## Log\n"},
		"prose before code":         {"# Dana\n    code\n", prose, "# Dana\n\nOne.\n\nTwo\nlines.\n\n    code\n"},
		"prose before a heading":    {"Dana\n====\n- x\n", prose, "Dana\n====\n\nOne.\n\nTwo\nlines.\n\n- x\n"},
		"prose before a note":       {"---\norg: X\n---\n## 2026-02-01 Call\n\n- x\n", prose, "---\norg: X\n---\n\nOne.\n\nTwo\nlines.\n## 2026-02-01 Call\n\n- x\n"},
		"underlined prose":          {"2026-02-01 Call\n---\n- x\n", prose, "2026-02-01 Call\n---\n\nOne.\n\nTwo\nlines.\n\n- x\n"},
		"prose after prose":         {"# Dana\n\nZero.\n\n- a list\n", prose, "# Dana\n\nZero.\n\nOne.\n\nTwo\nlines.\n\n- a list\n"},
		"no last line end":          {"# Dana", prose, "# Dana\n\nOne.\n\nTwo\nlines."},
		"a lone CR before":          {"# Dana\rtext\r\r## Log\n", prose, "# Dana\rtext\r\n\nOne.\n\nTwo\nlines.\n\r## Log\n"},
		"a log of its own":          {"# Dana\n", items, "# Dana\n\n## Log\n\n" + early + strings.TrimSuffix(late, "\n") + "\n"},
		"after dated sections":      {"# Dana\n\n## 2026-02-01 Call\n\nx\n", items, "# Dana\n\n## 2026-02-01 Call\n\nx\n\n## Log\n\n" + early + late},
		"after sections of level 1": {"# 2026-02-01 Call\n", items, "# 2026-02-01 Call\n\n# Log\n\n" + early + late},
		"an empty log":              {"# Dana\n\n## History\n\n## Life\n", items, "# Dana\n\n## History\n\n" + early + late + "\n## Life\n"},
		"among items":               {"# Dana\n\n- 2026-01-01 a\n- 2026-02-01 b\n", items, "# Dana\n\n- 2026-01-01 a\n" + early + "- 2026-02-01 b\n" + late},
		"newest first":              {"# Dana\n\n* 2026-02-01 b\n* 2026-01-01 a\n", items, "# Dana\n\n* 2026-03-14 Late\n* 2026-02-01 b\n* 2026-01-02 Early\n  * got help: x\n* 2026-01-01 a\n"},
	} {
		t.Run(name, func(t *testing.T) {
			s := source(t, c.before)
			after, err := s.After(Add(s, c.add))
			if err != nil {
				t.Fatal(err)
			}
			if string(after.Text()) != c.after {
				t.Fatalf("got\n%s", after.Text())
			}
			if err := VerifyAddition(s, after, c.add); err != nil {
				t.Error(err)
			}
			l := &ledger.Ledger{Allies: []*ledger.Ally{after.Ally()}}
			l.Link()
			for notes, i := ListNotes(l, after.Ally()), 0; i < len(c.add.Items); i++ {
				if !notes.Has(c.add.Items[i]) {
					t.Errorf("%s would be added again", c.add.Items[i].Title)
				}
			}
		})
	}
}

// A text that hides what is there is refused, as one that loses its own note is.
func TestVerifyAddition(t *testing.T) {
	for name, c := range map[string]struct {
		before string
		add    Addition
	}{
		"hides a note":     {"# Dana\n\n## 2026-01-01\n\n```\nx\n```\n", Addition{About: []string{"```"}}},
		"is in a fence":    {"# Dana\n\n```\n", Addition{Items: []Log{{Day: 1, Title: "x"}}}},
		"names another":    {"# Dana\n", Addition{Keys: keys("name", "Else")}},
		"fits no key":      {"# Dana\n", Addition{Keys: keys("birthday", "soon")}},
		"has a near key":   {"# Dana\n", Addition{Keys: keys("birtday", "05-20")}},
		"is a second name": {"---\nphone: {home: 1}\n---\n", Addition{Keys: keys("phone", "2")}},
	} {
		s := source(t, c.before)
		after, err := s.After(Add(s, c.add))
		if err == nil {
			err = VerifyAddition(s, after, c.add)
		}
		if err == nil {
			t.Errorf("what %s is taken:\n%s", name, after.Text())
		}
	}
}

func TestBareTask(t *testing.T) {
	d, _ := ledger.ParseDate("2026-03-14")
	s := source(t, "# Dana\n\n- 2026-03-14 Task #fyi\n  - [x] Send it done 2026-04-01\n")
	l := &ledger.Ledger{Allies: []*ledger.Ally{s.Ally()}}
	l.Link()
	notes := ListNotes(l, s.Ally())
	if !notes.Has(Log{Day: d, Title: "task", Lines: []string{"[ ] Send it"}}) || notes.Has(Log{Day: d, Title: "task", Lines: []string{"[ ] Send that"}}) || notes.Has(Log{Day: d + 1, Title: "task"}) {
		t.Error("a task that was ticked is the same, another is not")
	}
}

// FuzzAddition: whatever another program writes, it is added as what it is, and
// then is there; or it is refused. No byte of the file is lost.
func FuzzAddition(f *testing.F) {
	f.Add("# Dana\n\n## 2026-01-01 x\n", "email", "a@x", "One *day*.\n- [ ] x", "Call %% [[x]]")
	f.Add("---\ntags: a b\n---\n- 2026-01-01 x\n", "tags", "c", "```", "gave 2h feedback: x")
	f.Add("---\n[", "x", ": [", "<!--", "#plan (heard)")
	f.Fuzz(func(t *testing.T, text, key, value, prose, title string) {
		if len(text) > mostFuzzed || strings.ContainsAny(prose+title+value, "\r\x00") || strings.TrimSpace(value) != value || value == "" || !isPlainKey(key) {
			return
		}
		c := &ledger.Config{}
		s, _ := ReadSource("Dana.md", []byte(text), c)
		if s == nil {
			return
		}
		var add Addition
		add.Keys = keys(key, value)
		if strings.TrimSpace(prose) == prose && prose != "" && !strings.Contains(prose, "\n\n") {
			if markup, ok := AsProse(prose, c); ok {
				add.About = []string{markup}
			}
		}
		const day = 20000
		title = strings.Join(strings.Fields(title), " ")
		if markup, ok := AsTitle([]TitlePart{{Text: title}}, nil, day, c); ok && title != "" {
			add.Items = []Log{{Day: day, Title: markup}}
		}
		after, err := s.After(Add(s, add))
		if err != nil || VerifyAddition(s, after, add) != nil {
			return
		}
		if len(add.Keys) == 0 {
			checkAdded(t, text, string(after.Text()))
		}
		if len(add.About) > 0 && !slices.ContainsFunc(after.Ally().About, func(r ledger.Paragraph) bool { return SameProse(r.Text, prose) }) {
			t.Fatalf("%q is not there:\n%s", prose, after.Text())
		}
		if field, _ := after.ally.Field(func() string { name, _ := ledger.Key(key); return name }()); len(field.Values) == 0 {
			t.Fatalf("%s is lost:\n%s", key, after.Text())
		}
		l := &ledger.Ledger{Config: c, Allies: []*ledger.Ally{after.Ally()}}
		l.Link()
		if notes := ListNotes(l, after.Ally()); len(add.Items) > 0 && !notes.Has(add.Items[0]) {
			t.Fatalf("%q is not there:\n%s", title, after.Text())
		}
	})
}

func isPlainKey(key string) bool {
	return key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz_") == ""
}
