package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/convert/friends"
	"allies/cmd/allies/internal/convert/monica"
	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/table"
	"allies/cmd/allies/internal/convert/vcard"
	"allies/cmd/allies/internal/intake"
	"allies/report/english"
)

func importCommand() command {
	var o importOptions
	return command{
		name: "import", words: "FORMAT FILE", group: exchange,
		does: "people and days from other programs' files",
		when: "To begin with the people that you have elsewhere, and again whenever they changed there. FORMAT is " +
			english.Join("or", importFormats()) + ".",
		examples: []string{
			"allies import vcard contacts.vcf --dry-run",
			"allies import vcard contacts.vcf",
			"allies import csv people.csv --map name='Full Name',email=Mail",
			"allies import ics calendar.ics",
			"allies import mbox ~/Maildir --me lena@example.org",
		},
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

type importOptions struct {
	columns  string
	me       []string
	subjects bool
}

type importer struct {
	format string
	read   func(*importing, io.Reader) (*record.File, error)
	folder func(*importing, fs.FS) (*record.File, error) // nil where it takes files alone
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
		{format: "mbox", read: (*importing).mbox, folder: (*importing).maildir},
	}
}

func importFormats() []string {
	var names []string
	for _, i := range importers() {
		names = append(names, i.format)
	}
	return names
}

type importing struct {
	*writing
	caller  call
	asked   importOptions
	by      importer
	from    string // the file, as it was given
	in      *intake.Intake
	results []intake.Result
}

func (c call) imports(o importOptions) error {
	format, err := c.exchanged(importFormats())
	if err != nil {
		return err
	}
	if len(c.given) != 2 {
		return usagef("allies import "+format+" FILE, or - for what is piped in", "import takes one file, and %d were given", len(c.given)-1)
	}
	i := &importing{caller: c, asked: o, from: c.given[1], in: intake.New()}
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

// readInput reads the file before anything waits for the ledger.
func (i *importing) readInput(c call) error {
	in, size := c.world.stdin, int64(0)
	if i.from != "-" {
		file, err := os.Open(i.from)
		if errors.Is(err, fs.ErrNotExist) {
			return failf("name the file that the other program wrote", "%w", err)
		} else if err != nil {
			return err
		}
		defer file.Close()
		info, err := file.Stat()
		switch {
		case err != nil:
			return err
		case info.IsDir() && i.by.folder != nil:
			if i.in.File, err = i.by.folder(i, os.DirFS(i.from)); err != nil {
				return failf(i.formatHint(), "%s: %w", i.fileName(), err)
			}
			return i.mustHaveRead()
		case info.IsDir():
			return failf("name the file in it", "%s is a folder", i.from)
		}
		in, size = file, info.Size()
	}
	shown := c.terminal.progressOf(in, "reading "+i.fileName(), size)
	var err error
	i.in.File, err = i.by.read(i, shown)
	shown.end()
	var f *failure
	switch {
	case errors.As(err, &f):
		return err
	case err != nil:
		return failf(i.formatHint(), "%s: %w", i.fileName(), err)
	}
	return i.mustHaveRead()
}

func (i *importing) mustHaveRead() error {
	if len(i.in.File.People)+len(i.in.File.Notes)+len(i.in.File.Passed)+len(i.in.Strangers) == 0 {
		f := &failure{status: statusFailed, message: i.fileName() + " has nothing that reads as " + i.by.format,
			hint: i.formatHint()}
		for _, fault := range i.in.File.Faults[:min(len(i.in.File.Faults), 10)] {
			f.lines = append(f.lines, i.faultWords(fault))
		}
		return f
	}
	return nil
}

func (i *importing) formatHint() string {
	if meant := formatOfEnding(i.from, importFormats()); meant != "" && meant != i.by.format {
		return "did you mean allies import " + meant + " " + shellWord(i.from) + "?"
	}
	return "see: allies help import"
}

func (i *importing) readTable(in io.Reader) (*record.File, error) {
	columns, err := table.ReadColumns(i.asked.columns)
	if err != nil {
		return nil, usagef("--map name='Full Name',email=Mail", "--map: %s", err)
	}
	file, err := table.Mapped(in, columns)
	var known *table.KnownTable
	if errors.As(err, &known) {
		return nil, usagef("allies import "+known.Format+" "+shellWord(i.from), "%s: %s", i.fileName(), known.Error())
	}
	var none *table.NoColumn
	if meant := formatOfEnding(i.from, importFormats()); errors.As(err, &none) && meant != "" && meant != i.by.format {
		return nil, usagef(i.formatHint(), "%s: %s", i.fileName(), none.Error())
	} else if none != nil {
		return nil, usagef("name it as in --map name='Full Name'; the columns are "+english.Join("and", none.Heads), "%s: %s", i.fileName(), none.Error())
	}
	return file, err
}

func (i *importing) fileName() string {
	if i.from == "-" {
		return "stdin"
	}
	return i.from
}

func (i *importing) faultWords(f record.Fault) string {
	words := i.placeOf(f.Line) + ": "
	if f.Who != "" {
		words += f.Who + ": "
	}
	return words + f.Why
}

func (i *importing) placeOf(line int) string {
	if line == 0 {
		return i.fileName()
	}
	return i.fileName() + ":" + strconv.Itoa(line)
}
