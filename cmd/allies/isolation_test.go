package main

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// fragments are what a file may be made of that a reader stumbles on.
var fragments = []string{
	"---\n", "name: Dana\n", "name: \"Dana\n", "aliases: [D, \n", "- [ ] send it\n", "## 2026-03-14 Coffee\n", "- gave 2h feedback: a\n",
	"<<<<<<< ours\n", "=======\n", ">>>>>>> \n", ">>>>>>> theirs\n", "    ~~~\n", "```\n", "    ```\n", "\t- x\n", "<!--\n", "-->\n",
	"> > - ", "[[", "]]", "#tag\n", "\r", "\ufeff", "\x00", "\xff", "&a *a\n", "? ", "|\n", "attendees: [Dana, Pia]\n", "Attendees: Pia\n", "[[Pia]]: ", "- [ ] Pia to ",
	"'", "\"", "{", "}", "[", "]", ":", "%", "\n", " ", "📅 2026",
}

// anyBytes is a text of fragments and of bytes at random.
func anyBytes(r *rand.Rand) []byte {
	var text []byte
	for range r.IntN(30) {
		if r.IntN(8) == 0 {
			text = append(text, byte(r.IntN(256)))
		}
		text = append(text, pick(r, fragments...)...)
	}
	return text
}

// printed is what a command prints on a ledger, and its exit status.
func printed(t *testing.T, dir string, args ...string) (string, int) {
	t.Helper()
	var out, said bytes.Buffer
	status := run(world{
		ctx: context.Background(), args: append(args, "-C", dir, "--today", "2026-11-22"), stdin: strings.NewReader(""),
		stdout: &out, stderr: &said, now: time.Now, env: func(string) string { return "" },
	})
	return out.String(), status
}

// TestOneFileIsItsOwn: no bytes in one file change what a command prints of
// another, but for problems; nor do those of a page that names nobody else.
func TestOneFileIsItsOwn(t *testing.T) {
	for _, name := range []string{"people/other.md", "meetings/2026-03-15 Sync.md", "daily/2026-03-15.md"} {
		t.Run(name, func(t *testing.T) { isolate(t, name) })
	}
}

func isolate(t *testing.T, name string) {
	kofi := "---\naliases: [K]\ncadence: 4w\n---\n# Kofi\n\n## 2026-03-14 Coffee\n\n- gave 2h feedback: the draft\n- [ ] send the slides by 2026-03-21\n"
	dir := inLedger(t, map[string]string{"allies.yaml": "journal: [daily]\n", "people/kofi.md": kofi, name: ""})
	other := filepath.Join(dir, filepath.FromSlash(name))
	commands := [][]string{{"print", "kofi"}, {"balance", "kofi", "-O", "csv"}, {"promises", "kofi", "-O", "csv"}, {"register", "kofi", "-O", "csv"}}
	want := make([]string, len(commands))
	for i, c := range commands {
		if want[i], _ = printed(t, dir, c...); want[i] == "" {
			t.Fatalf("%v prints nothing", c)
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 150 {
		text := anyBytes(r)
		if err := os.WriteFile(other, text, 0o600); err != nil {
			t.Fatal(err)
		}
		for i, c := range commands {
			if got, status := printed(t, dir, c...); got != want[i] || status != statusDone {
				t.Fatalf("%v prints, beside the file\n%q\nexit %d\n%s\nwant\n%s", c, text, status, got, want[i])
			}
		}
	}
}
