package report

import "allies/ledger"

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

// namesAlong follows the path to its end.
func namesAlong(towards map[*ledger.Ally]*ledger.Ally, from *ledger.Ally) []string {
	path := []string{}
	for at := from; at != nil; at = towards[at] {
		path = append(path, at.Name)
	}
	return path
}
