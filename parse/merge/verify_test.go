package merge

import (
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/diff"
)

// TestVerification takes a right merge and spoils it: a line that is lost,
// stands twice, or stands in another note is noticed.
func TestVerification(t *testing.T) {
	const base = "# Dana\n\nShe leads a team.\n\n```\ncode\n```\n\n## 2026-03-14 Coffee\n\n- win: a\n\n## 2026-04-01 Call\n\n- win: b\n"
	ours := strings.Replace(base, "- win: a\n", "- win: a\n- gave 2h feedback: ours\n", 1)
	theirs := strings.Replace(base, "- win: b\n", "- win: b\n- got 1h advice: theirs\n", 1)
	whole := strings.Replace(ours, "- win: b\n", "- win: b\n- got 1h advice: theirs\n", 1)
	texts, ok := normalizeAll([]byte(base), []byte(ours), []byte(theirs))
	if !ok {
		t.Fatal("no texts")
	}
	d := newDraft(reader{path: "dana.md", config: ledger.DefaultConfig()}, texts)
	if d == nil || !d.byLinesFollows([]byte(whole), addedOnce) {
		t.Fatalf("what is right is refused:\n%s", whole)
	}
	lines := diff.Lines(whole)
	for i, line := range lines {
		if isBlank(line) {
			continue
		}
		lost, twice := slices.Delete(slices.Clone(lines), i, i+1), slices.Insert(slices.Clone(lines), i, line)
		for _, spoiled := range []string{strings.Join(lost, ""), strings.Join(twice, "")} {
			if d.byLinesFollows([]byte(spoiled), addedOnce) {
				t.Errorf("nobody noticed:\n%s", spoiled)
			}
		}
	}
	for _, move := range []struct{ line, below string }{
		{"- gave 2h feedback: ours\n", "- win: b\n"}, {"- win: b\n", "- win: a\n"},
	} {
		spoiled := strings.Replace(strings.Replace(whole, move.line, "", 1), move.below, move.below+move.line, 1)
		if d.byLinesFollows([]byte(spoiled), addedOnce) {
			t.Errorf("nobody noticed:\n%s", spoiled)
		}
	}
	if d.linesFollow(strings.ReplaceAll(whole, "```\n", ""), repeated(onceOrTwice), nil) {
		t.Error("a line that stood twice may be gone")
	}
}

// TestJoinedLineKeeps: a word that a side wrote has to be in the line that is
// made of both.
func TestJoinedLineKeeps(t *testing.T) {
	j := joinedLine{base: "a b", ours: "a b new", theirs: "a b c", merged: "a b c"}
	if j.keeps(j.ours) || !j.keeps(j.theirs) {
		t.Error("a lost word is not noticed, or a kept one is missed")
	}
}
