package ical_test

import (
	"fmt"

	"allies/cmd/allies/internal/convert/ical"
)

func ExampleUID() {
	fmt.Println(ical.UID("dana", "birthday") == ical.UID("ravi", "birthday"))
	// Output:
	// false
}
