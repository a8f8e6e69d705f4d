package capture_test

import (
	"fmt"

	"allies/ledger"
	"allies/parse/capture"
)

func ExampleBook_Address() {
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{{Name: "Dana Okafor", Stem: "dana", File: "dana.md"}}}
	l.Link()
	today, _ := ledger.ParseDate("2026-11-22")
	book := capture.NewBook(l, today)
	for _, item := range capture.Read("inbox.md", []byte("yesterday Dana [ ] send the draft\ncall the bank\n")).Items {
		if to, why := book.Address(item, "inbox.md"); why == "" {
			fmt.Println(to.Ally.Name, to.Day, to.Lines)
		} else {
			fmt.Println(why)
		}
	}
	// Output:
	// Dana Okafor 2026-11-21 [[ ] send the draft]
	// whose is it? begin the line with a name
}

func ExampleBook_NamedIn() {
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{{Name: "Dana Okafor", Stem: "dana", File: "dana.md"}}}
	l.Link()
	for _, a := range capture.NewBook(l, 0).NamedIn("Lunch with Dana") {
		fmt.Println(a.Name)
	}
	// Output: Dana Okafor
}

func ExampleFile_Without() {
	in := capture.Read("inbox.md", []byte("# Inbox\nDana: lunch\ncall the bank\n"))
	fmt.Printf("%s", in.Without([]string{"", "whose is it?"}))
	// Output:
	// # Inbox
	// call the bank <!-- allies: whose is it? -->
}
