package diff_test

import (
	"fmt"

	"allies/parse/diff"
)

func ExampleChanged() {
	fmt.Printf("%s", diff.Changed("dana.md", []byte("# Dana\n- [ ] send it\n"), []byte("# Dana\n- [x] send it\n")))
	// Output:
	// --- ./dana.md
	// +++ ./dana.md
	// @@ -1,2 +1,2 @@
	//  # Dana
	// -- [ ] send it
	// +- [x] send it
}

func ExampleBare() {
	fmt.Printf("%s", diff.Bare("dana.md", []byte("# Dana\n\nA secret."), []byte("# Dana\n\nA secret.\n\n- gave 1h time: x\n")))
	// Output:
	// --- ./dana.md
	// +++ ./dana.md
	// @@ -3,0 +4,2 @@
	// +
	// +- gave 1h time: x
}

func ExampleCreated() {
	fmt.Printf("%s", diff.Created("ravi.md", []byte("# Ravi\n")))
	// Output:
	// --- /dev/null
	// +++ ./ravi.md
	// @@ -0,0 +1 @@
	// +# Ravi
}

func ExampleRemoved() {
	fmt.Printf("%s", diff.Removed("ravi.md", []byte("# Ravi\n")))
	// Output:
	// --- ./ravi.md
	// +++ /dev/null
	// @@ -1 +0,0 @@
	// -# Ravi
}

func ExampleCompare() {
	before, after := diff.Lines("a\nb\nc\n"), diff.Lines("a\nc\nd\n")
	for _, c := range diff.Compare(before, after) {
		fmt.Printf("%q becomes %q\n", before[c.OldStart:c.OldEnd], after[c.NewStart:c.NewEnd])
	}
	// Output:
	// ["b\n"] becomes []
	// [] becomes ["d\n"]
}

func ExampleLines() {
	fmt.Printf("%q\n", diff.Lines("one\ntwo"))
	// Output:
	// ["one\n" "two"]
}
