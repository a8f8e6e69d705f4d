package screen_test

import (
	"fmt"
	"strings"

	"allies/cmd/allies/internal/screen"
)

func ExampleNew() {
	var out strings.Builder
	s := screen.New(&out, strings.NewReader(""))
	err := s.Show([]string{"one row"})
	s.Leave()
	columns, rows := s.Size()
	fmt.Println(strings.Contains(out.String(), "one row"), s.HasKeys(), columns, rows, err)
	// Output:
	// true false 80 24 <nil>
}

func ExampleScroll() {
	var s screen.Scroll
	s.Set([]string{"Ann", "Bo", "Cy"}, 20, 2)
	found := s.Find("cy", +1)
	fmt.Println(found, s.Line(), len(s.Shown()))
	// Output:
	// true Cy 2
}

func ExampleUnpainted() {
	fmt.Println(screen.Unpainted("\x1b[1mDana\x1b[0m"))
	// Output:
	// Dana
}

func ExamplePlaceIn() {
	at, ok := screen.PlaceIn("send it  bo.md:3", "/notes", func(file string) bool { return file == "bo.md" })
	fmt.Println(at.File, at.Line, ok)
	// Output:
	// bo.md 3 true
}
