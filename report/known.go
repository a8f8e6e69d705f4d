package report

import "allies/ledger"

// Known is someone whom both the user and an ally know, or could.
type Known struct {
	Name   string        `json:"name"`
	How    Tie           `json:"how"` // the closest tie
	Status ledger.Status `json:"status"`

	File    string `json:"-"`
	Place   Place  `json:"-"` // what says so
	Private bool   `json:"-"`
}

// known returns those tied to an ally, each once, the closest first.
func (r *Reckoner) known(a *ledger.Ally) []Known {
	found := append(append([]tie(nil), r.ties(a)...), r.companions(a)...)
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

// companions are those who are in a group with an ally, or in the heading of
// another's note with them.
func (r *Reckoner) companions(a *ledger.Ally) []tie {
	var found []tie
	for _, group := range r.ties(a) {
		if group.how != MemberOf {
			continue
		}
		for _, member := range r.ties(group.other) {
			if member.how == HasMember {
				found = append(found, tie{member.other, Together, member.place, group.private || member.private})
			}
		}
	}
	for _, shared := range r.l.SharedWith(a) {
		if !shared.Note.IsContact(r.l.Config, r.o.Today) {
			continue
		}
		for _, link := range shared.Note.With {
			if other, _ := r.l.Target(link.Target, shared.Owner.File); other != nil {
				found = append(found, tie{other, MetWith, noted(shared.Note, shared.Note.Head), privateNote(shared.Note)})
			}
		}
	}
	return found
}
