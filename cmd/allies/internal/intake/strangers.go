package intake

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
)

// Strangers counts those whom a file names and who have no file here.
type Strangers map[string]*Stranger

type Stranger struct {
	Name, Email string
	Times       int
}

func (s Strangers) count(who record.Who, times int) {
	name := cmp.Or(who.Name, who.Email)
	key := ledger.Fold(cmp.Or(who.Email, who.Name))
	if key == "" {
		return
	}
	if s[key] == nil {
		s[strings.Clone(key)] = &Stranger{Name: strings.Clone(name), Email: strings.Clone(who.Email)}
	}
	s[key].Times += times
}

func (s Strangers) Ordered() []*Stranger {
	return slices.SortedFunc(maps.Values(s), func(a, b *Stranger) int {
		return cmp.Or(b.Times-a.Times, strings.Compare(a.Name, b.Name), strings.Compare(a.Email, b.Email))
	})
}
