package main

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"allies/report/render/plain"
)

// TestDocumentsFirstScreen: the picture of the first screen that the README shows is what
// the program prints; -update draws it anew.
func TestDocumentsFirstScreen(t *testing.T) {
	file := filepath.Join("..", "..", ".github", "pictures", "first-screen.svg")
	ledger := filepath.Join("..", "..", "examples", "team-lead")
	said := runInProcess(t, []string{"report", "-C", ledger, "--today", "2026-11-22", "--color", "always", "--width", "80"})
	said, _, found := strings.Cut(said, "\n\n\x1b[1mWins") // where the sections begin
	if !found {
		t.Fatalf("the first screen has no end:\n%s", said)
	}
	drawn := drawScreen("$ allies report", strings.Split(said, "\n"))
	if *update {
		if err := os.WriteFile(file, []byte(drawn), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if now, err := os.ReadFile(file); err != nil || string(now) != drawn {
		t.Errorf("%s is not what the program prints (go test ./cmd/allies -run Documents -update draws it): %v", file, err)
	}
}

// How a screen is drawn: a character of a font of one width, and a line.
const (
	cellWidth  = 8.4
	lineHeight = 20
	margin     = 16
)

// screenStyle has the colours of a terminal, light and dark.
const screenStyle = `text{font:14px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace;white-space:pre;fill:#24292f}
rect{fill:#fdfcf9;stroke:#d0cdc6}.b{font-weight:700}.f{fill:#656d76}.r{fill:#a3262c}.y{fill:#8a5a00}.g{fill:#2c6e3f}
@media (prefers-color-scheme:dark){text{fill:#e6e4df}rect{fill:#17191c;stroke:#3a3e44}.f{fill:#a5abb3}.r{fill:#f19a93}.y{fill:#e5b660}.g{fill:#84c896}}`

// classes are the codes of a terminal as classes of the picture.
var classes = map[string]string{"1": "b", "2": "f", "31": "r", "32": "g", "33": "y"}

var (
	painted  = regexp.MustCompile("\x1b\\[([0-9]+)m(.*?)\x1b\\[0m")
	inColumn = regexp.MustCompile(`\S+(?: \S+)*`) // two blanks and more stand between columns
)

// drawScreen draws a command and the lines that it prints as SVG.
func drawScreen(command string, lines []string) string {
	var b strings.Builder
	width, height := 80*cellWidth+2*margin, (len(lines)+2)*lineHeight+2*margin
	fmt.Fprintf(&b, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%d\" viewBox=\"0 0 %[1]g %[2]d\" role=\"img\">\n", width, height)
	fmt.Fprintf(&b, "<title>The first screen of allies report</title>\n<style>%s</style>\n", screenStyle)
	fmt.Fprintf(&b, "<rect x=\".5\" y=\".5\" width=\"%g\" height=\"%d\" rx=\"8\"/>\n", width-1, height-1)
	drawWords(&b, command, "f", 0, 0)
	for i, line := range lines {
		at := 0
		for line != "" {
			before, words, class, after := line, "", "", ""
			if m := painted.FindStringSubmatchIndex(line); m != nil {
				before, words, after = line[:m[0]], line[m[4]:m[5]], line[m[1]:]
				class = classes[line[m[2]:m[3]]]
			}
			at = drawWords(&b, before, "", at, i+2)
			at = drawWords(&b, words, class, at, i+2)
			line = after
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// drawWords draws what stands in each column at its place, and returns the column
// after it.
func drawWords(b *strings.Builder, words, class string, at, row int) int {
	if class != "" {
		class = ` class="` + class + `"`
	}
	for _, m := range inColumn.FindAllStringIndex(words, -1) {
		x := margin + cellWidth*float64(at+plain.Width(words[:m[0]]))
		fmt.Fprintf(b, "<text x=\"%.4g\" y=\"%d\"%s>%s</text>\n", x, margin+row*lineHeight+lineHeight*3/4, class, html.EscapeString(words[m[0]:m[1]]))
	}
	return at + plain.Width(words)
}
