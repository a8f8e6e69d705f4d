package ledger

import (
	"os"
	"regexp"
	"slices"
	"testing"
)

// TestSortProblems: by file, then line, then column; what stands in one place
// keeps its order.
func TestSortProblems(t *testing.T) {
	problems := []Problem{
		{File: "b.md", Line: 1, Column: 1, Message: "5"}, {File: "a.md", Line: 2, Column: 1, Message: "3"}, {File: "a.md", Line: 2, Column: 1, Message: "4"},
		{File: "a.md", Line: 1, Column: 9, Message: "2"}, {File: "a.md", Line: 1, Column: 2, Message: "1"}, {File: "b.md", Line: 10, Column: 1, Message: "7"},
		{File: "b.md", Line: 2, Column: 5, Message: "6"},
	}
	SortProblems(problems)
	if !slices.IsSortedFunc(problems, func(a, b Problem) int { return int(a.Message[0]) - int(b.Message[0]) }) {
		t.Errorf("sorted as %v", problems)
	}
}

// TestOnlyStrict: three warnings are looked for only where they are asked for.
func TestOnlyStrict(t *testing.T) {
	var strict []Code
	for _, code := range Codes() {
		if code.OnlyStrict() {
			strict = append(strict, code)
		}
	}
	if !slices.Equal(strict, []Code{CodeLink, CodeOrder, CodeThin}) {
		t.Errorf("only under --strict: %v", strict)
	}
}

// TestCodesAreListed: Codes has each code that has a name.
func TestCodesAreListed(t *testing.T) {
	src, err := os.ReadFile("problem.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, named := range regexp.MustCompile(`Code\w+ +Code = "([a-z-]+)"`).FindAllSubmatch(src, -1) {
		if !slices.Contains(Codes(), Code(named[1])) {
			t.Errorf("Codes lacks %s", named[1])
		}
	}
}
