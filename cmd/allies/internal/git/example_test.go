package git_test

import (
	"fmt"

	"allies/cmd/allies/internal/git"
)

func ExampleWithDriver() {
	fmt.Print(string(git.WithDriver([]byte("*.md merge=union\n"))))
	// Output:
	// *.md merge=union
	// *.md merge=allies diff=allies
	// *.[mM][dD] merge=allies diff=allies
	// *.[mM][aA][rR][kK][dD][oO][wW][nN] merge=allies diff=allies
}

func ExampleIgnored() {
	fmt.Print(string(git.Ignored([]byte("*.tmp\n"), "*.tmp", "out.html")))
	// Output:
	// *.tmp
	// out.html
}
