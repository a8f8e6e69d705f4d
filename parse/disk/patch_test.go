package disk

import (
	"strings"
	"testing"
)

// TestPatch: an operation is shown file by file, what becomes of empty files last,
// and nothing of what lies outside of the ledger.
func TestPatch(t *testing.T) {
	var o Operation
	if !o.IsEmpty() || len(o.Patch()) > 0 {
		t.Error("no change is shown")
	}
	o.Create("empty.md", nil)
	o.Outside("/elsewhere.md", []byte("out\n"), nil)
	o.Replace("a.md", []byte("one\n"), []byte("two\n"))
	o.Move("b.md", "c.md", []byte("b\n"), []byte("c\n"))
	o.Remove("gone.md", []byte("gone\n"))
	var shown []string
	for line := range strings.Lines(string(o.Patch())) {
		if strings.HasPrefix(line, "--- ") || strings.HasPrefix(line, "+++ ") || strings.HasPrefix(line, "diff ") {
			shown = append(shown, strings.TrimSpace(line))
		}
	}
	const want = "--- ./a.md +++ ./a.md --- ./b.md +++ /dev/null --- /dev/null +++ ./c.md --- ./gone.md +++ /dev/null diff --git"
	if got := strings.Join(shown, " "); !strings.HasPrefix(got, want) || strings.Contains(got, "elsewhere") {
		t.Error(got)
	}
}
