package plain

import (
	"slices"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"allies/ledger/growth"
)

func TestWidth(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
	}{
		{"", 0}, {"abc", 3}, {"Zoë", 3}, {"Zoe\u0308", 3}, {"日本", 4}, {"👩‍💻", 2}, {"🇳🇬", 2}, {"📅 x", 4}, {"한글", 4},
	} {
		if got := Width(c.in); got != c.want {
			t.Errorf("Width(%q) = %d, want %d", c.in, got, c.want)
		}
	}
}

func TestWidthOfBars(t *testing.T) {
	for r := rune(' '); r <= '▟'; r++ {
		if want := uniseg.StringWidth(string(r)); r <= '~' || r >= '─' {
			if got := Width(string(r)); got != want {
				t.Errorf("Width(%q) = %d, want %d", r, got, want)
			}
		}
	}
}

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		in       string
		width    int
		ellipsis string
		want     string
	}{
		{"abcdef", 0, "…", "abcdef"},
		{"abcdef", 6, "…", "abcdef"},
		{"abcdef", 5, "…", "abcd…"},
		{"ab cdef", 4, "…", "ab…"},
		{"abcdef", 5, "...", "ab..."},
		{"abcdef", 2, "...", "ab"},
		{"日本語", 5, "…", "日本…"},
		{"日本語", 4, "…", "日…"},
		{"👩‍💻👩‍💻👩‍💻", 5, "…", "👩‍💻👩‍💻…"},
		{"e\u0301e\u0301e\u0301", 2, "…", "e\u0301…"},
	} {
		if got := Truncate(c.in, c.width, c.ellipsis); got != c.want {
			t.Errorf("truncate(%q, %d) = %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

// TestUnderline: the marks stand under a place by display width, as Visible
// shows the line.
func TestUnderline(t *testing.T) {
	for _, c := range []struct{ before, marked, want string }{
		{"dana dir:", "gvae", "         ^^^^"},
		{"田中 dir:", "既", "         ^^"},
		{"a\tb\u202e", "x\x1b", "           ^^^^^"},
		{"end", "", "   ^"},
	} {
		if got := Underline(c.before, c.marked); got != c.want {
			t.Errorf("%q, %q: %q, want %q", c.before, c.marked, got, c.want)
		}
	}
}

func TestPad(t *testing.T) {
	if got := PadRight("日本", 6) + "|" + PadRight("long", 2); got != "日本  |long" {
		t.Errorf("got %q", got)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string][]string{
		"one two three fourteenletters x": {"one two", "three", "fourteenletters", "x"},
		"call 我们谈了很久。":                    {"call 我", "们谈了很", "久。"},
		"我们谈了很，久":                         {"我们谈了", "很，久"},
		"by 2026-11-20":                   {"by", "2026-11-20"},
	} {
		if got := Fold(in, 8); !slices.Equal(got, want) {
			t.Errorf("fold(%q): %q, want %q", in, got, want)
		}
	}
}

// BenchmarkFold: twice the text takes twice the time, with blanks or without.
func BenchmarkFold(b *testing.B) {
	for _, word := range []string{"é", "日本", "word "} {
		b.Run(word, func(b *testing.B) {
			growth.Doubling(b, 2000, func(n int) func() {
				text := strings.Repeat(word, n)
				return func() { Chopped(Fold(text, 60), 60) }
			})
		})
	}
}

func FuzzTruncate(f *testing.F) {
	f.Add("👩‍💻 日本 e\u0301", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s, width = Visible(s), width&0xff
		if cut := Truncate(s, width, "…"); width > 0 && Width(cut) > width {
			t.Errorf("truncate(%q, %d) = %q takes %d", s, width, cut, Width(cut))
		}
	})
}
