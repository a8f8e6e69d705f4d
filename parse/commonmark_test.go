package parse

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// commonMarkExamples are the examples of the CommonMark specification, which
// goldmark's module carries.
func commonMarkExamples(t testing.TB) []string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatalf("where goldmark is: %v", err)
	}
	data, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct{ Markdown string }
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	if len(examples) < 600 {
		t.Fatalf("%d examples, want them all", len(examples))
	}
	sources := make([]string, len(examples))
	for i, e := range examples {
		sources[i] = e.Markdown
	}
	return sources
}

// Each example is the body of a note; the next note must be found behind it
// unless the example leaves a block open, and line ends must not matter.
func TestCommonMarkExamplesAsNotes(t *testing.T) {
	for _, example := range commonMarkExamples(t) {
		src := "## 2026-03-14 Before\n\n" + example + "\n\n## 2026-03-15 After\n\n- gave 2h feedback: read it\n"
		a, problems := read(src)
		if got := describe(a, problems); !strings.Contains(got, "2026-03-15 \"After\"\n  gave 2h feedback: read it") &&
			!strings.Contains(got, "open-block") && !hidesRest(example) {
			t.Errorf("the note behind the example is lost:\n%s\ngot\n%s", example, got)
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
