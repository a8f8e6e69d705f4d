package plain

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestVisible(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"plain", "plain"},
		{"Zoë 日本 👩‍💻 é", "Zoë 日本 👩‍💻 é"},
		{"\x1b[31mred", `\x1b[31mred`},
		{"a\x00b\x07c\x7f", `a\x00b\x07c\x7f`},
		{"tab\there", "tab here"},
		{"two\nlines\r", `two\nlines\x0d`},
		{"c1 \u009b31m \u0085", `c1 \x9b31m \x85`},
		{"bidi \u202e\u2066\u2069\u200f\u061c", "bidi <U+202E><U+2066><U+2069><U+200F><U+061C>"},
		{"line\u2028para\u2029bom\ufeff", "line<U+2028>para<U+2029>bom<U+FEFF>"},
		{"bad \xff\xc3 byte \xe2\x80", `bad \xff\xc3 byte \xe2\x80`},
		{"real \ufffd", "real \ufffd"},
	} {
		if got := Visible(c.in); got != c.want {
			t.Errorf("Visible(%q) = %q, want %q", c.in, got, c.want)
		}
	}
}

func FuzzVisible(f *testing.F) {
	f.Add("\x1b\u202e\xff\u009b\n")
	f.Fuzz(func(t *testing.T, s string) {
		shown := Visible(s)
		if !utf8.ValidString(shown) || strings.ContainsFunc(shown, IsControl) || strings.ContainsFunc(shown, IsMark) {
			t.Errorf("Visible(%q) = %q", s, shown)
		}
		if Visible(shown) != shown {
			t.Errorf("Visible(%q) is not stable", s)
		}
	})
}

func TestVisibleLines(t *testing.T) {
	if got, want := VisibleLines("a\tb\x07\n\n\u202e\tc\r"), "a\tb\\x07\n\n<U+202E>\tc\\x0d"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
