package parse

import (
	"strings"
	"testing"

	"allies/parse/internal/samples"
)

// Each example is the body of a note; the next note must be found after it
// unless the example leaves a block open, and line ends must not matter.
func TestCommonMarkExamplesAsNotes(t *testing.T) {
	for _, example := range samples.CommonMark(t) {
		src := "## 2026-03-14 Before\n\n" + example + "\n\n## 2026-03-15 After\n\n- gave 2h feedback: read it\n"
		a, problems := read(src)
		if got := describe(a, problems); !strings.Contains(got, "2026-03-15 \"After\"\n  gave 2h feedback: read it") &&
			!strings.Contains(got, "open-block") && !hidesRest(example) {
			t.Errorf("the note after the example is lost:\n%s\ngot\n%s", example, got)
		}
		checkInvariants(t, src)
	}
}

// hidesRest reports whether an example opens a block of raw HTML that nothing
// but its own end tag closes.
func hidesRest(example string) bool {
	for _, open := range []string{"<pre", "<script", "<style", "<textarea", "<?", "<!", "<![CDATA["} {
		if strings.Contains(example, open) {
			return true
		}
	}
	return false
}
