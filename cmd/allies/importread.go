package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/ical"
	"allies/cmd/allies/internal/convert/mail"
	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/table"
	"allies/cmd/allies/internal/intake"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

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

type importing struct {
	*writing
	caller  call
	asked   importOptions
	by      importer
	formats []string // all that can be imported
	from    string   // the file, as it was given
	in      *intake.Intake
	results []intake.Result
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
	const often = 4 << 20
	shown := &progress{t: c.terminal, in: in, what: "reading " + i.fileName(), whole: size, step: often}
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
		first := i.in.File.Faults[:min(len(i.in.File.Faults), 10)]
		return &failure{status: statusFailed, message: i.fileName() + " has nothing that reads as " + i.by.format,
			lines: lists.Of(first, i.faultWords), hint: i.formatHint()}
	}
	return nil
}

func (i *importing) formatHint() string {
	if meant := formatOfEnding(i.from, i.formats); meant != "" && meant != i.by.format {
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
	if meant := formatOfEnding(i.from, i.formats); errors.As(err, &none) && meant != "" && meant != i.by.format {
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
	words := i.fileName()
	if f.Line > 0 {
		words += ":" + strconv.Itoa(f.Line)
	}
	if f.Who != "" {
		words += ": " + f.Who
	}
	return words + ": " + f.Why
}

type user struct{ emails, names []string } // folded

func (u *user) is(who record.Who) bool {
	return who.Email != "" && slices.Contains(u.emails, ledger.Fold(who.Email)) ||
		who.Name != "" && slices.Contains(u.names, ledger.Fold(who.Name))
}

// user is what me.md and --me say, today the last day that is past. From then on it
// is known who has a file, so that nothing need be kept of others.
func (i *importing) user() (_ *user, today ledger.Date, err error) {
	opened, err := i.caller.open()
	if err != nil {
		return nil, 0, err
	}
	if today, err = i.caller.day(); err != nil {
		return nil, 0, err
	}
	i.in.LookIn(opened.ledger, today)
	u := &user{}
	for _, email := range i.asked.me {
		if !strings.Contains(email, "@") {
			return nil, 0, usagef("--me lena@example.org", "%s is no e-mail address", quote(email))
		}
		u.emails = append(u.emails, ledger.Fold(email))
	}
	me := opened.ledger.Me
	for _, c := range me.Contact {
		if c.Name == "email" {
			u.emails = append(u.emails, lists.Of(c.Values, ledger.Fold)...)
		}
	}
	u.names = lists.Of(append([]string{me.Name}, me.Aliases...), ledger.Fold)
	return u, today, nil
}

func (i *importing) calendar(in io.Reader) (*record.File, error) {
	u, today, err := i.user()
	if err != nil {
		return nil, err
	}
	file, err := ical.Read(decoded.Reader(in), ical.Reading{Until: today, Local: i.caller.world.now().Location(), Mine: u.is, Keep: i.in.IsWanted})
	if err == nil {
		file.PassMany(i.in.Unwanted, intake.NobodyHere)
	}
	return file, err
}

func (i *importing) maildir(files fs.FS) (*record.File, error) {
	count := 0
	err := fs.WalkDir(files, ".", func(string, fs.DirEntry, error) error { count++; return nil })
	if err != nil {
		return nil, err
	}
	shown := i.caller.terminal.progressIn("reading "+i.fileName(), count)
	defer shown.end()
	return i.mails(func(b *mail.Mailbox) error { return b.ReadFolder(files, func() { shown.add(1) }) })
}

func (i *importing) mails(read func(*mail.Mailbox) error) (*record.File, error) {
	u, today, err := i.user()
	if err != nil {
		return nil, err
	}
	b := mail.NewMailbox(mail.Reading{Until: today, Local: i.caller.world.now().Location(), Mine: u.emails, Subjects: i.asked.subjects, Address: i.in.Address})
	if err := read(b); err != nil {
		return nil, err
	}
	file, guessed := b.File()
	if guessed != "" {
		i.caller.terminal.say("your own address is taken to be " + guessed + ", which stands in most of the mails")
		i.caller.terminal.advise("where that is wrong: --me ADDRESS, or email: in me.md")
	}
	return file, nil
}
