package front

import (
	"fmt"
	"testing"
)

// TestQuotesAreSoughtOnce: after one double quote that nothing closes, none is
// closed either, and none is looked for.
func TestQuotesAreSoughtOnce(t *testing.T) {
	line := `"a", 'b''c', "\"\"`
	var q quotes
	var ends []int
	for i := 0; i < len(line); i++ {
		if line[i] == '"' || line[i] == '\'' {
			i = q.last(line, i)
			ends = append(ends, i)
		}
	}
	if fmt.Sprint(ends) != "[2 10 13 15 17]" || !q.open {
		t.Errorf("quotes end at %v, open %v", ends, q.open)
	}
}

// TestAnchorsAreNamedWhole: *a is text where only &ab is there.
func TestAnchorsAreNamedWhole(t *testing.T) {
	for src, want := range map[string]int{"org: &ab x\nrole: *a": 1, "org: &a x\nrole: *a": 0, "org: AT&T\nrole: *": 1, "goals: [*a, *a]": 2} {
		if _, firsts := mendFirsts(src, src); len(firsts) != want {
			t.Errorf("%q: %v, want %d", src, firsts, want)
		}
	}
}

// TestMarksOfYAMLAreText: what YAML would take for a tag or an anchor, and drop, is
// text, unless somebody means what YAML means.
func TestMarksOfYAMLAreText(t *testing.T) {
	for src, want := range map[string]int{
		"org: !new Co": 1, "goals: &more": 1, "goals: &more\nrole: x": 1, "values: [!a, &b]": 2, "!key: x": 1,
		"org: !!str 5": 0, "org: &a x\nrole: *a": 0, "goals: &g [a, b]": 0, "goals: &g\n  - a": 0, "goals: &g\n- a": 0, "org: !new 'Co'": 0, "org: a !b &c": 0,
	} {
		if _, taken := mendTaken(src, src); len(taken) != want {
			t.Errorf("%q: %v, want %d", src, taken, want)
		}
	}
}
