package ledger_test

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

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

func ExampleStatusOf() {
	fmt.Println(ledger.StatusOf("dormant"))
	// Output:
	// ally true
}

func ExampleStatusWords() {
	fmt.Println(ledger.StatusWords())
	// Output:
	// [active ally alumni archive archived current dead deceased dormant ex former inactive lead potential prospect]
}

func ExampleReaches() {
	fmt.Println(ledger.Reaches())
	// Output:
	// [team org outside]
}

func ExampleCircles() {
	fmt.Println(ledger.Circles())
	// Output:
	// [5 15 50 150]
}

func ExampleDefaultConfig() {
	c := ledger.DefaultConfig()
	fmt.Println(c.HalfLife, "days")
	// Output:
	// 365 days
}

func ExampleWordNames() {
	fmt.Println(ledger.WordNames()[:3])
	// Output:
	// [gave got thanked]
}

func ExampleNewDate() {
	day, ok := ledger.NewDate(2026, 2, 28)
	fmt.Println(day, ok)
	_, ok = ledger.NewDate(2026, 2, 29)
	fmt.Println(ok)
	// Output:
	// 2026-02-28 true
	// false
}

func ExampleDateOf() {
	fmt.Println(ledger.DateOf(time.Date(2026, 11, 22, 23, 59, 0, 0, time.UTC)))
	// Output:
	// 2026-11-22
}

func ExampleLooksISO() {
	fmt.Println(ledger.LooksISO("2026-02-31"), ledger.LooksISO("31.2.2026"))
	// Output:
	// true false
}

func ExampleDaysIn() {
	fmt.Println(ledger.DaysIn(2028, 2))
	// Output:
	// 29
}

func ExampleInYear() {
	fmt.Println(ledger.InYear(2026, 2, 29))
	// Output:
	// 2026-02-28 true
}

func ExampleCutMarkdown() {
	fmt.Println(ledger.CutMarkdown("people/Dana.MD"))
	// Output:
	// people/Dana .MD true
}

func ExampleTrimMarkdown() {
	fmt.Println(ledger.TrimMarkdown("people/Dana.MD"), ledger.TrimMarkdown("notes.txt"))
	// Output:
	// people/Dana notes.txt
}

func ExampleFoldTerm() {
	fmt.Println(ledger.FoldTerm("Open Data"), ledger.FoldTerm("open-data"))
	// Output:
	// opendata opendata
}

func ExampleKeys() {
	fmt.Println(ledger.Keys()[:4])
	// Output:
	// [name aliases type status]
}

func ExampleKeyWords() {
	fmt.Println(len(ledger.KeyWords()) > len(ledger.Keys()))
	// Output:
	// true
}

func ExampleFoldKey() {
	fmt.Println(ledger.FoldKey("lastContact"), ledger.FoldKey("Last Contact"), ledger.FoldKey("last-contact"))
	// Output:
	// lastcontact lastcontact lastcontact
}

func ExampleCoreKinds() {
	fmt.Println(ledger.CoreKinds())
	// Output:
	// [emotional resources visibility guidance advocacy feedback]
}

func ExampleKnownKinds() {
	fmt.Println(ledger.KnownKinds())
	// Output:
	// [emotional resources visibility guidance advocacy feedback introduction listening celebration time gift money]
}

func ExampleDistance() {
	fmt.Println(ledger.Distance("fedback", "feedback"), ledger.Distance("tmie", "time"))
	// Output:
	// 1 1
}

func ExampleHasTag() {
	fmt.Println(ledger.HasTag([]string{"Work/Platform"}, "work"))
	// Output:
	// true
}

func ExampleIsPrivate() {
	fmt.Println(ledger.IsPrivate([]string{"talk", "private"}))
	// Output:
	// true
}

func ExampleInt() {
	fmt.Println(ledger.Int(3))
	// Output:
	// 3
}

func ExampleFrac() {
	fmt.Println(ledger.Frac(2, 4).Cmp(ledger.Frac(1, 2)))
	// Output:
	// 0
}

func ExampleParseNumber() {
	n, ok := ledger.ParseNumber("1/60")
	fmt.Println(n.Mul(ledger.Int(90)), ok)
	_, ok = ledger.ParseNumber("1e3")
	fmt.Println(ok)
	// Output:
	// 1.5 true
	// false
}

func ExampleCodes() {
	fmt.Println(len(ledger.Codes()) > 0, ledger.Codes()[0])
	// Output:
	// true front-matter
}

func ExampleSortProblems() {
	all := []ledger.Problem{{File: "b.md", Line: 1}, {File: "a.md", Line: 9}, {File: "a.md", Line: 2}}
	ledger.SortProblems(all)
	for _, p := range all {
		fmt.Println(p.File, p.Line)
	}
	// Output:
	// a.md 2
	// a.md 9
	// b.md 1
}

func ExampleOnlyFirst() {
	all := []ledger.Problem{{Line: 1, Once: "kinds"}, {Line: 2}, {Line: 3, Once: "kinds"}}
	for _, p := range ledger.OnlyFirst(all) {
		fmt.Println(p.Line)
	}
	// Output:
	// 1
	// 2
}

func ExampleCountProblems() {
	fmt.Println(ledger.CountProblems([]ledger.Problem{{Severity: ledger.Error}, {Severity: ledger.Warning}, {Severity: ledger.Warning}}))
	// Output:
	// 1 2
}

func ExampleIsCurrency() {
	fmt.Println(ledger.IsCurrency("EUR"), ledger.IsCurrency("XYZ"))
	// Output:
	// true false
}

func ExampleFailed() {
	err := ledger.Failed("dana.md is read-only", "make it writable first: chmod u+w dana.md", fs.ErrPermission)
	var failure *ledger.Failure
	fmt.Println(err, errors.Is(err, fs.ErrPermission), errors.As(err, &failure))
	fmt.Println(failure.Hint())
	// Output:
	// dana.md is read-only true true
	// make it writable first: chmod u+w dana.md
}
