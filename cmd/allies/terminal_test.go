package main

import (
	"bytes"
	"testing"
)

// A terminal gets links where one of its own variables says that it knows them.
func TestWhoShowsLinks(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want bool
	}{
		{nil, false},
		{map[string]string{"TERM": "xterm-256color"}, false},
		{map[string]string{"TERM": "xterm-256color", "VTE_VERSION": "6800"}, true},
		{map[string]string{"TERM": "xterm-256color", "VTE_VERSION": "4600"}, false},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}, true},
		{map[string]string{"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"}, false},
		{map[string]string{"TERM": "xterm-kitty"}, true},
		{map[string]string{"TERM": "xterm-kitty", "TMUX": "/tmp/tmux"}, false},
		{map[string]string{"TERM": "screen-256color", "WT_SESSION": "1"}, false},
		{map[string]string{"TERM": "xterm-256color", "WT_SESSION": "1"}, true},
		{map[string]string{"TERM": "dumb", "WT_SESSION": "1"}, false},
		{map[string]string{"TERM": "tmux-256color", "FORCE_HYPERLINK": "1"}, true},
		{map[string]string{"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, false},
	} {
		if got := showsLinks(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: %v", c.env, got)
		}
	}
}

// What is said beside the output is folded to the terminal, each line after
// the first set in.
func TestSayFolds(t *testing.T) {
	var out bytes.Buffer
	t1 := &terminal{err: &out, asides: 30}
	t1.advise("say the format with -O, or end the name with .txt")
	if want := "allies: hint: say the format\n        with -O, or end the\n        name with .txt\n"; out.String() != want {
		t.Errorf("got:\n%s\nwant:\n%s", out.String(), want)
	}
	out.Reset()
	t1.asides = 0
	t1.say("a long line that goes where nothing limits a line")
	if want := "allies: a long line that goes where nothing limits a line\n"; out.String() != want {
		t.Errorf("got:\n%s", out.String())
	}
}
