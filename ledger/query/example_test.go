package query_test

import (
	"fmt"

	"allies/ledger"
	"allies/ledger/query"
)

func ledgerOfTwo() *ledger.Ledger {
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{
		{Name: "Dana Okafor", File: "dana.md", Stem: "dana", Tags: []string{"work"}},
		{Name: "Ravi Patel", File: "ravi.md", Stem: "ravi"},
	}}
	l.Link()
	return l
}

func ExampleParse() {
	today, _ := ledger.ParseDate("2026-11-22")
	c := query.For(ledgerOfTwo(), today)
	_, err := query.Parse([]string{"dana", "date:thismonth", "tag:work"}, c)
	fmt.Println(err)
	_, err = query.Parse([]string{"tga:work"}, c)
	fmt.Println(err)
	// Output:
	// <nil>
	// no file has a key called "tga"
}

func ExampleComplete() {
	for _, c := range query.Complete("tag:", ledgerOfTwo()) {
		fmt.Printf("%+v\n", c)
	}
	// Output:
	// {Text:tag:work About:}
}

func ExampleFor() {
	l := &ledger.Ledger{Allies: []*ledger.Ally{{Name: "Dana", File: "dana.md"}}}
	l.Link()
	today, _ := ledger.ParseDate("2026-11-22")
	q, err := query.Parse([]string{"dana"}, query.For(l, today))
	fmt.Println(q != nil, err)
	// Output:
	// true <nil>
}
