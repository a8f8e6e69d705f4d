package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"allies/cmd/allies/internal/jsonrpc"
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
