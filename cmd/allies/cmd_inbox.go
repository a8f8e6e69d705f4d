package main

import (
	"io"
	"strings"

	"allies/cmd/allies/internal/inbox"

	"allies/report/english"
)

func inboxCommand() command {
	return command{
		name: "inbox", words: "[FILE]", group: write,
		writes:   true,
		complete: oneWord(func(*session) []string { return anyFile }),
		run:      call.inbox,
	}
}

// inbox holds no lock while stdin is read.
func (c call) inbox() error {
	if len(c.given) > 1 {
		return usagef("run it once for each", "inbox takes one file, and %d were given", len(c.given))
	}
	name := strings.Join(c.given, "")
	var typed []byte
	if name == inbox.Stdin {
		var err error
		if typed, err = io.ReadAll(c.world.stdin); err != nil {
			return failf("", "reading the lines: %w", err)
		}
	}
	return c.write(func(w *writing) (err error) {
		host := inbox.Host{Files: w.files, Ledger: w.ledger, Today: w.today, FromHere: w.fromHere, Read: w.readFile, IsSurely: w.isSurely}
		in := inbox.Typed(host, typed)
		if name != inbox.Stdin {
			if in, err = inbox.Open(host, name); err != nil {
				return err
			}
		}
		filed, err := in.FileLines()
		if err != nil {
			return err
		}
		if err := w.changeAll(filed.Operation); err != nil {
			return err
		}
		w.sayFiled(filed)
		return nil
	})
}

// sayFiled counts what an earlier run has told, and tells the rest.
func (w *writing) sayFiled(f *inbox.Filed) {
	for _, l := range f.Logged {
		w.sayLogged(l.Made, l.Later, l.Log)
	}
	for _, s := range f.Said {
		w.did(s.File, s.Line, s.Words)
	}
	for _, file := range f.Beyond {
		if w.dryRun {
			w.terminal.say("dry run: " + file + " would change too; it is no part of the ledger, nor of the patch")
		}
	}
	for _, file := range f.Stay {
		w.terminal.say(file + " stays: it has headings, code or comments that " + f.File + " has not")
	}
	switch {
	case f.Known == 1:
		w.terminal.say("1 line of " + f.File + " is unclear still, and says why")
	case f.Known > 1:
		w.terminal.say(english.Count(f.Known, "line") + " of " + f.File + " are unclear still, and say why")
	case f.Read == 0 && f.None:
		w.terminal.say("there is no " + f.File + " here, so there is nothing to file")
		w.terminal.advise("allies help inbox says what to write there, and how a phone can")
	case f.Read == 0:
		w.terminal.say("nothing waits in " + f.File)
	}
}
