// Package samples holds texts that the tests of several rooms read, and ways
// to look at what was found in them. Only tests import it.
package samples

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"allies/ledger"
)

// CommonMark are the examples of the CommonMark specification, which
// goldmark's module carries.
func CommonMark(t testing.TB) []string {
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

// Places tells of each problem where it is and what it is.
func Places(problems []ledger.Problem) string {
	var said []string
	for _, p := range problems {
		said = append(said, fmt.Sprintf("%d:%d-%d %s %s", p.Line, p.Column, p.EndColumn, p.Severity, p.Code))
	}
	return strings.Join(said, ", ")
}
