package ledger_test

import (
	"fmt"

	"allies/ledger"
)

func ExampleParseDate() {
	day, ok := ledger.ParseDate("2026-02-28")
	fmt.Println(day+1, ok)
	_, ok = ledger.ParseDate("2026-02-30")
	fmt.Println(ok)
	// Output:
	// 2026-03-01 true
	// false
}

func ExampleNumber() {
	third := ledger.Frac(1, 3)
	fmt.Println(third.Add(third).Add(third).Cmp(ledger.Int(1)), third.Round(2))
	// Output:
	// 0 0.33
}

func ExampleKey() {
	fmt.Println(ledger.Key("Last Contact"))
	fmt.Println(ledger.Key("favourite tea"))
	// Output:
	// last_contact true
	// favouritetea false
}

func ExampleFold() {
	fmt.Println(ledger.Fold("Zoë  OKAFOR") == ledger.Fold("zoe okafor"))
	// Output:
	// true
}

func ExampleNearest() {
	fmt.Println(ledger.Nearest("fedback", ledger.KnownKinds()))
	// Output:
	// feedback
}

func ExampleIsTag() {
	fmt.Println(ledger.IsTag("work/team", "work"), ledger.IsTag("workshop", "work"))
	// Output:
	// true false
}

func ExampleLedger_Named() {
	l := &ledger.Ledger{Allies: []*ledger.Ally{{Name: "Dana Okafor", Aliases: []string{"Dee"}, File: "dana.md", Stem: "dana"}}}
	l.Link()
	fmt.Println(l.Named("dee")[0].Name)
	// Output:
	// Dana Okafor
}
