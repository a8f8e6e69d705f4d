package main

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/assistant"
	"allies/cmd/allies/internal/export"
	"allies/cmd/allies/internal/kept"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/report/english"
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
	name    string
	words   string // what follows the name: "[QUERY]"; "" when nothing may
	group   group
	formats []string // of -O; the first is the default; nil where it has none
	answers []any    // values of the types that its json has

	jsonHasPeriod bool // the period that was asked for is a part of its json
	jsonHasHash   bool // of an ally its json gives the file's hash

	flags    func(*pflag.FlagSet)
	writes   bool                 // files of a ledger, and with --dry-run none
	choices  map[string][]string  // the words that a flag takes, for completion
	values   map[string]completer // what a flag may take of the ledger, likewise
	complete completer            // of its words; nil for a query too, which completes itself
	raw      bool                 // its words are a command line of their own, flags and all
	run      func(call) error
}

// about is what a command says of itself: its section of help/commands.txt.
type about struct {
	does, when           string   // in one line; and when one wants it
	examples, keys, more []string // command lines; what keys do while it runs; topics of the guide
}

func (c command) about() (a about) {
	all, _ := guide.ReadFile("help/commands.txt") // embedded: it is there
	_, text, _ := strings.Cut(string(all), "\n## "+c.name+"\n")
	text, _, _ = strings.Cut(text, "\n\n")
	text = strings.NewReplacer("EXPORTED", english.Join("or", export.Formats()), "IMPORTED", english.Join("or", importFormats()),
		"EVERY-CODE", strings.Join(guidePages("help/codes"), ", ")).Replace(text)
	a.does, text, _ = strings.Cut(text, "\n")
	a.when, text, _ = strings.Cut(text, "\n")
	for line := range strings.SplitSeq(text, "\n") {
		switch mark, said, _ := strings.Cut(line, " "); mark {
		case "$":
			a.examples = append(a.examples, said)
		case "key":
			a.keys = append(a.keys, said)
		case "more":
			a.more = strings.Split(said, ", ")
		}
	}
	return a
}

type call struct {
	*session
	command
	given []string
}

func (s *session) do(c call) error {
	if err := s.options.check(); err != nil {
		return err
	}
	s.terminal.decide(s.options.color, s.options.width)
	return c.run(c)
}

// commandList are the commands; the first is what the program does without a word.
type commandList []command

func (all commandList) named(name string) command {
	for _, c := range all {
		if c.name == name {
			return c
		}
	}
	return command{name: name}
}

func (all commandList) names() []string {
	return lists.Of(all, func(c command) string { return c.name })
}

// formats lists the formats of a command; without a word it is the first.
func (all commandList) formats(c *cobra.Command) []string {
	if c == c.Root() {
		return all[0].formats
	}
	return all.named(c.Name()).formats
}

type session struct {
	world    world
	options  options
	dryRun   bool // what would be written is shown as a patch
	terminal *terminal
	all      commandList
	commands func() commandList // makes them anew: each holds the flags of one run
	root     *cobra.Command
	kept     *kept.Folder // the ledger of watch or mcp; nil for every other command
	keep     parse.Keep   // what of the ledger the command needs
	rest     restNeeded   // what a command that changes one ally needs of the others
	failed   error        // of what has no way to return one: the help, and what tells of work that is done

	texts     *kept.Texts       // of the allies' files, as they were read; nil where nobody asks for them
	assistant *assistant.Caller // who reads the answer; nil for the user
}

func (s *session) finish(err error) int {
	err = cmp.Or(s.failed, err)
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

// forOthers reports whether somebody else than the user reads the answer.
func (s *session) forOthers() bool { return s.assistant != nil && !s.options.includePrivate }

// another is a session in which a command runs again, or for somebody else.
func (s *session) another(w world) *session {
	return &session{world: w, terminal: newTerminal(w), all: s.commands(), commands: s.commands}
}

func (c command) cobra(s *session) *cobra.Command {
	if c.complete == nil && c.words == queryWords {
		c.complete = (*session).queryWords
	}
	sub := &cobra.Command{
		Use:               strings.TrimSpace(c.name + " " + c.words),
		Args:              func(_ *cobra.Command, args []string) error { return c.checkArgs(args) },
		RunE:              func(_ *cobra.Command, args []string) error { return s.do(call{s, c, args}) },
		ValidArgsFunction: c.complete.cobra(s), DisableFlagParsing: c.raw,
	}
	c.register(sub.Flags(), &s.dryRun)
	if s.answersShell() {
		sub.Short = c.about().does
		plainUsage(sub.Flags())
	}
	for flag, words := range c.choices {
		complete := oneOfThese(words)
		if _, several := sub.Flags().Lookup(flag).Value.(*settings); several {
			complete = parted(words)
		}
		s.completeFlag(sub, flag, complete.cobra(s))
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
		if otherTools()["command "+name[:n]] == "" {
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
	return lists.Only(names, func(name string) bool { return strings.HasPrefix(name, begin) })
}

// completer answers what may stand next, given the words before it. An answer
// may go on after a tab with what it means.
type completer func(s *session, before []string, begun string) []string

func (complete completer) cobra(s *session) cobra.CompletionFunc {
	return func(_ *cobra.Command, before []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if complete == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		directive := cobra.ShellCompDirectiveNoFileComp
		var fit []cobra.Completion
		answers := complete(s, before, begun)
		if slices.Equal(answers, anyFile) {
			return nil, cobra.ShellCompDirectiveDefault
		}
		for _, answer := range answers {
			word, _, _ := strings.Cut(answer, "\t")
			if !strings.HasPrefix(ledger.Fold(word), ledger.Fold(begun)) {
				continue
			}
			fit = append(fit, answer)
			if strings.HasSuffix(word, ":") {
				directive |= cobra.ShellCompDirectiveNoSpace
			}
		}
		return fit, directive
	}
}

// anyFile has the shell complete the name of any file.
var anyFile = []string{"\x00file"}

func oneOfThese(words []string) completer {
	return func(*session, []string, string) []string { return words }
}

// restNeeded says what a command that changes one ally's file has to know of the other
// files, once it knows whom its words mean.
type restNeeded uint8

const (
	everyName restNeeded = iota
	onlyPages            // what of the ally stands on them
	noOther
)
