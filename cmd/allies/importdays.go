package main

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/ical"
	"allies/cmd/allies/internal/convert/mail"
	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/intake"
	"allies/ledger"
)

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
			for _, email := range c.Values {
				u.emails = append(u.emails, ledger.Fold(email))
			}
		}
	}
	for _, name := range append([]string{me.Name}, me.Aliases...) {
		u.names = append(u.names, ledger.Fold(name))
	}
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

func (i *importing) mbox(in io.Reader) (*record.File, error) {
	return i.mails(func(b *mail.Mailbox) error { return b.ReadMbox(in, "") })
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
	b := mail.NewMailbox(mail.Reading{Until: today, Local: i.caller.world.now().Location(), Mine: u.emails, Subjects: i.asked.subjects})
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
