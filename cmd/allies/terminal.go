package main

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"golang.org/x/term"

	"allies/cmd/allies/internal/screen"
	"allies/report/render/plain"
)

// terminal is the one voice of the program, and knows what can be shown where.
type terminal struct {
	err     io.Writer
	env     func(string) string
	tty     bool // stdout is a terminal
	width   int  // columns
	unicode bool
	colour  bool
	links   bool // text can be a link
	asides  int  // columns of stderr, 0 where nothing limits a line
}

func newTerminal(w world) *terminal {
	t := &terminal{err: w.stderr, env: w.env, unicode: speaksUnicode(w.env), width: pipedColumns}
	if f, ok := w.stdout.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		t.tty = true
		t.width, _ = screen.SizeOf(f)
	} else if n, err := strconv.Atoi(w.env("COLUMNS")); err == nil && n > 0 {
		t.width = n
	}
	if f, ok := w.stderr.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		t.asides, _ = screen.SizeOf(f)
	}
	t.links = t.tty && showsLinks(w.env)
	return t
}

const pipedColumns = 100

func (t *terminal) hasScreen() bool { return t.tty && t.env("TERM") != "dumb" }

// showsLinks reports whether the terminal says, by one of its own variables,
// that it knows hyperlinks (OSC 8). Inside of tmux and screen nobody knows.
func showsLinks(env func(string) string) bool {
	if forced := env("FORCE_HYPERLINK"); forced != "" {
		return forced != "0"
	}
	name := env("TERM")
	if name == "dumb" || env("TMUX") != "" || strings.HasPrefix(name, "screen") || strings.HasPrefix(name, "tmux") {
		return false
	}
	if version, err := strconv.Atoi(env("VTE_VERSION")); err == nil {
		return version >= 5000
	}
	switch env("TERM_PROGRAM") {
	case "iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby":
		return true
	}
	switch name {
	case "xterm-kitty", "xterm-ghostty", "foot", "alacritty", "contour", "wezterm":
		return true
	}
	return env("WT_SESSION") != "" || env("KONSOLE_VERSION") != "" || env("KITTY_WINDOW_ID") != ""
}

// speaksUnicode reports whether the locale says that more than ASCII is shown.
func speaksUnicode(env func(string) string) bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if locale := strings.ToLower(env(name)); locale != "" {
			return strings.Contains(locale, "utf-8") || strings.Contains(locale, "utf8")
		}
	}
	return false
}

// decide takes auto for a terminal with colours, unless NO_COLOR is set, and no columns
// for as many as it has.
func (t *terminal) decide(colour string, columns int) {
	if columns > 0 {
		t.width = columns
	}
	switch colour {
	case "always":
		t.colour = true
	case "never":
		t.colour = false
	default:
		t.colour = t.tty && t.env("NO_COLOR") == "" && t.env("TERM") != "dumb"
	}
}

func (t *terminal) complain(f *failure) {
	t.say("error: " + f.message)
	for _, line := range f.lines {
		fmt.Fprintln(t.err, "  "+plain.Visible(line))
	}
	if f.hint != "" {
		t.advise(f.hint)
	}
}

func (t *terminal) advise(hint string) { t.say("hint: " + hint) }

// say writes a sentence to stderr, safe for a terminal and folded to it.
func (t *terminal) say(line string) {
	before := program + ": "
	for _, part := range plain.Fold(plain.Visible(line), max(0, t.asides-len(before))) {
		fmt.Fprintln(t.err, before+part)
		before = plain.Blanks(len(before))
	}
}
