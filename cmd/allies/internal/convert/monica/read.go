package monica

import (
	"errors"
	"fmt"
	"io"

	"allies/cmd/allies/internal/convert/decoded"
	"allies/cmd/allies/internal/convert/record"
)

func Read(in io.Reader) (*record.File, error) {
	file := &record.File{}
	limited := &io.LimitedReader{R: decoded.Reader(in), N: mostBytes}
	root, line, err := tree(limited)
	if limited.N == 0 {
		return nil, fmt.Errorf("the file is larger than %d MiB", mostBytes>>20)
	}
	switch {
	case root == nil:
		root = &node{}
		fallthrough
	case err != nil:
		if errors.Is(err, io.EOF) {
			err = io.ErrUnexpectedEOF
		}
		file.Fail(line, "", "what follows is not read: %v", err)
	}
	r := &reader{file: file, account: root.get("account"), contacts: map[string]*node{}, there: map[string][]record.Who{}, types: map[string]map[string]*node{}}
	for _, plural := range []string{"contact_field_types", "activity_types", "life_event_types"} {
		r.types[plural] = byUUID(r.account.get("instance", plural).all())
	}
	r.read()
	return file, nil
}

func (r *reader) read() {
	all := r.account.collection("contact", "contacts")
	for _, c := range all {
		r.contacts[c.str("uuid")] = c
		for _, a := range c.collection("activity", "activities") {
			r.there[a.id()] = append(r.there[a.id()], r.who(c.str("uuid")))
		}
	}
	r.readTies()
	for _, c := range all {
		r.contact(c)
	}
	for _, a := range r.account.collection("activity", "activities") {
		r.activity(a)
	}
	if entries := r.account.get("properties", "journal_entries").all(); len(entries) > 0 {
		r.file.Fail(entries[0].line, "", "the journal is about nobody: %d of its entries are not taken", len(entries))
	}
}

func (r *reader) contact(c *node) {
	p := record.Person{Line: c.line, UID: c.str("uuid"), Name: nameOf(c), Ties: r.ties[c.str("uuid")]}
	switch {
	case c.cut:
		r.file.Fail(c.line, p.Name, "the file ends within this contact")
		return
	case p.Name == "":
		r.file.Fail(c.line, "", "the contact has no name")
		return
	case isPartial(c):
		r.file.Fail(c.line, p.Name, "no contact of its own: named where others are tied to it")
		return
	}
	r.profile(c, &p)
	r.ways(c, &p)
	if through := c.prop("first_met_through"); through != "" {
		p.Ties = append(p.Ties, record.Tie{Key: "introduced_by", Who: r.who(through)})
	}
	r.file.People = append(r.file.People, p)
	who := record.Who{UID: p.UID, Name: p.Name}
	r.calls(c, who)
	r.debts(c, who)
	r.gifts(c, &r.file.People[len(r.file.People)-1], who)
	r.pictures(c, p.Name)
	r.tasks(c, who)
	r.reminders(c, &r.file.People[len(r.file.People)-1], who)
	r.notes(c, who)
}

const mostBytes = 256 << 20
