package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"allies/cmd/allies/internal/assistant"
	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/mcp"
	"allies/ledger/lists"
)

func mcpCommand() command {
	var write bool
	return command{
		name: "mcp", group: exchange,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&write, "write", false, "let it log, tick, snooze and make files too")
		},
		run: func(c call) error { return c.serveAssistant(write) },
	}
}

func (c call) serveAssistant(write bool) error {
	if err := c.mayServe(write); err != nil {
		return err
	}
	s := serving{call: c, fixed: c.ofServer()}
	if err := s.begin(); err != nil {
		return err
	}
	defer s.ledger.Close()
	host := s.host()
	host.Writes = write
	server := &mcp.Server{
		Name: program, Title: "allies, a ledger of relationships", Version: strings.TrimSpace(strings.TrimPrefix(version(), program)),
		Instructions: host.Instructions(), Tools: host.Tools(), Prompts: []mcp.Prompt{assistant.WeeklyReview()}, Resources: host.Resources(),
	}
	if in, ok := c.world.stdin.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		c.terminal.say("an assistant speaks here, a message a line; how one is told of it: allies help assistants")
	}
	conn := jsonrpc.New(jsonrpc.ModelContext, c.world.stdin, c.world.stdout, server.Handle)
	conn.Batches = server.TakesBatches
	conn.Panicked = func(what string, cause any) { c.terminal.say(fmt.Sprintf("%s failed: %v", what, cause)) }
	return conn.Serve(c.world.ctx)
}

// mayServe refuses flags that say how output looks, and a ledger that is not there.
func (c call) mayServe(write bool) error {
	o := c.options
	switch {
	case o.format != "" || o.file != "" || o.explain || o.exitCode || o.width != 0:
		return usagef("leave -O, -o, --explain, --exit-code and --width out", "mcp answers in the form of its protocol")
	case o.begin != "" || o.end != "" || o.period != "":
		return usagef("an assistant says the period itself", "mcp has no period of its own")
	case write && o.rev != "":
		return usagef("leave --rev or --write out", "what git has is never changed")
	}
	_, err := c.day()
	return err
}

// ofServer are the flags of the server that hold for each command that it runs.
func (s *session) ofServer() []string {
	given := lists.Only([]string{"dir", "today", "rev", "strict", "include-private"}, s.root.PersistentFlags().Changed)
	return lists.Of(given, func(name string) string {
		return "--" + name + "=" + s.root.PersistentFlags().Lookup(name).Value.String()
	})
}

type serving struct {
	call
	fixed  []string    // flags of each command that is run: of which ledger, on which day
	ledger kept.Folder // for the commands that are run; with --rev each asks git
}

func (s *serving) begin() error {
	if s.options.rev != "" {
		_, err := s.open()
		return err
	}
	root, err := s.findRoot()
	if err != nil {
		return err
	}
	s.ledger.Root, s.session.kept, s.texts = root, &s.ledger, &s.ledger.Texts
	_, err = s.open()
	return err
}

// run runs a command for an assistant: the one way in which anything is read,
// reckoned or written here. Of the files only those are read again that changed.
func (s *serving) run(ctx context.Context, line assistant.Line, who *assistant.Caller) assistant.Ran {
	var out, said strings.Builder
	w := s.world
	w.ctx, w.stdin, w.stdout, w.stderr = ctx, strings.NewReader(line.Stdin), &out, &said
	w.args = slices.Concat([]string{line.Command}, s.fixed, line.Flags, []string{"--"}, line.Words)
	inner := s.another(w)
	inner.assistant, inner.kept, inner.texts = who, s.kept, s.texts
	status := inner.execute()
	for _, done := range who.Wrote.Changes {
		s.ledger.Forget([]string{done.File})
	}
	return assistant.Ran{
		Out: out.String(), Said: strings.TrimSpace(said.String()), OK: status == statusDone || status == statusFound,
		Hash: func(file string) string { return hashIn(inner.texts, file) },
	}
}

func (s *serving) host() *assistant.Host {
	return &assistant.Host{
		Program: program, Command: s.toolOf, Run: s.run, Today: s.day, Topics: s.all.topics,
		Guide: func() []string { return slices.Concat(guidePages("help"), guidePages("help/codes")) },
		Page:  func(topic string) string { return s.all.pagesOn(asTopic(topic)) },
	}
}

func (s *serving) toolOf(name string) assistant.Command {
	c, flags := s.all.named(name), pflag.NewFlagSet(name, pflag.ContinueOnError)
	new(options).register(flags)
	c.register(flags, new(bool))
	return assistant.Command{Does: c.about().does, Answers: c.answers, Flag: func(name string) assistant.Flag {
		f := flags.Lookup(name)
		return assistant.Flag{Does: f.Usage, Kind: cmp.Or(paramKinds[f.Value.Type()], mcp.Text), OneOf: c.choices[name]}
	}}
}

// paramKinds are those of flags that are no text.
var paramKinds = map[string]mcp.Kind{"stringArray": mcp.Texts, "bool": mcp.Switch, "int": mcp.Count}
