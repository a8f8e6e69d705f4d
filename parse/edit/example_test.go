package edit_test

import (
	"fmt"
	"testing/fstest"

	"allies/ledger"
	"allies/parse"
	"allies/parse/edit"
	"allies/parse/folder"
	"allies/parse/text"
)

const dana = `---
name: Dana Okafor
---

## 2026-11-20 Coffee

- gave 2h feedback: her talk
- [ ] send the draft
`

// read reads the file that the examples edit.
func read() *edit.Source {
	s, _ := edit.ReadSource("Dana Okafor.md", []byte(dana), ledger.DefaultConfig())
	return s
}

func day(iso string) ledger.Date {
	d, _ := ledger.ParseDate(iso)
	return d
}

// show prints what edits write.
func show(edits text.Edits) {
	for _, e := range edits.All() {
		fmt.Printf("%q becomes %q\n", e.Old, e.New)
	}
}

// An edit is planned on one reading of a file, and verified by another.
func Example() {
	before := read()
	log := edit.Log{Day: day("2026-11-22"), Title: "Call", Lines: []string{"thanked: for the tip"}}
	edits := edit.AddLog(before, log)
	after, err := before.After(edits)
	if err == nil {
		err = edit.VerifyLog(before, after, log)
	}
	fmt.Println(err)
	fmt.Print(string(after.Text()[len(dana):]))
	// Output:
	// <nil>
	//
	// ## 2026-11-22 Call
	//
	// - thanked: for the tip
}

func ExampleReadSource() {
	fmt.Println(read().Ally().Name)
	_, problems := edit.ReadSource("Dana Okafor.md", []byte("\xff"), ledger.DefaultConfig())
	fmt.Println(problems[0].Code)
	// Output:
	// Dana Okafor
	// encoding
}

func ExampleLog_Check() {
	log := edit.Log{Day: day("2026-11-22"), Lines: []string{"- [ ] send it by friday", "gave 2x feedback: the talk"}}
	checked, problems := log.Check(read().Ally(), ledger.DefaultConfig())
	fmt.Println(checked.Lines[0])
	fmt.Println(problems[0].Code)
	// Output:
	// [ ] send it by 2026-11-27
	// amount
}

func ExampleLog_ByDay() {
	log := edit.Log{Day: day("2026-11-22"), Lines: []string{"lunch", "yesterday: a call"}}
	for _, one := range log.ByDay(log.Day) {
		fmt.Println(one.Day, one.Lines)
	}
	// Output:
	// 2026-11-22 [lunch]
	// 2026-11-21 [a call]
}

func ExampleIntent() {
	fmt.Println(edit.Intent("I promised to send her the draft"))
	// Output:
	// [ ] what you promised by YYYY-MM-DD
}

func ExampleAddLog() {
	show(edit.AddLog(read(), edit.Log{Day: day("2026-11-20"), Lines: []string{"got 1h advice: on hiring"}}))
	// Output:
	// "" becomes "- got 1h advice: on hiring\n"
}

func ExampleTick() {
	s := read()
	show(edit.Tick(s, s.Ally().Promises()[0], day("2026-11-22"), ledger.Ticked))
	// Output:
	// " " becomes "x"
	// "" becomes " done 2026-11-22"
}

func ExampleSetKey() {
	show(edit.SetKey(read(), "snooze", "2026-12-01"))
	// Output:
	// "" becomes "snooze: 2026-12-01\n"
}

func ExampleRemoveKey() {
	show(edit.RemoveKey(read(), "name"))
	// Output:
	// "---\n" becomes ""
	// "name: Dana Okafor\n" becomes ""
	// "---\n" becomes ""
	// "\n" becomes ""
}

func ExampleRename() {
	show(edit.Rename(read(), "Dana Bello"))
	// Output:
	// " Dana Okafor" becomes " Dana Bello"
}

func ExampleCanonical() {
	s, _ := edit.ReadSource("dana.md", []byte("## 2026-11-20 Tea\n\n- Gave 2 hours  review : a\n"), ledger.DefaultConfig())
	show(edit.Canonical(s))
	// Output:
	// "Gave 2 hours  review : " becomes "gave 2h review: "
}

func ExampleSource_Cure() {
	s, _ := edit.ReadSource("dana.md", []byte("---\nmastodon: @dana\n---\n"), ledger.DefaultConfig())
	edits, cured := s.Cure(func(*ledger.Problem) bool { return true })
	fmt.Println(cured[0].Code)
	show(edits)
	// Output:
	// front-matter
	// "@dana" becomes "\"@dana\""
}

func ExampleVerifySame() {
	before := read()
	edits := text.EditsOf(before.Text())
	edits.Replace(30, "2026-11-20", "2026-11-19")
	after, err := before.After(edits)
	if err == nil {
		err = edit.VerifySame(before, after)
	}
	fmt.Println(err)
	// Output:
	// this would change more than it should: the note of 2026-11-19 would be read otherwise
}

func ExampleFacts() {
	for _, f := range edit.Facts(read().Ally()) {
		if f.About == edit.AboutEntry {
			fmt.Println(f.Day, f.Dir, f.Amount, f.Name, f.Text)
		}
	}
	// Output:
	// 2026-11-20 gave 2h feedback her talk
}

func ExampleScalar() {
	fmt.Println(edit.Scalar("Dana Okafor"), edit.Scalar("head of platform: Lagos"))
	// Output:
	// Dana Okafor "head of platform: Lagos"
}

func ExampleNewSetting() {
	fmt.Println(edit.NewSetting("goals", "open data, a book"))
	// Output:
	// {goals [open data, a book]}
}

func ExampleNew() {
	files := fstest.MapFS{"People/Dana Okafor.md": {Data: []byte(dana)}}
	l, _ := folder.Dir(files, folder.Options{})
	f, err := edit.New(files, l, "Ravi Patel", nil)
	fmt.Printf("%s %q %v\n", f.Path, f.Text, err)
	// Output:
	// People/Ravi Patel.md "# Ravi Patel\n" <nil>
}

func ExamplePlanRename() {
	files := fstest.MapFS{
		"Dana Okafor.md": {Data: []byte(dana)},
		"Ravi Patel.md":  {Data: []byte("Works with [[Dana Okafor]].\n")},
	}
	l, _ := folder.Dir(files, folder.Options{})
	changes, err := edit.PlanRename(files, l, l.Allies[0], "Dana Bello")
	for _, c := range changes {
		fmt.Printf("%s %q\n", c.Path, c.To)
		show(c.Edits)
	}
	fmt.Println(err)
	// Output:
	// Dana Okafor.md "Dana Bello.md"
	// " Dana Okafor" becomes " Dana Bello"
	// Ravi Patel.md ""
	// "Dana Okafor" becomes "Dana Bello"
	// <nil>
}

func ExamplePrint() {
	a := read().Ally()
	page, hidden := edit.Print(a, []*ledger.Note{&a.Notes[0]}, edit.OnlyOpen, ledger.DefaultConfig())
	fmt.Println(page, hidden, "hidden")
	// Output:
	// # Dana Okafor
	//
	// ## 2026-11-20 Coffee
	//
	// - gave 2h feedback: her talk
	// - [ ] send the draft
	//  0 hidden
}

func ExampleAddTasks() {
	show(edit.AddTasks(read(), []string{"- [ ] call Ravi"}))
	// Output:
	// "" becomes "\n## Checklist\n\n- [ ] call Ravi\n"
}

func ExampleVerifyCure() {
	before := read()
	after, _ := before.After(edit.SetKey(before, "cadence", "2w"))
	fmt.Println(edit.VerifyCure(before, after, nil))
	// Output:
	// <nil>
}

func ExamplePlanErase() {
	files := fstest.MapFS{"dana.md": {Data: []byte(dana)}, "ravi.md": {Data: []byte("# Ravi\n\n## 2026-11-20 Met by [[dana]]\n")}}
	l, _ := folder.Dir(files, folder.Options{})
	plan, err := edit.PlanErase(files, l, l.Named("Dana Okafor")[0])
	fmt.Println(plan != nil, err)
	// Output:
	// true <nil>
}

func ExamplePrintNote() {
	s := read()
	a := s.Ally()
	chunk, hidden := edit.PrintNote(a, &a.Notes[0], edit.OnlyOpen, ledger.DefaultConfig())
	fmt.Print(chunk)
	fmt.Println(hidden)
	// Output:
	// ## 2026-11-20 Coffee
	//
	// - gave 2h feedback: her talk
	// - [ ] send the draft0
}

func ExampleRead() {
	fmt.Println(edit.Read(parse.Open("dana.md", []byte(dana), ledger.DefaultConfig())).Ally().Name)
	// Output:
	// Dana Okafor
}

func ExampleReadPage() {
	page, problems := edit.ReadPage("2026-03-14 Stand-up.md", []byte("---\ntype: meeting\nattendees: [Dana]\n---\n"), ledger.DefaultConfig())
	fmt.Println(page != nil, len(problems))
	// Output:
	// true 0
}

func ExampleVerifyLog() {
	before := read()
	log := edit.Log{Day: day("2026-11-22"), Lines: []string{"thanked: for the tip"}}
	after, _ := before.After(edit.AddLog(before, log))
	other := edit.Log{Day: day("2026-11-22"), Lines: []string{"thanked: for the book"}}
	fmt.Println(edit.VerifyLog(before, after, log))
	fmt.Println(edit.VerifyLog(before, after, other) != nil)
	// Output:
	// <nil>
	// true
}

func ExampleVerifyTick() {
	before := read()
	p := before.Ally().Notes[0].Promises[0]
	after, _ := before.After(edit.Tick(before, p, day("2026-11-22"), ledger.Ticked))
	fmt.Println(edit.VerifyTick(before, after, p, day("2026-11-22"), ledger.Ticked))
	// Output:
	// <nil>
}

func ExampleVerifyKey() {
	before := read()
	after, _ := before.After(edit.SetKey(before, "cadence", "2w"))
	fmt.Println(edit.VerifyKey(before, after, "cadence", "2w"))
	fmt.Println(edit.VerifyKey(before, after, "cadence", "3w") != nil)
	// Output:
	// <nil>
	// true
}

func ExampleAdd() {
	show(edit.Add(read(), edit.Addition{
		Keys:  []edit.KeyValues{{Key: "email", Values: []string{"dana@example.org", "d@example.com"}}},
		About: []string{"Met at a meetup."},
		Items: []edit.Log{{Day: day("2026-03-14"), Title: "Stand-up"}},
	}))
	// Output:
	// "" becomes "email: [dana@example.org, d@example.com]\n"
	// "" becomes "\nMet at a meetup.\n"
	// "" becomes "\n## Log\n\n- 2026-03-14 Stand-up\n"
}

func ExampleVerifyAddition() {
	add := edit.Addition{Keys: []edit.KeyValues{{Key: "birthday", Values: []string{"soon"}}}}
	after, _ := read().After(edit.Add(read(), add))
	fmt.Println(edit.VerifyAddition(read(), after, add))
	// Output: this would change more than it should: Dana Okafor.md:3 would be read with a problem: soon does not fit birthday: it takes a day of the year
}

func ExampleAsProse() {
	prose, _ := edit.AsProse("- gave 2h feedback: not to us\n[[Ravi]] saw it", ledger.DefaultConfig())
	fmt.Println(prose)
	// Output:
	// \- gave 2h feedback: not to us
	// \[\[Ravi\]\] saw it
}

func ExampleAsTitle() {
	title, _ := edit.AsTitle([]edit.TitlePart{{Text: "Lunch #2 with "}, {Link: "Ravi Patel"}}, []string{"food"}, day("2026-03-14"), ledger.DefaultConfig())
	fmt.Println(title)
	entry, _ := edit.AsTitle([]edit.TitlePart{{Text: "gave 2h feedback: not to us"}}, nil, day("2026-03-14"), ledger.DefaultConfig())
	fmt.Println(entry)
	// Output:
	// Lunch #2 with [[Ravi Patel]] #food
	// “gave 2h feedback: not to us”
}

func ExampleAsLine() {
	line, _ := edit.AsLine("[ ] pay me", day("2026-03-14"), ledger.DefaultConfig())
	fmt.Println(line)
	fence, _ := edit.AsLine("```", day("2026-03-14"), ledger.DefaultConfig())
	fmt.Println(fence)
	// Output:
	// “\[ \] pay me”
	// \`\`\`
}

func ExampleListNotes() {
	l := &ledger.Ledger{Allies: []*ledger.Ally{read().Ally()}}
	l.Link()
	notes := edit.ListNotes(l, l.Allies[0])
	fmt.Println(notes.Has(edit.Log{Day: day("2026-11-20"), Title: "coffee"}), notes.Has(edit.Log{Day: day("2026-11-20"), Title: "Lunch"}))
	// Output: true false
}

func ExamplePlanNew() {
	files := fstest.MapFS{}
	l, _ := folder.Dir(files, folder.Options{})
	plan, _ := edit.PlanNew(files, l)
	for range 2 {
		f, _ := plan.New("Ravi Patel", nil)
		fmt.Println(f.Path)
	}
	// Output:
	// Ravi Patel.md
	// Ravi Patel 2.md
}

func ExampleRises() {
	s, _ := edit.ReadSource("dana.md", []byte("- 2026-03-14 call\n- 2026-02-01 lunch\n- 2026-01-01 walk\n"), ledger.DefaultConfig())
	fmt.Println(edit.Rises(s.Ally().Notes, func(*ledger.Note) bool { return true }))
	// Output: -2
}
