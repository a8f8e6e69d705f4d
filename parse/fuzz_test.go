package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

// FuzzBody reads any text as a body: it must not panic, its places must lie in
// the file, and a BOM or other line ends must change nothing that is read.
func FuzzBody(f *testing.F) {
	for _, c := range samples.Bodies {
		f.Add(c.Src)
	}
	for _, example := range samples.CommonMark(f) {
		f.Add("## 2026-03-14\n" + example)
	}
	f.Add("+ #(\n 0000-0-0") // a date after a bracket, in the line below
	f.Add("- 3/\n4/26 tea")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 || !utf8.ValidString(src) {
			return // what is no UTF-8 is refused before its body is read
		}
		checkInvariants(t, src)
	})
}

func checkInvariants(t *testing.T, src string) {
	t.Helper()
	a, problems := read(src)
	checkPlaces(t, src, a, problems)
	if strings.Contains(src, "\r") || strings.Contains(src, text.Bom) {
		return
	}
	want := describe(a, problems)
	for name, other := range map[string]string{
		"CRLF": strings.ReplaceAll(src, "\n", "\r\n"), "CR": strings.ReplaceAll(src, "\n", "\r"), "a BOM": text.Bom + src,
	} {
		b, others := read(other)
		if got := describe(b, others); got != want {
			t.Errorf("with %s, of\n%q\ngot\n%s\nwant\n%s", name, src, got, want)
		}
	}
}

// checkPlaces checks that every place lies in the file and covers the bytes
// that it says.
func checkPlaces(t *testing.T, src string, a *ledger.Ally, problems []ledger.Problem) {
	t.Helper()
	inside := func(what string, p ledger.Pos) string {
		if p.Start < 0 || p.Start > p.End || int(p.End) > len(src) || p.Line < 1 || p.Column < 1 {
			t.Fatalf("%s of\n%q\nstands at %+v", what, src, p)
		}
		return src[p.Start:p.End]
	}
	for _, n := range a.Notes {
		if !strings.HasPrefix(inside("note", n.Pos), strings.TrimRight(inside("head", n.Head), "\r\n")) {
			t.Errorf("a note does not begin with its head in %q", src)
		}
		for _, e := range n.Entries {
			got := inside("entry", e.Pos)
			if verb, _ := findVerb(got, nil); verb == nil || verb.verb != e.Dir.String() {
				t.Errorf("an entry of %q stands at %q", src, got)
			}
		}
	}
	for _, p := range a.Promises() {
		if got := inside("box", p.Box); utf8.RuneCountInString(strings.TrimSuffix(got, "\ufe0f")) > 1 {
			t.Errorf("a box of %q holds %q", src, got)
		}
	}
	for _, l := range a.Links {
		if !strings.HasPrefix(inside("link", l.Pos), "[") {
			t.Errorf("a link of %q stands at %q", src, inside("link", l.Pos))
		}
		inside("target", l.At)
	}
	for _, p := range problems {
		if p.Line < 1 || p.Column < 1 || p.EndColumn <= p.Column || p.Message == "" || p.Hint == "" {
			t.Errorf("a problem without place, message or hint: %+v", p)
		}
	}
}
