package merge

import (
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
)

// FuzzFiles merges anything with anything.
func FuzzFiles(f *testing.F) {
	for seed := range uint64(20) {
		base, ours, theirs := twoSides(seed)
		f.Add(base.text(), ours.text(), theirs.text())
	}
	for _, s := range stories(f) {
		f.Add(s.base, s.ours, s.theirs)
	}
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		if got, n := merged(base, ours, base); got != ours || n != 0 {
			t.Errorf("%q changed alone, and became %q", ours, got)
		}
		if got, n := merged(base, base, theirs); got != theirs || n != 0 {
			t.Errorf("%q changed alone, and became %q", theirs, got)
		}
		if texts, ok := normalizeAll([]byte(base), []byte(ours), []byte(theirs)); ok {
			if d := newDraft(reader{path: "dana.md", config: ledger.DefaultConfig()}, texts); d != nil && d.build() {
				d.verified() // without the guard
			}
		}
		got, n := merged(base, ours, theirs)
		if again, _ := merged(base, ours, theirs); again != got {
			t.Errorf("%q, and again %q", got, again)
		}
		if strings.Contains(base+ours+theirs, "\x00") {
			return
		}
		if utf8.ValidString(base) && utf8.ValidString(ours) && utf8.ValidString(theirs) && !utf8.ValidString(got) {
			t.Errorf("%q is no text", got)
		}
		if n == 0 && strings.Contains(got, "<<<<<<< ours") && !strings.Contains(base+ours+theirs, "<<<<<<< ours") {
			t.Errorf("markers of a conflict that is not counted: %q", got)
		}
		if lost := lostWords(base, ours, theirs, got); lost != "" {
			t.Errorf("%q is lost:\n%q\n%q\n%q\n%q", lost, base, ours, theirs, got)
		}
	})
}

// lostWords is a word that only one side has, and that is not in the result.
func lostWords(base, ours, theirs, got string) string {
	in := func(text string) map[string]bool {
		words := map[string]bool{}
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !isWord(r) }) {
			words[word] = true
		}
		return words
	}
	old, there := in(base), in(got)
	for _, side := range []string{ours, theirs} {
		for word := range in(side) {
			if !old[word] && !there[word] {
				return word
			}
		}
	}
	return ""
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x80 && r != '\ufeff'
}
