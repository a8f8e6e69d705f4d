package parse_test

import (
	"fmt"

	"allies/ledger"
	"allies/parse"
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
