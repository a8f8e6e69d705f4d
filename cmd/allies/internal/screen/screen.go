// Package screen has the terminal while somebody looks at it: the keys, rows that
// scroll, and what stands in a painted line.
package screen

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// Screen is the terminal while a view has it: the second screen that every
// terminal has, so that what the user did before is there again afterwards, and
// the keys as they are pressed. A nil Screen does nothing.
type Screen struct {
	out   io.Writer
	in    *os.File // where keys come from; nil where none do
	held  bool
	was   *term.State // of in, to give back
	frame string      // what it shows
}

// What a terminal takes for: the second screen, without a cursor; the first
// again; from the top; the rest of a row, and of the screen, empty.
const (
	Hold       = "\x1b[?1049h\x1b[?25l"
	Release    = "\x1b[?25h\x1b[?1049l"
	FromTheTop = "\x1b[H"
	EmptyRow   = "\x1b[K"
	EmptyRest  = "\x1b[J"
)

// New is a terminal; its keys are read where in is one too.
func New(out io.Writer, in io.Reader) *Screen {
	s := &Screen{out: out}
	if in, ok := in.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		s.in = in
	}
	return s
}

func (s *Screen) HasKeys() bool { return s.in != nil }

func (s *Screen) Size() (columns, rows int) { return SizeOf(s.out) }

const (
	usualColumns = 80
	usualRows    = 24
)

func SizeOf(out io.Writer) (columns, rows int) {
	if f, ok := out.(*os.File); ok {
		if columns, rows, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 && rows > 0 {
			return columns, rows
		}
	}
	return usualColumns, usualRows
}

// Show puts rows on the screen, unless they are there already.
func (s *Screen) Show(rows []string) error {
	if err := s.hold(); err != nil {
		return err
	}
	frame := FromTheTop + strings.Join(rows, EmptyRow+"\r\n") + EmptyRow + EmptyRest
	if frame == s.frame {
		return nil
	}
	s.frame = frame
	_, err := io.WriteString(s.out, frame)
	return err
}

func (s *Screen) hold() (err error) {
	if s.held {
		return nil
	}
	if s.in != nil {
		if s.was, err = term.MakeRaw(int(s.in.Fd())); err != nil {
			return err
		}
	}
	s.held, s.frame = true, ""
	_, err = io.WriteString(s.out, Hold)
	return err
}

// Leave gives the terminal back. Where that fails there is none any more.
func (s *Screen) Leave() {
	if s == nil || !s.held {
		return
	}
	s.held = false
	if s.was != nil {
		term.Restore(int(s.in.Fd()), s.was)
		s.was = nil
	}
	io.WriteString(s.out, Release)
}
