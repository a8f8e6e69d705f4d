package parse

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/text"
)

// Each near miss is named where it stands, with its code and message, and its
// cure makes of it what it should be, without a problem.
func TestNearMisses(t *testing.T) {
	for _, m := range nearMisses {
		a, problems := File("dana.md", []byte(m.looks), ledger.DefaultConfig())
		if len(problems) != 1 || problems[0].Code != m.code || !strings.Contains(problems[0].Message, m.says) {
			t.Errorf("%q: %v, %v, want %s: %s", m.looks, a, problems, m.code, m.says)
			continue
		}
		p := problems[0]
		if p.Hint == "" {
			t.Errorf("%q has no hint", m.looks)
		}
		if m.cured == "" {
			if len(p.Fix) > 0 {
				t.Errorf("%q: the cure %v is certain, and the table has none", m.looks, p.Fix)
			}
			continue
		}
		edits := text.EditsOf([]byte(m.looks))
		edits.Add(p.Fix...)
		cured, err := edits.Apply()
		if err != nil || string(cured) != m.cured {
			t.Errorf("%q: cured %q, %v, want %q", m.looks, cured, err, m.cured)
		}
		if _, left := File("dana.md", cured, ledger.DefaultConfig()); len(left) > 0 {
			t.Errorf("%q: then there is %v", m.cured, left)
		}
	}
}
