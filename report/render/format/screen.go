package format

import (
	"net/url"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"allies/report/render/chart"
	"allies/report/render/page"
	"allies/report/render/plain"
)

// Screen says what text is written for.
type Screen struct {
	Width    int  // columns of a line; 0: no limit, nothing is shortened
	Terminal bool // a person is looking: pictures are drawn, else said in words
	Folds    bool // it is a terminal, which cuts a line that is longer where it likes
	Color    bool
	Unicode  bool // more than ASCII may be drawn

	Root string // where the ledger lies, where places are to be links; else ""
}

func (s *Screen) link(at page.Where, text string) string {
	if s.Root == "" || at.File == "" || text == "" {
		return text
	}
	target := url.URL{Scheme: "file", Path: path.Join(filepath.ToSlash(s.Root), at.File), Fragment: "L" + strconv.Itoa(at.Line)}
	return "\x1b]8;;" + target.String() + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

var sgr = [...]string{page.Strong: "1", page.Faint: "2", page.Good: "32", page.Warm: "33", page.Alert: "31"}

// Paint puts visible text in a tone, where there is colour.
func (s *Screen) Paint(t page.Tone, text string) string {
	if !s.Color || t == page.Normal || text == "" {
		return text
	}
	return "\x1b[" + sgr[t] + "m" + text + "\x1b[0m"
}

func (s *Screen) characters() chart.Characters {
	if s.Unicode {
		return chart.Unicode
	}
	return chart.ASCII
}

// Ellipsis stands for what was cut.
func (s *Screen) Ellipsis() string {
	if s.Unicode {
		return "…"
	}
	return "..."
}

// leastRoom is how many columns words have, however narrow the terminal is.
const leastRoom = 20

// Room is how many columns are left for words that are set in; 0 for no limit.
func (s *Screen) Room(in int) int {
	if s.Width == 0 {
		return 0
	}
	return max(leastRoom, s.Width-in)
}

// Indent is how far what stands under a heading is set in.
const Indent = 2

// Printer writes a page for a terminal.
type Printer struct {
	*Screen
	Out   strings.Builder
	brief bool // the section before had one line
}

// Wrapped sets words of our own, folded to the terminal.
func (x *Printer) Wrapped(in int, t page.Tone, words string) {
	for _, line := range plain.Fold(plain.Visible(words), x.Room(in)) {
		x.Line(in, t, line)
	}
}

func (x *Printer) Line(in int, t page.Tone, words string) {
	x.Raw(in, x.Paint(t, plain.Visible(words)))
}

func (x *Printer) Raw(in int, line string) {
	if line != "" {
		x.Out.WriteString(plain.Blanks(in))
		x.Out.WriteString(line)
	}
	x.Out.WriteByte('\n')
}

// Gap sets a blank line, unless the page begins here.
func (x *Printer) Gap() {
	if x.Out.Len() > 0 {
		x.Out.WriteByte('\n')
	}
}
