package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

// checkFront asserts what holds of every front matter, whatever its bytes:
// places lie in the file and where they say, keys stand in their order, and a
// problem can be shown.
func checkFront(t *testing.T, src string, a *ledger.Ally, problems []ledger.Problem) {
	t.Helper()
	checkPlace(t, src, a.Front)
	checkPlace(t, src, a.NamePos)
	var last int32
	for _, f := range a.Fields {
		checkPlace(t, src, f.KeyPos)
		checkPlace(t, src, f.Pos)
		if f.Pos.Start < last {
			t.Errorf("%q begins at %d, before the end of the key above, %d", f.Key, f.Pos.Start, last)
		}
		last = f.Pos.Start
		if len(f.At) != len(f.Values) {
			t.Errorf("%q has %d values and %d places", f.Key, len(f.Values), len(f.At))
		}
		for _, at := range f.At {
			checkPlace(t, src, at)
		}
	}
	for _, l := range a.Links {
		checkPlace(t, src, l.Pos)
	}
	checkProblems(t, src, problems)
}

func checkPlace(t *testing.T, src string, p ledger.Pos) {
	t.Helper()
	if p == (ledger.Pos{}) {
		return
	}
	if p.Start < 0 || p.Start > p.End || int(p.End) > len(src) {
		t.Fatalf("the place %+v is not in a file of %d bytes", p, len(src))
	}
	d := text.NewDocument("", []byte(src), nil)
	if want := d.Pos(int(p.Start), int(p.End)); want != p {
		t.Errorf("the place %+v should be %+v", p, want)
	}
	if !utf8.ValidString(src[p.Start:p.End]) {
		t.Errorf("the place %+v cuts a letter in two: %q", p, src[p.Start:p.End])
	}
}

func checkProblems(t *testing.T, src string, problems []ledger.Problem) {
	t.Helper()
	d := text.NewDocument("", []byte(src), nil)
	lines := d.Lines
	for _, p := range problems {
		columns := 0
		if p.Line >= 1 && p.Line <= len(lines) {
			columns = utf8.RuneCountInString(d.Line(p.Line))
		}
		shown := p.Cut + utf8.RuneCountInString(p.Source) // may end before a long place does
		if p.Line < 1 || p.Line > len(lines) || p.Column < 1 || p.Column > shown+1 || p.Column <= p.Cut || p.EndColumn <= p.Column || p.EndColumn > columns+2 {
			t.Errorf("a problem that cannot be shown: %+v", p)
		}
		if p.Message == "" || p.Hint == "" || strings.Contains(p.Message, "\n") {
			t.Errorf("a problem that says too little or too much: %+v", p)
		}
	}
}

// TestPlacesOfKeys: a key's place is whole lines, without what stands between
// it and the next key, and a value's holds its quotes.
func TestPlacesOfKeys(t *testing.T) {
	src := "\ufeff---\r\nname: \"Dána\" # hers\r\n\r\n# about work\r\norg:\r\n  - Labs\r\n  # and\r\n  - [[Meridian]]\r\ncircle: 5   \r\n---\r\n# Dána\r\n"
	a, problems := File("dana.md", []byte(src), ledger.DefaultConfig())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	text := func(p ledger.Pos) string { return src[p.Start:p.End] }
	for i, want := range []struct {
		key, pos string
		values   []string
		line     int32
	}{
		{"name", "name: \"Dána\" # hers\r\n", []string{`"Dána"`}, 2},
		{"org", "org:\r\n  - Labs\r\n  # and\r\n  - [[Meridian]]\r\n", []string{"Labs", "[[Meridian]]"}, 5},
		{"circle", "circle: 5   \r\n", []string{"5"}, 9},
	} {
		f := a.Fields[i]
		if text(f.KeyPos) != want.key || text(f.Pos) != want.pos || f.KeyPos.Line != want.line || f.KeyPos.Column != 1 {
			t.Errorf("%s: key %q, lines %q, line %d", want.key, text(f.KeyPos), text(f.Pos), f.KeyPos.Line)
		}
		for j, value := range want.values {
			if text(f.At[j]) != value {
				t.Errorf("%s: value %q, want %q", want.key, text(f.At[j]), value)
			}
		}
	}
	if got := text(a.NamePos); got != `"Dána"` {
		t.Errorf("the name stands at %q", got)
	}
	if got := text(a.Front); !strings.HasPrefix(got, "---\r\n") || !strings.HasSuffix(got, "5   \r\n---\r\n") {
		t.Errorf("the front matter is %q", got)
	}
	if got := text(a.Body); got != "# Dána\r\n" {
		t.Errorf("the body is %q", got)
	}
	checkFront(t, src, a, problems)
}

// TestFences: where a front matter begins and ends.
func TestFences(t *testing.T) {
	for _, c := range []struct{ src, body, places string }{
		{"---\norg: x\n---\nbody", "body", ""},
		{"---  \norg: x\n---\t \nbody", "body", ""},
		{"---\norg: x\n...\nbody", "body", ""},
		{"---\norg: x\n---", "", ""},
		{"---\norg: x\n\nrole: y\n---\nbody", "body", ""},
		{"---\r\norg: x\r\n---\r\nbody", "body", ""},
		{"---\rorg: x\r---\rbody", "body", ""},
		{"\ufeff---\norg: x\n---\nbody", "body", ""},
		{"---\n---\nbody", "body", ""},
		{"---\n# org: x\n---\nbody", "body", ""},
		{"body", "body", ""},
		{"", "", ""},
		{"\ufeffbody", "body", ""},
		{"\n---\norg: x\n---\n", "\n---\norg: x\n---\n", "2:1-4 warning front-matter"},
		{"----\norg: x\n---\n", "----\norg: x\n---\n", "1:1-5 warning front-matter"},
		{"--- \n org: x\n--\n\nbody", "--\n\nbody", "1:1-5 error front-matter"},
		{"---\norg: x\n\nbody", "\nbody", "1:1-4 error front-matter"},
		{"---\norg: x\n  \t\nbody\n\nmore", "  \t\nbody\n\nmore", "1:1-4 error front-matter"},
		{"---\norg: x\nbody", "", "1:1-4 error front-matter"},
		{"---", "", "1:1-4 error front-matter"},
		{"---\n", "", "1:1-4 error front-matter"},
		{"---\norg: x\n## 2026-03-14 Call\n", "## 2026-03-14 Call\n", "1:1-4 error front-matter"},
		{"---\norg: x\n\n# D\n\n## 2026-03-14 Call\n\n---\n\nrest", "\n# D\n\n## 2026-03-14 Call\n\n---\n\nrest", "1:1-4 error front-matter"},
	} {
		a, problems := File("dana.md", []byte(c.src), ledger.DefaultConfig())
		if got := c.src[a.Body.Start:a.Body.End]; got != c.body || samples.Places(problems) != c.places {
			t.Errorf("%q: body %q, %s", c.src, got, samples.Places(problems))
		}
		if strings.Contains(c.src, "\norg: x") && c.body != c.src && a.Org != "x" {
			t.Errorf("%q: org %q", c.src, a.Org)
		}
		checkFront(t, c.src, a, problems)
	}
}

// TestPlacesBehindAnchors: an anchor or a tag is part of its value's place, what
// follows on the line is not.
func TestPlacesBehindAnchors(t *testing.T) {
	src := "---\norg: &o Labs # hers\ngoals: [&a !!str \"b, c\", !!str d, *o]\n---\n"
	a, _ := File("dana.md", []byte(src), ledger.DefaultConfig())
	var got []string
	for _, f := range a.Fields {
		for i, at := range f.At {
			got = append(got, f.Values[i]+" at "+src[at.Start:at.End])
		}
	}
	if want := "Labs at &o Labs; b, c at &a !!str \"b, c\"; d at !!str d; Labs at *o"; strings.Join(got, "; ") != want {
		t.Errorf("%s, want %s", strings.Join(got, "; "), want)
	}
}
