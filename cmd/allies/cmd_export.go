package main

import (
	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/convert/obfuscate"
	"allies/cmd/allies/internal/export"
	"allies/cmd/allies/internal/inbox"
	"allies/ledger"
	"allies/parse/disk"
	"allies/report/english"
)

func exportCommand() command {
	var o exportOptions
	return command{
		name: "export", words: "FORMAT [QUERY]", group: exchange,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.all, "all", false, "communal ties too, in a journal")
			f.BoolVar(&o.obfuscate, "obfuscate", false, "other names and blurred texts, for a screenshot; it gives no privacy")
		},
		complete: func(s *session, before []string, begun string) []string {
			if len(before) == 0 {
				return export.Formats()
			}
			return s.queryWords(before[1:], begun)
		},
		run: func(c call) error { return c.export(o) },
	}
}

type exportOptions struct {
	all       bool // communal ties too
	obfuscate bool
}

func (c call) export(o exportOptions) error {
	to, err := c.exchanged(export.Formats())
	if err != nil {
		return err
	}
	if c.options.format != "" {
		return usagef("leave -O out", "export takes its format as a word, as in allies export %s", to)
	}
	c.given = c.given[1:]
	r, err := c.readQuery()
	if err != nil {
		return err
	}
	if err := r.mustNotBeNotes(); err != nil {
		return err
	}
	x := &export.Export{
		Ledger: r.ledger, Today: r.today, Reckon: r.reckon, Chosen: len(r.given) > 0, Files: r.files, Inbox: inbox.File, Open: r.withoutPrivate,
		Communal: o.all, IncludePrivate: c.options.includePrivate,
	}
	if o.obfuscate {
		x.Mask = obfuscate.New(r.ledger.Allies)
	}
	content, left, err := x.Write(to)
	if err != nil {
		return err
	}
	c.sayLeftOut(left, to, o.obfuscate)
	return r.deliver([]byte(content), 0, r.spans())
}

func (s *session) sayLeftOut(left int, format string, masked bool) {
	switch {
	case left == 0:
	case export.IsJournal(format):
		s.terminal.say(english.Count(left, "private entry") + " left out, and so sums differ from those of allies balance; --include-private exports them")
	default:
		s.terminal.say(english.Count(left, "private thing") + " left out; --include-private exports them")
	}
	if masked {
		s.terminal.say("names and texts are changed for a picture, which gives no privacy: days, figures and who knows whom are as they were")
	}
}

func (r *reading) mustNotBeNotes() error {
	file := string(r.options.file)
	if _, _, isMarkdown := ledger.CutMarkdown(file); !isMarkdown {
		return nil
	}
	if err := r.mayWrite(); err != nil {
		return err
	}
	return usagef("name a file with another ending after -o", "what export writes is no Markdown, as %s says it is", file)
}

func (r *reading) files() (export.Files, error) {
	if r.options.rev == "" {
		return disk.OpenFolder(r.root.Dir)
	}
	return r.openRevision(r.root.Dir)
}
