package edit

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

const today = "2026-11-22"

func day(t *testing.T, s string) ledger.Date {
	t.Helper()
	d, ok := ledger.ParseDate(s)
	if !ok {
		t.Fatalf("no day %s", s)
	}
	return d
}

// apply makes the edits and checks that only their ranges changed.
func apply(t *testing.T, src string, e text.Edits) string {
	t.Helper()
	out, err := e.Apply()
	if !e.Of([]byte(src)) {
		t.Fatalf("these are edits of another text than\n%s", src)
	}
	if err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
	return string(out)
}

func open(t *testing.T, src string) *ledger.Ally {
	t.Helper()
	a, _ := parse.File("Dana Okafor.md", []byte(src), ledger.DefaultConfig())
	if a == nil {
		t.Fatalf("not read:\n%s", src)
	}
	return a
}

func source(t *testing.T, src string) *Source {
	t.Helper()
	s, _ := ReadSource("Dana Okafor.md", []byte(src), ledger.DefaultConfig())
	if s == nil {
		t.Fatalf("not read:\n%s", src)
	}
	return s
}

func TestAddLog(t *testing.T) {
	line := Log{Lines: []string{"gave 2h feedback: x"}}
	for _, c := range []struct {
		name, src string
		log       Log
		want      string
	}{
		{"an empty file", "", line, "## 2026-11-22\n\n- gave 2h feedback: x\n"},
		{"front matter alone", "---\ncadence: 6w\n---\n", line, "---\ncadence: 6w\n---\n\n## 2026-11-22\n\n- gave 2h feedback: x\n"},
		{"front matter alone, no newline at the end", "---\ncadence: 6w\n---", line, "---\ncadence: 6w\n---\n\n## 2026-11-22\n\n- gave 2h feedback: x"},
		{"headings that close", "# Dana #\n\n### 2026-01-01 a ###\n\n- b\n\n### 2026-03-02 #tag\n\n### 2026-04-02 a ### \n", Log{Title: "Tea", Lines: []string{"a"}}, "# Dana #\n\n### 2026-01-01 a ###\n\n- b\n\n### 2026-03-02 #tag\n\n### 2026-04-02 a ### \n\n### 2026-11-22 Tea\n\n- a\n"},
		{"raw HTML would go on", "## 2026-01-01\na\n## 2026-03-02\n<details>\n\nb\n\n</details>\n", line, "## 2026-01-01\na\n## 2026-03-02\n<details>\n\nb\n\n</details>\n\n## 2026-11-22\n\n- gave 2h feedback: x\n"},
		{"raw HTML in today's list", "## 2026-11-22\n- a\n\n  <b>\n  c\n## 2026-12-01\n", line, "## 2026-11-22\n- a\n\n  <b>\n  c\n\n- gave 2h feedback: x\n## 2026-12-01\n"},
		{"a box that is code shows no indent", "## 2026-01-01\n\t- [ ] a\n", line, "## 2026-01-01\n\t- [ ] a\n\n## 2026-11-22\n\n- gave 2h feedback: x\n"},
		{"a fence that never closes, further down", "## Log\n- 2026-01-01 a\n## About\n```\n## 2026-01-02\n", line, "## Log\n- 2026-01-01 a\n- 2026-11-22 gave 2h feedback: x\n## About\n```\n## 2026-01-02\n"},
		{"no newline at the end stays", "# Dana", line, "# Dana\n\n## 2026-11-22\n\n- gave 2h feedback: x"},
		{"CRLF stays", "# Dana\r\n", line, "# Dana\r\n\r\n## 2026-11-22\r\n\r\n- gave 2h feedback: x\r\n"},
		{"a BOM, before a note", text.Bom + "## 2026-12-01\x05\n", line, text.Bom + "## 2026-11-22\n\n- gave 2h feedback: x\n\n## 2026-12-01\x05\n"},
		{"a BOM, items newest first", text.Bom + "- 2026-10-02 a\n- 2026-10-01 b\n", Log{Lines: []string{"x"}}, text.Bom + "- 2026-11-22 x\n- 2026-10-02 a\n- 2026-10-01 b\n"},
		{"into today's note, with its bullet", "## 2026-11-22 Tea #t\n\n* got: y\n\nprose\n\n## 2026-01-01\n", line, "## 2026-11-22 Tea #t\n\n* got: y\n* gave 2h feedback: x\n\nprose\n\n## 2026-01-01\n"},
		{"not into a note that is no contact", "## 2026-11-22 #fyi\n\n- a\n", line, "## 2026-11-22 #fyi\n\n- a\n\n## 2026-11-22\n\n- gave 2h feedback: x\n"},
		{"not into a plan", "## 2026-11-22 Tea #plan\n", line, "## 2026-11-22 Tea #plan\n\n## 2026-11-22\n\n- gave 2h feedback: x\n"},
		{"newest first", "# Dana\n\n## 2026-03-02\n\na\n\n## 2026-01-01\n\nb\n", line, "# Dana\n\n## 2026-11-22\n\n- gave 2h feedback: x\n\n## 2026-03-02\n\na\n\n## 2026-01-01\n\nb\n"},
		{"newest first, above another note of the day", "## 2026-11-22 Tea\n\na\n\n## 2026-01-01\n\nb\n", Log{Title: "Walk", Lines: []string{"c"}}, "## 2026-11-22 Walk\n\n- c\n\n## 2026-11-22 Tea\n\na\n\n## 2026-01-01\n\nb\n"},
		{"newest first, items, above another of the day", "- 2026-11-22 Tea with [[Bo]]\n- 2026-01-01 b\n", Log{Title: "Walk", Lines: []string{"c"}}, "- 2026-11-22 Walk\n  - c\n- 2026-11-22 Tea with [[Bo]]\n- 2026-01-01 b\n"},
		{"not into a note with others", "## 2026-11-22 Tea\n\n- a\n", Log{With: []string{"Bo"}, Lines: []string{"c"}}, "## 2026-11-22 Tea\n\n- a\n\n## 2026-11-22 with [[Bo]]\n\n- c\n"},
		{"into the note with them", "## 2026-11-22 with [[Bo]]\n\n- a\n\n## 2026-11-23\n", Log{With: []string{"Bo"}, Lines: []string{"c"}}, "## 2026-11-22 with [[Bo]]\n\n- a\n- c\n\n## 2026-11-23\n"},
		{"oldest first, other sections after", "### 2026-01-01: a\ntext\n### 2026-03-02: b\ntext\n## About\n\nc\n", line, "### 2026-01-01: a\ntext\n### 2026-03-02: b\ntext\n\n### 2026-11-22\n\n- gave 2h feedback: x\n## About\n\nc\n"},
		{"a log list", "# Dana\n\n## Log\n\n- 2026-01-01: a\n- 2026-03-02: b\n\n## About\n", line, "# Dana\n\n## Log\n\n- 2026-01-01: a\n- 2026-03-02: b\n- 2026-11-22: gave 2h feedback: x\n\n## About\n"},
		{"a log list, several lines", "- 2026-03-02 b\n- 2026-01-01 a\n", Log{Title: "Tea", Lines: []string{"a", "[ ] b"}}, "- 2026-11-22 Tea\n  - a\n  - [ ] b\n- 2026-03-02 b\n- 2026-01-01 a\n"},
		{"into today's item", "- 2026-11-22 b\n- 2026-01-01 a\n", line, "- 2026-11-22 b\n  - gave 2h feedback: x\n- 2026-01-01 a\n"},
		{"an empty log", "# Dana\n\n## Interactions\n\n## About\n", line, "# Dana\n\n## Interactions\n\n- 2026-11-22 gave 2h feedback: x\n\n## About\n"},
		{"title, others, fyi", "# Dana\n", Log{Title: "Tea", With: []string{"Ravi Patel", "Bo"}, FYI: true, Lines: []string{"a"}}, "# Dana\n\n## 2026-11-22 Tea with [[Ravi Patel]] and [[Bo]] #fyi\n\n- a\n"},
		{"a list that ends in code", "## 2026-11-22\n\n- a\n  ```\n  code\n  ```\n\n## 2026-12-01\n", line, "## 2026-11-22\n\n- a\n  ```\n  code\n  ```\n- gave 2h feedback: x\n\n## 2026-12-01\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.log.Day = day(t, today)
			got := apply(t, c.src, AddLog(source(t, c.src), c.log))
			if got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
			if err := VerifyLog(source(t, c.src), source(t, got), c.log); err != nil {
				t.Error(err)
			}
		})
	}
}

// Whatever stands in a note, a line logged to its day is read as it was meant
// and nothing else changes, or the edit is refused.
func TestAddLogToCommonMark(t *testing.T) {
	refused := 0
	log := Log{Day: day(t, "2026-03-14"), Lines: []string{"gave 2h feedback: x", "[ ] y by 2026-04-01"}}
	for _, example := range samples.CommonMark(t) {
		src := "## 2026-03-14 Before\n\n" + example + "\n## 2026-03-15 After\n\n- got: z\n"
		out := apply(t, src, AddLog(source(t, src), log))
		if VerifyLog(source(t, src), source(t, out), log) != nil {
			refused++
		}
		if len(out) <= len(src) || !strings.HasPrefix(out, "## 2026-03-14 Before\n") {
			t.Errorf("lost something of\n%s", src)
		}
	}
	if refused > 25 {
		t.Errorf("%d examples are refused, want few: open code and open HTML", refused)
	}
}

func TestTick(t *testing.T) {
	for _, c := range []struct {
		name, text string
		mark       ledger.Mark
		want       string
	}{
		{"words", "- [ ] send it by 2026-03-21  ", ledger.Ticked, "- [x] send it by 2026-03-21 done 2026-11-22  "},
		{"emoji", "- [ ] send it 📅 2026-03-21", ledger.Ticked, "- [x] send it 📅 2026-03-21 ✅ 2026-11-22"},
		{"fields", "- [ ] send it [due:: 2026-03-21]", ledger.Ticked, "- [x] send it [due:: 2026-03-21] [completion:: 2026-11-22]"},
		{"as others in the file", "- [ ] send it\n- [x] a ✅ 2026-03-20", ledger.Ticked, "- [x] send it ✅ 2026-11-22\n- [x] a ✅ 2026-03-20"},
		{"its own way first", "- [ ] send it [due:: 2026-03-21]\n- [x] a ✅ 2026-03-20", ledger.Ticked, "- [x] send it [due:: 2026-03-21] [completion:: 2026-11-22]\n- [x] a ✅ 2026-03-20"},
		{"fields as others in the file", "- [ ] send it\n- [x] a [completion:: 2026-03-20]", ledger.Ticked, "- [x] send it [completion:: 2026-11-22]\n- [x] a [completion:: 2026-03-20]"},
		{"words as most in the file", "- [ ] send it\n- [x] a ✅ 2026-03-20\n- [x] b done 2026-03-20", ledger.Ticked, "- [x] send it done 2026-11-22\n- [x] a ✅ 2026-03-20\n- [x] b done 2026-03-20"},
		{"dropped", "- [/] send it", ledger.Dropped, "- [-] send it ❌ 2026-11-22"},
		{"dropped, with fields", "- [ ] send it [due:: 2026-03-21]", ledger.Dropped, "- [-] send it [due:: 2026-03-21] [cancelled:: 2026-11-22]"},
		{"a block identifier stays last", "- [ ] send it ^a1", ledger.Ticked, "- [x] send it done 2026-11-22 ^a1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			src := "## 2026-03-14\n\n" + c.text + "\n"
			a := open(t, src)
			got := apply(t, src, Tick(source(t, src), a.Notes[0].Promises[0], day(t, today), c.mark))
			if want := "## 2026-03-14\n\n" + c.want + "\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if done := open(t, got).Notes[0].Promises[0].Done; done != day(t, today) {
				t.Errorf("done on %s", done)
			}
			back := apply(t, got, Tick(source(t, got), open(t, got).Notes[0].Promises[0], 0, ledger.Open))
			if back != strings.Replace(src, "[/]", "[ ]", 1) {
				t.Errorf("open again, it is\n%s", back)
			}
			if err := VerifyTick(source(t, src), source(t, got), a.Notes[0].Promises[0], day(t, today), c.mark); err != nil {
				t.Error(err)
			}
		})
	}
}

// Whatever a promise ends with, it is the same again when its tick is taken back.
func TestTickTakenBack(t *testing.T) {
	endings := []string{"", "`code`", "`a` `b`", "``a`b``", "[[Bo]]", "**bold**", "#tag", "by 2026-03-21", "📅 2026-03-21", "[due:: 2026-03-21]", "`x` ^a1", "\n  `below`", "%%aside%%", "done", "`done 2026-03-01`", "é"}
	for _, first := range endings {
		for _, last := range endings {
			for _, mark := range []ledger.Mark{ledger.Ticked, ledger.Dropped} {
				src := "## 2026-03-14\n\n- [ ] send " + strings.TrimRight(first+" "+last, " ") + "\n"
				ticked := apply(t, src, Tick(source(t, src), open(t, src).Notes[0].Promises[0], day(t, today), mark))
				if back := apply(t, ticked, Tick(source(t, ticked), open(t, ticked).Notes[0].Promises[0], 0, ledger.Open)); back != src {
					t.Errorf("open again, it is\n%s\nwant\n%s", back, src)
				}
			}
		}
	}
}

func TestSetKey(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"no front matter", "# Dana\n", "---\nsnooze: 2026-12-01\n---\n\n# Dana\n"},
		{"a new key", "---\nname: Dana # her own\n---\n# Dana\n", "---\nname: Dana # her own\nsnooze: 2026-12-01\n---\n# Dana\n"},
		{"a key that is there", "---\nSnooze:   2026-01-01  # holidays\nname: D\n---\n", "---\nSnooze:   2026-12-01  # holidays\nname: D\n---\n"},
		{"an empty key", "---\nsnooze:\n---\n", "---\nsnooze: 2026-12-01\n---\n"},
		{"an empty front matter", "---\n---\nx", "---\nsnooze: 2026-12-01\n---\nx"},
		{"CRLF", "---\r\nname: D\r\n---\r\n", "---\r\nname: D\r\nsnooze: 2026-12-01\r\n---\r\n"},
		{"a line that YAML refuses stays", "---\nsnooze: 2026-01-01\nher mother's is near\nname: D\n---\n", "---\nsnooze: 2026-12-01\nher mother's is near\nname: D\n---\n"},
		{"here twice", "---\nsnooze: 2026-01-01\nsnooze: 2026-02-01\n---\n", "---\nsnooze: 2026-12-01\nsnooze: 2026-02-01\n---\n"},
		{"a value that closes at the margin", "---\nsnooze: [\n2026-01-01\n] # x\nname: D\n---\n", "---\nsnooze: 2026-12-01 # x\nname: D\n---\n"},
		{"a BOM", text.Bom + "# Dana\n", text.Bom + "---\nsnooze: 2026-12-01\n---\n\n# Dana\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := apply(t, c.src, SetKey(source(t, c.src), "snooze", "2026-12-01"))
			if got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
			if err := VerifyKey(source(t, c.src), source(t, got), "snooze", "2026-12-01"); err != nil {
				t.Error(err)
			}
		})
	}
}

// What SetKey adds RemoveKey takes away again, to the byte.
func TestRemoveKey(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"the only key", "---\nsnooze: 2026-12-01\n---\n\n# Dana\n", "# Dana\n"},
		{"with its comment, at the end", "---\nsnooze: 2026-12-01 # holidays\n---", ""},
		{"no blank line after it", "---\nsnooze: 2026-12-01\n---\n# Dana\n", "# Dana\n"},
		{"CRLF", "---\r\nsnooze: 2026-12-01\r\n---\r\n\r\n# Dana\r\n", "# Dana\r\n"},
		{"a BOM", text.Bom + "---\nsnooze: 2026-12-01\n---\n\n# Dana\n", text.Bom + "# Dana\n"},
		{"in the body, between carriage returns", "# Dana\rsnooze:: 2026-12-01\r\rx\r", "# Dana\r\rx\r"},
		{"first in the body, after a BOM", text.Bom + "snooze:: 2026-12-01\n\nx\n", text.Bom + "\nx\n"},
		{"a value of several lines", "---\nsnooze: [\n2026-12-01\n]\n\n---\n\n# Dana\n", "# Dana\n"},
		{"beside another key", "---\nname: D\nsnooze: 2026-12-01\n---\n", "---\nname: D\n---\n"},
		{"beside a comment", "---\n# mine\nsnooze: 2026-12-01\n---\n", "---\n# mine\n---\n"},
		{"before a line that would open another", "---\nsnooze: 2026-12-01\n---\n\n---\nx: y\n---\n", "---\n---\n\n---\nx: y\n---\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := apply(t, c.src, RemoveKey(source(t, c.src), "snooze"))
			if got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
			if err := VerifyKey(source(t, c.src), source(t, got), "snooze"); err != nil {
				t.Error(err)
			}
		})
	}
	for _, src := range []string{"# Dana\n", "", "## 2026-03-14\n\n- gave feedback: x\n"} {
		set := apply(t, src, SetKey(source(t, src), "snooze", "2026-12-01"))
		if back := apply(t, set, RemoveKey(source(t, set), "snooze")); back != src {
			t.Errorf("%q comes back as %q", src, back)
		}
	}
}

// TestWithoutComment: a # in quotes or right after a letter begins no comment.
func TestWithoutComment(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{" a # b", " a "}, {" a\t# b", " a\t"}, {"# b", ""}, {" C# c", " C# c"}, {" a", " a"}, {"", ""},
		{` "a # b" # c`, ` "a # b" `}, {` 'a # b' # c`, ` 'a # b' `}, {` "a \" # b" # c`, ` "a \" # b" `}, {` 'a \' # c`, ` 'a \' `},
		{` [ "a # b" ] # c`, ` [ "a # b" ] `}, {" it's # c", " it's "}, {` 6" # c`, ` 6" `},
	} {
		if got := withoutComment(c.typed); got != c.want {
			t.Errorf("%q without its comment is %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestCanonical(t *testing.T) {
	for _, c := range []struct{ name, src, want string }{
		{"entries", "## 2026-03-14\n\n- GAVE  2 hours   Feedback : x\n- got $50: y\n- Win:z\n- thanked:  w\n- gave 90 mins: v\n- gave 1h 30m: u\n- gave 1,200 USD: t\n", "## 2026-03-14\n\n- gave 2h feedback: x\n- got 50 USD: y\n- Win:z\n- thanked: w\n- gave 90min: v\n- gave 1h30m: u\n- gave 1200 USD: t\n"},
		{"dates", "## 2026-03-14 – Tea\n## [[2026-03-15]]: Tea\n- 2026-01-01\n", "## 2026-03-14 Tea\n## [[2026-03-15]]: Tea\n- 2026-01-01\n"},
		{"items", "- 2026-03-14 –  gave  intro: x\n- 2026-03-15:  lunch\n- 2026-03-16   lunch\n", "- 2026-03-14: gave intro: x\n- 2026-03-15: lunch\n- 2026-03-16 lunch\n"},
		{"a title that would become a clock stays", "## 2026-03-14: 18:30 Tea\n", "## 2026-03-14: 18:30 Tea\n"},
		{"a head over two lines stays", "## 2026-03-14\n\n- GAVE 2\n  feedback: x\n", "## 2026-03-14\n\n- GAVE 2\n  feedback: x\n"},
		{"a double colon and markup stay", "## 2026-03-14\n- gave feedback:: x\n- **gave** feedback: y\n- gave 1h20m: z\n", "## 2026-03-14\n- gave feedback:: x\n- **gave** feedback: y\n- gave 1h20m: z\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := apply(t, c.src, Canonical(source(t, c.src)))
			if got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if again := Canonical(source(t, got)); again.Len() > 0 {
				t.Errorf("not idempotent: %v", again)
			}
			if err := VerifySame(source(t, c.src), source(t, got)); err != nil {
				t.Error(err)
			}
		})
	}
}
