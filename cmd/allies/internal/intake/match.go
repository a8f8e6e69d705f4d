package intake

import (
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/vcard"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/capture"
	"allies/report/english"
)

// LookIn has the allies of a ledger be those whom the file may tell of.
func (i *Intake) LookIn(l *ledger.Ledger, today ledger.Date) {
	i.ledger = l
	i.index, i.book, i.byTitle = indexOf(l), capture.NewBook(l, today), map[string][]*recipient{}
}

func indexOf(l *ledger.Ledger) *index {
	x := &index{map[string][]*recipient{}, map[string][]*recipient{}, map[string][]*recipient{}, map[nickname]bool{}, map[*ledger.Ally]*recipient{}, nil}
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
		for _, name := range a.FoldedNames() {
			file(x.byName, name, n)
		}
		if f, ok := a.Field("nickname"); ok {
			for _, name := range f.Values {
				x.byNickname[nickname{ledger.Fold(name), n}] = true
			}
		}
	}
	return x
}

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
	found  *recipient // nil: nobody
	how    string
	why    string       // why it is left out; "" where it is not
	mailed []*recipient // whose e-mails it has, where it is left out
	named  []*recipient // whose name it has, where it is left out
}

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
				mailed = lists.Once(mailed, n)
			}
		}
	}
	name := ledger.Fold(p.Name)
	named := x.byName[name]
	both := slices.DeleteFunc(slices.Clone(mailed), func(n *recipient) bool {
		return !slices.Contains(named, n) && !x.byNickname[nickname{name, n}]
	})
	switch {
	case len(both) == 1:
		return match{found: both[0], how: "by e-mail and name"}
	case len(mailed) == 1 && len(named) == 0:
		return match{found: mailed[0], how: byEmail}
	case len(mailed) > 0 && len(named) > 0:
		return match{mailed: mailed, named: named, why: fmt.Sprintf("its e-mail is that of %s, and its name that of %s", namesOfAll(mailed), namesOfAll(named))}
	case len(mailed) > 1:
		return match{mailed: mailed, why: "its e-mail is that of " + namesOfAll(mailed)}
	case len(named) > 1:
		return match{why: fmt.Sprintf("%s are called so", namesOfAll(named))}
	case len(named) == 1:
		return match{found: named[0], how: "by name"}
	}
	return match{}
}

const byEmail = "by e-mail"

func namesOfAll(found []*recipient) string {
	return english.Join("and", lists.Of(found, func(n *recipient) string {
		if n.ally != nil {
			return n.ally.Name + " (" + n.ally.File + ")"
		}
		return n.name
	}))
}

// matchAll finds for each record whom it is about, and makes new ones of the
// others. An e-mail that somebody shares with an ally of whom the file tells too, by
// any other means or by another name before, makes them no one: the record before
// counts where it is left out too, since it was not before its name was an ally's.
// What is left out is looked at again until no other record explains any of it, as
// it would when the file is imported again.
func (i *Intake) matchAll() {
	m := matching{i.index, i.ledger.Me, make([]match, len(i.File.People)), make([]string, len(i.File.People)), map[*recipient]bool{}, map[*recipient]string{}, map[string]*recipient{}}
	for n := range i.File.People {
		p := &i.File.People[n]
		m.matches[n] = m.match(p)
		if found := m.matches[n].found; found != nil && m.matches[n].how != byEmail {
			m.told[found] = true
			file(m.byUID, foldUID(p.UID), found)
		}
		for _, named := range m.matches[n].named {
			m.told[named] = true
		}
	}
	open := make([]int, len(i.File.People))
	for n := range open {
		open[n] = n
	}
	for looks, before := 0, -1; looks < mostLooks && len(open) != before; looks++ {
		before = len(open)
		open = slices.DeleteFunc(open, func(n int) bool {
			m.why[n] = m.give(&i.File.People[n], m.matches[n])
			return m.why[n] == ""
		})
	}
	for _, n := range open {
		i.Left = append(i.Left, record.Fault{Line: i.File.People[n].Line, Who: i.File.People[n].Name, Why: m.why[n]})
	}
	for _, n := range m.all {
		slices.SortStableFunc(n.records, func(a, b *record.Person) int { return a.Line - b.Line })
	}
}

const mostLooks = 8

type matching struct {
	*index
	me      *ledger.Ally
	matches []match               // of each record before any is given
	why     []string              // it is left out
	told    map[*recipient]bool   // of whom the file tells by other means than an e-mail
	mailed  map[*recipient]string // the name of the first record that has somebody's e-mail
	fresh   map[string]*recipient // new ones by name
}

// give gives a record to the one whom it is about, or says why it is left out.
func (m *matching) give(p *record.Person, at match) (why string) {
	now, fresh := m.match(p), m.fresh[ledger.Fold(p.Name)]
	if at.how == byEmail {
		name, known := m.mailed[at.found]
		if m.told[at.found] || known && name != ledger.Fold(p.Name) {
			at = match{}
		}
	}
	switch {
	case now.found != nil && now.how != byEmail:
		at = now // an earlier record of the file explains it
	case at.why != "":
	case at.found == nil && fresh != nil:
		at = match{found: fresh, how: "by name"}
	case now.why != "" && fresh == nil:
		at = now
	case at.how == byEmail:
		m.mailed[at.found] = ledger.Fold(p.Name)
	}
	switch {
	case (at.found == nil || at.how == byEmail) && m.me != nil && m.me.HasName(p.Name):
		return "me.md says that this is you"
	case at.why != "":
		for _, n := range at.mailed {
			if m.mailed[n] == "" {
				m.mailed[n] = ledger.Fold(p.Name)
			}
		}
		return at.why
	case at.found == nil:
		at = m.newRecipient(p)
	}
	m.learn(at.found, p)
	at.found.records = append(at.found.records, p)
	if at.found.line == 0 {
		at.found.line = p.Line
	}
	at.found.how = lists.Once(at.found.how, at.how)
	return ""
}

func (m *matching) newRecipient(p *record.Person) match {
	name := ledger.Fold(p.Name)
	n := &recipient{name: p.Name}
	m.fresh[name], m.byName[name] = n, []*recipient{n} // it is no alias of another's any more
	m.all = append(m.all, n)
	file(m.byUID, foldUID(vcard.UID(name)), n)
	return match{found: n}
}

// learn files somebody under what a record of theirs says: what else the file tells
// finds them by it, as it will when their file has it.
func (x *index) learn(n *recipient, p *record.Person) {
	file(x.byUID, foldUID(p.UID), n)
	x.isTaken(n, p.Name)
	for _, k := range p.Keys {
		for _, v := range k.Values {
			switch k.Name {
			case "email":
				file(x.byEmail, ledger.Fold(v.Text), n)
			case "aliases":
				x.isTaken(n, v.Text)
			}
		}
	}
}

// isTaken reports whether a name finds somebody else. A free one is from now on
// that of n, and another a nickname; who has it as a nickname needs no more.
func (x *index) isTaken(n *recipient, name string) bool {
	folded := ledger.Fold(name)
	taken := slices.ContainsFunc(x.byName[folded], func(other *recipient) bool { return other != n })
	switch {
	case taken:
		x.byNickname[nickname{folded, n}] = true
	case !x.byNickname[nickname{folded, n}]:
		file(x.byName, folded, n)
	}
	return taken
}

// Address is the first address of the ally who has this one, or it itself.
func (i *Intake) Address(email string) string {
	if found := i.index.byEmail[ledger.Fold(email)]; len(found) == 1 {
		for _, c := range found[0].ally.Contact {
			if c.Name == "email" {
				return ledger.Fold(c.Values[0])
			}
		}
	}
	return email
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
