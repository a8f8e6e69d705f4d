package decoded

import (
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"
)

func TestReader(t *testing.T) {
	for in, want := range map[string]string{
		"":                           "",
		"Zoë":                        "Zoë",
		"\ufeffZoë":                  "Zoë",
		"Zo\xeb \x80":                "Zoë €",
		"\xff\xfeZ\x00o\x00\xeb\x00": "Zoë",
		"\xfe\xff\x00Z\x00o\x00\xeb": "Zoë",
		"李\xe6":                      "李æ",
	} {
		for name, reader := range map[string]func(string) io.Reader{
			"whole": func(s string) io.Reader { return Reader(strings.NewReader(s)) },
			"slow": func(s string) io.Reader {
				return iotest.OneByteReader(Reader(iotest.OneByteReader(strings.NewReader(s))))
			},
		} {
			if got, err := io.ReadAll(reader(in)); err != nil || string(got) != want {
				t.Errorf("%s %q is %q, %v; not %q", name, in, got, err, want)
			}
		}
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ in, charset, want string }{
		{"Zo\xeb", "ISO-8859-1", "Zoë"}, {"Zo\xeb", "", "Zoë"}, {"Zoë", "utf-8", "Zoë"}, {"Zo\xeb", "UTF-8", "Zoë"}, {"\xcf\xf0", "windows-1251", "Пр"},
	} {
		if got, err := Text([]byte(c.in), c.charset); err != nil || got != c.want {
			t.Errorf("%q in %s is %q, %v", c.in, c.charset, got, err)
		}
	}
	if _, err := Text([]byte("x"), "x-klingon"); err == nil {
		t.Error("a charset that nobody knows is read")
	}
}

// FuzzReader: whatever comes in, UTF-8 comes out, and UTF-8 stays as it is.
func FuzzReader(f *testing.F) {
	f.Add("Zoë")
	f.Add("Zo\xeb")
	f.Fuzz(func(t *testing.T, in string) {
		out, err := io.ReadAll(Reader(strings.NewReader(in)))
		if err != nil || !utf8.Valid(out) {
			t.Fatalf("%q, %v", out, err)
		}
		marked := strings.HasPrefix(in, "\xff\xfe") || strings.HasPrefix(in, "\xfe\xff")
		if !marked && utf8.ValidString(in) && string(out) != strings.TrimPrefix(in, "\ufeff") {
			t.Fatalf("%q became %q", in, out)
		}
	})
}
