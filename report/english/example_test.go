package english_test

import (
	"fmt"

	"allies/ledger"
	"allies/report/english"
)

func day(iso string) ledger.Date {
	d, _ := ledger.ParseDate(iso)
	return d
}

func ExampleCount() {
	fmt.Println(english.Count(1, "ally"), english.Count(3, "ally"), english.Count(0, "day"))
	// Output: 1 ally 3 allies 0 days
}

func ExampleDay() {
	fmt.Println(english.Day(day("2026-11-12"), day("2026-11-22")))
	fmt.Println(english.Day(day("2025-11-12"), day("2026-11-22")))
	// Output:
	// 12 Nov
	// 12 Nov 2025
}

func ExampleAgo() {
	fmt.Println(english.Ago(day("2026-11-01"), day("2026-11-22")), "and", english.Ago(day("2026-11-25"), day("2026-11-22")))
	// Output: 3 weeks ago and in 3 days
}

func ExampleEvery() {
	fmt.Println(english.Every(42, 0), "or", english.Every(28, 42), "or", english.EveryMonths(1, 3))
	// Output: every 6 weeks or every 4 to 6 weeks or every 1 to 3 months
}

func ExampleJoin() {
	fmt.Println(english.Join("and", []string{"Ada", "Ravi", "Dana"}))
	// Output: Ada, Ravi and Dana
}

func ExampleVerb() {
	fmt.Println("1 cell", english.Verb(1, "has", "have")+", 2 cells", english.Verb(2, "has", "have"))
	// Output:
	// 1 cell has, 2 cells have
}

func ExamplePlural() {
	fmt.Println(english.Plural("ally"), english.Plural("win"))
	// Output:
	// allies wins
}

func ExampleDayAndMonth() {
	fmt.Println(english.DayAndMonth(12, 11))
	// Output:
	// 12 Nov
}

func ExampleLapse() {
	fmt.Println(english.Lapse(6), "-", english.Lapse(23))
	// Output:
	// 6 days - 3 weeks
}

func ExampleDaysAgo() {
	fmt.Println(english.DaysAgo(1), "-", english.DaysAgo(40))
	// Output:
	// 1 day ago - 40 days ago
}

func ExampleEveryMonths() {
	fmt.Println(english.EveryMonths(2, 3))
	// Output:
	// every 2 to 3 months
}
