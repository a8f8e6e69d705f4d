package vcard_test

import (
	"fmt"
	"strings"

	"allies/cmd/allies/internal/convert/vcard"
)

func ExampleUID() {
	fmt.Println(len(vcard.UID("dana")))
	// Output:
	// 45
}

func ExampleCards() {
	cards := vcard.Cards([]vcard.Card{{UID: "urn:uuid:1", Name: "Dana Okafor", First: "Dana", Last: "Okafor"}})
	fmt.Print(strings.ReplaceAll(cards, "\r", ""))
	// Output:
	// BEGIN:VCARD
	// VERSION:4.0
	// PRODID:-//allies//allies//EN
	// UID:urn:uuid:1
	// FN:Dana Okafor
	// N:Okafor;Dana;;;
	// END:VCARD
}

func ExampleRead() {
	file, _ := vcard.Read(strings.NewReader("BEGIN:VCARD\nVERSION:4.0\nFN:Dana Okafor\nEMAIL:dana@example.org\nBDAY:--0520\nEND:VCARD\n"))
	fmt.Println(file.People[0].Name, file.People[0].Keys)
	// Output: Dana Okafor [{email [{ dana@example.org}]} {birthday [{ 05-20}]}]
}
