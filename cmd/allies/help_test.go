package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"allies/report/render/plain"
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

// What help prints fits a terminal of the usual width.
func TestHelpFitsATerminal(t *testing.T) {
	topics := []string{""}
	for _, c := range commands(newSession(process())) {
		topics = append(topics, c.name)
	}
	for _, topic := range topics {
		said := runWithin(t.Context(), t, strings.Fields("help "+topic))
		for _, line := range strings.Split(said, "\n") {
			if w := plain.Width(line); w > pageWidth {
				t.Errorf("allies help %s: %d columns: %s", topic, w, line)
			}
		}
	}
}
