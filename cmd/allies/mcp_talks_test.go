package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allies/cmd/allies/internal/mcp"
)

// TestTalks has each recorded conversation again: what a client says stands
// after ">", what it is answered after "<". The ledger is testdata/mcp/ledger,
// each time as it stands there; the flags are in the first line.
// go test ./cmd/allies -run Talks -update writes the answers anew.
func TestTalks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "mcp", "*.talk"))
	if err != nil {
		t.Fatal(err)
	}
	recorded := map[string]bool{}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".talk")
		recorded[name] = true
		t.Run(name, func(t *testing.T) { testTalk(t, file) })
	}
	for _, tool := range toolsOf(newSession(process())) {
		if !recorded[tool.Name] {
			t.Errorf("there is no conversation about %s", tool.Name)
		}
	}
}

func testTalk(t *testing.T, file string) {
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "mcp", "ledger"))); err != nil {
		t.Fatal(err)
	}
	head, rest, _ := strings.Cut(string(text), "\n")
	var asked []string
	for line := range strings.Lines(rest) {
		if said, ok := strings.CutPrefix(line, "> "); ok {
			asked = append(asked, strings.TrimSuffix(said, "\n"))
		}
	}
	answers := talk{dir, strings.Fields(strings.TrimPrefix(head, "$ allies mcp"))}.say(t, asked...)
	fresh := head + "\n"
	for _, line := range asked {
		fresh += "> " + line + "\n"
		if strings.Contains(line, `"id":`) && len(answers) > 0 {
			built := `"version":"` + strings.TrimSpace(strings.TrimPrefix(version(), program)) + `"`
			fresh += "< " + strings.ReplaceAll(answers[0], built, `"version":"VERSION"`) + "\n"
			answers = answers[1:]
		}
	}
	if fresh == string(text) {
		return
	}
	if !*update {
		t.Errorf("%s is not what is said now:\n%s", file, firstDifference(string(text), fresh))
		return
	}
	if err := os.WriteFile(file, []byte(fresh), 0o644); err != nil {
		t.Fatal(err)
	}
}

// toolsOf are all tools that an assistant may be given.
func toolsOf(s *session) []mcp.Tool {
	host := (&serving{call: call{session: s}}).host()
	host.Writes = true
	return host.Tools()
}
