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
	"- get feedback: x": "- got feedback: x", "- offered 2h: x": "- gave 2h: x", "- did 2h feedback: x": "- gave 2h feedback: x", "- made intro: Bo": "- gave intro: Bo", "- bought gift: x": "- gave gift: x", "- spent 2h time: x": "- gave 2h time: x",
	"- spent 2h: x": "", "- made money: her shop": "", "- made 50 EUR: her shop": "", "- bought time: x": "", "- got CEO 2 years ago: x": "", "- got ABC 2 talks: x": "",
	"- gave feedback: 2h her talk": "- gave 2h feedback: her talk", "- gave feedback: 2h on her talk": "- gave 2h feedback: on her talk", "- gave feedback: 2h": "- gave 2h feedback: ", "- got gift: 20 EUR voucher": "- got 20 EUR gift: voucher",
	"- gave feedback: her talk (2h)": "- gave 2h feedback: her talk", "- gave: her talk, 2h #work": "- gave 2h: her talk #work", "- gave gift: a book - $20": "- gave $20 gift: a book", "- gave feedback: 2h later than planned": "", "- gave feedback: her talk, 20 min": "", "- gave feedback: her talk (2 times)": "",
	"- ==gave== 2h: x": "- gave 2h: x", "- ==gave 2h: x==": "- gave 2h: x", "- <b>gave</b> 2h: x": "- gave 2h: x", "- <span style=\"color:red\">gave 2h</span>: x": "- gave 2h: x", "- **[ ] call**": "- [ ] call", "- **[x]** call": "- [x] call", "- <i>[ ] call</i>": "- [ ] call", "- ==tea==: x": "", "- ~~gave~~ 2h: x": "",
	"-     gave 2h: x": "- gave 2h: x", "-     [ ] call": "- [ ] call", "\tgave 2h: x": "- gave 2h: x", "    [ ] call": "- [ ] call", "    gave her a lift: x": "",
	"I gave 2h feedback: x": "- gave 2h feedback: x", "Tea.\nI gave her 2h: x": "Tea.\n- gave 2h: x", "Promised: the slides": "- [ ] the slides", "She promised: the slides": "- [ ] she: the slides", "I gave a talk: x": "", "Bo gave 2h: x": "",
	"- thanked": "- thanked:", "- I gave: a lift": "- gave: a lift", "- she said I gave: too much": "", "- feedback given: x": "- gave feedback: x", "- 2h guidance received: x": "- got 2h guidance: x", "- book received: x": "", "- gave 2h; x": "- gave 2h: x", "- gave 2h, x": "- gave 2h: x",
	"- [ ] they're to call": "- [ ] they: to call", "- [ ] she's ill: call": "", "- [ ] waiting for Dana: the slides": "- [ ] Dana: the slides", "- [ ] from Dana: the slides": "- [ ] Dana: the slides", "- [ ] from Bo: the slides": "", "- [ok] call": "- [x] call",
	"- [ ] call by Firday": "- [ ] call by 2026-03-20", "- [ ] call by wensday": "- [ ] call by 2026-03-18", "- [ ] call by tommorow": "- [ ] call by 2026-03-15", "- [ ] call by month end": "- [ ] call by 2026-03-31", "- [ ] call by year's end": "- [ ] call by 2026-12-31", "- [ ] free by Fridays": "", "- [ ] sit by Sandy": "",
	"- [ ] call by tmrw": "- [ ] call by 2026-03-15", "- [ ] call tmrw": "- [ ] call by 2026-03-15",
	"- saw [Bo](Bo Li.md)": "- saw [Bo](Bo%20Li.md)", "She knows [Bo](people/Bo Li.md#Log).": "She knows [Bo](people/Bo%20Li.md#Log).", "![Bo](Bo Li.md)": "", "- `[Bo](Bo Li.md)`": "", "- [Bo](Bo.md \"Bo Li.md\")": "",
	"<img src=x>\n- gave 2h: x\n- got 1h: y": "<img src=x>\n\n- gave 2h: x\n- got 1h: y", "<br>\n## 2026-03-20 Cake": "<br>\n\n## 2026-03-20 Cake", "<!--\n- gave 2h: x\n-->": "", "<pre>\n- gave 2h: x\n</pre>": "", "<div>\n- tea\n</div>": "",
	"<ul>\n<li>gave 2h: x</li>\n</ul>": "<ul>\n\n- gave 2h: x\n</ul>", "<p>got 1h: x<br></p>": "- got 1h: x", "<div>- [ ] call</div>": "- [ ] call", "<div>\ngave 2h: x\n</div>": "<div>\n\n- gave 2h: x\n</div>", "- tea\n  <p>- gave 2h: x</p>": "- tea\n  - gave 2h: x", "<div>[x] called</div>": "- [x] called",
	"<table><tr>\n<td>gave 2h: x</td>\n</tr></table>": "", "<p>She gave me a book.</p>": "", "<blockquote>\n> - gave 2h: x\n</blockquote>": "",
	"**20.03.2026**": "## 2026-03-20", "20.03.2026": "## 2026-03-20",
	"- thx: for the tip": "- thanked: for the tip", "- Thank: you for it": "- Thanked: you for it", "- thank-you: x": "- thanked: x", "- ty: x": "- thanked: x",
	"- won: the bid": "- win: the bid", "- set back: lost it": "- setback: lost it", "- Set-back: lost it": "- Setback: lost it", "- setback lost it": "- setback: lost it",
	"- gaved: the book": "- gave: the book", "- fave 2h feedback: x": "- gave 2h feedback: x", "- gives 2h feedback: x": "- gave 2h feedback: x", "- get 2h: x": "- got 2h: x",
	"- gave2h: x": "- gave 2h: x", "- gave, 2h feedback: x": "- gave 2h feedback: x", "- got-2h: x": "- got 2h: x",
	"- → gave 2h: x": "- gave 2h: x", "- 🎉 win: x": "- win: x", "- me: gave 2h: x": "- gave 2h: x", "- -[ ] call": "- [ ] call",
	"- 10:00 gave 2h: x": "- 10:00\n  - gave 2h: x", "- #work gave 2h: x": "- #work\n  - gave 2h: x", "- **10:00** gave 2h: x": "- **10:00**\n  - gave 2h: x",
	"- I gave 1h30 feedback: x": "- gave 1h30m feedback: x", "- we gave 1:30 feedback: x": "- gave 1h30m feedback: x", "- I gave 1 000 EUR: x": "- gave 1000 EUR: x", "- tea, gave ½h: x": "- tea\n  - gave 0.5h: x",
	"- also got 45m feedback: x": "", "- I gave 2x feedback: x": "", "- we got 1st introduction: x": "", "- I got 1.255 EUR: x": "", "- she got 10:30: the doctor": "", "- I gave $5k: x": "", "- tea, got 1 000 XYZ: x": "",
	"- Promise: the slides": "- [ ] the slides", "- owe: the slides": "- [ ] the slides", "- I owe her: the slides": "- [ ] the slides", "- she owes me: the slides": "- [ ] she: the slides",
	"- LATER read it": "- [ ] read it", "- WAITING read it": "- [ ] read it", "- CANCELLED read it": "- [-] read it", "- **TODO** read it": "- [ ] read it",
	"- (x) call": "- [x] call", "- () call": "- [ ] call", "- { } call": "- [ ] call", "- [ ) call": "- [ ] call", "- [ ]] call": "- [ ] call", "- [[ ]] call": "- [ ] call", "- ［ ］ call": "- [ ] call",
	"- ☑ call": "- [x] call", "- ⬜️ call": "- [ ] call", "- [x]. call": "- [x] call", "- [ ]- call": "- [ ] call", "- [todo] call": "- [ ] call", "- [ ]`a.txt` sent": "- [ ] `a.txt` sent", "- [ ][[Bo]] called": "- [ ] [[Bo]] called", "- [dropped] call": "- [-] call", "- [x ]call": "- [x] call",
	"- Dana: [ ] call": "- [ ] Dana: call", "- she [x] call": "- [x] she: call", "- (A) 2026-03-01 call": "- [ ] call ➕ 2026-03-01", "- call [due:: 2026-03-20]": "- [ ] call [due:: 2026-03-20]",
	"-> [ ] call": "- [ ] call", "• ☐ call": "- [ ] call", "** TODO call": "- [ ] call", "a) [ ] call": "- [ ] call", "### [ ] call": "- [ ] call", "▪ gave 2h: x": "- gave 2h: x",
	"- [ ] hers: call": "- [ ] she: call", "- [ ] You: call": "- [ ] They: call", "- [ ] mine: call": "- [ ] me: call", "- [ ] thye: call": "- [ ] they: call", "- [ ] sehe: call": "",
	"- [ ] Okafor: call": "- [ ] Dana Okafor: call", "- [ ] Dana's: call": "- [ ] Dana Okafor: call", "- [ ] Dnaa: call": "- [ ] Dana: call", "- [ ] waiting on her: the call": "- [ ] she: the call",
	"- [ ] Dana, call": "- [ ] Dana: call", "- [ ] Dana; call": "- [ ] Dana: call", "- [ ] [[Dana Okafor]] to call": "- [ ] [[Dana Okafor]]: to call", "- [ ] her to call": "- [ ] her: to call",
	"- [ ] [they] call": "- [ ] they: call", "- [ ] call (Dana)": "- [ ] Dana: call",
	"- [ ] call by2026-03-20": "- [ ] call by 2026-03-20", "- [ ] call <2026-03-20 Fri>": "- [ ] call by 2026-03-20", "- [x] call done 3 March #x": "- [x] call done 2026-03-03 #x", "- [ ] get it done Friday": "", "- [-] call done 3 March": "", "- [x] call done 3 March by mail": "", "- [x] [[Work done 3 March]]": "", "- [x] call done in 3 days": "",
	"- [x] call {2026-03-20}": "- [x] call done 2026-03-20",

	"- gave 2h feedback; x": "- gave 2h feedback: x", "- gave feedback -> x": "- gave feedback: x", "- gave feedback… x": "- gave feedback: x", "- gave feedback:- x": "- gave feedback: x", "- gave \"feedback\": x": "- gave feedback: x",
	"- given feedback: x": "- gave feedback: x", "- receives 2h: x": "- got 2h: x", "- lent 50 EUR: x": "- gave 50 EUR: x", "- borrowed $5: x": "- got $5: x", "- gave-feedback: x": "- gave feedback: x", "- gavefeedback: x": "- gave feedback: x",
	"- gave feedback: 2h, x": "- gave 2h feedback: x", "- gave feedback: (2h) x": "- gave 2h feedback: x", "- got guidance: 2h - x": "- got 2h guidance: x", "- gave: feedback - x": "- gave feedback: x", "- gave: feedback": "- gave feedback:",
	"- win! x": "- win: x", "- Setback, x": "- Setback: x", "- gave EUR20: x": "- gave EUR 20: x", "- gave US$20: x": "- gave USD 20: x", "- gave 2hs ear: x": "- gave 2h ear: x", "- I gave her an introduction: x": "- gave introduction: x",
	"_ gave 2h: x": "- gave 2h: x", "= [ ] call": "- [ ] call", ". gave 2h: x": "- gave 2h: x", "- [x[ call": "- [x] call", "- ] [ call": "- [ ] call", "- I promised her: the slides": "- [ ] the slides",
	"- [ ] she'll call": "- [ ] she: call", "- [ ] they owe me: the slides": "- [ ] they: the slides", "- [ ] \"they\": call": "- [ ] they: call", "- [ ] from him: the slides": "- [ ] he: the slides", "- [ ] Dana Okaffor: call": "- [ ] Dana Okafor: call", "- [ ] Dana O.: call": "- [ ] Dana Okafor: call", "- [ ] @they call": "",
	"- [ ] call by 03-21": "- [ ] call by 2026-03-21", "- [ ] call by=2026-03-21": "- [ ] call by 2026-03-21", "- [ ] call due-2026-03-21": "- [ ] call due 2026-03-21", "- [ ] call till 2026-03-21": "- [ ] call by 2026-03-21", "- [ ] call till Friday": "- [ ] call by 2026-03-20", "- [ ] call -> 2026-03-21": "- [ ] call by 2026-03-21",
	"- [ ] call >2026-03-21": "- [ ] call by 2026-03-21", "- [ ] 2026-03-21: call": "- [ ] by 2026-03-21: call", "- [ ] call by 2026-03-2l": "- [ ] call by 2026-03-21", "- [ ] call by 2026-03-21Z": "- [ ] call by 2026-03-21", "- [ ] call by 21. März": "- [ ] call by 2026-03-21", "- [ ] call by 21 mars 2026": "- [ ] call by 2026-03-21",
	"- [x] call finished 2026-03-20": "- [x] call done 2026-03-20", "- [x] call done=2026-03-20": "- [x] call done 2026-03-20", "- [x] call @done(2026-03-20)": "",
	"- her knee # private": "- her knee #private", "- her knee#private": "- her knee #private", "- she left @fyi": "- she left #fyi", "- she left (fyi)": "- she left #fyi", "- she left #fyl": "- she left #fyi", "- her number (private)": "",
	"- gave 2h ear: x - [ ] call": "- gave 2h ear: x\n  - [ ] call", "- tea; [x] called": "- tea\n  - [x] called", "- 2h walk: x": "", "- 2h from her: x": "", "- helped: x": "", "- [draft] x": "", "- gave feedback: 2h were enough": "", "- gave feedback: her talk (20 min)": "", "- [ ] their report: x": "",
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
		"-2026-03-14 tea":                                 "- 2026-03-14 tea",
		"• 2026-03-14 tea\n• 2026-03-20 cake":             "- 2026-03-14 tea\n- 2026-03-20 cake",
		"2026-03-14 tea\n2026-03-20 cake":                 "- 2026-03-14 tea\n- 2026-03-20 cake",
		"- 2026-03-14 tea\n2026-03-20 cake":               "- 2026-03-14 tea\n- 2026-03-20 cake",
		"- 2026-03-14 tea\n-\u00a02026-03-20 cake":        "- 2026-03-14 tea\n- 2026-03-20 cake",
		"- 2026-03-14 tea\n2026-03-20 gave 1h time: cake": "- 2026-03-14 tea\n- 2026-03-20 gave 1h time: cake",
		"\u00a0## 2026-03-14 tea":                         "## 2026-03-14 tea",
		"**March 14, 2026**: tea":                         "## 2026-03-14 tea",
		"**14.03.2026 tea**":                              "## 2026-03-14 tea",
		"**14.03.2026:** tea":                             "## 2026-03-14 tea",
		"14 March 2026\nTea.":                             "## 2026-03-14\nTea.",
		"14 March 2026":                                   "## 2026-03-14",
		"**March 14, 2026** tea\n\n- 2026-03-20 cake":     "- **2026-03-14** tea\n\n- 2026-03-20 cake",
		"Tea, mostly.\n2026-03-14: tea":                   "Tea, mostly.\n- 2026-03-14: tea",
		"2026/03/14 tea":                                  "- 2026-03-14 tea",
		"14. März 2026 Tee":                               "- 2026-03-14 Tee",
		"14/03/2026: tea\n20/03/2026: gave 1h: cake":      "- 2026-03-14: tea\n- 2026-03-20: gave 1h: cake",
		"**March 14, 2026** tea\n\n2026/03/20 cake":       "## 2026-03-14 tea\n\n## 2026-03-20 cake",
		"<div>\n- 2026-03-14 tea\n</div>":                 "<div>\n\n- 2026-03-14 tea\n</div>",
		"2026-03-14 tea\n\n- gave 2h: a":                  "## 2026-03-14 tea\n\n- gave 2h: a",

		"- 2026-03-13 tea\n-2026-03-14 cake":            "- 2026-03-13 tea\n- 2026-03-14 cake",
		"- 2026-03-13 tea\n2026-03-14: gave 2h: a":      "- 2026-03-13 tea\n- 2026-03-14: gave 2h: a",
		"- 2026-03-13 tea\n- ran into her (2026-03-14)": "- 2026-03-13 tea\n- 2026-03-14 ran into her",

		"## 2026_03_14 tea": "## 2026-03-14 tea", "## 2026 03 14": "## 2026-03-14", "## 2026--03-14 tea": "## 2026-03-14 tea", "## 2026-0314 tea": "## 2026-03-14 tea",
		"## ==2026-03-14== tea": "## 2026-03-14 tea", "## `2026-03-14` tea": "## 2026-03-14 tea",
		"## 2026-03-014 tea": "## 2026-03-14 tea", "## 2O26-03-l4 tea": "## 2026-03-14 tea", "## #2026-03-14 tea": "## 2026-03-14 tea",
		"## 14. März 2026 Tee": "## 2026-03-14 Tee", "## 1er mars 2026": "## 2026-03-01", "## 14 de marzo de 2026: té": "## 2026-03-14: té",
		"## Tea - 14 March 2026": "## 2026-03-14 Tea", "## Tea (14/03/2026)": "## 2026-03-14 Tea", "## Tea, March 14, 2026": "## 2026-03-14 Tea", "## Date: 2026-03-14": "## 2026-03-14", "## On 2026-03-14 tea": "## 2026-03-14 tea", "## Tea (2026-03-14 15:04)": "## 2026-03-14 Tea 15:04",

		"## Log\n\n- tea 2026-03-14": "## Log\n\n- 2026-03-14 tea", "## Log\n\n- tea (2026-03-14)": "## Log\n\n- 2026-03-14 tea", "## Log\n\n- on 2026-03-14 tea": "## Log\n\n- 2026-03-14 tea",
		"- 14.03.2026: tea\n\n- gave 2h: a": "## 2026-03-14: tea\n\n- gave 2h: a", "## Log\n\n- 14.03.2026 tea\n- gave 2h: a": "## Log\n\n### 2026-03-14 tea\n- gave 2h: a", "- 14.03.2026 tea\n  - gave 2h: a": "- 2026-03-14 tea\n  - gave 2h: a",

		"- 2026-03-14 tea\n  gave 2h: a": "- 2026-03-14 tea\n  - gave 2h: a",

		"## 2026-03-14 Tea with [Bo Li]] and Al": "## 2026-03-14 Tea with [[Bo Li]] and Al", "- 2026-03-14 tea with [[Bo Li]": "- 2026-03-14 tea with [[Bo Li]]",

		"## She owes\n\n- [ ] the slides": "## They owe\n\n- [ ] the slides", "## Dana owes\n\n- [ ] the slides": "## They owe\n\n- [ ] the slides", "## Owed to me\n\n- [ ] the slides": "## They owe me\n\n- [ ] the slides",
	} {
		isCured(t, typed, meant)
	}
}

// isCured reports where a text has not exactly one problem, which is cured to another
// text that has none.
func isCured(t *testing.T, typed, meant string) {
	t.Helper()
	_, problems := File("dana.md", []byte(typed), ledger.DefaultConfig())
	if len(problems) != 1 {
		t.Errorf("%q: %v, want one problem", typed, problems)
		return
	}
	edits := text.EditsOf([]byte(typed))
	edits.Add(problems[0].Fix...)
	cured, err := edits.Apply()
	if err != nil || string(cured) != meant {
		t.Errorf("%q: cured %q, %v, want %q", typed, cured, err, meant)
	}
	if _, left := File("dana.md", cured, ledger.DefaultConfig()); len(left) > 0 {
		t.Errorf("%q: then there is %v", meant, left)
	}
}

// Keys and values that are typed nearly right are cured.
func TestKeysAreCured(t *testing.T) {
	for typed, meant := range map[string]string{
		"cadence = 6w": "cadence: 6w", "cadence; 6w": "cadence: 6w", "- cadence: 6w\n- reach: team": "cadence: 6w\nreach: team",
		"cadence: “6w”": "cadence: 6w", "aliases: [“Dee”]": "aliases: [Dee]", "cadence: 4-6w": "cadence: 4w..6w", "cadence: 4 to 6 weeks": "cadence: 4 weeks..6 weeks", "cadence: ~6w": "cadence: 6w", "cadence: never": "cadence: none",
		"met: Nov 2025": "met: 2025-11", "last_contact: March 2026": "last_contact: 2026-03", "every: 6w": "cadence: 6w", "met on: 2025-11-08": "met: 2025-11-08",
		"aliases: Dana O, Dee Okafor": "aliases: [Dana O, Dee Okafor]", "aliases: Dana; Dee": "aliases: [Dana, Dee]", "interests: chess, open source": "interests: [chess, open source]", "members: [Ravi Patel; Amina]": "members: [Ravi Patel, Amina]",
		"birthday: 14. März 1990": "birthday: 1990-03-14",
		"follow_up_every: 6w":     "cadence: 6w", "ring: 15": "circle: 15", "pause until: 2026-12-24": "snooze: 2026-12-24", "looking for: [feedback]": "needs: [feedback]", "works at: ACME": "org: ACME", "met through: Bo": "introduced_by: Bo", "dead: true": "died: true",
	} {
		isCured(t, "---\n"+typed+"\n---\n", "---\n"+meant+"\n---\n")
	}
	for _, fine := range []string{"aliases: Okafor, Dana", "goals: finish the book, then rest for a year", "location: “the hill”, Lagos", "cadence: every other week", "interests: chess", "wants: [a rest]", "ring: of gold", "remind: her of it"} {
		if _, problems := File("dana.md", []byte("---\n"+fine+"\n---\n"), ledger.DefaultConfig()); len(problems) > 0 {
			t.Errorf("%s: %v", fine, problems)
		}
	}
	for typed, meant := range map[string]string{
		"—\ncadence: 6w\n—\n": "---\ncadence: 6w\n---\n", "--\ncadence: 6w\n--\n": "---\ncadence: 6w\n---\n", "***\ncadence: 6w\n***\n": "---\ncadence: 6w\n---\n", "---\ncadence: 6w\n----\n\n# Dana\n": "---\ncadence: 6w\n---\n\n# Dana\n",
		"# Dana\n\ncadence: 6w\n": "# Dana\n\ncadence:: 6w\n", "# Dana\n\n- last contact: 2026-03-14\n": "# Dana\n\n- last contact:: 2026-03-14\n",
	} {
		isCured(t, typed, meant)
	}
}
