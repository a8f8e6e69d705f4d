package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

type group string

const (
	see      group = "see"
	find     group = "find"
	write    group = "write"
	exchange group = "exchange"
)

func groups() []group { return []group{see, find, write, exchange} }

const queryWords = "[QUERY]"

type command struct {
	name     string
	words    string // what follows the name: "[QUERY]"; "" when nothing may
	does     string // one line
	when     string // one wants it: a sentence or two
	group    group
	formats  []string // of -O; the first is the default; nil where it has none
	answers  []any    // values of the types that its json has
	examples []string // "$ allies …" lines without the prompt
	keys     []string // what keys do while it runs: "q leaves"
	more     []string // the topics of the guide that say more

	jsonHasPeriod bool // the period that was asked for is a part of its json
	jsonHasHash   bool // of an ally its json gives the file's hash

	flags    func(*pflag.FlagSet)
	writes   bool                 // files of a ledger, and with --dry-run none
	choices  map[string][]string  // the words that a flag takes, for completion
	values   map[string]completer // what a flag may take of the ledger, likewise
	complete completer
	raw      bool // its words are a command line of their own, flags and all
	run      func(call) error
}

type call struct {
	*session
	command
	given []string
}

func (c command) cobra(s *session) *cobra.Command {
	sub := &cobra.Command{
		Use: strings.TrimSpace(c.name + " " + c.words), Short: c.does,
		Args:              func(_ *cobra.Command, args []string) error { return c.checkArgs(args) },
		RunE:              func(_ *cobra.Command, args []string) error { return s.do(call{s, c, args}) },
		ValidArgsFunction: c.complete.cobra(s), DisableFlagParsing: c.raw,
	}
	c.register(sub.Flags(), &s.dryRun)
	if s.answersShell() {
		plainUsage(sub.Flags())
	}
	for flag, words := range c.choices {
		s.completeFlag(sub, flag, oneOfThese(words).cobra(s))
	}
	for flag, complete := range c.values {
		s.completeFlag(sub, flag, func(c *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return complete.cobra(s)(c, nil, begun)
		})
	}
	return sub
}

func (c command) register(f *pflag.FlagSet, dryRun *bool) {
	f.SortFlags = false
	if c.flags != nil {
		c.flags(f)
	}
	if c.writes {
		f.BoolVar(dryRun, "dry-run", false, "change nothing, and print the change as a patch")
	}
}

func (c command) ownFlags() *pflag.FlagSet {
	var own pflag.FlagSet
	c.register(&own, new(bool))
	return &own
}

// completeFlag lets the shell complete a flag's value. Only a run that answers
// the shell is told: cobra never forgets it, and watch makes a command line anew
// for each view.
func (s *session) completeFlag(c *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if !s.answersShell() {
		return
	}
	// The one error is that the command has no such flag, and then there is
	// nothing to complete.
	_ = c.RegisterFlagCompletionFunc(flag, complete)
}

// answersShell reports whether a shell asks what may stand next.
func (s *session) answersShell() bool {
	return len(s.world.args) > 0 && strings.HasPrefix(s.world.args[0], cobra.ShellCompRequestCmd)
}

// plainUsage takes the marks that help reads from what flags say of themselves.
func plainUsage(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) { f.Usage = strings.ReplaceAll(f.Usage, "`", "") })
}

func (c command) checkArgs(args []string) error {
	switch {
	case c.words == "" && len(args) > 0:
		return usagef("see: allies help "+c.name, "%s takes no words, and %s was given", c.name, quote(args[0]))
	case len(args) == 0 && c.words != "" && !strings.HasPrefix(c.words, "["):
		return usagef("see: allies help "+c.name, "%s needs %s", c.name, c.words)
	}
	return nil
}

func namesOf(commands []command) []string {
	var names []string
	for _, c := range commands {
		names = append(names, c.name)
	}
	return names
}

// beginnings lists the shorter spellings that mean this command, and nothing of another tool.
func beginnings(name string, names []string) []string {
	shared := 0 // letters with another name
	for _, other := range names {
		n := 0
		for n < min(len(name), len(other)) && name[n] == other[n] {
			n++
		}
		if other != name {
			shared = max(shared, n)
		}
	}
	var short []string
	for n := shared + 1; n < len(name); n++ {
		if otherCommands[name[:n]] == "" {
			short = append(short, name[:n])
		}
	}
	return short
}

// beginningWith lists the names that begin so, or the one that is exactly so.
func beginningWith(begin string, names []string) []string {
	if slices.Contains(names, begin) {
		return []string{begin}
	}
	var found []string
	for _, name := range names {
		if strings.HasPrefix(name, begin) {
			found = append(found, name)
		}
	}
	return found
}

// formatsOf lists the formats of a command; without a word it is the first.
func formatsOf(c *cobra.Command) []string {
	if c == c.Root() {
		return commands()[0].formats
	}
	return commandNamed(c.Name()).formats
}

func commandNamed(name string) command {
	for _, c := range commands() {
		if c.name == name {
			return c
		}
	}
	return command{name: name}
}
