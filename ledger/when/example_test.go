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

func ExampleDeadlineAbroad() {
	length, day := when.DeadlineAbroad("Freitag senden", today)
	fmt.Println(length, day)
	// Output:
	// 7 2026-11-27
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

func ExampleDoneAt() {
	note, _ := ledger.ParseDate("2026-03-14")
	length, day := when.DoneAt("3 March", note)
	fmt.Println(length, day)
	// Output: 7 2026-03-03
}

func ExampleDoneOn() {
	today, _ := ledger.ParseDate("2026-03-14")
	fmt.Println(when.DoneOn("yesterday", today))
	// Output: 2026-03-13
}

func ExampleYearly() {
	month, day, _ := when.Yearly("27 February")
	fmt.Println(month, day)
	// Output: 2 27
}

func ExampleIsMonthOrYear() {
	fmt.Println(when.IsMonthOrYear("September 2026"), when.IsMonthOrYear("2026-09-03"))
	// Output:
	// true false
}

func ExampleSpan() {
	begin, _ := ledger.ParseDate("2026-01-01")
	fmt.Println(when.Span(ledger.Period{Begin: begin}))
	// Output:
	// 2026-01-01..
}

func ExampleWords() {
	begin, _ := ledger.ParseDate("2026-01-01")
	fmt.Println(when.Words(ledger.Period{Begin: begin, End: begin + 31}))
	// Output:
	// 2026-01-01..2026-02-01 (its last day is 2026-01-31)
}

func ExampleMonthName() {
	fmt.Println(when.MonthName(11))
	// Output:
	// November
}

func ExampleShortMonth() {
	fmt.Println(when.ShortMonth(11))
	// Output:
	// Nov
}

func ExampleShortWeekday() {
	fmt.Println(when.ShortWeekday(0))
	// Output:
	// Sun
}

func ExampleIsWeekday() {
	fmt.Println(when.IsWeekday("Friday"), when.IsWeekday("today"))
	// Output:
	// true false
}

func ExampleNeedsMore() {
	fmt.Println(when.NeedsMore("last"), when.NeedsMore("today"))
	// Output:
	// true false
}

func ExampleSuggestions() {
	fmt.Println(when.Suggestions())
	// Output:
	// [today yesterday this week last week this month last month this quarter last quarter this year last year last 90 days]
}
