package main

import (
	"io"

	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/convert/friends"
	"allies/cmd/allies/internal/convert/mail"
	"allies/cmd/allies/internal/convert/monica"
	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/table"
	"allies/cmd/allies/internal/convert/vcard"
	"allies/cmd/allies/internal/intake"
	"allies/ledger/lists"
)

func importCommand() command {
	var o importOptions
	return command{
		name: "import", words: "FORMAT FILE", group: exchange,
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&o.columns, "map", "", "the columns of a csv: `KEY=COLUMN`, and more after a comma")
			f.StringArrayVar(&o.me, "me", nil, "an e-mail `ADDRESS` of yours that me.md has not, for ics and mbox")
			f.BoolVar(&o.subjects, "subjects", false, "keep a subject of each day, for mbox")
		},
		complete: func(_ *session, before []string, _ string) []string {
			switch len(before) {
			case 0:
				return importFormats()
			case 1:
				return anyFile
			}
			return nil
		},
		writes: true,
		run:    func(c call) error { return c.imports(o) },
	}
}

func importers() []importer {
	plain := func(read func(io.Reader) (*record.File, error)) func(*importing, io.Reader) (*record.File, error) {
		return func(_ *importing, in io.Reader) (*record.File, error) { return read(in) }
	}
	return []importer{
		{format: "vcard", read: plain(vcard.Read)},
		{format: "google-csv", read: plain(table.Google)},
		{format: "linkedin-csv", read: plain(table.LinkedIn)},
		{format: "csv", read: (*importing).readTable},
		{format: "friends", read: plain(friends.Read)},
		{format: "monica", read: plain(monica.Read)},
		{format: "ics", read: (*importing).calendar},
		{format: "mbox", read: func(i *importing, in io.Reader) (*record.File, error) {
			return i.mails(func(b *mail.Mailbox) error { return b.ReadMbox(in, "") })
		}, folder: (*importing).maildir},
	}
}

func (c call) imports(o importOptions) error {
	format, err := c.exchanged(importFormats())
	if err != nil {
		return err
	}
	if len(c.given) != 2 {
		return usagef("allies import "+format+" FILE, or - for what is piped in", "import takes one file, and %d were given", len(c.given)-1)
	}
	i := &importing{caller: c, asked: o, from: c.given[1], formats: importFormats(), in: intake.New()}
	for _, known := range importers() {
		if known.format == format {
			i.by = known
		}
	}
	if err := c.onlyWrites(); err != nil {
		return err
	}
	switch {
	case o.columns != "" && format != "csv":
		return usagef("leave --map out", "the columns of %s are known", format)
	case o.subjects && format != "mbox":
		return usagef("leave --subjects out", "%s has no subjects", format)
	case len(o.me) > 0 && format != "mbox" && format != "ics":
		return usagef("leave --me out", "%s is about others", format)
	}
	if err := i.readInput(c); err != nil {
		return err
	}
	return c.write(func(w *writing) error {
		i.writing = w
		return i.takeIn()
	})
}

func importFormats() []string {
	return lists.Of(importers(), func(i importer) string { return i.format })
}
