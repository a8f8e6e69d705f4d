package parse

import (
	"math/rand/v2"
	"strings"
	"testing"

	"allies/ledger"
)

// What is nearly right in two ways is cured in both at once, and where no cure is
// certain there is none.
func TestCuresOfOneLine(t *testing.T) {
	const note = "# Ann\n\n## 2026-11-20 x\n\n"
	for line, want := range map[string]struct{ cured, hint string }{
		"[ ] send by friday":                 {"- [ ] send by 2026-11-27", "- [ ] send by 2026-11-27"},
		"- [] send by friday":                {"- [ ] send by 2026-11-27", "[ ] send by 2026-11-27"},
		"- they [ ] send x by friday":        {"- [ ] they: send x by 2026-11-27", "[ ] they: send x by 2026-11-27"},
		"- [] send 2026-11-19":               {"- [ ] send by 2026-11-19", "[ ] send by 2026-11-19"},
		"- they 📅 2026-11-30":                {"- [ ] they: 📅 2026-11-30", "[ ] they: 📅 2026-11-30"},
		"- – [ ] send":                       {"- [ ] send", "[ ] send"},
		"- thanked\n  more":                  {"- thanked:\n  more", "thanked:"},
		"- a\n      - gave 1h time: x":       {"- a\n  - gave 1h time: x", "- gave 1h time: x"},
		"text\n    - gave 1h time: x":        {"text\n- gave 1h time: x", "- gave 1h time: x"},
		"- a\n        [ ] x by friday":       {"- a\n  - [ ] x by 2026-11-27", "- [ ] x by 2026-11-27"},
		"- gave **feedback** on x":           {"- gave feedback: on x", "gave feedback: on x"},
		"- **gave feedback** on x":           {"- gave feedback: on x", "gave feedback: on x"},
		"- gave *feedback on x*":             {"- gave feedback: *on x*", "gave feedback: *on x*"},
		"- **gave feedback on x**":           {"- **gave feedback: on x**", "gave feedback: on x**"},
		"- **gave** feedback on x":           {"- gave feedback: on x", "gave feedback: on x"},
		"gave 5h time: a\n    - got help: b": {"- gave 5h time: a\n    - got help: b", "- gave 5h time: a"},
	} {
		_, problems := File("ann.md", []byte(note+line+"\n"), ledger.DefaultConfig())
		if len(problems) == 0 {
			t.Errorf("%q has no problem", line)
			continue
		}
		p := problems[0]
		if got := strings.TrimSuffix(strings.TrimPrefix(typed(note+line+"\n", p.Fix), note), "\n"); got != want.cured || p.Hint != want.hint {
			t.Errorf("%q: cured %q with the hint %q, want %q and %q", line, got, p.Hint, want.cured, want.hint)
		}
	}
}

// Whatever slips come together: a cure leaves no such problem and brings none, and
// touches no other line.
func TestCuresOfRandomLines(t *testing.T) {
	before := []string{"- ", "", "-", "• ", "* — ", "    - ", "- - ", "1) "}
	box := []string{"[ ] ", "[] ", "[ ]", "[x] ", "( ) ", "\\[ ] ", "TODO ", "they [ ] ", "[ ] Ann ", "[ ] she ", "☐ ", "[x]: ", "**[ ]** "}
	verb := []string{"gave ", "**gave** ", "got ", "gaev ", "thanked ", "win ", "gave: ", "I gave ", "14:00 gave "}
	amount := []string{"", "2h ", "2x ", "1,5h ", "30s ", "-5 EUR ", "2–3h ", "$5 ", "1e3 ", "½h "}
	kind := []string{"feedback: ", "feedback ", "feedbak: ", "time and money: ", "`time`: ", "a gift: ", "feedback:"}
	end := []string{"", " by friday", " by 2026-11-30", " 2026-11-30", " tomorrow", " by end of Q1", " (by fri)", " due next week", " by dec #t", "\n  more", " by 2026-02-30", " **by friday**"}
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 2))
		one := func(of []string) string { return of[rng.IntN(len(of))] }
		line := func() string {
			if rng.IntN(2) == 0 {
				return one(before) + one(box) + "send it" + one(end)
			}
			return one(before) + one(verb) + one(amount) + one(kind) + "it" + one(end)
		}
		src := "# Ann\n\n## 2026-11-20 x\n\n- tea\n" + line() + "\n\n" + line() + "\n"
		_, problems := File("ann.md", []byte(src), ledger.DefaultConfig())
		for _, p := range problems {
			if len(p.Fix) == 0 {
				continue
			}
			cured := typed(src, p.Fix)
			_, left := File("ann.md", []byte(cured), ledger.DefaultConfig())
			if cured == src || !onlyGone(countCodes(pointers(nil, problems)), countCodes(pointers(nil, left)), p.Code) {
				t.Fatalf("seed %d: %q at %d: %s: cured to %q, which has %v", seed, src, p.Line, p.Message, cured, left)
			}
			for i, was := range strings.Split(src, "\n") {
				if now := strings.Split(cured, "\n"); i+1 < p.Line && now[i] != was {
					t.Fatalf("seed %d: %q: the cure at line %d changes line %d: %q", seed, src, p.Line, i+1, cured)
				}
			}
		}
	}
}

// On a page a cure is tried as the page is read.
func TestCuresOnAPage(t *testing.T) {
	src := "---\nattendees: [Dana]\n---\n- [] send it by friday\n- tea\n      - gave 1h time: x\n"
	p := Page("2026-11-20 Kickoff.md", []byte(src), ledger.DefaultConfig())
	now := src
	for problems := onPage(p); len(problems) > 0; problems = onPage(Page("2026-11-20 Kickoff.md", []byte(now), ledger.DefaultConfig())) {
		if next := typed(now, problems[0].Fix); next != now {
			now = next
			continue
		}
		t.Fatalf("%q keeps %+v", now, problems[0])
	}
	if want := "---\nattendees: [Dana]\n---\n- [ ] send it by 2026-11-27\n- tea\n  - gave 1h time: x\n"; now != want {
		t.Errorf("cured to %q, want %q", now, want)
	}
}
