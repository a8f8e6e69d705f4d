package main

import (
	"errors"
	"strings"

	"allies/cmd/allies/internal/langserver"
	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/folder"
)

func lspCommand() command {
	return command{
		name: "lsp", group: exchange,
		run: call.serveEditor,
	}
}

func (c call) serveEditor() error {
	if err := c.onlyWrites(); err != nil {
		return err
	}
	if _, err := c.day(); err != nil {
		return err
	}
	err := langserver.Serve(c.world.ctx, c.world.stdin, c.world.stdout, langserver.Host{
		Name: program, Version: strings.TrimSpace(version()), Home: c.world.env("HOME"),
		Say: c.terminal.say, Today: c.day, Root: c.findRoot, RootIsNamed: c.options.dir != "" || c.world.env("ALLIES_DIR") != "",
		Read: func(l *ledger.Ledger, file string, text []byte) (*edit.Source, error) {
			return c.forEditor(folder.Root{}, l).readSource(file, text)
		},
		MayRewrite: func(root folder.Root) error { return c.forEditor(root, nil).mayRewrite() },
		MayBeName:  mayBeName, MayTake: mayTake,
		Words: func(err error) string {
			f := asFailure(err)
			if f.hint != "" {
				return f.message + "; " + f.hint
			}
			return f.message
		},
	})
	if errors.Is(err, langserver.ErrNoShutdown) {
		return errFound // the status that the protocol wants
	}
	return err
}

// forEditor is what the commands that write ask, for a ledger that an editor works
// in. It has no writer: the editor writes.
func (c call) forEditor(root folder.Root, l *ledger.Ledger) *writing {
	return &writing{reading: &reading{call: c, opened: opened{root, l}}}
}
