package lists_test

import (
	"fmt"
	"strconv"
	"strings"

	"allies/ledger/lists"
)

func Example() {
	people := []string{"Dana", "Kofi", "Mei Lin"}
	short := lists.Only(people, func(name string) bool { return len(name) < 5 })
	fmt.Println(short, lists.Of(short, strings.ToUpper), lists.Flat(people, strings.Fields))
	fmt.Println(lists.Count(people, func(name string) bool { return strings.Contains(name, " ") }),
		lists.Some(people, func(name *string) bool { return *name == "Kofi" }), lists.Once(short, "Dana"))
	// Output:
	// [Dana Kofi] [DANA KOFI] [Dana Kofi Mei Lin]
	// 1 true [Dana Kofi]
}

func ExampleFirst() {
	even := func(n int) bool { return n%2 == 0 }
	fmt.Println(lists.First(even, 8, 3), lists.First(even, 1, 3), lists.First(even, 1, 2))
	// Output: -1 0 1
}

func ExampleWords() {
	type kind string
	fmt.Println(strings.Join(lists.Words([]kind{"time", "gift"}), ", "), lists.Of([]int{5, 15}, strconv.Itoa))
	// Output: time, gift [5 15]
}

func ExamplePointers() {
	counts := []int{1, 2}
	for _, n := range lists.Pointers(counts) {
		*n *= 10
	}
	fmt.Println(counts, lists.Only([]int(nil), func(int) bool { return true }) != nil)
	// Output: [10 20] true
}

func ExampleBeyond() {
	fmt.Println(lists.Beyond([]string{"tea", "tea", "cake"}, []string{"cake", "tea", "walk"}))
	// Output: [walk] [tea]
}
