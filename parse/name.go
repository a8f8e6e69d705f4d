package parse

import "allies/ledger"

// heading is a heading of the body, as the naming of an ally needs it.
type heading struct {
	text  string
	level int
	dated bool
	at    region
}

// nameAlly gives the ally its name where the front matter does not; it returns
// the index of the heading that names it, or would, −1 for none.
func (d *document) nameAlly(a *ledger.Ally, headings []heading) int {
	if a.Name == "" {
		a.Name = a.Stem
	}
	for i, h := range headings {
		if h.level == 1 {
			return i
		}
	}
	return -1
}
