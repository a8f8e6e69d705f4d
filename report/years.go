package report

import (
	"regexp"
	"slices"
	"sync"

	"allies/ledger"
)

// yearInName finds a year in the name of an ally.
var yearInName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(?:19|20)\d\d\b`) })

// yearFiles names the allies whose names differ in nothing but a year: what somebody
// has who keeps a file for each year of meetings with a person.
func (r *Reckoner) yearFiles() []string {
	apart := map[string][]string{}
	for _, a := range r.l.Allies {
		if rest := yearInName().ReplaceAllString(a.Name, ""); rest != a.Name {
			key := ledger.Fold(rest)
			apart[key] = append(apart[key], a.Name)
		}
	}
	var names []string
	for _, same := range apart {
		if len(same) > 1 {
			names = append(names, same...)
		}
	}
	slices.Sort(names)
	return names
}
