package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/mcp"
)

func mcpCommand() command {
	var write bool
	return command{
		name: "mcp", group: exchange,
		does:     "the same answers for an assistant: an MCP server on stdio",
		when:     "In the settings of an assistant, so that it can answer from your notes.",
		examples: []string{"allies mcp", "allies mcp --write", "allies mcp -C ~/allies --include-private"},
		more:     []string{"assistants"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&write, "write", false, "let it log, tick, snooze and make files too")
		},
		run: func(c call) error { return c.serveAssistant(write) },
	}
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

func (c call) serveAssistant(write bool) error {
	if err := c.mayServe(write); err != nil {
		return err
	}
	s := serving{call: c, fixed: c.options.ofServer()}
	if err := s.begin(); err != nil {
		return err
	}
	defer s.ledger.Close()
	server := &mcp.Server{
		Name: program, Title: "allies, a ledger of relationships", Version: strings.TrimSpace(strings.TrimPrefix(version(), program)),
		Instructions: instructions(write), Tools: s.tools(write), Prompts: []mcp.Prompt{weeklyReview()}, Resources: s.resources(),
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

func (o *options) ofServer() []string {
	var flags []string
	for _, f := range []struct {
		name  string
		value setting
	}{{"dir", o.dir}, {"today", o.today}, {"rev", o.rev}} {
		if f.value != "" {
			flags = append(flags, "--"+f.name+"="+string(f.value))
		}
	}
	if o.strict {
		flags = append(flags, "--strict")
	}
	if o.includePrivate {
		flags = append(flags, "--include-private")
	}
	return flags
}

type ran struct {
	out, said string
	status    int
	by        *assistant
	hash      func(file string) string
}

// run runs a command for an assistant: the one way in which anything is read,
// reckoned or written here. Of the files only those are read again that changed. The
// words follow the flags, and none is taken for one.
func (s *serving) run(ctx context.Context, name, stdin string, who *assistant, flags, words []string) ran {
	var out, said strings.Builder
	w := s.world
	w.ctx, w.stdin, w.stdout, w.stderr = ctx, strings.NewReader(stdin), &out, &said
	w.args = append(append(append([]string{name}, s.fixed...), flags...), "--")
	w.args = append(w.args, words...)
	inner := newSession(w)
	inner.assistant, inner.kept, inner.texts = who, s.kept, s.texts
	status := inner.execute()
	for _, done := range who.wrote.Changes {
		s.ledger.Forget([]string{done.File})
	}
	return ran{out.String(), strings.TrimSpace(said.String()), status, who, func(file string) string { return hashIn(inner.texts, file) }}
}
