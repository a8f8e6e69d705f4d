package edit

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse"
)

func styleOf(text string) Style {
	a, _ := parse.File("dana.md", []byte(text), ledger.DefaultConfig())
	if a == nil {
		a = parse.Nobody("dana.md")
	}
	return LearnStyle([]byte(text), a)
}

// usual is the style of the user guide, which a file without any has.
func usual() Style {
	return Style{
		LineEnd: "\n", Form: ledger.Section,
		Sections: NoteStyle{Level: 2, Behind: " ", Above: 1, Below: 1},
		Items:    NoteStyle{Behind: " "},
		Marker:   "- ", Indent: "  ",
	}
}

func TestStyle(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       func(s *Style)
	}{
		{"empty", "", func(s *Style) {}},
		{"open end", "# Dana", func(s *Style) { s.OpenEnd = true }},
		{"crlf", "# Dana\r\n\r\nprose\n", func(s *Style) { s.LineEnd = "\r\n" }},
		{"lf and crlf, the first", "# Dana\n\r\n", func(s *Style) {}},
		{"lone cr", "# Dana\r\rprose\r", func(s *Style) { s.LineEnd = "\r" }},
		{"the user guide", "# Dana\n\n## 2026-03-14 Coffee\n\nProse.\n\n- gave 2h feedback: talk\n- [ ] send it\n\n## 2026-03-20 Call\n\n- thanked: for it\n\n" +
			"## Log\n\n- 2026-04-02 gave visibility: post\n- 2026-04-19: ran into her\n- 2026-04-20 lunch\n", func(s *Style) {
			s.Form = ledger.Item
			s.Sections.Count, s.Items.Count = 2, 3
		}},
		{"newest first, dense", "# Dana\n### 2026-03-20\n* got feedback: x\n### 2026-03-14\n* gave feedback: x\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 2, Level: 3, Behind: " ", NewestFirst: true}
			s.Items.NewestFirst = true
			s.Marker = "* "
		}},
		{"links and dashes", "## [[2026-03-14]] – Coffee\n\n\n## [[2026-03-20]] – Call\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 2, Level: 2, Before: "[[", Behind: "]] – ", Above: 2, Below: 1}
		}},
		{"bare links", "## [[2026-03-14]]\n\n## [[2026-03-20]]\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 2, Level: 2, Before: "[[", Behind: "]] ", Above: 1, Below: 1}
		}},
		{"titles tell more than bare dates", "## 2026-03-14\n\n## 2026-03-15\n\n## 2026-03-20: Call\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 3, Level: 2, Behind: ": ", Above: 1, Below: 1}
		}},
		{"clock times", "## 2026-03-14 18:30 | Coffee\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 1, Level: 2, Behind: " | ", Above: 1, Below: 1}
		}},
		{"bold around all", "## **2026-03-14 Coffee**\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 1, Level: 2, Behind: " ", Above: 1, Below: 1}
		}},
		{"a shown link", "## [[2026-03-14|that day]] Coffee\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 1, Level: 2, Behind: " ", Above: 1, Below: 1}
		}},
		{"bold items, wide and loose", "# Dana\n\n*   **2026-03-20**: lunch\n    *   gave feedback: x\n\n*   **2026-03-14**: call\n", func(s *Style) {
			s.Form = ledger.Item
			s.Items = NoteStyle{Count: 2, Before: "**", Behind: "**: ", Above: 1, NewestFirst: true}
			s.Sections.NewestFirst = true
			s.Marker, s.Indent = "*   ", "    "
		}},
		{"indented lists", "## 2026-03-14\n\n  + gave feedback: x\n\n  + gave time: y\n\n    + so\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 1, Level: 2, Behind: " ", Above: 1, Below: 1}
			s.Marker, s.Lead, s.Indent, s.Between = "+ ", "  ", "  ", 1
		}},
		{"tabs", "## 2026-03-14\n- gave feedback: x\n\t- so\n\tand so\n\t- and so\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 1, Level: 2, Behind: " ", Above: 1}
			s.Indent = "\t"
		}},
		{"entries are not other lists", "Likes:\n\n* tea\n* rain\n* maps\n\n## 2026-03-14\n\n- gave feedback: x\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 1, Level: 2, Behind: " ", Above: 1, Below: 1}
		}},
		{"other lists, where there are no entries", "Likes:\n\n* tea\n* rain\n\n- - -\n\n```\n- code\n- code\n- code\n```\n", func(s *Style) { s.Marker = "* " }},
		{"lists of the front matter", "---\ngoals:\n    - tea\n    - rain\n---\n* tea\n", func(s *Style) { s.Marker = "* " }},
		{"of two ways, the newest", "## 2026-03-20: Call\n* gave time: x\n\n### 2026-03-14 Coffee\n\n- gave time: x\n", func(s *Style) {
			s.Sections = NoteStyle{Count: 2, Level: 2, Behind: ": ", Above: 1, NewestFirst: true}
			s.Items.NewestFirst = true
			s.Marker = "* "
		}},
	} {
		want := usual()
		c.want(&want)
		if got := styleOf(c.text); got != want {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got, want)
		}
	}
}

func TestStyleOfOneNote(t *testing.T) {
	const text = "# Dana\n\n## 2026-03-14\n\n* gave time: x\n   * nested\n\n## 2026-03-15\n\n- gave time: x\n- gave time: y\n\n## 2026-03-16\n\nProse.\n\n" +
		"## Log\n\n- 2026-04-02 lunch\n- 2026-04-03 lunch\n    + gave time: x\n"
	a, _ := parse.File("dana.md", []byte(text), ledger.DefaultConfig())
	file := LearnStyle([]byte(text), a)
	for i, want := range []string{"* new", "- new", "- new", "    - new", "    + new"} {
		if got := file.In([]byte(text), a, &a.Notes[i]).Entry("new"); got != want {
			t.Errorf("note %d: got %q, want %q", i, got, want)
		}
	}
}

// A file written in some style shows it, and a line in this style reads back.
func TestStyleOfGeneratedFiles(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	for range 1500 {
		around := [][2]string{{"", " "}, {"", ": "}, {"", " - "}, {"", " – "}, {"", " | "}, {"[[", "]] "}, {"[[", "]]: "}, {"**", "** "}, {"**", "**: "}, {"__", "__ — "}}[random.IntN(10)]
		marker := pick("- ", "* ", "+ ", "-   ")
		s := Style{
			LineEnd: pick("\n", "\r\n"), OpenEnd: random.IntN(2) == 0, Marker: marker, Form: ledger.Form(random.IntN(2)),
			Indent: pick(strings.Repeat(" ", len(marker)), "\t"),
		}
		notes := NoteStyle{Count: 4, Before: around[0], Behind: around[1], NewestFirst: random.IntN(2) == 0}
		if s.Form == ledger.Section {
			notes.Level, notes.Above, notes.Below = 2+random.IntN(3), 1+random.IntN(2), random.IntN(2)
			s.Sections = notes
		} else {
			s.Items = notes
		}
		text := generate(s, notes)
		got := styleOf(text)
		if s.Form == ledger.Section {
			s.Items = got.Items
		} else {
			s.Sections, s.Between = got.Sections, got.Between
		}
		if got != s {
			t.Fatalf("%q\n got %+v\nwant %+v", text, got, s)
		}
		headsReadBack(t, got)
	}
}

// generate writes four notes with two entries each.
func generate(s Style, notes NoteStyle) string {
	lines := []string{"# Dana", ""}
	for i := range 4 {
		day, _ := ledger.NewDate(2026, 3, 10+i)
		if notes.NewestFirst {
			day, _ = ledger.NewDate(2026, 3, 20-i)
		}
		indent := s.Indent
		if s.Form == ledger.Section {
			if i > 0 {
				lines = append(lines, make([]string, notes.Above)...)
			}
			lines, indent = append(lines, s.Heading(day, "Coffee")), ""
			lines = append(lines, make([]string, notes.Below)...)
		} else {
			lines = append(lines, s.DatedItem(day, "coffee"))
		}
		lines = append(lines, indent+s.Marker+"gave 2h feedback: x", indent+s.Indent+s.Marker+"got time: y")
	}
	text := strings.Join(lines, s.LineEnd)
	if !s.OpenEnd {
		text += s.LineEnd
	}
	return text
}

func headsReadBack(t *testing.T, s Style) {
	t.Helper()
	day, _ := ledger.NewDate(2026, 11, 22)
	for _, title := range []string{"", "Coffee #talks"} {
		for _, head := range []string{s.Heading(day, title), s.DatedItem(day, title)} {
			text := fmt.Sprintf("# Dana%s%s%s%s", s.LineEnd, s.LineEnd, head, s.LineEnd)
			a, problems := parse.File("dana.md", []byte(text), ledger.DefaultConfig())
			if len(a.Notes) != 1 || a.Notes[0].Date != day || a.Notes[0].Title != title || len(problems) > 0 {
				t.Errorf("%q reads as %+v, %v", text, a.Notes, problems)
			}
		}
	}
}

// Learning stops at nothing, and whatever was learnt reads back.
func FuzzStyle(f *testing.F) {
	f.Add([]byte("# Dana\n\n## 2026-03-14 Coffee\n\n- gave time: x\n"))
	f.Add([]byte("* **2026-03-14**: call\r\n\t* x\r\n"))
	f.Add([]byte("## [[2026-03-14]] __x\n"))
	f.Add([]byte("*\t\t2026-03-14\n"))
	f.Add([]byte("# *2026-03-14**Coffee*\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		a, _ := parse.File("dana.md", src, ledger.DefaultConfig())
		if a == nil {
			return
		}
		s := LearnStyle(src, a)
		for i := range a.Notes {
			s.In(src, a, &a.Notes[i])
		}
		s.Items.Lead = "" // which may say that dated items are nested
		headsReadBack(t, s)
	})
}
