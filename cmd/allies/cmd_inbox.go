package main

import (
	"bytes"
	"io"
	"strings"

	"allies/parse/capture"
	"allies/parse/disk"
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
	typed := &captureFile{path: stdinName}
	if name == stdinName {
		var err error
		if typed.before, err = io.ReadAll(c.world.stdin); err != nil {
			return failf("", "reading the lines: %w", err)
		}
	}
	return c.write(func(w *writing) error {
		in := &inbox{main: typed}
		if name != stdinName {
			var err error
			if in, err = w.openInbox(name); err != nil {
				return err
			}
		}
		return w.fileInbox(in)
	})
}

func (w *writing) fileInbox(in *inbox) error {
	if err := in.read(); err != nil {
		return err
	}
	f := &filing{writing: w, changes: map[string]*allyChange{}}
	book := capture.NewBook(w.ledger, w.today)
	for _, l := range in.lines {
		if !l.again {
			f.address(book, l)
		}
	}
	f.carryOut()
	in.settle()
	if err := f.save(in); err != nil {
		return err
	}
	f.say(in)
	return nil
}

func (f *filing) save(in *inbox) error {
	o := disk.Operation{What: "inbox"}
	for _, c := range f.order {
		if before, after := c.before.Text(), c.now.Text(); !bytes.Equal(before, after) {
			o.Replace(c.ally.File, before, after)
		}
	}
	for _, c := range in.changed() {
		c.addTo(&o)
	}
	return f.changeAll(o)
}

// say counts what an earlier run has told, and tells the rest.
func (f *filing) say(in *inbox) {
	for _, c := range f.order {
		for i, e := range c.made {
			f.sayLogged(e, c.made[i+1:], c.logs[i])
		}
	}
	told := 0
	for _, l := range in.lines {
		switch {
		case l.known > 0:
			f.did(l.to.Ally.File, l.known, "noted already: "+l.to.Lines[0])
		case l.why == "":
		case l.item.IsMarked(l.why) && l.in == in.main:
			told++
		default:
			f.did(in.main.path, l.now, "unclear: "+strings.TrimSpace(l.item.Text)+" ("+l.why+")")
		}
	}
	f.sayWhatWaits(in, told)
}

func (f *filing) sayWhatWaits(in *inbox, told int) {
	for _, c := range in.changed() {
		if f.dryRun && isOutside(c.path) {
			f.terminal.say("dry run: " + c.path + " would change too; it is no part of the ledger, nor of the patch")
		}
	}
	for _, c := range in.copies {
		if !c.gone {
			f.terminal.say(c.path + " stays: it has headings, code or comments that " + in.main.path + " has not")
		}
	}
	switch {
	case told == 1:
		f.terminal.say("1 line of " + in.main.path + " is unclear still, and says why")
	case told > 1:
		f.terminal.say(english.Count(told, "line") + " of " + in.main.path + " are unclear still, and say why")
	case len(in.lines) == 0 && in.main.before == nil:
		f.terminal.say("there is no " + in.main.path + " here, so there is nothing to file")
		f.terminal.advise("allies help inbox says what to write there, and how a phone can")
	case len(in.lines) == 0:
		f.terminal.say("nothing waits in " + in.main.path)
	}
}
