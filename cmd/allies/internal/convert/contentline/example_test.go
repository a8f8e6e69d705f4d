package contentline_test

import (
	"fmt"

	"allies/cmd/allies/internal/convert/contentline"
)

func ExampleText() {
	fmt.Println(contentline.Text("one, two; three\nfour"))
	// Output:
	// one\, two\; three\nfour
}
