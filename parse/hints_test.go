package parse

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/internal/samples"
)

// mended is a line with a problem, and the same line as its hint would have it.
var mended = []struct{ line, hint, typed, read string }{
	{"## 14.03.2026 Tea", "## 2026-03-14", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"## Sat, March 14, 2026", "## 2026-03-14", "## 2026-03-14", `2026-03-14 ""`},
	{"## 20260314 Tea", "## 2026-03-14", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"### 3/14/2026: Tea", "### 2026-03-14", "### 2026-03-14: Tea", `2026-03-14 "Tea"`},
	{"# 14 March 2026 – Tea", "# 2026-03-14", "# 2026-03-14 – Tea", `2026-03-14 "Tea"`},
	{"## 14.03.2026", "## 2026-03-14", "## 2026-03-14", `2026-03-14 ""`},
	{"##2026-03-14 Tea", "## 2026-03-14", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"## (2026-03-14) Tea", "## 2026-03-14", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"### Tea (2026-03-14)", "### 2026-03-14 Tea", "### 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"## Tea on 14.03.2026", "## 2026-03-14 Tea", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"2026-03-14 Tea\n---", "## 2026-03-14", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"**2026-03-14 Tea**", "## 2026-03-14", "## 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{samples.Note("a", "", "    ## 2026-03-20 Tea"), "## 2026-03-20 Tea", samples.Note("a", "", "## 2026-03-20 Tea"), `2026-03-20 "Tea"`},
	{"####### 2026-03-14 Tea", "###### 2026-03-14 Tea", "###### 2026-03-14 Tea", `2026-03-14 "Tea"`},
	{"**2026-03-14** we had tea", "## 2026-03-14 we had tea", "## 2026-03-14 we had tea", `2026-03-14 "we had tea"`},
	{"## Tea 2026-03-14 with Bo", "## 2026-03-14 Tea with Bo", "## 2026-03-14 Tea with Bo", `2026-03-14 "Tea with Bo"`},
	{"- (2026-03-14) tea", "- 2026-03-14 tea", "- 2026-03-14 tea", `2026-03-14 "tea"`},
	{"- 14.03.2026 tea", "- 2026-03-14", "- 2026-03-14 tea", `2026-03-14 "tea"`},
	{"- [[Daily/2026-03-14]] tea", "- 2026-03-14", "- 2026-03-14 tea", `2026-03-14 "tea"`},

	{samples.Note("- [ ] write by Friday"), "by 2026-03-20", samples.Note("- [ ] write by 2026-03-20"), "due 2026-03-20"},
	{samples.Note("- [ ] write by 2nd of May"), "by 2026-05-02", samples.Note("- [ ] write by 2026-05-02"), "due 2026-05-02"},
	{samples.Note("- [ ] write by the end of day"), "by 2026-03-14", samples.Note("- [ ] write by 2026-03-14"), "due 2026-03-14"},
	{samples.Note("- [ ] write due 21.03.2026"), "due 2026-03-21", samples.Note("- [ ] write due 2026-03-21"), "due 2026-03-21"},
	{samples.Note("- [ ] write 📅 21 March"), "📅 2026-03-21", samples.Note("- [ ] write 📅 2026-03-21"), "due 2026-03-21"},
	{samples.Note("- [ ] write [due:: next week]"), "[due:: 2026-03-22", samples.Note("- [ ] write [due:: 2026-03-22]"), "due 2026-03-22"},
	{samples.Note("- [ ] write tomorrow"), "by 2026-03-15", samples.Note("- [ ] write by 2026-03-15"), "due 2026-03-15"},
	{samples.Note("- [ ] write deadline: end of next month"), "deadline: 2026-04-30", samples.Note("- [ ] write deadline: 2026-04-30"), "due 2026-04-30"},
	{samples.Note("- [x] write done 21.03.2026"), "done 2026-03-21", samples.Note("- [x] write done 2026-03-21"), "done 2026-03-21"},

	{samples.Note("- [x] write done 3 March"), "done 2026-03-03", samples.Note("- [x] write done 2026-03-03"), "done 2026-03-03"},
	{samples.Note("- [x] write (done on 20 March)"), "done on 2026-03-20", samples.Note("- [x] write (done on 2026-03-20)"), "done 2026-03-20"},
	{samples.Note("- [x] write done 3/4"), "done 2026-03-04 or done 2026-04-03", samples.Note("- [x] write done 2026-03-04 or done 2026-04-03"), "done 2026-04-03"},

	{samples.Note("- gave feedback on it"), "gave feedback: on it", samples.Note("- gave feedback: on it"), "gave feedback: on it"},
	{samples.Note("- gave 2h to her"), "gave 2h: to her", samples.Note("- gave 2h: to her"), "gave 2h : to her"},
	{samples.Note("- gave feedback:x"), "gave feedback: x", samples.Note("- gave feedback: x"), "gave feedback: x"},
	{samples.Note("- win – a prize"), "win: a prize", samples.Note("- win: a prize"), "win: a prize"},
	{samples.Note("- thanked her: the intro"), "thanked: her: the intro", samples.Note("- thanked: her: the intro"), "thanked: her: the intro"},
	{samples.Note("- [] a"), "[ ] a", samples.Note("- [ ] a"), "mine open made 2026-03-14: a"},
	{samples.Note("- [x]a"), "[x] a", samples.Note("- [x] a"), "mine kept made 2026-03-14: a"},
	{samples.Note("- [ x] a"), "[x] a", samples.Note("- [x] a"), "mine kept made 2026-03-14: a"},

	{samples.Note("- gave 1h30 ear: a"), "1h30m", samples.Note("- gave 1h30m ear: a"), "gave 1.5h listening: a"},
	{samples.Note("- gave 0,5h ear: a"), "0.5", samples.Note("- gave 0.5h ear: a"), "gave 0.5h listening: a"},
	{samples.Note("- gave 1.000 EUR: a"), "1000", samples.Note("- gave 1000 EUR: a"), "gave 1000EUR : a"},
	{samples.Note("- got dinner: with her"), "`got: dinner with her`", samples.Note("- got: dinner with her"), "got : dinner with her"},
	{samples.Note("- gave $5EUR: a"), "5 USD", samples.Note("- gave 5 USD: a"), "gave 5USD : a"},
	{samples.Note("- got $5USD: x"), "5 USD", samples.Note("- got 5 USD: x"), "got 5USD : x"},
	{samples.Note("- got USD 5USD: x"), "5 USD", samples.Note("- got 5 USD: x"), "got 5USD : x"},
	{samples.Note("- gave 2m ear: a"), "2min", samples.Note("- gave 2min ear: a"), "gave 2min listening: a"},
	{samples.Note("- I gave 30m feedback: his talk"), "gave 30min feedback: his talk", samples.Note("- gave 30min feedback: his talk"), "gave 30min feedback: his talk"},
	{samples.Note("- we gave her 30m feedback: a"), "gave 30min feedback: a", samples.Note("- gave 30min feedback: a"), "gave 30min feedback: a"},
	{samples.Note("- she gave me 45m: a"), "got 45min: a", samples.Note("- got 45min: a"), "got 45min : a"},
	{samples.Note("- tea, gave 30m: a"), "tea\n  - gave 30min: a", samples.Note("- tea\n  - gave 30min: a"), "gave 30min : a"},
	{samples.Note("- gave 2 fedback: a"), "feedback", samples.Note("- gave 2 feedback: a"), "gave 2 feedback: a"},
	{samples.Note("- gave 2 UDS: a"), "USD", samples.Note("- gave 2 USD: a"), "gave 2USD : a"},
	{samples.Note("She gave me 2h guidance: a"), "- got 2h guidance: a", samples.Note("- got 2h guidance: a"), "got 2h guidance: a"},
	{samples.Note("- gave half an hour: a"), "gave: half an hour, a", samples.Note("- gave: half an hour, a"), "gave : half an hour, a"},
	{samples.Note("- gave UDS 20 gift: a"), "USD", samples.Note("- gave USD 20 gift: a"), "gave 20USD gift: a"},
	{samples.Note("- gave 0 EUR gift: a"), "`gave gift: a`", samples.Note("- gave gift: a"), "gave gift: a"},
	{"## 2026-02-30 Tea", "2026-02-28", "## 2026-02-28 Tea", `2026-02-28 "Tea"`},
}

// What a hint says, once typed, is read as it was meant, without a problem.
func TestHintsMendWhatTheyName(t *testing.T) {
	for _, m := range mended {
		if _, problems := read(m.line); len(problems) != 1 || !strings.Contains(problems[0].Hint, m.hint) {
			t.Errorf("%s: %v, want the hint %s", m.line, problems, m.hint)
		}
		if !strings.Contains(m.typed, strings.Trim(m.hint, "` …")) {
			t.Errorf("%s does not follow the hint %s", m.typed, m.hint)
		}
		a, problems := read(m.typed)
		if got := describe(a, problems); len(problems) > 0 || !strings.Contains(got, m.read) {
			t.Errorf("%s: %s, want %s", m.typed, got, m.read)
		}
	}
}

// Several words in place of a kind are the kind among them, or stand elsewhere.
func TestKindsOfSeveralWords(t *testing.T) {
	for _, m := range []struct{ keys, hint, typed string }{
		{"needs: [a new job]", "goals: [a new job]", "goals: [a new job]"},
		{"offers: a spare room", "background: a spare room", "background: a spare room"},
		{"needs: [feedback, a job]", "needs: [feedback] # a job", "needs: [feedback] # a job"},
		{"needs: [a job]\ngoals: [rest]", "needs: [] # a job", "needs: [] # a job\ngoals: [rest]"},
		{"needs:\n- feedback\n- a job", "# a job", "needs:\n- feedback\n# a job"},
		{"offers: [feedback on talks]", "feedback", "offers: [feedback]"},
	} {
		file := func(keys string) []byte { return []byte("---\n" + keys + "\n---\n") }
		if _, problems := File("dana.md", file(m.keys), ledger.DefaultConfig()); len(problems) != 1 || problems[0].Hint != m.hint {
			t.Errorf("%s: %v, want the hint %s", m.keys, problems, m.hint)
		}
		if _, problems := File("dana.md", file(m.typed), ledger.DefaultConfig()); len(problems) > 0 {
			t.Errorf("%s: then there is %v", m.typed, problems)
		}
	}
}
