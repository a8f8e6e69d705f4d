package merge_test

import (
	"errors"
	"fmt"

	"allies/parse/merge"
)

func ExampleFiles() {
	base := "## 2026-03-14 Coffee\n\n- [ ] send the draft\n"
	ours := "## 2026-03-14 Coffee\n\n- [x] send the draft done 2026-03-20\n"
	theirs := "## 2026-03-14 Coffee\n\n- [ ] send the whole draft\n\n## 2026-03-22 Call\n"
	o := merge.Options{
		Ours: "ours", Theirs: "theirs",
		ByLines: func() ([]byte, int, error) { return nil, 0, errors.New("no git here") },
	}
	merged, conflicts, err := merge.Files("dana.md", []byte(base), []byte(ours), []byte(theirs), o)
	fmt.Print(string(merged))
	fmt.Println(conflicts, err)
	// Output:
	// ## 2026-03-14 Coffee
	//
	// - [x] send the whole draft done 2026-03-20
	//
	// ## 2026-03-22 Call
	// 0 <nil>
}
