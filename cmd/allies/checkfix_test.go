package main

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// curableLines are lines with a certain cure, and what hides them or brings them
// to light.
var curableLines = []string{
	"---\n", "---\n", "attendees: [Dana\n", "attendees: [Dana, Pia]\n", "cadance: 6w\n", "snoze: 2026-12-01\n", "name: \"Dana\n", "date 2026-11-02\n",
	"- [] send it\n", "-[ ] send it\n", "- [x]rang [[Dana]]\n", "- [] Dana: it\n", "- gave\u00a02h feedback: a\n", "- Gave 2 hours: b\n",
	"2026-11-02 Tea\n---\n", "**2026-11-03** Call\n", "## 2026-11-03 Call\n", "```\n", "    ```\n", "<!--\n", "-->\n", "<<<<<<< ours\n", "\r\n", "\n", "# Dana\n", "\ufeff",
}

// TestFixLeavesNothingToFix: after check --fix another one changes nothing, and
// its dry run showed each file that it changed.
func TestFixLeavesNothingToFix(t *testing.T) {
	files := []string{"people/dana.md", "people/pia.md", "meetings/2026-11-02 Sync.md", "daily/2026-11-03.md", "talk.md"}
	dir := inLedger(t, map[string]string{"allies.yaml": "journal: [daily]\n", "people/x.md": "", "meetings/x.txt": "", "daily/x.txt": ""})
	texts := func() map[string]string {
		all := map[string]string{}
		for _, name := range files {
			text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			all[name] = string(text)
		}
		return all
	}
	r := rand.New(rand.NewPCG(3, 4))
	longAgo := time.Unix(1e9, 0)
	changed := 0
	for range 120 {
		for _, name := range files {
			var text bytes.Buffer
			if r.IntN(3) == 0 {
				text.WriteString("---\n" + pick(r, curableLines[2:8]...) + "---\n")
			}
			for range r.IntN(12) {
				text.WriteString(pick(r, curableLines...))
			}
			file := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.WriteFile(file, text.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chtimes(file, longAgo, longAgo); err != nil { // nobody waits for it to rest
				t.Fatal(err)
			}
		}
		before := texts()
		patch, _ := printed(t, dir, "check", "--fix", "--dry-run")
		printed(t, dir, "check", "--fix")
		after := texts()
		printed(t, dir, "check", "--fix")
		for name, again := range texts() {
			if again != after[name] {
				t.Fatalf("%s was\n%q\nbecame\n%q\nand then\n%q", name, before[name], after[name], again)
			}
			if shown := strings.Contains(patch, "+++ ./"+name); shown != (before[name] != after[name]) {
				t.Fatalf("%s was\n%q\nbecame\n%q\nwhich is shown: %v\n%s", name, before[name], after[name], shown, patch)
			}
			if before[name] != after[name] {
				changed++
			}
		}
	}
	if changed < 100 {
		t.Errorf("only %d files were changed", changed)
	}
}
