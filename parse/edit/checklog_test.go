package edit

import (
	"fmt"
	"strings"
	"testing"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

func TestCheckLog(t *testing.T) {
	a := open(t, "---\naliases: [Dana]\n---\n# Dana Okafor\n")
	for _, c := range []struct{ typed, want string }{
		{"gave 2h feedback: on the talk", "gave 2h feedback: on the talk"},
		{"  - [ ] send the draft  ", "[ ] send the draft"},
		{"* thanked: for it", "thanked: for it"},
		{"\ufeffgave gift: saved by another editor", "gave gift: saved by another editor"},
		{"ran into her", "ran into her"},
		{"", ""},
		{"C# and R&D, 3 > 2", "C# and R&D, 3 > 2"},
		{"2026-12-01: she moves to Berlin", "2026-12-01: she moves to Berlin"},

		// Today is a Sunday.
		{"[ ] send it by friday", "[ ] send it by 2026-11-27"},
		{"[ ] send it by Friday, in ink", "[ ] send it by 2026-11-27, in ink"},
		{"[ ] send it by **Friday**", "[ ] send it by **2026-11-27**"},
		{"[ ] they: call due: tomorrow", "[ ] they: call due: 2026-11-23"},
		{"[ ] send it 📅 sunday", "[ ] send it 📅 2026-11-29"},
		{"[ ] send it 📅friday", "[ ] send it 📅2026-11-27"},
		{"[ ] send it [due:: next month]", "[ ] send it [due:: 2026-12-31]"},
		{"[ ] send it by 14 March", "[ ] send it by 2027-03-14"},
		{"[ ] send it by Feb 29", "[ ] send it by 2028-02-29"},
		{"[ ] send it by December 1", "[ ] send it by 2026-12-01"},
		{"[ ] send it by 14.03.2027", "[ ] send it by 2027-03-14"},
		{"[ ] send it by Wed, 2 Dec", "[ ] send it by 2026-12-02"},
		{"[ ] send it by Friday 4 December", "[ ] send it by 2026-12-04"},
		{"[ ] send it by fri 4.12., in ink", "[ ] send it by 2026-12-04, in ink"},
		{"[ ] send it by Friday the 4th", "[ ] send it by 2026-12-04"},
		{"[ ] send it by Monday next week", "[ ] send it by 2026-11-23"},
		{"[ ] send it by friday may be late", "[ ] send it by 2026-11-27 may be late"},
		{"[ ] send it by end of month", "[ ] send it by 2026-11-30"},
		{"[ ] send it by 2w", "[ ] send it by 2026-12-06"},
		{"[ ] send it by in 3 days", "[ ] send it by 2026-11-25"},
		{"[ ] send it by end of next month", "[ ] send it by 2026-12-31"},
		{"[ ] send it by monday week", "[ ] send it by 2026-11-30"},
		{"[ ] send it before christmas", "[ ] send it before 2026-12-25"},
		{"[ ] send it no later than eod", "[ ] send it no later than 2026-11-22"},
		{"[ ] book a table tomorrow #home", "[ ] book a table by 2026-11-23 #home"},
		{"[ ] call her next week.", "[ ] call her by 2026-11-29."},
		{"[x] sent it by friday", "[x] sent it by friday"},
		{"[x] sent it done yesterday", "[x] sent it done 2026-11-21"},
		{"[x] sent it (done on Friday) #work", "[x] sent it (done on 2026-11-20) #work"},
		{"[x] sent it done 3 November", "[x] sent it done 2026-11-03"},
		{"[x] sent it done 20.11.", "[x] sent it done 2026-11-20"},
		{"[x] got it done Friday by mail", "[x] got it done Friday by mail"},
		{"[ ] get it done Friday", "[ ] get it done Friday"},
		{"[ ] call by friday or so, by 2026-12-01", "[ ] call by friday or so, by 2026-12-01"},
	} {
		log, problems := Log{Day: day(t, today), Lines: []string{c.typed}}.Check(a, ledger.DefaultConfig())
		if got := strings.Join(log.Lines, "\n"); got != c.want || len(problems) > 0 {
			t.Errorf("%q became %q, %v", c.typed, got, problems)
		}
	}
}

func TestCheckLogRefuses(t *testing.T) {
	a := open(t, "---\naliases: [Dana]\n---\n# Dana Okafor\n")
	for _, c := range []struct{ typed, marked, code, hint string }{
		{"gave 2x feedback: the talk", "2x", "amount", "2"},
		{"gave 0 money: lunch", "0", "amount", "did the shell take $50?"},
		{"gave 00 money: lunch", "00", "amount", "did the shell take $500?"},
		{"gave .50 money: lunch", ".50", "amount", "did the shell take $5.50?"},
		{"gave ,200 money: lunch", "gave ,200 money", "almost-entry", "did the shell take $5,200?"},
		{"gave fedback: the talk", "fedback", "kind", "feedback"},
		{"got home: tired", "home", "kind", "leave the kind out: `got: home tired`"},
		{"gave 5 QQQ gift: the talk", "QQQ", "unit", "units: {QQQ: null} in allies.yaml"},
		{"gave feedback on her talk", "gave feedback", "almost-entry", "gave feedback: on her talk"},
		{"gave her a book", "gave", "almost-entry", "`gave: her a book`"},
		{"GOT together for [[Ravi]]'s lunch", "GOT", "almost-entry", "for prose, begin with another word"},
		{"win the race", "win", "almost-entry", "`win: the race`"},
		{"thanked her", "thanked", "almost-entry", "thanked: her"},
		{"[] send it", "[]", "almost-entry", "[ ] send it"},
		{"[ ]", "[ ]", "almost-entry", "[ ] what it is about"},
		{"[ ] send it by 2026-02-30", "2026-02-30", "date", "2026-02-28"},
		{"[ ] send it by 3/4/2027", "by 3/4/2027", "almost-date", "by 2027-03-04 or by 2027-04-03"},
		{"[x] sent it done 3/11", "done 3/11", "almost-date", "done 2026-11-03"},
		{"[ ] send it 📅 2026-11-27x", "📅 2026-11-27x", "almost-date", "📅 2026-11-27"},
		{"2026-11-20 gave feedback: the talk", "2026-11-20 gave feedback: the talk", "almost-entry", "## 2026-11-20"},
		{"# of people: 3", "# of people: 3", "almost-entry", `\# of people`},
		{"2. they came", "2. they came", "almost-entry", `2\. they came`},
		{"> said she", "> said she", "almost-entry", `\> said`},
		{"```", "```", "almost-entry", "\\```"},
		{"<div>", "<div>", "almost-entry", `\<div>`},
		{"---", "---", "almost-entry", `\---`},
		{"- - -", "- - -", "almost-entry", `\- - -`},
		{"one\ntwo", "one", "almost-entry", "-l"},
		{"a\x1bb", "a\x1b", "encoding", "leave it out"},
		{"a\xffb", "a�", "encoding", "UTF-8"},
	} {
		t.Run(c.typed, func(t *testing.T) {
			_, problems := Log{Day: day(t, today), Lines: []string{"fine", c.typed}}.Check(a, ledger.DefaultConfig())
			if len(problems) != 1 {
				t.Fatalf("got %v", problems)
			}
			p := problems[0]
			runes := []rune(p.Source)
			marked := string(runes[p.Column-1 : min(p.EndColumn-1, len(runes))])
			if marked != c.marked || string(p.Code) != c.code || !strings.Contains(p.Hint, c.hint) || p.Line != 2 {
				t.Errorf("got %q marked, %+v", marked, p)
			}
		})
	}
}

// A line whose tags make a note no contact, or a plan, never changes another
// note into one; and a link in a line makes nobody a contact.
func TestAddLogKeepsContacts(t *testing.T) {
	c := ledger.DefaultConfig()
	for _, x := range []struct{ src, line, want string }{
		{"## 2026-11-22 Tea\n\n- a\n", "heard it from Bo #fyi", "## 2026-11-22 Tea\n\n- a\n\n## 2026-11-22\n\n- heard it from Bo #fyi\n"},
		{"## 2026-11-22 Tea\n\n- a\n", "dinner #plan", "## 2026-11-22 Tea\n\n- a\n\n## 2026-11-22\n\n- dinner #plan\n"},
		{"## 2026-11-22 Tea #fyi\n\n- a\n", "b #fyi", "## 2026-11-22 Tea #fyi\n\n- a\n- b #fyi\n"},
		{"- 2026-11-20 a\n", "spoke of [[Ravi Patel]]", "- 2026-11-20 a\n- 2026-11-22\n  - spoke of [[Ravi Patel]]\n"},
		{"- 2026-11-20 a\n", "18:30 it rained", "- 2026-11-20 a\n- 2026-11-22\n  - 18:30 it rained\n"},
		{"- 2026-11-20 a\n", "– and so on", "- 2026-11-20 a\n- 2026-11-22\n  - – and so on\n"},
		{"## 2026-11-22 Tea\n\n- got: a\n\n### They owe\n\n- [ ] b\n", "[ ] c", "## 2026-11-22 Tea\n\n- got: a\n- [ ] c\n\n### They owe\n\n- [ ] b\n"},
		{"## 2026-11-22 Tea\n\n### They owe\n\n- [ ] b\n", "[ ] c", "## 2026-11-22 Tea\n\n- [ ] c\n\n### They owe\n\n- [ ] b\n"},
		{"## 2026-11-22 Tea\n\n### Notes\n\n- got: b\n", "win: c", "## 2026-11-22 Tea\n\n- win: c\n\n### Notes\n\n- got: b\n"},
	} {
		a := open(t, x.src)
		log, problems := Log{Day: day(t, today), Lines: []string{x.line}}.Check(a, c)
		got := apply(t, x.src, AddLog(source(t, x.src), log))
		if err := VerifyLog(source(t, x.src), source(t, got), log); got != x.want || err != nil || len(problems) > 0 {
			t.Errorf("got\n%s\nwant\n%s\n%v %v", got, x.want, err, problems)
		}
	}
}

func TestVerifyLogRefuses(t *testing.T) {
	src, log := "# Dana\n\n## 2026-11-22 Tea\n\n- a\n", Log{Day: day(t, today), Lines: []string{"gave 2h feedback: x"}}
	for name, bad := range map[string]string{
		"glued to a line":     "# Dana\n\n## 2026-11-22 Tea\n\n- a; gave 2h feedback: x\n",
		"another day":         "# Dana\n\n## 2026-11-21 Tea\n\n- a\n- gave 2h feedback: x\n",
		"another amount":      "# Dana\n\n## 2026-11-22 Tea\n\n- a\n- gave 3h feedback: x\n",
		"twice":               "# Dana\n\n## 2026-11-22 Tea\n\n- a\n- gave 2h feedback: x\n- gave 2h feedback: x\n",
		"not at all":          "# Dana\n\n## 2026-11-22 Tea\n\n- a\n- x\n",
		"a problem more":      "# Dana\n\n## 2026-11-22 Tea\n\n- a\n- gave 2h feedback: x\n- gave fedback: y\n",
		"no contact any more": "# Dana\n\n## 2026-11-22 Tea #fyi\n\n- a\n- gave 2h feedback: x\n",
		"a contact with more": "# Dana\n\n## 2026-11-22 Tea\n\n- a\n\n## 2026-11-22 with [[Bo]]\n\n- gave 2h feedback: x\n",
		"a key":               "---\norg: X\n---\n# Dana\n\n## 2026-11-22 Tea\n\n- a\n- gave 2h feedback: x\n",
	} {
		if VerifyLog(source(t, src), source(t, bad), log) == nil {
			t.Errorf("%s is not refused", name)
		}
	}
	log.Lines, log.Title = []string{"rain"}, "Lunch"
	for name, bad := range map[string]string{
		"prose of another day":    "# Dana\n\n## 2026-11-22 Tea\n\n- a\n- rain\n",
		"prose glued to a line":   "# Dana\n\n## 2026-11-22 Tea\n\n- a## 2026-11-23 Lunch\n- rain\n",
		"prose in a note to come": "# Dana\n\n## 2026-11-22 Tea\n\n- a\n\n## 2026-11-23 Lunch #plan\n\n- rain\n",
	} {
		log.Day = day(t, "2026-11-23")
		if VerifyLog(source(t, src), source(t, bad), log) == nil {
			t.Errorf("%s is not refused", name)
		}
	}
}

func TestEditLines(t *testing.T) {
	src := "a\nb\nc\n"
	for _, c := range []struct {
		edits       []text.Edit
		first, last int
	}{
		{[]text.Edit{{Start: 1, End: 1, New: "\n\nx\ny"}}, 3, 4},
		{[]text.Edit{{Start: 2, End: 3, Old: "b", New: "bb"}}, 2, 2},
		{[]text.Edit{{Start: 4, End: 5, Old: "c", New: "d"}, {Start: 0, End: 0, New: "x\n"}}, 1, 4},
		{nil, 0, 0},
	} {
		edits := text.EditsOf([]byte(src))
		for _, e := range c.edits {
			edits.Replace(e.Start, e.Old, e.New)
		}
		after, err := edits.Apply()
		if err != nil {
			t.Fatal(err)
		}
		if first, last := edits.Lines(text.NewDocument("", after, nil)); first != c.first || last != c.last {
			t.Errorf("%v: lines %d to %d, want %d to %d", c.edits, first, last, c.first, c.last)
		}
	}
}

// What is added leaves every line as it is, whatever it ends with.
func TestAddTasks(t *testing.T) {
	for src, want := range map[string]string{
		"":                           "## Checklist\n\n- a\n",
		text.Bom:                     text.Bom + "## Checklist\n\n- a\n",
		"\n\n":                       "## Checklist\n\n- a\n\n\n",
		"x":                          "x\n\n## Checklist\n\n- a\n",
		"x\r\n\nx\n\n\n":             "x\r\n\nx\n\n## Checklist\n\n- a\n\n\n",
		"x\n\nx\r\n\n":               "x\n\nx\r\n\n## Checklist\n\n- a\n\n",
		"x\r\n":                      "x\r\n\r\n## Checklist\r\n\r\n- a\r\n",
		"---\ndate: 2026-11-22\n---": "---\ndate: 2026-11-22\n---\n\n## Checklist\n\n- a\n",
		"---\n---\n":                 "---\n---\n\n## Checklist\n\n- a\n",
		"## Checklist":               "## Checklist\n\n- a\n",
		"## Checklist\n\n- b\n\n# C": "## Checklist\n\n- b\n- a\n\n# C",
	} {
		if got := apply(t, src, AddTasks(source(t, src), []string{"- a"})); got != want {
			t.Errorf("%q became %q, want %q", src, got, want)
		}
	}
}

// FuzzLog logs to any file. What is not refused leaves every byte that it does
// not write, and is read as it is meant.
func FuzzLog(f *testing.F) {
	for _, c := range samples.Bodies {
		f.Add(c.Src, "gave 2h feedback: x")
	}
	for _, line := range []string{"[ ] send it by friday", "win: x #fyi", "spoke of [[Bo]] #plan", "- [x] y", "`a", "18:30 x", "(a", "<!-- x"} {
		f.Add("---\nname: D\n---\n## 2026-11-20 Tea\n\n- gave  1 hour: a\n\n## Log\n\n- 2026-11-21: Win : b\n", line)
		f.Add("- 2026-11-21: b\r\n- 2026-11-22 c", line)
		f.Add(text.Bom+"## 2026-11-21 Tea\n\na\n\n## Log\n", line)
	}
	f.Fuzz(func(t *testing.T, src, line string) {
		if s := short(src); s != nil && len(line) < 1<<8 {
			checkLogged(t, s, line)
		}
	})
}

// FuzzTasks adds a task to any page of a day.
func FuzzTasks(f *testing.F) {
	for _, c := range samples.Bodies {
		f.Add(c.Src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) <= mostFuzzed {
			checkTasks(t, src)
		}
	})
}

// FuzzSetKey sets a key of any file, and removes it again.
func FuzzSetKey(f *testing.F) {
	for _, front := range []string{"", "---\nsnooze: 2026-01-01\n---\n", "---\r\na: [b,\r\n  c]\r\n---\r\n", "---\na: \"b\n\n  c\"\nsnooze: |\n  x\n---\n# D\n"} {
		f.Add(front + "## 2026-11-20 Tea\n")
	}
	f.Fuzz(func(t *testing.T, src string) {
		if s := short(src); s != nil {
			checkKey(t, s)
		}
	})
}

// FuzzCanonical brings any file into form.
func FuzzCanonical(f *testing.F) {
	for _, c := range samples.Bodies {
		f.Add(c.Src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if s := short(src); s != nil {
			checkCanonical(t, s)
		}
	})
}

// mostFuzzed is how long a text is that holds one of each thing. Longer ones take
// the time of many short ones, and find no more.
const mostFuzzed = 1 << 10

// short reads a text that is not too long; nil else.
func short(src string) *Source {
	if len(src) > mostFuzzed {
		return nil
	}
	s, _ := ReadSource("Dana Okafor.md", []byte(src), ledger.DefaultConfig())
	return s
}

func checkLogged(t *testing.T, s *Source, line string) {
	src := string(s.Text())
	log, problems := Log{Day: day(t, today), Lines: []string{line}}.Check(s.Ally(), ledger.DefaultConfig())
	if len(problems) > 0 || len(log.Lines) == 0 {
		return
	}
	edits := AddLog(s, log)
	out, err := edits.Apply()
	if err != nil {
		t.Fatalf("%v in %q", err, src)
	}
	for _, e := range edits.All() {
		if e.Old != "" {
			t.Errorf("the log takes %q away from %q", e.Old, src)
		}
	}
	after := source(t, string(out))
	checkAdded(t, src, string(out))
	if VerifyLog(s, after, log) != nil {
		return
	}
	if first, last := after.Lines(edits); first < 1 || last < first || !strings.Contains(string(out), log.Lines[0]) {
		t.Errorf("lines %d to %d of %q", first, last, out)
	}
	if again, err := AddLog(after, log).Apply(); err != nil || len(after.Ally().Notes) < len(s.Ally().Notes) {
		t.Errorf("a second time: %q, %v", again, err)
	}
}

// checkAdded checks that lines were added to a text and that each byte of the
// others stays, a last line without an ending aside, which gets one, and a
// carriage return alone, which may get its line feed.
func checkAdded(t *testing.T, src, out string) {
	t.Helper()
	rest := strings.TrimPrefix(out, text.Bom)
	for left := strings.TrimPrefix(src, text.Bom); left != ""; left = left[afterLine(left, 0):] {
		line, found := left[:afterLine(left, 0)], false
		for rest != "" && !found {
			other := rest[:afterLine(rest, 0)]
			found = other == line || strings.HasSuffix(line, "\r") && other == line+"\n" || len(line) == len(left) && strings.TrimRight(other, "\r\n") == line
			rest = rest[len(other):]
		}
		if !found {
			t.Errorf("%q is lost: %q became %q", line, src, out)
			return
		}
	}
}

// checkTasks adds a task to a text as to a page of a day.
func checkTasks(t *testing.T, src string) {
	c := ledger.DefaultConfig()
	c.Journal = []string{"Daily/**"}
	const file, task = "Daily/2026-11-22.md", "- [ ] promise: x [[Bo]] #fyi"
	s, _ := ReadPage(file, []byte(src), c)
	if s == nil {
		return
	}
	edits := AddTasks(s, []string{task})
	after, err := s.After(edits)
	if err != nil || VerifyTasks(s, after) != nil {
		return
	}
	checkAdded(t, src, string(after.Text()))
	if first, last := after.Lines(edits); last < first || after.d.Line(last) != task {
		t.Errorf("line %d of %q", last, after.Text())
	}
	if again, _ := ReadPage(file, after.Text(), c); !again.HoldsTask("[[Bo]]") {
		t.Errorf("%q does not hold the task", after.Text())
	}
}

func checkKey(t *testing.T, s *Source) {
	set, err := SettingKey("snooze", "2026-12-01").CarryOut(s)
	if isRefused(t, s, err) {
		return
	}
	back, err := RemovingKey("snooze").CarryOut(set.After)
	if isRefused(t, set.After, err) {
		return
	}
	removed := back.After
	other := func(f Fact) bool { return f.About != AboutKey || f.Name != "snooze" }
	gained, lost := lists.Beyond(lists.Only(s.Facts(), other), removed.Facts())
	if len(gained)+len(lost) > 0 {
		t.Errorf("a key set and removed changes %q to %q", s.Text(), removed.Text())
	}
}

// isRefused reports whether an edit was refused; it never fails otherwise.
func isRefused(t *testing.T, s *Source, err error) bool {
	switch err.(type) {
	case nil:
		return false
	case *Mismatch, *ledger.Failure:
		return true
	}
	t.Fatalf("%v in %q", err, s.Text())
	return true
}

func checkCanonical(t *testing.T, s *Source) {
	out, err := Canonical(s).Apply()
	if err != nil {
		t.Fatalf("%v in %q", err, s.Text())
	}
	after := source(t, string(out))
	if err := VerifySame(s, after); err != nil {
		t.Errorf("%v: %q became %q", err, s.Text(), out)
	}
	if again := Canonical(after); again.Len() > 0 {
		t.Errorf("not idempotent: %q became %q, and then %s", s.Text(), out, fmt.Sprint(again.All()))
	}
}

// What may be done to any file is done to the CommonMark examples.
func TestChangesToCommonMark(t *testing.T) {
	for _, example := range samples.CommonMark(t) {
		for _, src := range []string{example, "---\nsnooze: 2026-01-01\n---\n## 2026-03-14\n\n" + example + "\n- GAVE  2 hours: x\n- [ ] y\n"} {
			s := source(t, src)
			checkLogged(t, s, "gave 2h feedback: x")
			checkTasks(t, src)
			checkKey(t, s)
			checkCanonical(t, s)
			for _, p := range s.Ally().Promises() {
				out := apply(t, src, Tick(s, p, day(t, today), ledger.Ticked))
				if err := VerifyTick(s, source(t, out), p, day(t, today), ledger.Ticked); err != nil {
					t.Errorf("%v in\n%s", err, src)
				}
			}
		}
	}
}
