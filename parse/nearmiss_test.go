package parse

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/text"
)

// Each near miss is named where it stands, with its code and message, and its
// cure makes of it what it should be, without a problem.
func TestNearMisses(t *testing.T) {
	for _, m := range nearMisses {
		a, problems := File("dana.md", []byte(m.looks), ledger.DefaultConfig())
		if len(problems) != 1 || problems[0].Code != m.code || !strings.Contains(problems[0].Message, m.says) {
			t.Errorf("%q: %v, %v, want %s: %s", m.looks, a, problems, m.code, m.says)
			continue
		}
		p := problems[0]
		if p.Hint == "" {
			t.Errorf("%q has no hint", m.looks)
		}
		if m.cured == "" {
			if len(p.Fix) > 0 {
				t.Errorf("%q: the cure %v is certain, and the table has none", m.looks, p.Fix)
			}
			continue
		}
		edits := text.EditsOf([]byte(m.looks))
		edits.Add(p.Fix...)
		cured, err := edits.Apply()
		if err != nil || string(cured) != m.cured {
			t.Errorf("%q: cured %q, %v, want %q", m.looks, cured, err, m.cured)
		}
		if _, left := File("dana.md", cured, ledger.DefaultConfig()); len(left) > 0 {
			t.Errorf("%q: then there is %v", m.cured, left)
		}
	}
}

// slips are lines of a note with one slip each, and what they are cured to; in a
// file of Dana Okafor.
var slips = map[string]string{
	"- thx: for the tip": "- thanked: for the tip", "- Thank: you for it": "- Thanked: you for it", "- thank-you: x": "- thanked: x", "- ty: x": "- thanked: x",
	"- won: the bid": "- win: the bid", "- set back: lost it": "- setback: lost it", "- Set-back: lost it": "- Setback: lost it", "- setback lost it": "- setback: lost it",
	"- gaved: the book": "- gave: the book", "- fave 2h feedback: x": "- gave 2h feedback: x", "- gives 2h feedback: x": "- gave 2h feedback: x", "- get 2h: x": "- got 2h: x",
	"- gave2h: x": "- gave 2h: x", "- gave, 2h feedback: x": "- gave 2h feedback: x", "- got-2h: x": "- got 2h: x",
	"- → gave 2h: x": "- gave 2h: x", "- 🎉 win: x": "- win: x", "- me: gave 2h: x": "- gave 2h: x", "- -[ ] call": "- [ ] call",
	"- 10:00 gave 2h: x": "- 10:00\n  - gave 2h: x", "- #work gave 2h: x": "- #work\n  - gave 2h: x",
	"- I gave 1h30 feedback: x": "- gave 1h30m feedback: x", "- we gave 1:30 feedback: x": "- gave 1h30m feedback: x", "- I gave 1 000 EUR: x": "- gave 1000 EUR: x", "- tea, gave ½h: x": "- tea\n  - gave 0.5h: x",
	"- also got 45m feedback: x": "", "- I gave 2x feedback: x": "", "- we got 1st introduction: x": "", "- I got 1.255 EUR: x": "", "- she got 10:30: the doctor": "", "- I gave $5k: x": "", "- tea, got 1 000 XYZ: x": "",
	"- Promise: the slides": "- [ ] the slides", "- owe: the slides": "- [ ] the slides", "- I owe her: the slides": "- [ ] the slides", "- she owes me: the slides": "- [ ] she: the slides",
	"- LATER read it": "- [ ] read it", "- WAITING read it": "- [ ] read it", "- CANCELLED read it": "- [-] read it", "- **TODO** read it": "- [ ] read it",
	"- (x) call": "- [x] call", "- () call": "- [ ] call", "- { } call": "- [ ] call", "- [ ) call": "- [ ] call", "- [ ]] call": "- [ ] call", "- [[ ]] call": "- [ ] call", "- ［ ］ call": "- [ ] call",
	"- ☑ call": "- [x] call", "- ⬜️ call": "- [ ] call", "- [x]. call": "- [x] call", "- [ ]- call": "- [ ] call", "- [todo] call": "- [ ] call", "- [dropped] call": "- [-] call", "- [x ]call": "- [x] call",
	"- Dana: [ ] call": "- [ ] Dana: call", "- she [x] call": "- [x] she: call", "- (A) 2026-03-01 call": "- [ ] call ➕ 2026-03-01", "- call [due:: 2026-03-20]": "- [ ] call [due:: 2026-03-20]",
	"-> [ ] call": "- [ ] call", "• ☐ call": "- [ ] call", "** TODO call": "- [ ] call", "a) [ ] call": "- [ ] call", "### [ ] call": "- [ ] call", "▪ gave 2h: x": "- gave 2h: x",
	"- [ ] hers: call": "- [ ] she: call", "- [ ] You: call": "- [ ] They: call", "- [ ] mine: call": "- [ ] me: call", "- [ ] thye: call": "- [ ] they: call", "- [ ] sehe: call": "",
	"- [ ] Okafor: call": "- [ ] Dana Okafor: call", "- [ ] Dana's: call": "- [ ] Dana Okafor: call", "- [ ] Dnaa: call": "- [ ] Dana: call", "- [ ] waiting on her: the call": "- [ ] she: the call",
	"- [ ] Dana, call": "- [ ] Dana: call", "- [ ] Dana; call": "- [ ] Dana: call", "- [ ] [[Dana Okafor]] to call": "- [ ] [[Dana Okafor]]: to call", "- [ ] her to call": "- [ ] her: to call",
	"- [ ] [they] call": "- [ ] they: call", "- [ ] call (Dana)": "- [ ] Dana: call",
	"- [ ] call by2026-03-20": "- [ ] call by 2026-03-20", "- [ ] call <2026-03-20 Fri>": "- [ ] call by 2026-03-20", "- [x] call done 3 March #x": "- [x] call done 2026-03-03 #x", "- [ ] get it done Friday": "", "- [-] call done 3 March": "", "- [x] call done 3 March by mail": "", "- [x] [[Work done 3 March]]": "", "- [x] call done in 3 days": "",
	"- [x] call {2026-03-20}": "- [x] call done 2026-03-20",
}

// Each slip is named, and cured to what was meant; "" is a line that nothing names.
func TestSlipsAreCured(t *testing.T) {
	const head = "# Dana Okafor\n\n## 2026-03-14 Tea\n\n"
	for typed, meant := range slips {
		_, problems := File("dana.md", []byte(head+typed), ledger.DefaultConfig())
		if meant == "" {
			if len(problems) > 0 {
				t.Errorf("%s: %v", typed, problems)
			}
			continue
		}
		if len(problems) != 1 {
			t.Errorf("%s: %v, want one problem", typed, problems)
			continue
		}
		edits := text.EditsOf([]byte(head + typed))
		edits.Add(problems[0].Fix...)
		cured, err := edits.Apply()
		if err != nil || string(cured) != head+meant {
			t.Errorf("%s: cured %q, %v, want %q", typed, strings.TrimPrefix(string(cured), head), err, meant)
		}
		if _, left := File("dana.md", cured, ledger.DefaultConfig()); len(left) > 0 {
			t.Errorf("%s: then there is %v", meant, left)
		}
	}
}

// Days outside of notes are cured to notes.
func TestDaysInLinesAreCured(t *testing.T) {
	for typed, meant := range map[string]string{
		"-2026-03-14 tea":                     "- 2026-03-14 tea",
		"• 2026-03-14 tea\n• 2026-03-20 cake": "- 2026-03-14 tea\n- 2026-03-20 cake",
		"2026-03-14 tea\n2026-03-20 cake":     "- 2026-03-14 tea\n- 2026-03-20 cake",
		"**March 14, 2026**: tea":             "## 2026-03-14 tea",
		"**14.03.2026 tea**":                  "## 2026-03-14 tea",
	} {
		_, problems := File("dana.md", []byte(typed), ledger.DefaultConfig())
		if len(problems) != 1 {
			t.Errorf("%q: %v, want one problem", typed, problems)
			continue
		}
		edits := text.EditsOf([]byte(typed))
		edits.Add(problems[0].Fix...)
		if cured, err := edits.Apply(); err != nil || string(cured) != meant {
			t.Errorf("%q: cured %q, %v, want %q", typed, cured, err, meant)
		}
	}
}
