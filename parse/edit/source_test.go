package edit

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/text"
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
	longer := source(t, "## 2026-03-14\n\n- [ ] send it to Bo\n") // its box is where the other one is
	if e := Tick(longer, p, day(t, today), ledger.Ticked); e.Len() > 0 {
		t.Errorf("a promise of other words is marked: %v", e.All())
	}
}

// Whatever an edit does, lines that it does not name stay.
func TestOnlyTheNamedLineChanges(t *testing.T) {
	for _, c := range []struct{ src, old, new, why string }{
		{"# Dana\n\nx\ny\n", "x\ny\n", "", "Dana Okafor.md: lines 3 to 4 would go away"},
		{"# Dana\n\nx\ny\n", "x\n", "x", "Dana Okafor.md:4 would go away or change"},
		{"---\ntags: [a,\n  b]\n<<<<<<< ours\nphone: 1\n---\n", "[a,\n  b]\n<<<<<<< ours\nphone: 1\n", "c\n", "Dana Okafor.md: lines 2 to 5 would go away"},
		{"---\nrole: \"a\n<<<<<<< ours\n  b\"\n---\n", "\"a\n<<<<<<< ours\n  b\"", "c", "Dana Okafor.md: lines 2 to 4 would go away"},
		{"# Dana\n\n---\ncadence: 4w\n---\n", "# Dana", "# Bo", "Dana Okafor.md:3 begins what looks like front matter and is not: nothing is written above or into it"},
		{"# Dana\n\nx\ny\n", "x\n", "", ""},
		{"---\ntags: [a,\n  b]\n---\n", "[a,\n  b]", "c", ""},
	} {
		s := source(t, c.src)
		edits := text.EditsOf([]byte(c.src))
		edits.Replace(strings.Index(c.src, c.old), c.old, c.new)
		why := ""
		if _, err := s.After(edits); err != nil {
			why = strings.TrimPrefix(err.Error(), "this would change more than it should: ")
		}
		if why != c.why {
			t.Errorf("%q for %q in %q: %q, want %q", c.new, c.old, c.src, why, c.why)
		}
	}
}

// A cure that makes front matter of what looks like it loses nothing that was read.
func TestACureOfFrontMatterLosesNothing(t *testing.T) {
	const src = "# Dana\n\n---\ncadence: 4w\n---\n\n## 2026-03-14\n\n- gave feedback: x\n"
	const cured = "---\ncadence: 4w\n---\n# Dana\n\n\n## 2026-03-14\n\n"
	for after, refused := range map[string]bool{cured + "- gave feedback: x\n": false, cured: true} {
		s := source(t, src)
		edits := text.EditsOf([]byte(src))
		edits.Replace(0, src, after)
		if _, err := s.After(edits); (err != nil) != refused {
			t.Errorf("%q: %v", after, err)
		}
	}
}
