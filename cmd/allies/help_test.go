package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
)

// TestHelpExamples runs the examples that help shows on the commands which
// read, on the ledger of a team lead.
func TestHelpExamples(t *testing.T) {
	ledger := inGit(t, filepath.Join("..", "..", "examples", "team-lead"))
	for _, c := range commands(newSession(process())) {
		if c.group != see && c.group != find {
			continue
		}
		if len(c.examples) == 0 {
			t.Errorf("%s has no example", c.name)
		}
		for _, example := range c.examples {
			t.Run(example, func(t *testing.T) {
				t.Chdir(t.TempDir())
				ctx, stop := context.WithCancel(t.Context())
				defer stop()
				if c.raw {
					stop() // it would go on; so it draws once
				}
				said := runWithin(ctx, t, append(shellWords(example)[1:], "-C", ledger))
				if strings.Contains(said, "allies: error: ") {
					t.Errorf("$ %s\n%s", example, said)
				}
			})
		}
	}
}
