package samples

import "strings"

// Bodies are texts after the front matter, each with what is read in it, one
// fact a line.
var Bodies = []struct{ Name, Src, Want string }{
	{"the guide's example", guideExample, guideWant},
	{"no newline at the end", "## 2026-03-14\n- gave: x", "2026-03-14 \"\"\n  gave : x"},
	{"CRLF", "## 2026-03-14 A\r\n\r\n- gave 2h feedback: x\r\n- [ ] y\r\n", "2026-03-14 \"A\"\n  gave 2h feedback: x\n  mine open made 2026-03-14: y"},
	{"a lone CR ends a line", "## 2026-03-14 A\r- gave: x\r", "2026-03-14 \"A\"\n  gave : x"},
	{"BOM", "\ufeff" + "## 2026-03-14 A\n- gave: x\n", "2026-03-14 \"A\"\n  gave : x"},
	{"an empty file", "", ""},

	{"heading forms", "# 2026-01-01\n## 2026-01-02: A\n### 2026-01-03 - B\n#### 2026-01-04 – C\n##### 2026-01-05 — D\n###### 2026-01-06 | E\n## [[2026-01-07]] F\n## 2026-01-08 18:30 G\n## **2026-01-09** H\n## 2026-01-10T09:15 I ##\n## [[2026-01-11|today]]: J",
		"2026-01-01 \"\"\n2026-01-02 \"A\"\n2026-01-03 \"B\"\n2026-01-04 \"C\"\n2026-01-05 \"D\"\n2026-01-06 \"E\"\n2026-01-07 \"F\"\n2026-01-08 18:30 \"G\"\n2026-01-09 \"H\"\n2026-01-10 09:15 \"I\"\n2026-01-11 \"J\""},
	{"a subheading belongs to the note", "## 2026-01-02\n### More\n- gave: x\n## About\n- [ ] y", "2026-01-02 \"\"\n  gave : x\nmine open: y"},
	{"a deeper dated heading ends the note", "## 2026-01-02\n### 2026-01-03\n- gave: x", "2026-01-02 \"\"\n2026-01-03 \"\"\n  gave : x"},
	{"an underlined heading is prose", "## 2026-01-02\n\nfoo\n---\n- gave: x\n\nbar\n===\n- got: y", "2026-01-02 \"\"\n  gave : x\n  got : y"},
	{"an underlined date warns", "2026-01-02 Lunch\n----\n\n- gave: x", "1:1-11 warning almost-date"},
	{"a stray dash under an entry", Note("- gave feedback: x", "  -", "- got: y"), coffee + "  gave feedback: x\n  got : y"},
	{"tags and links of a heading", "## 2026-03-14 Tea with [[Ravi Patel|Ravi]] and [Bo](people/bo.md) #talks #fyi\n", "2026-03-14 \"Tea with [[Ravi Patel|Ravi]] and [Bo](people/bo.md) #talks #fyi\" #talks #fyi with Ravi Patel with people/bo.md"},
	{"fyi in prose, not in code", "## 2026-03-14\n`#plan`\nsaw a post #fyi\n", "2026-03-14 \"\" #fyi"},
	{"numbers are no tags", "## 2026-03-14 fixed #12, see a#b and http://x.y/#z\n", "2026-03-14 \"fixed #12, see a#b and http://x.y/#z\""},

	{"dated items under the title", "# Dana Okafor\n\n- 2026-03-14 lunch\n- 2026-03-15: tea\n- **2026-03-16** bread\n- [[2026-03-17]] milk\n", "2026-03-14 \"lunch\"\n2026-03-15 \"tea\"\n2026-03-16 \"bread\"\n2026-03-17 \"milk\""},
	{"a date in bold with its colon or its clock", "- **2026-03-14:** gave gift: a\n- **2026-03-15 18:30** got 2h: b\n- *2026-03-16 –* win: c\n## **2026-03-17:** Tea\n", "2026-03-14 \"gave gift: a\"\n  gave gift: a\n2026-03-15 18:30 \"got 2h: b\"\n  got 2h : b\n2026-03-16 \"win: c\"\n  win: c\n2026-03-17 \"Tea\""},
	{"a comma after the date", "- 2026-03-15, gave gift: y\n", "2026-03-15 \"gave gift: y\"\n  gave gift: y"},
	{"dated items under no heading", "* 2026-03-14 lunch\n1. 2026-03-15 tea\n", "2026-03-14 \"lunch\"\n2026-03-15 \"tea\""},
	{"dated items under a log", "# Dana Okafor\n## About\n### Contact history\n- 2026-03-14 lunch\n## 1:1s\n- 2026-03-15 x\n## Catch-ups\n- 2026-03-16 y\n", "2026-03-14 \"lunch\"\n2026-03-15 \"x\"\n2026-03-16 \"y\""},
	{"dated items elsewhere are prose, said once", "# Dana Okafor\n## Career\n- 2020-01-01 joined\n  - gave: x\n- 2021-01-01 left\n## Dialogue\n- 2021-01-01 a", "3:3-13 warning almost-date\n7:3-13 warning almost-date"},
	{"a table of dates", "# Dana Okafor\n## Meets\n\n| Date | What |\n|---|---|\n| 2026-01-01 | tea |\n", "4:1-16 warning almost-date"},
	{"the table of a template has no dates yet", "# Dana Okafor\n## Calls\n\n| Date | What |\n|---|---|\n| | |\n| | tea at 4 |\n\n## Visits\n\nDate | What\n---|---\n[[2026-01-01]] | tea\n", "11:1-12 warning almost-date"},
	{"the item's line is an entry", "## Log\n- 2026-04-02 gave visibility: shared her post #post\n  - [ ] write by 2026-05-01\n  - 2026-05-05 moved\n- 2026-04-19: ran into her", "2026-04-02 \"gave visibility: shared her post #post\" #post\n  gave visibility: shared her post #post\n  mine open made 2026-04-02 due 2026-05-01: write by 2026-05-01\n2026-04-19 \"ran into her\""},
	{"a dated item in a dated section is prose", Note("- 2026-05-01: she moves", "- 2026-05-02 gave: x"), coffee + "4:3-21 warning almost-entry"},
	{"an impossible date opens no note", "## 2026-02-30 A\n- gave: x\n## 2026-03-01\n- got: y\n## Log\n- 2026-13-01 x", "2026-03-01 \"\"\n  got : y\n1:4-14 error date\n2:3-10 warning almost-entry\n6:3-13 error date"},
	{"what follows from a heading without its blank is not said again", "##2026-03-14 x\n- gave: x\n", "1:1-13 warning almost-date"},
	{"another date form warns", "## 14.03.2026\n- gave: x\n## March 14, 2026\n## 14 March 2026 Tea\n## Sat 2026-03-14\n## 2026/03/14\n## 2026\n## March 2026\n##2026-03-14 x\n", "1:4-14 warning almost-date\n3:4-18 warning almost-date\n4:4-17 warning almost-date\n5:4-18 warning almost-date\n6:4-14 warning almost-date\n9:1-13 warning almost-date"},

	{"a clock time after the separator, a span of time, a zone", "## 2026-01-01: 09:30 A\n## 2026-01-02 - 9:30 pm - B\n## 2026-01-03 09:30-10:15 C\n## 2026-01-04 09:30 – 10:15: D\n## 2026-01-05T09:30:00+02:00 E\n## 2026-01-06: 1:1 with Bo\n## Log\n- 2026-01-07: 14:30 gave: x\n- 2026-01-08 14:30-15:00 got: y",
		"2026-01-01 09:30 \"A\"\n2026-01-02 9:30 pm \"B\"\n2026-01-03 09:30-10:15 \"C\"\n2026-01-04 09:30 – 10:15 \"D\"\n2026-01-05 09:30:00+02:00 \"E\"\n2026-01-06 \"1:1 with Bo\"\n2026-01-07 14:30 \"gave: x\"\n  gave : x\n2026-01-08 14:30-15:00 \"got: y\"\n  got : y"},
	{"a point or semicolon after the date", "## Log\n- 2026-01-01. gave: x\n- 2026-01-02; gave: y\n- 2026-01-03：got: z\n", "2026-01-01 \"gave: x\"\n  gave : x\n2026-01-02 \"gave: y\"\n  gave : y\n2026-01-03 \"got: z\"\n  got : z"},
	{"tags in HTML and comments, not in its code", "## 2026-01-01\n<!--\nheard of it #fyi -->\n\n## 2026-01-02\n<div> #fyi\n</div>\n\n## 2026-01-03\n<pre> #fyi\n</pre>\n", "2026-01-01 \"\" #fyi\n2026-01-02 \"\" #fyi\n2026-01-03 \"\""},
	{"dates of more forms in headings", "## 14-Mar-2026\n## 2026-Mar-14 A\n## 14 Mar '26\n## 2026–03–14 B\n## March 14: C\n## Sat 14 Mar D\n## 26-03-14 E\n## May 5 people met\n## March 2026\n",
		"1:4-15 warning almost-date\n2:4-15 warning almost-date\n3:4-14 warning almost-date\n4:4-14 warning almost-date\n5:4-12 warning almost-date\n6:4-14 warning almost-date\n7:4-12 warning almost-date"},
	{"a date that does not begin its heading", "## (2026-03-14) A\n- gave: x\n## 📅 2026-03-14\n## [[Daily/2026-03-14]] B\n## Coffee 2026-03-14\n## Coffee (2026-03-14)\n## Coffee on 2026-03-14\n## Coffee – 14.03.2026\n## Goals until 2026-12-31\n## Plan (until 2026-12-31)\n## Since 2024-01-01\n## Release 1.2.3\n",
		"1:4-15 warning almost-date\n3:4-16 warning almost-date\n4:4-22 warning almost-date\n5:11-21 warning almost-date\n6:12-22 warning almost-date\n7:14-24 warning almost-date\n8:13-23 warning almost-date"},
	{"versions and the numbers of standards are no dates", "## 0.12.11\n## 3.0.26\n## 44.13.26\n## 1484.20.3\n## Log\n- 0.1.2026\n- 12.40.31\n- 31.12.26\n", "8:3-11 warning almost-date"},
	{"an item whose date does not begin it", "## Log\n- (2026-03-14) lunch\n  - gave: x\n- March 15: tea\n", "2:3-14 warning almost-date\n4:3-11 warning almost-date"},
	{"a dated item with a box", "## 1:1s\n- [x] 2026-03-14 talk\n- [ ] [[2026-03-16]]: gave: x\n  - [ ] write\n- [-] 2026-03-15 tea\n## Tasks\n- [x] 2026-03-14 a\n", "2026-03-14 \"talk\"\n2026-03-16 plan \"gave: x\"\n  gave : x\n  mine open made 2026-03-16: write\nmine dropped: 2026-03-15 tea\nmine kept: 2026-03-14 a\n7:7-17 warning almost-date"},
	{"a day as a link, with any sign after it", "## [2026-03-14](../journal/2026-03-14.md) A\n## **[[2026-03-15]]** · B\n## Log\n- [2026-03-16](<a (b)/2026-03-16.md>): **gave** ear: x\n- **[2026-03-17](/2026-03-17.md) – win: y**\n- [2026-03-18] z\n- [[[2026-03-19]]] z\n",
		"2026-03-14 \"A\"\n2026-03-15 \"B\"\n2026-03-16 \"**gave** ear: x\"\n  gave listening: x\n2026-03-17 \"win: y\"\n  win: y\n6:3-14 warning almost-date\n7:3-16 warning almost-date"},
	{"only heard of", "- 2026-03-14: (mentioned in a meeting) will join\n- 2026-03-15 has left (per Ann, HR)\n- 2026-03-16 *(Heard from Bo)*\n- 2026-03-17 got intro: Bo (via Ann).\n- 2026-03-18 (persuaded her) to join\n- 2026-03-19 talked (heard nothing) for an hour\n- 2026-03-20 via Ann\n- 2026-03-22 call (via Zoom)\n- 2026-03-23 (per phone) news\n- 2026-03-24 news (per Zoom, Ann's son)\n## 2026-03-21 (via Ann)\n",
		"2026-03-14 heard \"(mentioned in a meeting) will join\"\n2026-03-15 heard \"has left (per Ann, HR)\"\n2026-03-16 heard \"*(Heard from Bo)*\"\n2026-03-17 heard \"got intro: Bo (via Ann).\"\n  got introduction: Bo (via Ann).\n2026-03-18 \"(persuaded her) to join\"\n2026-03-19 \"talked (heard nothing) for an hour\"\n2026-03-20 \"via Ann\"\n2026-03-22 \"call (via Zoom)\"\n2026-03-23 \"(per phone) news\"\n2026-03-24 \"news (per Zoom, Ann's son)\"\n2026-03-21 \"(via Ann)\""},
	{"months and years are logs", "## 2026\n- 2026-01-01 a\n### October\n- 2026-10-01 b\n## **2026-10**:\n- 2026-10-02 c\n## Sept 2026\n- 2026-09-01 d\n## Timeline(s)\n- 2026-09-02 e\n## October plans\n- 2026-10-04 f\n## Week 12\n- 2026-10-05 g\n",
		"2026-01-01 \"a\"\n2026-10-01 \"b\"\n2026-10-02 \"c\"\n2026-09-01 \"d\"\n2026-09-02 \"e\"\n12:3-13 warning almost-date\n14:3-13 warning almost-date"},
	{"headings without their blank in a row", "#Dana\n##2026-03-14 Lunch\n- gave: x\n", "2:1-13 warning almost-date"},
	{"lines that stand for headings", "# Dana Okafor\n\n**2026-03-14**\n- gave: x\n\n## A\n\n**2026-03-15 Coffee**\n\n## B\n\n2026-03-16:\n\n2026-03-17 was the day.\n\n**2026-03-18** was **not**\n", "3:3-13 warning almost-date\n8:3-13 warning almost-date\n12:1-11 warning almost-date\n16:3-13 warning almost-date"},
	{"dated items under a title that is an alias", "# Dana\n\n- 2026-03-14 lunch\n", "2026-03-14 \"lunch\""},
	{"days in bold, once a heading", "## A\n\nWe met.\n**2026-03-14** tea\n**2026-03-15** lunch\n\n**2026-03-16** walk\n\nOn **2026-03-17** she left.\n\n## 2026-03-18\n\n**2026-03-19** call\n", "2026-03-18 \"\"\n4:3-13 warning almost-date"},
	{"dated headings that Markdown takes for something else", Note("Talked.", "    ## 2026-03-20 A", "", "    ## 2026-03-21 B", "", "- x", "  ## 2026-03-22 C", "- y", "      ## 2026-03-23 D", "- ## 2026-03-24 E", "", "####### 2026-03-25 F", "", "> ## 2026-03-26 G", "", "```", "## 2026-03-27 H", "```", "", "\t\tnothing"),
		coffee + "4:5-18 warning almost-date\n6:5-18 warning almost-date\n9:3-16 warning almost-date\n11:7-20 warning almost-date\n12:3-16 warning almost-date\n14:1-19 warning almost-date"},
	{"a date in the middle of a heading", "## Call 2026-03-14 with Bo\n- gave: x\n## Tea on 2026-03-15 at the fair\n## Goals until 2026-12-31 and later\n## Trip 2026-03-16 to 2026-03-20\n## See [it](2026-03-14.md) there\n## 2026-03-21\n### Call, 2026-03-22\n", "2026-03-21 \"\"\n1:9-19 warning almost-date\n3:11-21 warning almost-date"},
	{"an underlined date of another form", "14 March 2026\n---\n\n- gave: x\n", "1:1-14 warning almost-date"},
	{"an hour without minutes", "## Log\n- 2026-01-20 10am gave: x\n- 2026-01-21 6 pm: y\n- 2026-01-22 2 amazing talks\n", "2026-01-20 10am \"gave: x\"\n  gave : x\n2026-01-21 6 pm \"y\"\n2026-01-22 \"2 amazing talks\""},
	{"a blank that is none for a heading", "##\u00a02026-03-14 A\n- gave: x\n", "1:1-14 warning almost-date"},

	{"amounts", Note("- gave 2 feedback: a", "- gave 0.5: b", "- gave 2h: c", "- gave 20min ear: d", "- gave 90 min: e", "- gave 1h30m feedback: f", "- got 50 USD: g", "- got $50 gift: h", "- got €20: i", "- got £5: j", "- gave 1,200 EUR: k", "- gave 3 hours listening: l"),
		coffee + "  gave 2 feedback: a\n  gave 0.5 : b\n  gave 2h : c\n  gave 20min listening: d\n  gave 90min : e\n  gave 1.5h feedback: f\n  got 50USD : g\n  got 50USD gift: h\n  got 20EUR : i\n  got 5GBP : j\n  gave 1200EUR : k\n  gave 3h listening: l"},
	{"refused amounts", Note("- gave 2x feedback: a", "- gave 1,5: b", "- gave 1,2000: c", "- gave 2m: d", "- gave 0: e", "- gave -1: f", "- gave 1234567890123: g", "- gave 0.1234567: h", "- gave .5: i", "- gave ¥50: j", "- got 1,5 h guidance: k"),
		coffee + "3:8-10 error amount\n4:8-11 error amount\n5:8-14 error amount\n6:8-10 error amount\n7:8-9 error amount\n8:8-10 error amount\n9:8-21 error amount\n10:8-17 error amount\n11:8-10 error amount\n12:8-11 error amount\n13:7-10 error amount"},
	{"money by sign and code, before and after, in any case", Note("- gave USD 50: a", "- got 20 €: b", "- gave chf 5.50 gift: c", "- got 20€: d", "- gave 1,000 eur: e", "- gave £ 5: f", "- gave 1.000 EUR: g", "- gave all 3: h"),
		coffee + "  gave 50USD : a\n  got 20EUR : b\n  gave 5.5CHF gift: c\n  got 20EUR : d\n  gave 1000EUR : e\n  gave 5GBP : f\n9:8-13 error amount"},
	{"other spellings of the verbs", Note("- give feedback: a", "- Received 2h: b", "- thanks: c", "- Thank you: d", "- wins: e", "- setbacks: f", "- **thank you**: g"),
		coffee + "  gave feedback: a\n  got 2h : b\n  thanked: c\n  thanked: d\n  thanked: g\n  win: e\n  setback: f"},
	{"the largest and smallest amount", Note("- gave 999999999999.999999: a", "- gave 0.000001: b"), coffee + "  gave 999999999999.999999 : a\n  gave 0.000001 : b"},
	{"an unknown currency", Note("- gave 3 XYZ: a"), coffee + "  gave 3XYZ : a\n3:10-13 warning unit"},
	{"kinds, plurals, aliases", Note("- gave introductions: a", "- got advice: b", "- got sounding-board: c", "- GAVE Feedback: d", "- got gifts: e"), coffee + "  gave introduction: a\n  got guidance: b\n  got listening: c\n  gave feedback: d\n  got gift: e"},
	{"no kind", Note("- got home: tired", "- gave fedback: x", "- got two things: a"), coffee + "3:7-11 warning kind\n4:8-15 warning kind"},
	{"markup around the verb", Note("- **gave** feedback: a", "- **gave 2h feedback:** b", "- _got_ intro: c", "- **win**: d", "- gave feedback:: e"), coffee + "  gave feedback: a\n  gave 2h feedback: b\n  got introduction: c\n  gave feedback: e\n  win: d"},
	{"markup around a part or the whole of an entry", Note("- **gave feedback: a**", "- gave **2h** _feedback_: b", "- gave **2h feedback:** c", "- *got 2 **intro***: d"), coffee + "  gave feedback: a\n  gave 2h feedback: b\n  gave 2h feedback: c\n  got 2 introduction: d"},
	{"a colon of another sort, or without its blank", Note("- gave feedback：a", "- **gave feedback**:b", "- gave :c"), coffee + "3:3-16 warning almost-entry\n4:5-18 warning almost-entry\n5:3-8 warning almost-entry"},
	{"a sentence with a kind and a colon", Note("- gave feedback, 30 min: a", "- got her book (loan): b", "- thanked her for the intro: c"), coffee + "3:3-24 warning almost-entry\n4:3-22 warning almost-entry\n5:3-28 warning almost-entry"},
	{"no colon", Note("- gave feedback on her talk", "- gave her a lift", "- got home tired", "- gave 2h to her project", "- thanked her for it", "- win-win"), coffee + "3:3-16 warning almost-entry\n6:3-10 warning almost-entry\n7:3-10 warning almost-entry"},
	{"no blank after the colon", Note("- gave feedback:x", "- win:x", "- thanked:x", "- got::x", "- gave 2h:x"), coffee + "3:3-16 warning almost-entry\n4:3-6 warning almost-entry\n5:3-10 warning almost-entry\n6:3-6 warning almost-entry\n7:3-10 warning almost-entry"},
	{"quotes, code, html and tables are no entries", Note("> - gave: x", "", "```", "- gave: y", "```", "", "<div>", "- gave: z", "</div>", "", "    - gave: w", "", "| gave: x | y |", "|---|---|"), strings.TrimSuffix(coffee, "\n")},
	{"entries at any depth", Note("- talked", "  - of this", "    - gave: x", "    * got: y"), coffee + "  gave : x\n  got : y"},
	{"an entry over two lines", Note("- gave feedback: on the", "  first draft"), coffee + "  gave feedback: on the first draft"},
	{"an entry outside any note", "# Dana Okafor\n- gave: x\n- likes tea\n", "2:3-10 warning almost-entry"},

	{"owners in bold and without a blank", Note("- [ ] they:send it", "- [ ] **they:** a", "- [ ] **Dana**:: *b*", "- [ ] Dana:*c*", "- [ ] call at 10:30: d"), coffee + "  theirs open made 2026-03-14: send it\n  theirs open made 2026-03-14: a\n  theirs open made 2026-03-14: *b*\n  theirs open made 2026-03-14: *c*\n  mine open made 2026-03-14: call at 10:30: d"},
	{"owners", Note("- [ ] a", "- [ ] they: b", "- [ ] Them: c", "- [ ] Dana: d", "- [ ] dana okafor: e", "- [ ] me: f", "- [ ] Bo: g"), coffee + "  mine open made 2026-03-14: a\n  theirs open made 2026-03-14: b\n  theirs open made 2026-03-14: c\n  theirs open made 2026-03-14: d\n  theirs open made 2026-03-14: e\n  mine open made 2026-03-14: f\n  mine open made 2026-03-14: Bo: g"},
	{"tasks under their heading", "## Waiting on\n- [ ] a\n- [ ] me: b\n## They owe\n- [x] c\n## Theirs\n- [ ] d\n", "theirs open: a\nmine open: b\ntheirs kept: c\nmine open: d"},
	{"boxes", Note("- [X] a", "- [-] b", "- [/] c", "- [!] d", "- [?] e", "- [x]done", "- [x]: http://x.y", "- [] f"), coffee + "  mine kept made 2026-03-14: a\n  mine dropped made 2026-03-14: b\n  mine open made 2026-03-14: c\n  mine open made 2026-03-14: d\n  mine open made 2026-03-14: e\n8:3-6 warning almost-entry\n10:3-5 warning almost-entry"},
	{"dates of a promise", Note("- [ ] a by 2026-03-21", "- [ ] b due: 2026-03-21", "- [ ] c by [[2026-03-21]]", "- [ ] d 📅 2026-03-21 ➕ 2026-03-01", "- [x] e [due:: 2026-03-21] [completion:: 2026-03-20]", "- [x] f (due:: 2026-03-21) ✅ 2026-03-22", "- [x] g by 2026-03-21, done 2026-03-20", "- [-] h ❌ 2026-03-20", "- [ ] i by 2026-03-20 or by 2026-03-22", "- [ ] j 📅 2026-03-23 due 2026-03-25"),
		coffee + `  mine open made 2026-03-14 due 2026-03-21: a by 2026-03-21
  mine open made 2026-03-14 due 2026-03-21: b due: 2026-03-21
  mine open made 2026-03-14 due 2026-03-21: c by [[2026-03-21]]
  mine open made 2026-03-01 due 2026-03-21: d 📅 2026-03-21 ➕ 2026-03-01
  mine kept made 2026-03-14 due 2026-03-21 done 2026-03-20: e [due:: 2026-03-21] [completion:: 2026-03-20]
  mine kept made 2026-03-14 due 2026-03-21 done 2026-03-22: f (due:: 2026-03-21) ✅ 2026-03-22
  mine kept made 2026-03-14 due 2026-03-21 done 2026-03-20: g by 2026-03-21, done 2026-03-20
  mine dropped made 2026-03-14 done 2026-03-20: h ❌ 2026-03-20
  mine open made 2026-03-14 due 2026-03-22: i by 2026-03-20 or by 2026-03-22
  mine open made 2026-03-14 due 2026-03-23: j 📅 2026-03-23 due 2026-03-25`},
	{"vague dates of a promise", Note("- [ ] a by Friday", "- [ ] b by 21.03.2026", "- [ ] c by 2026-02-30", "- [ ] d by mail", "- [ ] e by March 3", "- [ ] f by 3 April, please"), coffee + "  mine open made 2026-03-14: a by Friday\n  mine open made 2026-03-14: b by 21.03.2026\n  mine open made 2026-03-14: c by 2026-02-30\n  mine open made 2026-03-14: d by mail\n  mine open made 2026-03-14: e by March 3\n  mine open made 2026-03-14: f by 3 April, please\n3:9-18 warning almost-date\n4:9-22 warning almost-date\n5:12-22 error date\n7:9-19 warning almost-date\n8:9-19 warning almost-date"},

	{"more vague dates of a promise", Note("- [ ] a by the end of March", "- [ ] b by the 21st, please", "- [ ] c by 2026-03", "- [ ] d by March", "- [ ] e due on 2026-04-01", "- [ ] f by next weekend", "- [ ] g by May", "- [ ] h by the time she is back", "- [ ] i stop by the 2nd floor"),
		coffee + "  mine open made 2026-03-14: a by the end of March\n  mine open made 2026-03-14: b by the 21st, please\n  mine open made 2026-03-14: c by 2026-03\n  mine open made 2026-03-14: d by March\n  mine open made 2026-03-14: e due on 2026-04-01\n  mine open made 2026-03-14: f by next weekend\n  mine open made 2026-03-14: g by May\n  mine open made 2026-03-14: h by the time she is back\n  mine open made 2026-03-14: i stop by the 2nd floor\n3:9-28 warning almost-date\n4:9-20 warning almost-date\n5:9-19 warning almost-date\n6:9-17 warning almost-date\n7:9-26 warning almost-date\n8:9-24 warning almost-date\n9:9-15 warning almost-date"},
	{"days of a promise without their year", Note("- [ ] a by 12/24, at noon", "- [ ] b by 24.12.", "- [ ] c by 3/4", "- [ ] d by 03/04/2026", "- [ ] e by 2.5 points"),
		coffee + "  mine open made 2026-03-14: a by 12/24, at noon\n  mine open made 2026-03-14: b by 24.12.\n  mine open made 2026-03-14: c by 3/4\n  mine open made 2026-03-14: d by 03/04/2026\n  mine open made 2026-03-14: e by 2.5 points\n3:9-17 warning almost-date\n4:9-18 warning almost-date\n5:9-15 warning almost-date\n6:9-22 warning almost-date"},
	{"boxes of themes", Note("- [✓] a", "- [✔️] b", "- [~] c", "- [>] d", "- [!] e", "- \\[ ] f", "- [ \\] g", "- ☐ h"),
		coffee + "  mine kept made 2026-03-14: a\n  mine kept made 2026-03-14: b\n  mine dropped made 2026-03-14: c\n  mine open made 2026-03-14: d\n  mine open made 2026-03-14: e\n8:3-9 warning almost-entry\n9:3-9 warning almost-entry\n10:3-6 warning almost-entry"},
	{"owners", "# Dana Okafor\n\n- [ ] she: a\n- [ ] **her:** b\n- [ ] him: c\n- [ ] @Dana d\n- [ ] @DanaOkafor: e\n- [ ] dana: f\n- [ ] I: g\n- [ ] Dana to h\n- [ ] Dana – i\n- [ ] Dana's j\n- [ ] Dana and I k\n- [ ] ask Dana: l\n## They owe\n- [ ] m\n- [ ] me: n",
		"theirs open: a\ntheirs open: b\ntheirs open: c\ntheirs open: d\ntheirs open: e\ntheirs open: f\nmine open: g\ntheirs open: to h\ntheirs open: i\nmine open: Dana's j\nmine open: Dana and I k\nmine open: ask Dana: l\ntheirs open: m\nmine open: n\n10:7-12 warning almost-entry\n11:7-14 warning almost-entry"},
	{"points to talk about", "## Topics\n- [ ] a\n- [ ] b by 2026-03-21\n- [ ] they: c\n- [x] d\n- [x] e done 2026-03-20\n### Sub\n- [ ] f\n## Else\n- [ ] g",
		"mine open due 2026-03-21: b by 2026-03-21\ntheirs open: c\nmine kept done 2026-03-20: e done 2026-03-20\nmine open: g"},
	{"a date of which nothing says what it is", Note("- [ ] a 2026-03-21", "- [ ] b on 2026-03-21 there", "- [x] c 2026-03-21", "- [x] d by 2026-03-21 on 2026-03-19", "- [ ] e [[2026-03-21]]", "- [ ] f ⏳ 2026-03-21", "- [-] g 2026-03-21", "- [ ] h [2026-03-21]", "- [ ] i by [2026-03-21](x.md)", "- [ ] j [[2026-03-21 Tea]] x/2026-03-21.md"),
		coffee + "  mine open made 2026-03-14: a 2026-03-21\n  mine open made 2026-03-14: b on 2026-03-21 there\n  mine kept made 2026-03-14: c 2026-03-21\n  mine kept made 2026-03-14 due 2026-03-21: d by 2026-03-21 on 2026-03-19\n  mine open made 2026-03-14: e [[2026-03-21]]\n  mine open made 2026-03-14: f ⏳ 2026-03-21\n  mine dropped made 2026-03-14: g 2026-03-21\n  mine open made 2026-03-14 due 2026-03-21: h [2026-03-21]\n  mine open made 2026-03-14 due 2026-03-21: i by [2026-03-21](x.md)\n  mine open made 2026-03-14: j [[2026-03-21 Tea]] x/2026-03-21.md\n3:9-19 warning almost-date\n4:9-22 warning almost-date\n5:9-19 warning almost-date\n6:23-36 warning almost-date\n7:9-23 warning almost-date"},
	{"lines that are no list items", Note("- lunch", "  gave 2h feedback: a", "got 1h time: b", "-[ ] c", "– [x] d", "☐ e", "- [ ] f", "by 2026-03-21", "", "- [ ] g", "  by 2026-03-21 #x", "", "[1] a footnote", "Thanks: all", "*gave* time: h", "", "> gave time: quoted"),
		`2026-03-14 "Coffee" #x` + "\n  mine open made 2026-03-14: f\n  mine open made 2026-03-14 due 2026-03-21: g by 2026-03-21 #x\n4:3-22 warning almost-entry\n5:1-15 warning almost-entry\n6:1-7 warning almost-entry\n7:1-8 warning almost-entry\n8:1-4 warning almost-entry\n16:1-12 warning almost-entry\n17:1-15 warning almost-entry"},
	{"lines outside of notes that are no list items", "Received: three mails\nWin: a prize\ngave 2h feedback: a\n-got: b\n[ ] c\n\n- [ ] d [2026-03-21] e",
		"mine open: d [2026-03-21] e\n3:1-20 warning almost-entry\n4:1-8 warning almost-entry\n5:1-6 warning almost-entry\n7:10-20 warning almost-date"},
	{"comments between percent signs", "%%\n## 2026-03-13 Never\n%%\n" + Note("- gave time: a %%[[Bo]] #x%%", "- %%gave time: b%%", "- [ ] c %% by 2026-03-21", "- gave time: d", "%%", "- got time: e", "```", "%%", "```", "- %%g%% gave time", "- got time: 100%% f"),
		"2026-03-14 \"Coffee\" #x\n  gave time: a\n  got time: e\n  got time: 100%% f\n  mine open made 2026-03-14: c"},
	{"dates of a promise as on boards, and at its end", Note("- [ ] a @{2026-03-21}", "- [ ] b @due(2026-03-21)", "- [ ] c @2026-03-21", "- [ ] d deadline: 2026-03-21", "- [ ] e, no later than 2026-03-21", "- [ ] f 📆 2026-03-21", "- [ ] g (2026-03-21) #x", "- [ ] h - 2026-03-21", "- [ ] i a@2026-03-21 (see 2026-03-22)", "- [x] j (done on 2026-03-20)", "- [ ] ask @May", "- [x] k (2026-03-21) done 2026-03-20\n11:27-37 warning almost-date"),
		"2026-03-14 \"Coffee\" #x\n  mine open made 2026-03-14 due 2026-03-21: a @{2026-03-21}\n  mine open made 2026-03-14 due 2026-03-21: b @due(2026-03-21)\n  mine open made 2026-03-14 due 2026-03-21: c @2026-03-21\n  mine open made 2026-03-14 due 2026-03-21: d deadline: 2026-03-21\n  mine open made 2026-03-14 due 2026-03-21: e, no later than 2026-03-21\n  mine open made 2026-03-14 due 2026-03-21: f 📆 2026-03-21\n  mine open made 2026-03-14 due 2026-03-21: g (2026-03-21) #x\n  mine open made 2026-03-14 due 2026-03-21: h - 2026-03-21\n  mine open made 2026-03-14: i a@2026-03-21 (see 2026-03-22)\n  mine kept made 2026-03-14 done 2026-03-20: j (done on 2026-03-20)\n  mine open made 2026-03-14: ask @May\n  mine kept made 2026-03-14 due 2026-03-21 done 2026-03-20: k (2026-03-21) done 2026-03-20\n11:27-37 warning almost-date"},
	{"a day of another form on which a promise was kept", Note("- [x] a by 2026-03-20 done 22.03.2026", "- [x] b ✅ 22.03.2026", "- [ ] c ➕ 01.03.2026", "- [x] d done Friday's list", "- [ ] e ✅ 22.03.2026"),
		coffee + "  mine kept made 2026-03-14 due 2026-03-20: a by 2026-03-20 done 22.03.2026\n  mine kept made 2026-03-14: b ✅ 22.03.2026\n  mine open made 2026-03-14: c ➕ 01.03.2026\n  mine kept made 2026-03-14: d done Friday's list\n  mine open made 2026-03-14: e ✅ 22.03.2026\n3:23-38 warning almost-date\n4:9-21 warning almost-date\n5:9-21 warning almost-date"},
	{"due with two colons, or without a blank", Note("- [ ] a due:: 2026-03-21", "- [ ] b due:2026-03-21", "- [ ] c [due:: 2026-02-30]"), coffee + "  mine open made 2026-03-14 due 2026-03-21: a due:: 2026-03-21\n  mine open made 2026-03-14 due 2026-03-21: b due:2026-03-21\n  mine open made 2026-03-14: c [due:: 2026-02-30]\n5:16-26 error date"},
	{"boxes that are too wide", Note("- [  ] a", "- [ x] b", "- [x ] c", "- [a b] d"), coffee + "3:3-7 warning almost-entry\n4:3-7 warning almost-entry\n5:3-7 warning almost-entry"},
	{"a linked owner under another name", Note("- [ ] [[Dana Okafor|D]]: a"), coffee + "  theirs open made 2026-03-14: a"},

	{"a conflict", "## 2026-03-14 Coffee\n- gave: a\n<<<<<<< HEAD\n- gave: b\n=======\n- gave: c\n>>>>>>> theirs\n- got: d\n", coffee + "  gave : a\n  got : d\n3:1-13 error conflict"},
	{"a conflict whose opening was deleted", "## 2026-03-14 Coffee\n- gave: a\n=======\n- gave: b\n>>>>>>> theirs\n- got: d\n", coffee + "  gave : a\n  got : d\n3:1-8 error conflict"},
	{"quotes seven deep are no conflict", "Dana\n=======\n\n>>>>>>>\n\n## 2026-03-14 Coffee\n- gave: a\n", coffee + "  gave : a"},
	{"a conflict in code is none", "## 2026-03-14 Coffee\n```\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n```\n", strings.TrimSuffix(coffee, "\n")},
	{"overgrown nesting", "## 2026-03-14 Coffee\n" + strings.Repeat("- ", 65) + "x\n- gave: a\n", coffee + "  gave : a\n2:1-130 error nesting"},
	{"an open fence", "## 2026-03-14 Coffee\n```\ncode\n## 2026-03-15\n- gave: a\n", coffee + "2:1-4 warning open-block"},
	{"an open comment", "## 2026-03-14 Coffee\n<!-- todo\n- gave: a\n", coffee + "2:1-10 warning open-block"},
	{"a closed fence, and an open one that hides nothing", "## 2026-03-14 Coffee\n```\n- gave: a\n```\n\n~~~\nfoo\n", strings.TrimSuffix(coffee, "\n")},
}

const guideExample = `# Dana Okafor

Met at a Go meetup in Lagos. Prefers calls to mail.

## 2026-03-14 Coffee after the meetup #talks

She is hiring two people for the platform team.

- gave 2h feedback: reviewed her conference proposal
- got introduction: [[Ravi Patel]], the storage lead
- win: her proposal was accepted
- [ ] send the draft budget by 2026-03-21
- [ ] they: share the job spec by 2026-03-25

## 2026-03-20 Call

- thanked: for the introduction
- [x] send the talk slides by 2026-03-20

## Log

- 2026-04-02 gave visibility: shared her post with the guild
- 2026-04-19: ran into her at the climbing hall
`

const guideWant = `2026-03-14 "Coffee after the meetup #talks" #talks
  gave 2h feedback: reviewed her conference proposal
  got introduction: [[Ravi Patel]], the storage lead
  win: her proposal was accepted
  mine open made 2026-03-14 due 2026-03-21: send the draft budget by 2026-03-21
  theirs open made 2026-03-14 due 2026-03-25: share the job spec by 2026-03-25
2026-03-20 "Call"
  thanked: for the introduction
  mine kept made 2026-03-20 due 2026-03-20: send the talk slides by 2026-03-20
2026-04-02 "gave visibility: shared her post with the guild"
  gave visibility: shared her post with the guild
2026-04-19 "ran into her at the climbing hall"`

// Note puts lines into a dated section.
func Note(lines ...string) string {
	return "## 2026-03-14 Coffee\n\n" + strings.Join(lines, "\n") + "\n"
}

const coffee = "2026-03-14 \"Coffee\"\n"
