package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const program = "allies"

// session is one run of the program: what it was told, and its voice.
type session struct {
	world    world
	options  options
	terminal *terminal
	commands []command
	root     *cobra.Command
	failed   error // of the help, which has no way to return one
}

// options are the global flags.
type options struct {
	dir, today, rev         string
	begin, end, period      string
	format, file, color     string
	explain, includePrivate bool
	strict, exitCode        bool
}

func (o *options) register(f *pflag.FlagSet) {
	f.SortFlags = false
	f.StringVarP(&o.dir, "dir", "C", "", "the ledger's root `DIR`")
	f.StringVar(&o.today, "today", "", "the day `DATE` to reckon from")
	f.StringVar(&o.rev, "rev", "", "the ledger as git has it at `REV`")
	f.StringVarP(&o.begin, "begin", "b", "", "from this `DATE` on")
	f.StringVarP(&o.end, "end", "e", "", "before this `DATE`")
	f.StringVarP(&o.period, "period", "p", "", "a `PERIOD`: 2026, 2026-03, 2026Q1, 'last month'")
	f.StringVarP(&o.format, "output-format", "O", "", "a `FORMAT`: text, json, csv, md, html")
	f.StringVarP(&o.file, "output-file", "o", "", "write to `FILE`, in the format of its ending")
	f.BoolVar(&o.explain, "explain", false, "the formula and the entries behind each figure")
	f.StringVar(&o.color, "color", "auto", "colours: auto, always or never (`WHEN`)")
	f.BoolVar(&o.includePrivate, "include-private", false, "csv, md and html show what is private too")
	f.BoolVar(&o.strict, "strict", false, "warnings count as errors")
	f.BoolVar(&o.exitCode, "exit-code", false, "exit 1 when the command listed something")
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
	return c.run(c)
}

// colours are the values of --color.
func colours() []string { return []string{"auto", "always", "never"} }

// check refuses values that no command can use.
func (o *options) check() error {
	_, err := oneOf("--color", o.color, colours())
	return err
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
