package parse

import (
	"allies/ledger"
	"allies/parse/text"
)

// miss is a row of the near misses.
type miss uint8

const (
	boxEscaped miss = iota
	boxOfOneCharacter
	boxEmpty
	boxWithoutBlank
	boxTooWide
	boxOfOtherBrackets
	boxOfAWord
	boxWithAPoint
	boxHalf
	boxInside
	boxNotFirst
	taskWithoutBox
	taskOfTodoTxt
	taskDated

	entryWithoutColon
	entryWithoutBlank
	entryWideColon
	entryLateColon
	entryManyWords
	entryOnNoDay
	entryUnderNoDay
	entryOfAnotherDay
	entryMisspelt
	entryWithoutVerb
	entryTight
	entryLateAmount
	entryInside
	entryNoItem
	bulletTwice
	entryInCode
	entryInMarks
	linesInHTML
	nameWithoutColon
	pronounWithoutColon
	ownerMisspelt
	ownerOther
	ownerInBrackets
	headingOfTheirs
	linkOpen
	linkWithBlank

	dateOfAnotherForm
	dateUnclear
	dateNotFirst
	dateUnderlined
	dateInBold
	dateInALine
	dateIndented
	dateTooDeep
	dateWithoutBlank
	datesInProse
	datesInATable
	dayInWords
	otherDayInWords
	doneInWords
	dayUnexplained

	keyAlmost
	keyOther
	keyWithOneColon
	tagAlmost
)

// nearMiss is one way to write something nearly right. The code that finds it says what to
// type instead, as a cure or as the hint. A new one is a row, and its example is its test.
type nearMiss struct {
	code  ledger.Code
	says  string // the message, or what follows in it
	looks string // a file that has it
	cured string // the same file cured; "" where only its writer knows

	// fits finds it in the first line of an item that is neither an entry nor a task: what is
	// marked ends there, and what to type. An item that has it holds one of some characters.
	holds text.Characters
	fits  func(s string) (end int, typed cure)
}

const inNote = "## 2026-03-14 Tea\n\n"

var nearMisses = [...]nearMiss{
	boxEscaped:        {ledger.CodeAlmostEntry, `not a promise: a \ before a bracket makes the box text`, inNote + `- \[ ] call`, inNote + "- [ ] call", text.Backslashes, escapedBox},
	boxOfOneCharacter: {ledger.CodeAlmostEntry, "not a promise: a box is two brackets around a blank", inNote + "- ☐ call", inNote + "- [ ] call", text.Beyond, characterBox},
	boxEmpty:          {ledger.CodeAlmostEntry, "not a promise: an open box holds a blank", inNote + "- [] call", inNote + "- [ ] call", text.Squares, emptyBox},
	boxWithoutBlank:   {ledger.CodeAlmostEntry, "not a promise: a blank follows the box", inNote + "- [x]call", inNote + "- [x] call", text.Squares, tightBox},
	boxTooWide:        {ledger.CodeAlmostEntry, "not a promise: one character stands in a box", inNote + "- [ x] call", inNote + "- [x] call", text.Squares, wideBox},

	boxOfOtherBrackets: {ledger.CodeAlmostEntry, "not a promise: the brackets of a box are [ ]", inNote + "- ( ) call", inNote + "- [ ] call", text.Squares | text.Brackets | text.Beyond, bracketBox},
	boxOfAWord:         {ledger.CodeAlmostEntry, "not a promise: one character stands in a box", inNote + "- [done] call", inNote + "- [x] call", text.Squares, wordBox},
	boxWithAPoint:      {ledger.CodeAlmostEntry, "not a promise: a blank follows the box", inNote + "- [ ]: call", inNote + "- [ ] call", text.Squares, pointedBox},
	boxHalf:            {ledger.CodeAlmostEntry, "not a promise: a box has two brackets, [ and ]", inNote + "- [ call", inNote + "- [ ] call", text.Squares, halfBox},
	boxInside:          {code: ledger.CodeAlmostEntry, says: "not a promise: a box begins its item", looks: inNote + "- tea - [ ] call", cured: inNote + "- tea\n  - [ ] call"},
	boxNotFirst:        {ledger.CodeAlmostEntry, "not a promise: a task begins with its box, and its owner follows", inNote + "- they: [ ] call", inNote + "- [ ] they: call", text.Squares, lateBox},

	taskWithoutBox: {ledger.CodeAlmostEntry, "not a promise: a task begins with a box", inNote + "- TODO call", inNote + "- [ ] call", text.Capitals | text.Colons, wordedTask},
	taskOfTodoTxt:  {ledger.CodeAlmostEntry, "not a promise: a task begins with a box, and its days have words", inNote + "- x 2026-03-20 2026-03-14 call", inNote + "- [x] call done 2026-03-20", text.Digits, todoTxtTask},
	taskDated:      {ledger.CodeAlmostEntry, "not a promise: this day is due, and a task begins with a box", inNote + "- call 📅 2026-03-20", inNote + "- [ ] call 📅 2026-03-20", text.Digits, datedTask},

	entryWithoutColon:   {code: ledger.CodeAlmostEntry, says: "not counted: an entry has a colon before its text", looks: inNote + "- gave feedback on it", cured: inNote + "- gave feedback: on it"},
	entryWithoutBlank:   {code: ledger.CodeAlmostEntry, says: "not counted: a blank follows the colon of an entry", looks: inNote + "- gave feedback:on it", cured: inNote + "- gave feedback: on it"},
	entryWideColon:      {code: ledger.CodeAlmostEntry, says: "not counted: the colon of an entry is a plain one, with a blank after it", looks: inNote + "- gave feedback：on it", cured: inNote + "- gave feedback: on it"},
	entryLateColon:      {code: ledger.CodeAlmostEntry, says: "not counted: the colon stands right after ", looks: inNote + "- thanked her: the intro", cured: inNote + "- thanked: her: the intro"},
	entryManyWords:      {code: ledger.CodeAlmostEntry, says: "not counted: a kind is one word, and a colon ends it", looks: inNote + "- gave feedback (2h): on it"},
	entryOnNoDay:        {code: ledger.CodeAlmostEntry, says: "not counted: this entry belongs to no note, so it has no day; begin the item with its day", looks: "- gave feedback: on it"},
	entryUnderNoDay:     {code: ledger.CodeAlmostEntry, says: "not counted: this entry belongs to no note, so it has no day; put a heading with its day above", looks: "## Tea\n\n- gave feedback: on it"},
	entryOfAnotherDay:   {code: ledger.CodeAlmostEntry, says: " is not counted: a list item with a date inside a dated note is prose", looks: inNote + "- 2026-03-15 gave feedback: on it"},
	entryMisspelt:       {code: ledger.CodeAlmostEntry, says: "not counted: this is nearly ", looks: inNote + "- gvae feedback: on it", cured: inNote + "- gave feedback: on it"},
	entryWithoutVerb:    {code: ledger.CodeAlmostEntry, says: "not counted: an entry begins with gave or got", looks: inNote + "- 2h feedback: on it"},
	entryTight:          {code: ledger.CodeAlmostEntry, says: "not counted: a blank follows the verb of an entry", looks: inNote + "- gave2h feedback: on it", cured: inNote + "- gave 2h feedback: on it"},
	entryLateAmount:     {code: ledger.CodeAlmostEntry, says: "counted without its amount or kind, since they stand after the colon", looks: inNote + "- gave: 2h feedback: on it", cured: inNote + "- gave 2h feedback: on it"},
	entryInside:         {code: ledger.CodeAlmostEntry, says: "not counted: an entry begins its item", looks: inNote + "- tea, gave 2h: the move", cured: inNote + "- tea\n  - gave 2h: the move"},
	entryNoItem:         {code: ledger.CodeAlmostEntry, says: "not counted: this line is no list item", looks: inNote + "- tea\ngave feedback: on it", cured: inNote + "- tea\n- gave feedback: on it"},
	bulletTwice:         {code: ledger.CodeAlmostEntry, says: "not counted: one bullet begins an item", looks: inNote + "- • gave 2h: on it", cured: inNote + "- gave 2h: on it"},
	entryInCode:         {code: ledger.CodeAlmostEntry, says: "not counted: a line indented so deep is code", looks: inNote + "    - gave 2h: on it", cured: inNote + "- gave 2h: on it"},
	entryInMarks:        {code: ledger.CodeAlmostEntry, says: "not counted: only * and _ may stand around the verb of an entry, and nothing around a box", looks: inNote + "- ==gave== 2h: on it", cured: inNote + "- gave 2h: on it"},
	linesInHTML:         {code: ledger.CodeAlmostEntry, says: "not read: what follows a tag of HTML, up to a blank line, is HTML", looks: inNote + "<br>\n- gave 2h: on it", cured: inNote + "<br>\n\n- gave 2h: on it"},
	nameWithoutColon:    {code: ledger.CodeAlmostEntry, says: NoColon, looks: "- [ ] Dana to call", cured: "- [ ] Dana: to call"},
	pronounWithoutColon: {code: ledger.CodeAlmostEntry, says: "read as theirs, since it begins with she, he or they: a colon says so", looks: "- [ ] She calls", cured: "- [ ] She: calls"},
	ownerMisspelt:       {code: ledger.CodeAlmostEntry, says: "read as yours: this is nearly ", looks: "- [ ] tehy: call", cured: "- [ ] they: call"},
	ownerOther:          {code: ledger.CodeAlmostEntry, says: "read as yours: the word for its owner is ", looks: "- [ ] theirs: call", cured: "- [ ] they: call"},
	ownerInBrackets:     {code: ledger.CodeAlmostEntry, says: "read as yours: an owner begins its task, and a colon follows", looks: "- [ ] (they) call", cured: "- [ ] they: call"},

	headingOfTheirs: {code: ledger.CodeAlmostEntry, says: "tasks under this heading are read as yours: they owe, their and waiting on make them theirs", looks: "## Waiting for\n\n- [ ] the slides", cured: "## Waiting on\n\n- [ ] the slides"},

	linkOpen:      {code: ledger.CodeAlmostEntry, says: "not a link, so the note is no contact with who was there too: a link has two brackets on each side", looks: "## 2026-03-14 Tea with [[Bo Li]", cured: "## 2026-03-14 Tea with [[Bo Li]]"},
	linkWithBlank: {code: ledger.CodeAlmostEntry, says: "not a link: a blank in the path of one is typed %20", looks: inNote + "She knows [Bo](Bo Li.md).", cured: inNote + "She knows [Bo](Bo%20Li.md)."},

	dateOfAnotherForm: {code: ledger.CodeAlmostDate, says: "its date is not written YYYY-MM-DD", looks: "## 14.03.2026 Tea", cured: "## 2026-03-14 Tea"},
	dateUnclear:       {code: ledger.CodeAlmostDate, says: "it is not clear which day its date is", looks: "## 3/4/2026 Tea"},
	dateNotFirst:      {code: ledger.CodeAlmostDate, says: "it does not begin with its date", looks: "## Tea, 2026-03-14", cured: "## 2026-03-14 Tea"},
	dateUnderlined:    {code: ledger.CodeAlmostDate, says: "an underlined heading opens no note", looks: "2026-03-14 Tea\n---\n\nIt rained.", cured: "## 2026-03-14 Tea\n\n\nIt rained."},
	dateInBold:        {code: ledger.CodeAlmostDate, says: "this line opens no note: a heading begins with ##", looks: "**2026-03-14** Tea", cured: "## 2026-03-14 Tea"},
	dateInALine:       {code: ledger.CodeAlmostDate, says: "this line opens no note: a list item begins with a dash and a blank", looks: "2026-03-14 Tea", cured: "- 2026-03-14 Tea"},
	dateIndented:      {code: ledger.CodeAlmostDate, says: "this line opens no note: a heading stands at the margin", looks: "    ## 2026-03-14 Tea", cured: "## 2026-03-14 Tea"},
	dateTooDeep:       {code: ledger.CodeAlmostDate, says: "this line opens no note: a heading has at most six #", looks: "####### 2026-03-14 Tea", cured: "###### 2026-03-14 Tea"},
	dateWithoutBlank:  {code: ledger.CodeAlmostDate, says: "this line opens no note: a heading has a blank after its #", looks: "##2026-03-14 Tea", cured: "## 2026-03-14 Tea"},
	datesInProse:      {code: ledger.CodeAlmostDate, says: "dated items under this heading are prose, not notes", looks: "## Work\n\n- 2026-03-14 a mill"},
	datesInATable:     {code: ledger.CodeAlmostDate, says: "a table of dates is prose, not notes: each row is a heading, or a list item under a log", looks: "| Date | What |\n|---|---|\n| 2026-03-14 | Tea |"},
	dayInWords:        {code: ledger.CodeAlmostDate, says: "the promise has no date: write it as YYYY-MM-DD", looks: inNote + "- [ ] call by 6d", cured: inNote + "- [ ] call by 2026-03-20"},
	otherDayInWords:   {code: ledger.CodeAlmostDate, says: "this day is not read: write it as YYYY-MM-DD", looks: inNote + "- [ ] call ➕ 6 March 2026", cured: inNote + "- [ ] call ➕ 2026-03-06"},
	doneInWords:       {code: ledger.CodeAlmostDate, says: "the promise has no done date: write it as YYYY-MM-DD", looks: inNote + "- [x] call done 3 March", cured: inNote + "- [x] call done 2026-03-03"},
	dayUnexplained:    {code: ledger.CodeAlmostDate, says: "nothing says what this date is to the promise", looks: inNote + "- [ ] call 2026-03-20", cured: inNote + "- [ ] call by 2026-03-20"},

	keyAlmost:       {code: ledger.CodeAlmostKey, says: " is no key that is read; ", looks: "---\ncadense: 6w\n---\n", cured: "---\ncadence: 6w\n---\n"},
	keyOther:        {code: ledger.CodeAlmostKey, says: " is no key that is read; ", looks: "---\ncontact_every: 6w\n---\n", cured: "---\ncadence: 6w\n---\n"},
	keyWithOneColon: {code: ledger.CodeAlmostKey, says: " is not read: a key outside of the front matter has two colons", looks: "**Last contact:** 2026-03-14", cured: "**Last contact::** 2026-03-14"},
	tagAlmost:       {code: ledger.CodeAlmostKey, says: " is a tag with no meaning of its own; ", looks: inNote + "She left. #prviate", cured: inNote + "She left. #private"},
}

func (m miss) says() string { return nearMisses[m].says }

// fault is a near miss between two offsets of a text, of which the hint shows
// what is cured up to a third.
func (m miss) fault(start, end, shows int, cures ...cure) *fault {
	return &fault{row: &nearMisses[m], code: nearMisses[m].code, severity: ledger.Warning, start: start, end: end, message: m.says(), cure: cures, shows: shows}
}

// hinting is a near miss of which only its writer knows what is meant.
func (m miss) hinting(start, end int, hint string) *fault {
	f := m.fault(start, end, 0)
	f.hint = hint
	return f
}

// is reports whether a fault is a near miss of a row; nil is none.
func (f *fault) is(m miss) bool { return f != nil && f.row == &nearMisses[m] }

func (m miss) warn(d *text.Document, at text.Region) text.Noted {
	return d.Problem(nearMisses[m].code, ledger.Warning, at, m.says(), "")
}

// fault is why a line that looks like an entry is none, or is not counted.
type fault struct {
	row        *nearMiss // nil for a fault that is no near miss
	code       ledger.Code
	severity   ledger.Severity
	start, end int
	message    string
	hint       string // where no cure is certain
	cure       []cure
	shows      int // where the text ends that the hint shows cured; the place itself where it ends before
}

// NoColon says of a task that it begins with its owner's name, and no colon after it.
const NoColon = "read as theirs, since it begins with their name: a colon says so"
