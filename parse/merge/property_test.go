package merge

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse"
)

var sidesNamed = Options{Ours: "ours", Theirs: "theirs"}

// merged merges in memory.
func merged(base, ours, theirs string) (string, int) {
	return mergedWith(func() ([]byte, int, error) {
		text, conflicts := mergedByLines(base, ours, theirs)
		return []byte(text), conflicts, nil
	}, base, ours, theirs)
}

func mergedWith(lines ByLines, base, ours, theirs string) (string, int) {
	o := sidesNamed
	o.ByLines = lines
	text, conflicts, err := Files("dana.md", []byte(base), []byte(ours), []byte(theirs), o)
	if err != nil {
		panic(err)
	}
	return string(text), conflicts
}

// mergedByLines stands in for git merge-file.
func mergedByLines(base, ours, theirs string) (string, int) {
	a := chunk{pieces: mergeLines(base, ours, theirs, false)}
	d := draft{merger: merger{chunks: []chunk{a}}}
	return a.text(marked(sidesNamed)), d.conflicts()
}

// sortedLines is the lines of a text without its blank ones and markers.
func sortedLines(text string) []string {
	lines := slices.DeleteFunc(strings.Split(text, "\n"), func(line string) bool {
		return strings.TrimSpace(line) == "" || strings.HasPrefix(line, "<<<<<<<") || strings.HasPrefix(line, "=======") || strings.HasPrefix(line, ">>>>>>>")
	})
	slices.Sort(lines)
	return lines
}

// TestBothSidesAreKept lets two sides change a book, neither of them what is
// the other's: all they did is in the merge, and nothing else.
func TestBothSidesAreKept(t *testing.T) {
	for seed := range uint64(propertyCases) {
		base, ours, theirs := twoSides(seed)
		keepsBoth(t, seed, base.text(), ours.text(), theirs.text())
	}
}

const propertyCases = 600

func twoSides(seed uint64) (base, ours, theirs book) {
	r := rand.New(rand.NewPCG(seed, 2))
	base = (&author{Rand: r, name: "base"}).book()
	ours, theirs = base.clone(), base.clone()
	o, h := &author{Rand: r, name: "ours"}, &author{Rand: r, name: "theirs"}
	for range 1 + r.IntN(8) {
		o.change(&ours, 0)
	}
	for range 1 + r.IntN(8) {
		h.change(&theirs, 1)
	}
	return base, ours, theirs
}

func keepsBoth(t *testing.T, seed uint64, base, ours, theirs string) {
	t.Helper()
	got, conflicts := merged(base, ours, theirs)
	fail := func(what string) {
		t.Helper()
		t.Errorf("seed %d: %s\n--- base\n%s\n--- ours\n%s\n--- theirs\n%s\n--- got\n%s", seed, what, base, ours, theirs, got)
	}
	if conflicts != 0 {
		fail("a conflict")
		return
	}
	if back, _ := merged(base, theirs, ours); !slices.Equal(sortedLines(got), sortedLines(back)) {
		fail("other lines than with the sides exchanged: " + back)
	}
	count := counts[string]{}
	for i, text := range []string{base, ours, theirs, got} {
		count.add(i, 1, words(text)...)
	}
	for word, n := range count {
		if n[3] != n[1]+n[2]-n[0] {
			fail(word + " is lost, or here too often")
			return
		}
	}
	if b := balance(base); balance(got).Cmp(balance(ours).Add(balance(theirs)).Sub(b)) != 0 {
		fail("another balance")
	}
}

// words are the words that are written once.
func words(text string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \n,.[]:", r) }), func(w string) bool {
		return !strings.ContainsAny(w, "0123456789") || !strings.ContainsAny(w[:1], "bot")
	})
}

// balance is what was given without what was got, in entries and hours.
func balance(text string) ledger.Number {
	a, _ := parse.File("dana.md", []byte(text), ledger.DefaultConfig())
	sum := ledger.Int(0)
	for _, n := range a.Notes {
		for _, e := range n.Entries {
			worth := ledger.Int(1)
			if e.HasAmount {
				worth = e.Amount
			}
			if e.Dir == ledger.Got {
				worth = worth.Neg()
			}
			sum = sum.Add(worth)
		}
	}
	return sum
}

// wildSides lets both sides change what they like, after they made some
// changes alike.
func wildSides(seed uint64) (base, ours, theirs book) {
	r := rand.New(rand.NewPCG(seed, 3))
	base = (&author{Rand: r, name: "base"}).book()
	ours, theirs = base.clone(), base.clone()
	for i := range r.IntN(3) {
		same, side := r.Uint64(), r.IntN(2)
		for _, b := range []*book{&ours, &theirs} {
			(&author{Rand: rand.New(rand.NewPCG(seed, same)), name: "both", count: 100 * i}).change(b, side)
		}
	}
	o, h := &author{Rand: r, name: "ours"}, &author{Rand: r, name: "theirs"}
	for range r.IntN(8) {
		if r.IntN(2) == 0 {
			o.change(&ours, r.IntN(2))
		} else {
			h.change(&theirs, r.IntN(2))
		}
	}
	return base, ours, theirs
}

// TestNothingIsLost lets both sides change the same things: what does not fit
// is a conflict, and either side of it is whole.
func TestNothingIsLost(t *testing.T) {
	for seed := range uint64(propertyCases) {
		b, o, h := wildSides(seed)
		base, ours, theirs := b.text(), o.text(), h.text()
		got, conflicts := merged(base, ours, theirs)
		if again, _ := merged(base, ours, theirs); again != got {
			t.Errorf("seed %d: %q, and again %q", seed, got, again)
		}
		if alone, n := merged(base, ours, base); alone != ours || n != 0 {
			t.Errorf("seed %d: %q changed alone, and became %q", seed, ours, alone)
		}
		if alone, n := merged(base, base, theirs); alone != theirs || n != 0 {
			t.Errorf("seed %d: %q changed alone, and became %q", seed, theirs, alone)
		}
		back, same := merged(base, theirs, ours)
		if conflicts != same || !slices.Equal(sortedLines(got), sortedLines(back)) {
			t.Errorf("seed %d: %d conflicts, and with the sides exchanged %d:\n%s\n%s", seed, conflicts, same, got, back)
		}
		if n := strings.Count("\n"+got, "\n<<<<<<< ours\n"); n != conflicts {
			t.Errorf("seed %d: %d conflicts, and %d of them marked", seed, conflicts, n)
		}
		count := counts[string]{}
		for i, text := range []string{base, ours, theirs, got} {
			count.add(i, 1, words(text)...)
		}
		for word, n := range count {
			least, most := onceOrTwice(n[0], n[1], n[2])
			if n[0] == 0 && n[3] == 0 || conflicts == 0 && (n[3] < least || n[3] > most) {
				t.Errorf("seed %d: %s %v\n%s", seed, word, *n, got)
			}
		}
	}
}

// TestByLinesFails: where the parts can be merged, a merge by lines that broke
// costs nothing; where they cannot, its error is handed on.
func TestByLinesFails(t *testing.T) {
	broken := errors.New("broken")
	o := sidesNamed
	o.ByLines = func() ([]byte, int, error) { return nil, 0, broken }
	base, ours, theirs := []byte("## 2026-01-01\n"), []byte("## 2026-01-01\n\n- win: ours\n"), []byte("## 2026-01-01\n\n- win: theirs\n")
	text, n, err := Files("dana.md", base, ours, theirs, o)
	if want := "## 2026-01-01\n\n- win: ours\n- win: theirs\n"; string(text) != want || n != 0 || err != nil {
		t.Errorf("%q, %d, %v", text, n, err)
	}
	if _, _, err := Files("README.md", base, ours, theirs, o); !errors.Is(err, broken) {
		t.Errorf("no error but %v", err)
	}
}

// TestTooManyToCompare: where both sides changed so many sections, or items, that it
// takes too long to find out which is which, the merge by lines stands.
func TestTooManyToCompare(t *testing.T) {
	for _, c := range []struct{ head, base, ours, theirs string }{
		{"", "## 2026-03-14 Walk %d\n\n- tea %[1]d\n\n", "## 2026-03-15 Stroll %d\n\n- tea %[1]d\n\n", "## 2026-03-14 Walk %d\n\n- cake\n\n"},
		{"## 2026-03-14\n\n", "- walk of cup %d\n", "- stroll of cup %d\n", "- walk of mug %d\n"},
	} {
		for _, n := range []int{20, 600} {
			base, ours, theirs := c.head, c.head, c.head
			for i := range n {
				same := fmt.Sprintf(c.base, i)
				base, ours = base+same, ours+fmt.Sprintf(c.ours, i)
				if i == 5 {
					same = fmt.Sprintf(c.theirs, i)
				}
				theirs += same
			}
			got, _ := mergedWith(func() ([]byte, int, error) { return []byte("by lines\n"), 1, nil }, base, ours, theirs)
			if lines := got == "by lines\n"; lines != (n > 500) {
				t.Errorf("%d of %q: by lines is %v", n, c.base, lines)
			}
		}
	}
}
