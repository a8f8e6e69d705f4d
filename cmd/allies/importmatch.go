package main

import (
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/vcard"
	"allies/ledger"
	"allies/parse/edit"
	"allies/report/english"
)

// recipient is an ally to whom a file tells something: one of the ledger, or one
// that gets a file.
type recipient struct {
	ally    *ledger.Ally // nil for one that is new
	name    string
	line    int      // of the first record that is theirs, 0 without any
	how     []string // what told that a record is theirs: "by e-mail"
	records []*record.Person
	named   bool // a note is about them too

	path   string
	before []byte // what the file holds; nil for a new one
	after  []byte // what it will hold; nil where nothing is added
	gets   string // in words
	failed error  // the file cannot be changed
	*drafting
}

// drafting is what is known of somebody while the file's new text is made.
type drafting struct {
	base   *edit.Source // the file before
	add    edit.Addition
	notes  edit.NotesOf
	has    map[keyValue]bool // what the keys have, or will have
	filled map[string]string // keys of one value: what it is
	now    int               // the line of the record that is being read
}

// index finds allies and recipients by what tells who they are. Several may have
// one name.
type index struct {
	byUID, byEmail, byName map[string][]*recipient
	byAlly                 map[*ledger.Ally]*recipient
	all                    []*recipient // in order: those of the ledger, then new ones
}

// indexOf is the index of a ledger's allies.
func indexOf(l *ledger.Ledger) *index {
	x := &index{map[string][]*recipient{}, map[string][]*recipient{}, map[string][]*recipient{}, map[*ledger.Ally]*recipient{}, nil}
	for _, a := range l.Allies {
		n := &recipient{ally: a, name: a.Name, path: a.File}
		x.all, x.byAlly[a] = append(x.all, n), n
		name := ledger.Fold(a.Name)
		uids := []string{vcard.UID(name), vcard.UID(name, a.File)}
		if f, ok := a.Field("uid"); ok {
			uids = f.Values
		}
		for _, uid := range uids {
			file(x.byUID, foldUID(uid), n)
		}
		for _, c := range a.Contact {
			if c.Name == "email" {
				for _, email := range c.Values {
					file(x.byEmail, ledger.Fold(email), n)
				}
			}
		}
		for _, name := range foldedNames(a) {
			file(x.byName, name, n)
		}
	}
	return x
}

// file files somebody under a word, once.
func file(under map[string][]*recipient, word string, n *recipient) {
	if word != "" && !slices.Contains(under[word], n) {
		under[word] = append(under[word], n)
	}
}

// foldUID makes the spellings of one UID equal: as a URI, and without that.
func foldUID(uid string) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimSpace(uid)), "urn:uuid:")
}

// match is whom a record may be about, before the other records are known.
type match struct {
	found *recipient // nil: nobody
	how   string
	why   string // why it is left out; "" where it is not
}

// match finds the one that a record is about: by UID, by e-mail, by name.
func (x *index) match(p *record.Person) match {
	if found := x.byUID[foldUID(p.UID)]; len(found) == 1 {
		return match{found: found[0], how: "by uid"}
	} else if len(found) > 1 {
		return match{why: "its uid is that of " + namesOfAll(found)}
	}
	var mailed []*recipient
	for _, k := range p.Keys {
		if k.Name != "email" {
			continue
		}
		for _, email := range k.Values {
			for _, n := range x.byEmail[ledger.Fold(email.Text)] {
				if !slices.Contains(mailed, n) {
					mailed = append(mailed, n)
				}
			}
		}
	}
	named := x.byName[ledger.Fold(p.Name)]
	both := slices.DeleteFunc(slices.Clone(mailed), func(n *recipient) bool { return !slices.Contains(named, n) })
	switch {
	case len(both) == 1:
		return match{found: both[0], how: "by e-mail and name"}
	case len(mailed) == 1 && len(named) == 0:
		return match{found: mailed[0], how: byEmail}
	case len(mailed) > 0 && len(named) > 0:
		return match{why: fmt.Sprintf("its e-mail is that of %s, and its name that of %s", namesOfAll(mailed), namesOfAll(named))}
	case len(mailed) > 1:
		return match{why: "its e-mail is that of " + namesOfAll(mailed)}
	case len(named) > 1:
		return match{why: fmt.Sprintf("%s are called so", namesOfAll(named))}
	case len(named) == 1:
		return match{found: named[0], how: "by name"}
	}
	return match{}
}

const byEmail = "by e-mail"

func namesOfAll(found []*recipient) string {
	var names []string
	for _, n := range found {
		if n.ally != nil {
			names = append(names, n.ally.Name+" ("+n.ally.File+")")
		} else {
			names = append(names, n.name)
		}
	}
	return english.Join("and", names)
}

// matchAll finds for each record whom it is about, and makes new ones of the
// others. An e-mail that somebody shares with an ally of whom the file tells too, by
// any other means or by another name before, makes them no one.
func (i *importing) matchAll() {
	matches := make([]match, len(i.file.People))
	told := map[*recipient]bool{}
	for n := range i.file.People {
		matches[n] = i.index.match(&i.file.People[n])
		if found := matches[n].found; found != nil && matches[n].how != byEmail {
			told[found] = true
			file(i.index.byUID, foldUID(i.file.People[n].UID), found)
		}
	}
	mailed := map[*recipient]string{} // the name of whom an e-mail alone made them
	fresh := map[string]*recipient{}  // by name
	for n := range i.file.People {
		p, m := &i.file.People[n], matches[n]
		if m.how == byEmail {
			name, known := mailed[m.found]
			if told[m.found] || known && name != ledger.Fold(p.Name) {
				m = match{}
			} else {
				mailed[m.found] = ledger.Fold(p.Name)
			}
		}
		if same := i.index.byUID[foldUID(p.UID)]; p.UID != "" && len(same) == 1 {
			m = match{found: same[0], how: "by uid"} // an earlier record of the file may have it too
		}
		switch {
		case m.why != "":
			i.left = append(i.left, record.Fault{Line: p.Line, Who: p.Name, Why: m.why})
			continue
		case m.found == nil:
			m = i.newRecipient(p, fresh)
		}
		i.index.learn(m.found, p)
		m.found.records = append(m.found.records, p)
		if m.found.line == 0 {
			m.found.line = p.Line
		}
		if !slices.Contains(m.found.how, m.how) {
			m.found.how = append(m.found.how, m.how)
		}
	}
}

// newRecipient is the one of whom an earlier record of the file tells too, by name,
// else a new one.
func (i *importing) newRecipient(p *record.Person, fresh map[string]*recipient) match {
	name := ledger.Fold(p.Name)
	if found := fresh[name]; found != nil {
		return match{found: found, how: "by name"}
	}
	n := &recipient{name: p.Name}
	fresh[name] = n
	i.index.all = append(i.index.all, n)
	file(i.index.byUID, foldUID(vcard.UID(name)), n)
	return match{found: n}
}

// learn files somebody under what a record of theirs says: what else the file tells
// finds them by it, as it will when their file has it.
func (x *index) learn(n *recipient, p *record.Person) {
	file(x.byUID, foldUID(p.UID), n)
	file(x.byName, ledger.Fold(p.Name), n)
	for _, k := range p.Keys {
		if k.Name == "email" {
			for _, email := range k.Values {
				file(x.byEmail, ledger.Fold(email.Text), n)
			}
		}
	}
}

// find is the only one that a part of a record names; nil where nobody is, or
// several.
func (x *index) find(who record.Who) *recipient {
	for _, found := range [][]*recipient{
		x.byUID[foldUID(who.UID)], x.byEmail[ledger.Fold(who.Email)], x.byName[ledger.Fold(who.Name)],
	} {
		if len(found) == 1 {
			return found[0]
		}
	}
	return nil
}
