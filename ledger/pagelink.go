package ledger

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger/lists"
)

func (a answer) isNobody() bool { return a.found == nil && len(a.clash)+len(a.unclear) == 0 }

const (
	wholePage = -1
	aside     = -2
)

// ownNames are the names by which a page means the user: those of me.md and of
// a card of their own, and me, I, myself, you, in the user's own words too.
func (l *Ledger) ownNames() map[string]bool {
	own := map[string]bool{"you": true}
	add := func(names ...string) {
		for _, name := range names {
			own[Fold(name)] = true
		}
	}
	add(l.Config.Myself()...)
	if l.Me != nil {
		add(append([]string{l.Me.Name}, l.Me.Aliases...)...)
	}
	add(l.OwnCards...)
	return own
}

// firstNames finds persons by the first of several names.
func firstNames(allies []*Ally) map[string][]*Ally {
	firsts := map[string][]*Ally{}
	for _, a := range allies {
		if a.Type == Person {
			put(firsts, a.First, a)
			put(firsts, a.firstName(), a)
		}
	}
	return firsts
}

func (a *Ally) firstName() string {
	if words := strings.Fields(Fold(a.Name)); len(words) > 1 {
		return words[0]
	}
	return ""
}

func (p *Page) kind(there []*Ally) PageKind {
	named := len(p.There) > 0 && (!p.ByName || len(there)+len(p.Unclear) > 0)
	switch {
	case p.Daily:
		return DailyPage
	case named && p.Day != 0:
		return MeetingPage
	case named && len(there) > 0, p.Garbled:
		return UndatedPage
	case p.IsDay:
		return UnreadDay
	}
	return NoPage
}

// there finds who was there, each once, and reports whether it was one ally and
// nobody else, the user aside.
func (k *pageLinker) there(p *Page) (found []*Ally, alone bool) {
	p.There, p.Others = nil, false
	for _, m := range p.Said {
		p.There = append(p.There, k.namesIn(m, p.File)...)
	}
	for i, m := range p.There {
		if k.isUser(m) {
			continue
		}
		a := k.who(m, p.File)
		switch {
		case a.found != nil:
			p.There[i].Who = a.found
			found = lists.Once(found, a.found)
		case len(a.unclear) > 0:
			p.Unclear = append(p.Unclear, Unclear{m, a.unclear})
		case len(a.clash) > 0, m.Joined && !beginsAsName(m.Text):
			p.Others = true
		case !p.ByName:
			p.addUnknown(m.name(), m.Private)
		}
		if p.ByName && !a.isNobody() {
			break
		}
	}
	return found, len(found) == 1 && !p.Others && len(p.Unclear)+len(p.Unknown) == 0
}

// namesIn are the names that a mention holds, and those nested in it: of what nobody
// is called, as of guests, all that look like names, else those that are somebody's.
func (k *pageLinker) namesIn(m Mention, file string) []Mention {
	names := k.namesOf(m, file)
	isNobody := !slices.ContainsFunc(names, func(name Mention) bool { return k.isSomebody(name, file) })
	nested := lists.Flat(m.Nested, func(inner Mention) []Mention { return k.namesIn(inner, file) })
	nested = lists.Only(nested, func(name Mention) bool { return k.isSomebody(name, file) || isNobody && beginsAsName(name.Text) })
	if isNobody && len(nested) > 0 {
		return nested
	}
	return append(names, nested...)
}

func (k *pageLinker) isSomebody(m Mention, file string) bool {
	return k.isUser(m) || !k.who(m, file).isNobody()
}

// namesOf are the names that the text of a mention holds: one, where that is
// somebody's.
func (k *pageLinker) namesOf(m Mention, file string) []Mention {
	if len(m.Parts) == 0 || k.isSomebody(m, file) {
		return []Mention{m}
	}
	return lists.Flat(m.Parts, func(part Mention) []Mention {
		part.Private = part.Private || m.Private
		return k.namesOf(part, file)
	})
}

// beginsAsName reports whether a text may be a name: "the others" is none.
func beginsAsName(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(first) && !unicode.IsLower(first)
}

// addUnknown keeps a name that is nobody's, once however it is written.
func (p *Page) addUnknown(name string, private bool) {
	i := slices.IndexFunc(p.Unknown, func(known string) bool { return Fold(known) == Fold(name) })
	switch {
	case i < 0:
		p.Unknown = append(p.Unknown, name)
		if private {
			p.Kept = append(p.Kept, name)
		}
	case !private:
		p.Kept = slices.DeleteFunc(p.Kept, func(kept string) bool { return kept == p.Unknown[i] })
	}
}

// name is what a mention calls somebody: of a link the file's name.
func (m Mention) name() string {
	if m.IsLink {
		return path.Base(TrimMarkdown(m.Text))
	}
	return m.Text
}

func (k *pageLinker) isUser(m Mention) bool {
	return k.own[Fold(m.name())] || m.Shown != "" && k.own[Fold(m.Shown)]
}

// who finds the ally that a mention means: as a link does, and by a first name.
func (k *pageLinker) who(m Mention, file string) answer {
	key := mentioned{path.Dir(file), m.Text, m.IsLink}
	a, known := k.met[key]
	if !known {
		a.found, a.clash = k.l.Target(m.Text, file)
		if a.isNobody() && !m.IsLink {
			a.found, a.unclear = only(k.firsts[Fold(m.Text)])
		}
		k.met[key] = a
	}
	return a
}

// meant are the allies that links lead to, each once.
func (k *pageLinker) meant(links []Link, file string) []*Ally {
	var found []*Ally
	for _, link := range links {
		if a := k.who(Mention{Text: link.Target, IsLink: true}, file); a.found != nil {
			found = lists.Once(found, a.found)
		}
	}
	return found
}

func (k *pageLinker) give(p *Page, a *Ally, part int, like *Note) *Note {
	n := new(Note)
	*n = *like
	if IsPrivate(a.Tags) {
		n.HeadTags, n.Tags = append(slices.Clip(n.HeadTags), "private"), append(slices.Clip(n.Tags), "private")
	}
	k.notes[noteOf{a, part}] = n
	a.paged = append(a.paged, n)
	if part != aside {
		p.Allies = lists.Once(p.Allies, a)
	}
	return n
}
