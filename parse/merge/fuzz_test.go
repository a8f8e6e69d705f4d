package merge

import (
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
)

// FuzzFiles merges anything with anything; a panic is one here.
func FuzzFiles(f *testing.F) {
	for seed := range uint64(20) {
		base, ours, theirs := twoSides(seed)
		f.Add(base.text(), ours.text(), theirs.text())
	}
	for _, s := range stories(f) {
		f.Add(s.base, s.ours, s.theirs)
	}
	o := sidesNamed
	o.Config = ledger.DefaultConfig()
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		if len(base)+len(ours)+len(theirs) > 1<<11 || strings.Contains(base+ours+theirs, "\x00") {
			return
		}
		got, n := mergedByLines(base, ours, theirs)
		byParts, conflicts, ok := o.byParts("dana.md", versions[[]byte]{[]byte(base), []byte(ours), []byte(theirs)}, []byte(got), n == 0)
		if ok {
			got, n = string(byParts), conflicts
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
	there := map[string]bool{}
	for _, text := range []string{base, got} {
		for word := range strings.FieldsFuncSeq(text, isNoWord) {
			there[word] = true
		}
	}
	for _, side := range []string{ours, theirs} {
		for word := range strings.FieldsFuncSeq(side, isNoWord) {
			if !there[word] {
				return word
			}
		}
	}
	return ""
}

func isNoWord(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < 0x80 || r == '\ufeff')
}
