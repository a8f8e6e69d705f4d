package edit

import (
	"math/rand/v2"
	"strings"
	"testing"

	"allies/ledger"
)

// TestStyle: a new note is written as the newest of its form.
func TestStyle(t *testing.T) {
	for _, c := range []struct{ name, src, note string }{
		{"empty", "", "## 2026-11-22 Tea\n\n- x\n"},
		{"open end", "# Dana", "\n\n## 2026-11-22 Tea\n\n- x"},
		{"crlf", "# Dana\r\n\r\nprose\r\n", "\r\n## 2026-11-22 Tea\r\n\r\n- x\r\n"},
		{"lone cr", "# Dana\r\rprose\r", "\n\n## 2026-11-22 Tea\n\n- x\n"},
		{"links and dashes", "## [[2026-03-14]] – Coffee\n\n\n## [[2026-03-20]] – Call\n", "\n## [[2026-11-22]] Tea\n\n- x\n"},
		{"bare links", "## [[2026-03-14]]\n\n## [[2026-03-20]]\n", "\n## [[2026-11-22]] Tea\n\n- x\n"},
		{"clock times", "## 2026-03-14 18:30 | Coffee\n", "\n## 2026-11-22 Tea\n\n- x\n"},
		{"bold around all", "### **2026-03-14 Coffee**\n", "\n### 2026-11-22 Tea\n\n- x\n"},
		{"a shown link", "## [[2026-03-14|that day]] Coffee\n", "\n## 2026-11-22 Tea\n\n- x\n"},
		{"a bold day", "## **2026-03-14**: Coffee\n", "\n## 2026-11-22 Tea\n\n- x\n"},
		{"an open bracket", "## [[2026-03-14 Coffee\n", "\n## 2026-11-22 Tea\n\n- x\n"},
		{"bold items, wide and loose", "*   **2026-03-14**: lunch\n    *   gave feedback: x\n\n*   **2026-03-20**: call\n", "*   2026-11-22 Tea\n    *   x\n"},
		{"a checklist of days", "- [x] 2026-03-14 call\n", "- 2026-11-22 Tea\n  - x\n"},
		{"an item that is an entry", "- 2026-03-14 : gave feedback: x\n", "- 2026-11-22 Tea\n  - x\n"},
		{"indented lists", "## 2026-03-14\n\n  + gave feedback: x\n\n  + gave time: y\n\n    + so\n", "\n## 2026-11-22 Tea\n\n+ x\n"},
		{"entries are not other lists", "Likes:\n\n* tea\n* rain\n* maps\n\n## 2026-03-14\n\n- gave feedback: x\n", "\n## 2026-11-22 Tea\n\n- x\n"},
		{"other lists, where there are no entries", "Likes:\n\n* tea\n* rain\n\n- - -\n\n```\n- code\n- code\n- code\n```\n", "\n## 2026-11-22 Tea\n\n* x\n"},
		{"lists of the front matter", "---\ngoals:\n    - tea\n    - rain\n---\n* tea\n", "\n## 2026-11-22 Tea\n\n* x\n"},
		{"a wide bullet", "Prose:\n\n\tcode\n\n-    2026-03-14 lunch\n", "-    2026-11-22 Tea\n     -    x\n"},
		{"tabs", "- 2026-03-14 lunch\n\t- gave feedback: x\n", "- 2026-11-22 Tea\n\t- x\n"},
		{"numbers", "## 2026-03-14\n\n1. gave feedback: x\n", "\n## 2026-11-22 Tea\n\n- x\n"},
		{"of two ways, the newest", "### 2026-03-14 Coffee\n\n- gave time: x\n\n## 2026-03-20: Call\n* gave time: x\n", "\n## 2026-11-22: Tea\n\n* x\n"},
	} {
		log := Log{Day: day(t, today), Title: "Tea", Lines: []string{"x"}}
		if got := apply(t, c.src, AddLog(source(t, c.src), log)); got != c.src+c.note {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.src+c.note)
		}
	}
}

// TestStyleOfOneNote: a line is written as the others of its note.
func TestStyleOfOneNote(t *testing.T) {
	const src = "# Dana\n\n## 2026-03-14\n\n* gave time: x\n   * nested\n\n## 2026-03-15\n\n- gave time: x\n\n- gave time: y\n\n## 2026-03-16\n\nProse.\n\n" +
		"## Log\n\n- 2026-04-02 lunch\n- 2026-04-03 lunch\n    + gave time: x\n"
	for date, want := range map[string]string{
		"2026-03-14": "   * nested\n* new\n", "2026-03-15": "y\n- new\n", "2026-03-16": "Prose.\n\n- new\n", "2026-04-02": "lunch\n  - new\n", "2026-04-03": "x\n    + new\n",
	} {
		log := Log{Day: day(t, date), Lines: []string{"new"}}
		if got := apply(t, src, AddLog(source(t, src), log)); !strings.Contains(got, want) {
			t.Errorf("%s: no %q in\n%s", date, want, got)
		}
	}
}

// style is how a file is written that a test makes.
type style struct {
	head, between, marker, indent string
	item                          bool
	newestFirst                   bool
}

// file writes some notes of a year, from the oldest or to it.
func (s style) file(months int) string {
	var notes []string
	for m := 1; m <= months; m++ {
		date, _ := ledger.NewDate(2026, m, 10)
		title := s.head + date.String() + s.between + "Coffee"
		nested := s.marker + "gave 2h feedback: x\n"
		note := title + "\n" + "\n" + nested
		if s.item {
			note = s.marker + title + "\n" + s.indent + nested
		}
		notes = append(notes, note)
		if s.newestFirst {
			copy(notes[1:], notes)
			notes[0] = note
		}
	}
	if s.item {
		return "# Dana\n\n" + strings.Join(notes, "")
	}
	return "# Dana\n\n" + strings.Join(notes, "\n")
}

// TestStyleOfGeneratedFiles: a note more is written as the file was.
func TestStyleOfGeneratedFiles(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 3))
	pick := func(from ...string) string { return from[random.IntN(len(from))] }
	log := Log{Day: day(t, "2026-05-10"), Title: "Coffee", Lines: []string{"gave 2h feedback: x"}}
	for range 1500 {
		around := [][2]string{{"", " "}, {"", ": "}, {"[[", "]] "}, {"[[", "]]: "}}[random.IntN(4)]
		s := style{head: around[0], between: around[1], marker: pick("- ", "* ", "+ ", "-   "), item: random.IntN(2) == 0, newestFirst: random.IntN(2) == 0}
		s.indent = pick(strings.Repeat(" ", len(s.marker)), "\t")
		if !s.item {
			s.head = pick("## ", "### ", "#### ") + s.head
		}
		end := pick("\n", "\r\n")
		src, want := strings.ReplaceAll(s.file(4), "\n", end), strings.ReplaceAll(s.file(5), "\n", end)
		if random.IntN(2) == 0 {
			src, want = strings.TrimSuffix(src, end), strings.TrimSuffix(want, end)
		}
		if got := apply(t, src, AddLog(source(t, src), log)); got != want {
			t.Fatalf("%+v:\n got %q\nwant %q", s, got, want)
		}
	}
}
