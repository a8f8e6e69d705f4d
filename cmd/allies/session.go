package main

import (
	"errors"

	"github.com/spf13/cobra"

	"allies/cmd/allies/internal/kept"
	"allies/parse"
)

const program = "allies"

// session is one run of the program: what it was told, and its voice.
type session struct {
	world    world
	options  options
	dryRun   bool // what would be written is shown as a patch
	terminal *terminal
	root     *cobra.Command
	kept     *kept.Folder // the ledger of watch or mcp; nil for every other command
	keep     parse.Keep   // what of the ledger the command needs
	failed   error        // of the help, which has no way to return one

	texts     *kept.Texts // of the allies' files, as they were read; nil where nobody asks for them
	assistant *assistant  // who reads the answer; nil for the user
}

func newSession(w world) *session {
	return &session{world: w, terminal: newTerminal(w)}
}

// do runs a command once the global flags are seen to make sense.
func (s *session) do(c call) error {
	if err := s.options.check(); err != nil {
		return err
	}
	s.terminal.decideColour(s.options.color)
	s.terminal.decideWidth(s.options.width)
	return c.run(c)
}

// finish says what went wrong, if anything, and returns the exit status.
func (s *session) finish(err error) int {
	if err == nil {
		err = s.failed
	}
	if err == nil {
		return statusDone
	}
	if errors.Is(err, errFound) {
		return statusFound
	}
	f := asFailure(err)
	s.terminal.complain(f)
	return f.status
}
