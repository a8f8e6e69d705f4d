package front

import (
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// severalLinks are a list to us, and nothing to the library.
var severalLinks = regexp.MustCompile(`\]\] *,`)

// checkFlat asserts that what is read without the YAML library is what the
// library reads, places and problems included. It reports whether the text was
// flat.
func checkFlat(t *testing.T, yaml string) bool {
	t.Helper()
	flat := text.NewDocument("", []byte(yaml), nil)
	got, ok := ReadFlat(yaml, 0)
	if !ok || severalLinks.MatchString(yaml) {
		return ok
	}
	got = distinct(flat, got)
	deep := text.NewDocument("", []byte(yaml), nil)
	want := readWithLibrary(deep, yaml, 0)
	if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) || !reflect.DeepEqual(sorted(flat.Problems), sorted(deep.Problems)) {
		t.Errorf("%q\nflat %+v %v\nYAML %+v %v", yaml, got, flat.Problems, want, deep.Problems)
	}
	return true
}

func sorted(problems []ledger.Problem) []ledger.Problem {
	ledger.SortProblems(problems)
	return problems
}

// TestFlat: ordinary front matter is read without the YAML library, and as the
// library reads it.
func TestFlat(t *testing.T) {
	for _, yaml := range []string{
		"", "# a\n", "a: b", "a: b\r\nc: d\r\n", "a:\nb: c", "a:   b   \n\n# x\nc: d # e", "a: b#c", "a: 'b: c' # d\nb: \"[x]\"\nc: ''",
		"a: [b, c d, 'e, f', \"g\"]\nh: [x]  # y", "a:\n- b\n- c\nd: e", "a:\n  - b\n\n  # x\n  - 'c'\nd: e", "a:\n  b: c\n  d: [e, f]\ng:\n  h: i",
		"name: Dána 田中\nwhen: 2026-03-14\nn: 007\nu: https://x.example/#a\nh: 12:30", "a: [[B c]]\nd: x", "a: 1\na: 2\nb:\n  c: d\n  c: e", "a: # none\nb: c",
		"name: Dana Okafor\naliases: [Dana, D. Okafor]\nreach: outside\ncadence: 6w\ntags:\n  - mentor\n  - climbing\nemail: dana@meridian.example\n",
	} {
		if !checkFlat(t, yaml) {
			t.Errorf("not flat: %q", yaml)
		}
	}
	for _, yaml := range []string{
		"a: b: c", "a: @b", "a: &b c", "a: *b", "a: |\n  b", "a: b\n  c", "a: [b,\n c]", "a: {b: c}", " a: b", "a:\tb", "a: [b: c]", "- a", "a: b\n- c",
		"a: \"\\n\"", "a: 'b''c'", "a:\n  - b\n   - c", "a:\n  - b: c", "a:\n  b:\n    - c", "a: b\u2028c", "--- a", "? a", "a: [b, , c]", "a: [b", "a\n",
	} {
		if checkFlat(t, yaml) {
			t.Errorf("flat: %q", yaml)
		}
	}
}

// TestFlatAtRandom: texts made of what front matter is made of are read alike
// on both ways.
func TestFlatAtRandom(t *testing.T) {
	tokens := []string{
		"a", "b c", "Dana", "é", "1", "2026-03-14", "x.y", ":", ": ", "a: ", "\nb: ", "\nc:", "\n", "\n\n", "\r\n", " ", "  ", "\n  ", "\n- ", "\n  - ", "\n  d: ",
		"[", "]", ",", ", ", "[[", "]]", "'", "\"", "#", " # ", "\n# ", "~", "null", "-", "''", "{", "?", "!", "&", "*", "|", "@", "(", "<<", "=", ";", "\u00a0", "\u3000",
	}
	random := rand.New(rand.NewPCG(1, 2))
	flat := 0
	for range 100_000 {
		var b strings.Builder
		b.WriteString([]string{"a: ", "a:", "a: [", ""}[random.IntN(4)])
		for range 1 + random.IntN(9) {
			b.WriteString(tokens[random.IntN(len(tokens))])
		}
		if checkFlat(t, b.String()) {
			flat++
		}
	}
	if flat < 1000 {
		t.Errorf("only %d texts were flat", flat)
	}
}

// FuzzFlat: whatever is flat is read as the library reads it.
func FuzzFlat(f *testing.F) {
	for _, seed := range []string{"name: Dana\ngoals: [a, 'b', \"c\"]\ntags:\n  - x\n  - y: z", "dates: {x: 02-30}\nbirthday: XXXX-01-01", "org: [[A|b]], [[B]]", "a: 1\na: 2"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, yaml string) {
		if utf8.ValidString(yaml) && len(yaml) <= 1<<12 {
			checkFlat(t, yaml)
		}
	})
}
