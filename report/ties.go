package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

var closeness = map[Tie]int{
	IntroducedYou: 0, Introduced: 0, MemberOf: 1, HasMember: 1, MetWith: 2, Together: 3, Mentions: 4, MentionedBy: 4,
}

// ties returns what binds an ally to others by introduced_by, members, groups
// and links, whoever's file says so: the closest first, then by name.
func (r *Reckoner) ties(a *ledger.Ally) []tie {
	if r.tied == nil {
		r.tied = map[*ledger.Ally][]tie{}
		for _, from := range r.l.Allies {
			r.bindKeys(from)
			r.bindLinks(from)
		}
		for _, found := range r.tied {
			sortTies(found)
		}
	}
	return r.tied[a]
}

func sortTies(found []tie) {
	slices.SortStableFunc(found, func(x, y tie) int {
		return cmp.Or(
			cmp.Compare(closeness[x.how], closeness[y.how]),
			cmp.Compare(ledger.Fold(x.other.Name), ledger.Fold(y.other.Name)), cmp.Compare(x.other.File, y.other.File),
			cmp.Compare(x.how, y.how), x.place.compare(y.place),
		)
	})
}

// bind ties an ally to whom a name or a link's target means, both ways.
func (r *Reckoner) bind(a *ledger.Ally, target string, how, back Tie, at ledger.Pos, private bool) {
	other, _ := r.l.Target(target, a.File)
	if other == nil || other == a {
		return
	}
	where := placeIn(a.File, at)
	r.tied[a] = append(r.tied[a], tie{other, how, where, private})
	r.tied[other] = append(r.tied[other], tie{a, back, where, private})
}

func (r *Reckoner) bindKeys(a *ledger.Ally) {
	for _, key := range []struct {
		name      string
		targets   []string
		how, back Tie
	}{
		{"introduced_by", a.Introduced, IntroducedYou, Introduced},
		{"members", a.Members, HasMember, MemberOf},
		{"groups", a.Groups, MemberOf, HasMember},
	} {
		field, _ := a.Field(key.name)
		for _, target := range key.targets {
			r.bind(a, target, key.how, key.back, field.KeyPos, a.IsPrivate(key.name))
		}
	}
}

func (r *Reckoner) bindLinks(a *ledger.Ally) {
	hidden := privateRegions(a)
	links := slices.Clone(a.Links)
	slices.SortStableFunc(links, func(x, y ledger.Link) int { return cmp.Compare(x.Pos.Start, y.Pos.Start) })
	met := map[ledger.Pos]bool{}
	for i := range a.Notes {
		n := &a.Notes[i]
		for _, link := range n.With {
			met[link.Pos] = n.IsContact(r.l.Config, r.o.Today)
		}
	}
	for _, link := range links {
		for len(hidden) > 0 && hidden[0].End <= link.Pos.Start {
			hidden = hidden[1:]
		}
		private := len(hidden) > 0 && hidden[0].Start <= link.Pos.Start
		how, back := Mentions, MentionedBy
		if met[link.Pos] {
			how, back = MetWith, MetWith
		}
		r.bind(a, link.Target, how, back, link.Pos, private)
	}
}

// privateRegions are the private keys and parts of an ally's file, in order.
func privateRegions(a *ledger.Ally) []ledger.Pos {
	fields := lists.Only(a.Fields, func(f ledger.Field) bool { return a.IsPrivate(f.Name) })
	all := append(lists.Of(fields, func(f ledger.Field) ledger.Pos { return f.Pos }), a.PrivateAt...)
	slices.SortFunc(all, func(x, y ledger.Pos) int { return cmp.Compare(x.Start, y.Start) })
	return all
}

// Known is someone whom both the user and an ally know, or could.
type Known struct {
	Name   string        `json:"name"`
	How    Tie           `json:"how"` // the closest tie
	Status ledger.Status `json:"status"`
	Place                // what says so

	File    string `json:"-"` // theirs
	Private bool   `json:"-"`
}

// known returns those tied to an ally, each once, the closest first.
func (r *Reckoner) known(a *ledger.Ally) []Known {
	found := slices.Concat(r.ties(a), r.companions(a))
	sortTies(found)
	known := []Known{}
	seen := map[*ledger.Ally]bool{a: true}
	for _, t := range found {
		if seen[t.other] {
			continue
		}
		seen[t.other] = true
		known = append(known, Known{
			Name: t.other.Name, How: t.how, Status: t.other.Status, File: t.other.File, Place: t.place, Private: t.private,
		})
	}
	return known
}

// companions share a group with an ally, or the heading of another's note.
func (r *Reckoner) companions(a *ledger.Ally) []tie {
	var found []tie
	with := func(how Tie) func(tie) bool { return func(t tie) bool { return t.how == how } }
	for _, group := range lists.Only(r.ties(a), with(MemberOf)) {
		for _, member := range lists.Only(r.ties(group.other), with(HasMember)) {
			found = append(found, tie{member.other, Together, member.place, group.private || member.private})
		}
	}
	met := func(s ledger.Shared) bool { return s.Note.IsContact(r.l.Config, r.o.Today) }
	for _, shared := range lists.Only(r.l.SharedWith(a), met) {
		for _, link := range shared.Note.With {
			if other, _ := r.l.Target(link.Target, shared.Owner.File); other != nil {
				found = append(found, tie{other, MetWith, placeIn(shared.Note.File, shared.Note.Head), shared.Note.IsPrivate()})
			}
		}
	}
	return found
}

// introduction returns the shortest path from one of the user's allies to
// somebody, both ends included; of several, the one with the closest ties,
// then by name. It is empty where there is none.
func (r *Reckoner) introduction(to *ledger.Ally) []string {
	towards := map[*ledger.Ally]*ledger.Ally{to: nil}
	for reached := []*ledger.Ally{to}; len(reached) > 0; reached = reached[1:] {
		at := reached[0]
		if at.Status == ledger.Active {
			return namesAlong(towards, at)
		}
		for _, next := range r.ties(at) {
			if _, seen := towards[next.other]; !seen {
				towards[next.other] = at
				reached = append(reached, next.other)
			}
		}
	}
	return []string{}
}

func namesAlong(towards map[*ledger.Ally]*ledger.Ally, from *ledger.Ally) []string {
	path := []string{}
	for at := from; at != nil; at = towards[at] {
		path = append(path, at.Name)
	}
	return path
}
