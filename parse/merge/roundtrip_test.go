package merge

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"allies/ledger"
)

// examples are the texts of the CommonMark specification.
func examples(t *testing.T) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yuin/goldmark").Output()
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), "_test", "spec.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []struct{ Markdown string }
	if err := json.Unmarshal(src, &all); err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, e := range all {
		texts = append(texts, e.Markdown)
	}
	return texts
}

// TestPartsAreTheWhole takes files apart and puts them together.
func TestPartsAreTheWhole(t *testing.T) {
	texts := examples(t)
	for seed := range uint64(50) {
		base, ours, _ := wildSides(seed)
		texts = append(texts, base.text(), ours.text())
	}
	apart := 0
	for _, text := range texts {
		for _, text := range []string{text, "---\nname: x\n# y\n\nz: [a]\n---\n\n## 2026-03-14 Coffee\n\n" + text, "- 2026-03-14 x\n  " + strings.ReplaceAll(text, "\n", "\n  ")} {
			p, ok := normalize([]byte(text))
			if !ok || p.mixed {
				continue
			}
			if p.open {
				p.text += "\n"
			}
			v := readVersion(reader{path: "dana.md", config: ledger.DefaultConfig()}, p.text)
			if v == nil {
				continue
			}
			apart++
			var b strings.Builder
			for _, u := range v.top() {
				u.write(&b, nil)
			}
			if got := b.String() + v.tail; got != p.text {
				t.Errorf("%q became %q", p.text, got)
			}
		}
	}
	if apart < 1900 {
		t.Errorf("only %d were taken apart", apart)
	}
}

// TestAnyNoteBetween keeps whatever stands between two notes that both sides
// add to.
func TestAnyNoteBetween(t *testing.T) {
	for _, text := range examples(t) {
		base := "## 2026-01-01 First\n\n- gave feedback: first\n\n## 2026-02-02 Second\n\n" + text
		ours := strings.Replace(base, "feedback: first\n", "feedback: first\n- got advice: ours\n", 1) + "\n## 2026-03-03 Ours\n"
		theirs := strings.Replace(base, "feedback: first\n", "feedback: first\n- got advice: theirs\n", 1) + "\n## 2026-04-04 Theirs\n"
		got, _ := merged(base, ours, theirs)
		if !strings.Contains(got, text) {
			t.Errorf("%q is not whole in\n%s", text, got)
		}
	}
}
