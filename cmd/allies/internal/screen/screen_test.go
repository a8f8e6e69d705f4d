package screen

import (
	"slices"
	"strings"
	"testing"

	"allies/report"
	"allies/report/render/plain"
)

// A painted line is cut into rows that hold its words in their colours, and
// keep its width.
func TestWrapPainted(t *testing.T) {
	for _, c := range []struct {
		line  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"plain words", 20, []string{"plain words"}},
		{"plain words", 6, []string{"plain ", "words"}},
		{"a \x1b[31mlate one\x1b[0m b", 5, []string{"a \x1b[31mlat", "\x1b[31me one\x1b[0m", "\x1b[0m b"}},
		{"\x1b]8;;file:///l/ann.md#L3\x1b\\draft\x1b]8;;\x1b\\ now", 20, []string{"draft now"}},
		{"日本語", 4, []string{"日本", "語"}},
		{"e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"日", 1, []string{"日"}},
	} {
		got := wrapPainted(c.line, c.width)
		for i := range got {
			got[i] = strings.TrimSuffix(got[i], colourEnd)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q in %d columns: %q, not %q", c.line, c.width, got, c.want)
		}
	}
}

func TestUnpainted(t *testing.T) {
	line := "\x1b[1mDana\x1b[0m  \x1b]8;;file:///a%20b.md#L3\x1b\\send it\x1b]8;;\x1b\\"
	if got := Unpainted(line); got != "Dana  send it" {
		t.Errorf("%q", got)
	}
}

// Without its links a text has its words and its colours.
func TestUnlinked(t *testing.T) {
	const linked = "a \x1b]8;;file:///l/ann.md#L3\x1b\\\x1b[1mdraft\x1b[0m\x1b]8;;\x1b\\ now\nand then\n"
	if got, want := Unlinked(linked), "a \x1b[1mdraft\x1b[0m now\nand then\n"; got != want {
		t.Errorf("%q, not %q", got, want)
	}
}

// A line leads to the place of its first link, or to the one in its last column.
func TestPlaceIn(t *testing.T) {
	files := map[string]bool{"people/Ann Lee.md": true, "bo.md": true}
	isFile := func(file string) bool { return files[file] }
	for line, want := range map[string]report.Place{
		"Ann  a day  \x1b[2mpeople/Ann Lee.md:7\x1b[0m": {File: "people/Ann Lee.md", Line: 7},
		"bo.md:3": {File: "bo.md", Line: 3},
		"\x1b]8;;file:///my%20notes/people/Ann%20Lee.md#L12\x1b\\send it\x1b]8;;\x1b\\  bo.md:3": {File: "people/Ann Lee.md", Line: 12},
		"\x1b]8;;https://example.org/bo.md\x1b\\site\x1b]8;;\x1b\\":                              {},
		"\x1b]8;;file:///elsewhere/bo.md#L1\x1b\\x\x1b]8;;\x1b\\":                                {},
		"\x1b]8;;file:///my%20notes/../etc/passwd#L1\x1b\\x\x1b]8;;\x1b\\":                       {},
		"at half past bo.md:0": {},
		"see  cy.md:3":         {},
		"12:30":                {},
		"":                     {},
	} {
		got, ok := PlaceIn(line, "/my notes", isFile)
		if ok != (want != report.Place{}) || ok && got != want {
			t.Errorf("%q leads to %v, %v, not to %v", line, got, ok, want)
		}
	}
}

// Keys are read in whatever pieces they come.
func TestKeysIn(t *testing.T) {
	const sent = "j\x1b[A\x1bOBé\x1b[5~\x1b[200~\r\x7f\x03日\x1b[6~\x1bq"
	want := []Key{"j", Up, Down, "é", PageUp, Enter, Backspace, Interrupt, "日", PageDown, Escape, "q"}
	if got, rest := keysIn(sent); !slices.Equal(got, want) || rest != "" {
		t.Errorf("%q is %q, and %q is left", sent, got, rest)
	}
	for cut := range len(sent) {
		if sent[cut] == 'q' || cut > 0 && sent[cut-1] == 0x1b {
			continue // ESC alone is a key
		}
		k := &Keyboard{}
		if got := slices.Concat(k.Said(sent[:cut]), k.Said(sent[cut:])); !slices.Equal(got, want) {
			t.Errorf("cut at %d it is %q", cut, got)
		}
	}
}

// Whatever the text and the window, the line that keys act on is in sight, and
// no row is wider than the window.
func FuzzScroll(f *testing.F) {
	f.Add("a\nb\n\n日本語 \x1b[1mlong\x1b[0m line", "jjGgkddu", uint8(7), uint8(3))
	f.Fuzz(func(t *testing.T, text, moves string, width, height uint8) {
		var s Scroll
		columns, rows := int(width%40)+4, int(height%20)+1 // the widest character takes 4
		lines := strings.Split(text, "\n")
		for i := range lines {
			lines[i] = plain.Visible(lines[i])
		}
		s.Set(lines, columns, rows)
		for _, move := range moves {
			switch move % 7 {
			case 0:
				s.MoveTo(s.At + 1)
			case 1:
				s.MoveTo(s.At - 1)
			case 2:
				s.Page(+1)
			case 3:
				s.Page(-1)
			case 4:
				s.Find("a", +1)
			case 5:
				s.Set(lines[:len(lines)/2], columns, rows)
			case 6:
				s.Set(lines, rows+3, columns)
			}
			shown := s.Shown()
			if len(s.Lines) == 0 {
				continue
			}
			if len(shown) > s.Height || !slices.ContainsFunc(shown, func(row string) bool { return strings.HasPrefix(row, "\x1b[7m") }) {
				t.Fatalf("line %d of %d is not among the rows from %d on: %q", s.At, len(s.Lines), s.top, shown)
			}
			for _, row := range shown {
				if plain.Width(Unpainted(row)) > s.width {
					t.Fatalf("%q is wider than %d", row, s.width)
				}
			}
		}
	})
}

// TestScrollStays: the line that keys act on stays the same one when others come, when
// it is gone for a moment, and when its words change in place.
func TestScrollStays(t *testing.T) {
	var s Scroll
	at := func(want string, lines ...string) {
		t.Helper()
		s.Set(lines, 80, 10)
		if s.Line() != want {
			t.Errorf("of %q it is %q, want %q", lines, s.Line(), want)
		}
	}
	at("Ann", "Ann", "Bea", "Dee")
	s.MoveTo(2)
	at("Dee", "Abe", "Ann", "Bea", "Dee")
	at("dee", "Abe", "Ann", "Bea", "dee")
	at("Dee", "Aby", "Abe", "Ann", "Bea", "Dee")
	at("Dee, due", "Aby", "Abe", "Ann", "Bea", "Dee, due")
	at("Dee, due", "Abe", "Ann", "Bea", "Dee, due")
}
