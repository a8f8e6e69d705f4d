package edit

import (
	"testing"

	"allies/ledger"
)

// Places of one reading are never used in the text of another.
func TestEditsOfAnotherTextAreRefused(t *testing.T) {
	before, now := "## 2026-03-14\n\n- [ ] send it\n", "# Dana, since March\n\n## 2026-03-14\n\n- [ ] send it\n"
	planned, saved := source(t, before), source(t, now)
	p := planned.Ally().Notes[0].Promises[0]
	if after, err := saved.After(Tick(planned, p, day(t, today), ledger.Ticked)); err == nil {
		t.Errorf("the edits of another text made %q", after.Text())
	}
	if e := Tick(saved, p, day(t, today), ledger.Ticked); e.Len() > 0 {
		t.Errorf("a promise of another text is marked: %v", e.All())
	}
}
