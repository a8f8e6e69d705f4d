package obfuscate_test

import (
	"fmt"

	"allies/cmd/allies/internal/convert/obfuscate"
	"allies/ledger"
)

func ExampleBlur() {
	fmt.Println(obfuscate.Blur("Dana's 2nd draft"))
	// Output:
	// Xxxx'x 0xx xxxxx
}

func ExampleValue() {
	m := obfuscate.New([]*ledger.Ally{{Name: "Dana Okafor", File: "dana.md"}})
	fmt.Println(obfuscate.Value(m, []string{"her draft"}))
	// Output:
	// [xxx xxxxx]
}
