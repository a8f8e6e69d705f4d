package main

import (
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// screen is the terminal while a view has it: the second screen that every
// terminal has, so that what the user did before is there again afterwards, and
// the keys as they are pressed. A nil screen does nothing.
type screen struct {
	out   io.Writer
	in    *os.File // where keys come from; nil where none do
	held  bool
	was   *term.State // of in, to give back
	frame string      // what it shows
}

// What a terminal takes for: the second screen, without a cursor; the first
// again; from the top; the rest of a row, and of the screen, empty.
const (
	holdScreen  = "\x1b[?1049h\x1b[?25l"
	leaveScreen = "\x1b[?25h\x1b[?1049l"
	fromTheTop  = "\x1b[H"
	emptyRow    = "\x1b[K"
	emptyRest   = "\x1b[J"
)

// newScreen is the terminal that a program runs on, nil where it is none.
func newScreen(w world, t *terminal) *screen {
	if !t.tty || t.env("TERM") == "dumb" {
		return nil
	}
	s := &screen{out: w.stdout}
	if in, ok := w.stdin.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		s.in = in
	}
	return s
}

// show puts rows on the screen, unless they are there already.
func (s *screen) show(rows []string) error {
	if err := s.hold(); err != nil {
		return err
	}
	frame := fromTheTop + strings.Join(rows, emptyRow+"\r\n") + emptyRow + emptyRest
	if frame == s.frame {
		return nil
	}
	s.frame = frame
	_, err := io.WriteString(s.out, frame)
	return err
}

// hold takes the terminal.
func (s *screen) hold() (err error) {
	if s.held {
		return nil
	}
	if s.in != nil {
		if s.was, err = term.MakeRaw(int(s.in.Fd())); err != nil {
			return err
		}
	}
	s.held, s.frame = true, ""
	_, err = io.WriteString(s.out, holdScreen)
	return err
}

// leave gives the terminal back. Where that fails there is none any more.
func (s *screen) leave() {
	if s == nil || !s.held {
		return
	}
	s.held = false
	if s.was != nil {
		term.Restore(int(s.in.Fd()), s.was)
		s.was = nil
	}
	io.WriteString(s.out, leaveScreen)
}
