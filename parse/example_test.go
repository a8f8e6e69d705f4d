package parse_test

import (
	"fmt"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

const dana = `---
name: Dana Okafor
cadence: 6w
---

## 2026-03-14 Coffee

- gave 2h feedback: her talk
- [ ] send the draft by 2026-03-21
- gave fedback: her slides
`

func ExampleFile() {
	a, problems := parse.File("Dana Okafor.md", []byte(dana), ledger.DefaultConfig())
	n := a.Notes[0]
	fmt.Println(a.Name, n.Date, n.Title)
	fmt.Println(n.Entries[0].Dir, n.Entries[0].Kind, n.Promises[0].Due)
	fmt.Println(problems[0].Line, problems[0].Code)
	// Output:
	// Dana Okafor 2026-03-14 Coffee
	// gave feedback 2026-03-21
	// 10 kind
}

func ExampleOpen() {
	s := parse.Open("Dana Okafor.md", []byte(dana), ledger.DefaultConfig())
	fmt.Println(s.Ally.Name, len(s.Ally.Notes), "notes before the body is read")
	s.ReadBody()
	at := s.Ally.Notes[0].Entries[0].Pos
	fmt.Println(s.Line(int(at.Line)))
	// Output:
	// Dana Okafor 0 notes before the body is read
	// - gave 2h feedback: her talk
}

func ExampleMe() {
	me, _ := parse.Me("me.md", []byte("---\nname: Ada\ngoals: [a garden]\n---\n\nWhat I write here is prose.\n"), ledger.DefaultConfig())
	fmt.Println(me.Name, me.Goals)
	// Output:
	// Ada [a garden]
}

func ExampleConfig() {
	c, problems := parse.Config("allies.yaml", []byte("kinds: {childcare: 1}\nhalf_life: 1y\nhalflife: 2y\n"))
	fmt.Println(c.HalfLife, "days")
	fmt.Println(problems[0].Line, problems[0].Code)
	// Output:
	// 365 days
	// 3 front-matter
}

func ExampleReadEntry() {
	line := "gave 2h feedback: her talk"
	head, _ := parse.ReadEntry(line, ledger.DefaultConfig())
	fmt.Println(head.Word(line), head.Amount.Number.Round(1), head.Amount.Unit, line[head.Text:])
	// Output:
	// gave 2 h her talk
}

func ExampleOwnDay() {
	today, _ := ledger.ParseDate("2026-11-22")
	fmt.Println(parse.OwnDay("yesterday: lunch with her team", today))
	// Output:
	// 2026-11-21 lunch with her team
}

func ExampleCutMarker() {
	fmt.Println(parse.CutMarker("tags:person"))
	// Output:
	// tags person true
}

func ExampleIsConflictMarker() {
	fmt.Println(parse.IsConflictMarker("<<<<<<< ours"), parse.IsConflictMarker("<< ours"))
	// Output:
	// true false
}

func ExampleReadLeadDate() {
	s := "**2026-03-14** Coffee"
	day, ok := parse.ReadLeadDate(s)
	fmt.Println(s[day.Rest:], ok)
	// Output:
	// Coffee true
}

func ExampleSkipMarks() {
	s := "**gave** 2h"
	fmt.Println(s[parse.SkipMarks(s, 0):])
	// Output:
	// gave** 2h
}

func ExampleFindVerb() {
	fmt.Println(parse.FindVerb("gave 2h feedback: her talk", ledger.DefaultConfig()))
	// Output:
	// gave 4
}

func ExampleNobody() {
	me := parse.Nobody("me.md")
	fmt.Println(me.File, len(me.Goals))
	// Output:
	// me.md 0
}

func ExampleUnreadable() {
	fmt.Println(parse.Unreadable("a.md", []byte("a\x00b")).Code, parse.Unreadable("a.md", []byte("# Ann\n")) == nil)
	// Output:
	// encoding true
}

func ExampleSkipped() {
	p := parse.Skipped("a.md", ledger.CodeEncoding, "mend it", "it cannot be read")
	fmt.Println(p.File, p.Line, p.Message)
	// Output:
	// a.md 1 it cannot be read
}

func ExampleGlobMatch() {
	fmt.Println(parse.GlobMatch("people/**", "people/team/dana.md"), parse.GlobMatch("*.md", "people/dana.md"))
	// Output:
	// true true
}

func ExampleIsLog() {
	fmt.Println(parse.IsLog("Interactions", ledger.DefaultConfig()), parse.IsLog("Recipes", ledger.DefaultConfig()))
	// Output:
	// true false
}

func ExampleMayHoldFields() {
	fmt.Println(parse.MayHoldFields([]byte("cadence:: 2w\n")))
	// Output:
	// true
}

func ExampleTitleName() {
	d := text.NewDocument("Dana.md", []byte("Dana (from the choir)"), nil)
	name, at := parse.TitleName(d, text.Region{Start: 0, End: 21}, "Dana")
	fmt.Println(name, at.End)
	// Output:
	// Dana (from the choir) 21
}

func ExampleHeadingName() {
	fmt.Println(parse.HeadingName("**Dana** Okafor #team"))
	// Output:
	// Dana Okafor
}

func ExampleNameWords() {
	fmt.Println(parse.NameWords("DanaOkafor 2nd"))
	// Output:
	// [danaokafor dana okafor 2nd danaokafor2nd]
}

func ExampleStemOf() {
	fmt.Println(parse.StemOf("people/Dana Okafor.md"))
	// Output:
	// Dana Okafor
}

func ExampleImpossibleDay() {
	fmt.Println(parse.ImpossibleDay("2026-02-30 Coffee"))
	// Output:
	// there is no day 2026-02-30: February 2026 has 28 days 2026-02-28
}

func ExampleNamesOf() {
	fmt.Println(parse.NamesOf(&ledger.Ally{Name: "Dana Okafor", Aliases: []string{"Dee"}, File: "dana.md", Stem: "dana"}))
	// Output:
	// [dana okafor dee]
}

func ExampleReadOwner() {
	s := "Dana: send the map"
	o := parse.ReadOwner(s, 0, []string{"dana"}, ledger.DefaultConfig())
	fmt.Println(o.Theirs, s[o.Text:])
	// Output:
	// true send the map
}

func ExamplePage() {
	p := parse.Page("2026-03-14 Stand-up.md", []byte("---\ntype: meeting\nattendees: [Dana, Ravi]\n---\n- [ ] send the minutes\n"), ledger.DefaultConfig())
	fmt.Println(p.Note.Date, p.Note.Title, len(p.Note.Promises))
	// Output:
	// 2026-03-14 Stand-up 0
}

func ExampleMayBePage() {
	fmt.Println(parse.MayBePage("2026-03-14.md", []byte("attendees: Dana\n"), ledger.DefaultConfig()), parse.MayBePage("soup.md", []byte("salt\n"), ledger.DefaultConfig()))
	// Output:
	// true false
}

func ExampleWithOwner() {
	fmt.Println(parse.WithOwner("- gave 2h feedback: her talk", ledger.Link{}, "Dana"))
	// Output:
	// - gave 2h feedback: [[Dana]] her talk
}

func ExampleCutDay() {
	fmt.Println(parse.CutDay("2024_03_01 Coffee"))
	// Output:
	// 2024-03-01  Coffee true
}

func ExampleIsTask() {
	fmt.Println(parse.IsTask("[ ] send the map"), parse.IsTask("send the map"))
	// Output:
	// true false
}

func ExampleReadBox() {
	box, ok := parse.ReadBox("[x] send the map")
	fmt.Println("[x] send the map"[box.Text:], ok)
	// Output:
	// send the map true
}

func ExampleTypeOf() {
	fmt.Println(parse.TypeOf("contact", "person"))
	fmt.Println(parse.TypeOf("meeting"))
	// Output:
	// person true
	//  false
}

func ExampleIsMeetingType() {
	fmt.Println(parse.IsMeetingType("weekly meeting"))
	// Output:
	// true
}

func ExampleSpanOf() {
	fmt.Println(parse.SpanOf(3, 7).End)
	// Output:
	// 7
}

func ExampleIsListBreak() {
	fmt.Println(parse.IsListBreak(','), parse.IsListBreak('-'))
	// Output:
	// true false
}

func ExampleFoldWord() {
	fmt.Println(parse.FoldWord("#Team"), parse.FoldWord("[[Team]]"))
	// Output:
	// team team
}

func ExampleEndsDue() {
	fmt.Println(parse.EndsDue("send the slides by next week"), parse.EndsDue("we walked by the river"))
	// Output: true false
}
