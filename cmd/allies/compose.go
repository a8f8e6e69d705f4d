package main

import (
	"errors"
	"os"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// composing is what the user finds in the editor, with NAME and DAY filled in.
const composing = `
# What is there to log with NAME on DAY? One line each:
#
#   gave 2h feedback: her slides         got introduction: Ravi, at Meridian
#   thanked: for the introduction        win: the proposal was accepted
#   [ ] send the draft by friday         [ ] they: share the job spec
#   ran into her at the climbing hall
#
# Lines that begin with # are left out. An empty file logs nothing.
`

// compose has the user write lines in the editor, and keeps them where logging fails.
func (c call) compose(about logSubject, log func([]string) error) error {
	f, err := os.CreateTemp("", "allies-log-*.md")
	if err != nil {
		return failf("", "making a file for the editor: %w", err)
	}
	_, err = f.WriteString(strings.NewReplacer("NAME", about.name, "DAY", about.day.String()).Replace(composing))
	if err := errors.Join(err, f.Close()); err != nil {
		return failf("", "making a file for the editor: %w", err)
	}
	if err := c.openEditor(f.Name(), 1); err != nil {
		os.Remove(f.Name())
		return err
	}
	text, err := os.ReadFile(f.Name())
	if err != nil {
		return failf("", "reading what you wrote: %w", err)
	}
	lines := written(string(text))
	if len(lines) == 0 {
		os.Remove(f.Name())
		c.terminal.say("nothing was written, so nothing is logged")
		return nil
	}
	if err := log(lines); err != nil {
		kept := asFailure(err)
		kept.lines = append(kept.lines, "your lines are kept in "+f.Name())
		return kept
	}
	return os.Remove(f.Name())
}

func written(text string) []string {
	isSaid := func(line string) bool { return line != "" && line != "#" && !strings.HasPrefix(line, "# ") }
	return lists.Only(lists.Of(strings.Split(text, "\n"), strings.TrimSpace), isSaid)
}

type logSubject struct {
	name string
	day  ledger.Date
}
