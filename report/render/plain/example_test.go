package plain_test

import (
	"fmt"

	"allies/report/render/plain"
)

func ExampleVisible() {
	fmt.Println(plain.Visible("Dana\x1b[2J\u202e"))
	// Output:
	// Dana\x1b[2J<U+202E>
}

func ExampleVisibleLines() {
	fmt.Println(plain.VisibleLines("one\n\x07two"))
	// Output:
	// one
	// \x07two
}

func ExampleIsControl() {
	fmt.Println(plain.IsControl('\x1b'), plain.IsControl('é'))
	// Output:
	// true false
}

func ExampleIsMark() {
	fmt.Println(plain.IsMark('\u202e'), plain.IsMark('é'))
	// Output:
	// true false
}

func ExampleWidth() {
	fmt.Println(plain.Width("Dana"), plain.Width("丹娜"))
	// Output:
	// 4 4
}

func ExampleTruncate() {
	fmt.Println(plain.Truncate("a long promise", 8, "…"))
	// Output:
	// a long…
}

func ExampleLastWithin() {
	fmt.Println(plain.LastWithin("丹娜", 3))
	// Output:
	// 娜
}

func ExamplePadRight() {
	fmt.Printf("%q\n", plain.PadRight("Dana", 6))
	// Output:
	// "Dana  "
}

func ExampleBlanks() {
	fmt.Printf("%q\n", plain.Blanks(2))
	// Output:
	// "  "
}

func ExampleUnderline() {
	fmt.Println("kind:mentorng\n" + plain.Underline("kind:", "mentorng"))
	// Output:
	// kind:mentorng
	//      ^^^^^^^^
}

func ExampleFold() {
	fmt.Printf("%q\n", plain.Fold("send the slides to Dana", 10))
	// Output:
	// ["send the" "slides to" "Dana"]
}

func ExampleChopped() {
	fmt.Printf("%q\n", plain.Chopped([]string{"abcdefgh"}, 5))
	// Output:
	// ["abcde" "fgh"]
}
