package contentline

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for text, want := range map[string]string{
		"a, b; c\\d": `a\, b\; c\\d`, "one\ntwo\r\nthree": `one\ntwo\nthree`, "x: y": "x: y", "\x1b[31m": `\\x1b[31m`, "\u202e": "<U+202E>", "\t": " ",
	} {
		if got := Text(text); got != want {
			t.Errorf("%q is %q, not %q", text, got, want)
		}
	}
}

func TestParts(t *testing.T) {
	var l Lines
	l.Parts("N", "Okafor; Bello", "Dana", "", "", "")
	l.Texts("CATEGORIES", []string{"a,b", "c"})
	l.Text("NOTE", "")
	if got, want := l.String(), "N:Okafor\\; Bello;Dana;;;\r\nCATEGORIES:a\\,b,c\r\n"; got != want {
		t.Errorf("%q", got)
	}
}

// FuzzLines: every line is short, ends by CR LF, holds whole characters, and
// unfolds and unescapes to what was given.
func FuzzLines(f *testing.F) {
	f.Add("plain")
	f.Add(strings.Repeat("x", 300))
	f.Add(strings.Repeat("ß", 80) + "; , \\ \n\r\x00\u2028" + strings.Repeat("👩‍💻", 30))
	f.Add("BEGIN:VEVENT\r\nEND:VEVENT")
	f.Fuzz(func(t *testing.T, text string) {
		var l Lines
		l.Add("NOTE", Text(text))
		got := l.String()
		if !utf8.ValidString(got) || !strings.HasSuffix(got, "\r\n") {
			t.Fatalf("%q", got)
		}
		for i, line := range strings.Split(strings.TrimSuffix(got, "\r\n"), "\r\n") {
			if len(line) > 75 || i > 0 && line[0] != ' ' || strings.ContainsFunc(line, unicode.IsControl) {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
		value := strings.TrimPrefix(strings.TrimSuffix(strings.ReplaceAll(got, "\r\n ", ""), "\r\n"), "NOTE:")
		back := strings.NewReplacer(`\\`, `\`, `\;`, ";", `\,`, ",", `\n`, "\n").Replace(value)
		if !strings.ContainsFunc(text, func(r rune) bool {
			return unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Cf, r) || unicode.In(r, unicode.Zl, unicode.Zp) || r == utf8.RuneError
		}) && back != text {
			t.Fatalf("%q became %q", text, back)
		}
	})
}
