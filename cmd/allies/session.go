package main

import (
	"errors"

	"github.com/spf13/cobra"

	"allies/cmd/allies/internal/kept"
	"allies/parse"
	"allies/report"
)

const program = "allies"

type session struct {
	world    world
	options  options
	dryRun   bool // what would be written is shown as a patch
	terminal *terminal
	root     *cobra.Command
	kept     *kept.Folder // the ledger of watch or mcp; nil for every other command
	keep     parse.Keep   // what of the ledger the command needs
	rest     restNeeded   // what a command that changes one ally needs of the others
	failed   error        // of the help, which has no way to return one

	texts     *kept.Texts // of the allies' files, as they were read; nil where nobody asks for them
	assistant *assistant  // who reads the answer; nil for the user
}

func newSession(w world) *session {
	return &session{world: w, terminal: newTerminal(w)}
}

func (s *session) do(c call) error {
	if err := s.options.check(); err != nil {
		return err
	}
	s.terminal.decideColour(s.options.color)
	s.terminal.decideWidth(s.options.width)
	return c.run(c)
}

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

// assistant is who reads the answer of a command that mcp runs. What is private
// stays out of it unless --include-private lets it in.
type assistant struct {
	expect *string        // the hash that the ally's file must have to be changed; nil for any
	places []report.Place // what the answer comes from
	wrote  writeAnswer
}

type writeAnswer struct {
	DryRun  bool            `json:"dry_run"`
	Changes []change        `json:"changes"`
	SHA256  report.Optional `json:"sha256"`  // of the ally's file, as it is then
	Printed report.Optional `json:"printed"` // the patch of a dry run, or the numbered list of promises
	Hints   []string        `json:"hints"`   // what else is worth knowing
}

type change struct {
	Did string `json:"did"`
	report.Place
}

// forOthers reports whether somebody else than the user reads the answer.
func (s *session) forOthers() bool { return s.assistant != nil && !s.options.includePrivate }
