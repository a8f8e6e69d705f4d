package parse

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/text"
)

// FuzzFrontMatter: whatever the bytes, reading ends, nothing panics, and every
// place and problem can be shown.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		"name: Dana\ngoals: [a, 'b', \"c\"]\ntags:\n  - x\n  - y: z", "a: &a [*a]", bomb, "x: |\n  y\n\nz: >-\n  w",
		"org: [[A|b]]\nmembers: [[[A]], [[B, C]]]", "? [a]\n: 1\n<<: {b: 1}", "\t- a: @b\n%x: `y`", "a: \"\\x41\"\n--- b\n...\nc",
		"é: 日本\u2028b: c\u0085d: e", "dates: {x: 02-30, y: --02-29}\nbirthday: XXXX-01-01", "private: yes\ncontact: {email: [a, b]}",
		"{name: {first: a}, tags: [#a]}", "met: [[2026-02-30]]\nsnooze: 2026-03-14T10:00", "a: 1\na: 2\nA: 3\nname: x\nNAME: y",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, yaml string) {
		if !utf8.ValidString(yaml) || len(yaml) > 1<<12 {
			return
		}
		checkFlat(t, yaml)
		src := "---\n" + yaml + "\n---\n\n# Dana\n"
		a, problems := File("dana.md", []byte(src), ledger.DefaultConfig())
		if a != nil {
			checkFront(t, src, a, problems)
		}
	})
}

// checkFlat asserts that what is read without the YAML library is what the
// library reads, places and problems included. It reports whether the text was
// flat.
func checkFlat(t *testing.T, yaml string) bool {
	t.Helper()
	flat := text.NewDocument("", []byte(yaml), nil)
	got, ok := front.ReadFlat(yaml, 0)
	if !ok {
		return false
	}
	got = (&front.Grower{D: flat}).Unique(got)
	deep := text.NewDocument("", []byte(yaml), nil)
	want := front.ReadDeep(deep, yaml, 0)
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
		ordinaryFront[4 : strings.Index(ordinaryFront, "\n---\n")+1],
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

// FuzzConfig: whatever the bytes of allies.yaml, what it sets makes sense.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		"half_life: 365d\nwindow: 3y\nthanks_grace: 0\nkinds: {a: 1/2, b: {weight: 2, aliases: [c]}}",
		"units: {h: 2, USD: null, beer: -1}\ntags: {x: {cadence: 4w..6w}}\nno_contact: []\nbudget_per_week: 5",
		"include: [People/**, 'tags:person', '[']\nignore: **/x\nfile_names: slug\nlog: Encounters",
		"<<<<<<< a\nkinds: {}\n=======\n>>>>>>> b\nnonsense", "half_life: 0d\nhalf_life: 1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 {
			return
		}
		c, problems := Config("allies.yaml", []byte(src))
		if c.HalfLife < 1 || c.Window < 1 || c.ThanksGrace < 0 || c.ThanksWindow < 0 {
			t.Errorf("half_life %d, window %d, thanks %d to %d", c.HalfLife, c.Window, c.ThanksGrace, c.ThanksWindow)
		}
		for kind, weight := range c.Weights {
			if weight.Sign() < 0 {
				t.Errorf("%s weighs %s", kind, weight)
			}
		}
		for unit, price := range c.Units {
			if price != nil && price.Sign() <= 0 {
				t.Errorf("%s costs %s", unit, price)
			}
		}
		if utf8.ValidString(src) {
			checkProblems(t, src, problems)
		}
	})
}
