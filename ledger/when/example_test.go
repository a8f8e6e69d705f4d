package when_test

import (
	"fmt"

	"allies/ledger"
	"allies/ledger/when"
)

// today is a Sunday.
var today, _ = ledger.ParseDate("2026-11-22")

func ExamplePeriod() {
	p, _ := when.Period("last 90 days", today)
	fmt.Println(when.Words(p))
	p, _ = when.Period("from friday to christmas", today)
	fmt.Println(when.Words(p))
	// Output:
	// 2026-08-25..2026-11-23 (its last day is 2026-11-22)
	// 2026-11-27..2026-12-25 (its last day is 2026-12-24)
}

func ExampleFirst() {
	day, _ := when.First("next month", today)
	fmt.Println(day)
	// Output: 2026-12-01
}

func ExampleLast() {
	day, _ := when.Last("next month", today)
	fmt.Println(day)
	// Output: 2026-12-31
}

func ExampleDateAt() {
	length, day := when.DateAt("14.03.2026 Coffee")
	fmt.Println(length, day)
	// Output: 10 2026-03-14
}

func ExampleDeadlineAt() {
	length, day := when.DeadlineAt("monday week, if it is ready", today)
	fmt.Println(length, day)
	// Output: 11 2026-11-30
}

func ExampleDeadlineEnding() {
	const promise = "book a table tomorrow"
	start, day := when.DeadlineEnding(promise, today)
	fmt.Println(promise[start:], day)
	// Output: tomorrow 2026-11-23
}

func ExampleLength() {
	length, _ := when.Length("every other week")
	fmt.Println(length)
	// Output: 2w
}

func ExampleCadence() {
	cadence, _ := when.Cadence("4w..6w")
	fmt.Println(cadence.Every, cadence.Until)
	// Output: 4w 6w
}

func ExampleYearly() {
	month, day, _ := when.Yearly("27 February")
	fmt.Println(month, day)
	// Output: 2 27
}
