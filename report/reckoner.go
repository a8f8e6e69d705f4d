package report

import (
	"sort"

	"allies/ledger"
	"allies/ledger/query"
)

// Options say from which day to reckon and what to choose.
type Options struct {
	Today  ledger.Date
	Period ledger.Period // narrows sums and listings only; zero is open
	Query  *query.Query  // nil chooses everything

	All   bool // balance and register: communal ties too
	Units bool // balance: the units as they were typed, nothing priced
	Index bool // balance: show the index
	By    By   // balance: what a row is; "" means ByAlly
}

// Reckoner computes the figures of one ledger as of one day, each at most
// once. It is not for concurrent use; the ledger must be linked and must not
// change meanwhile.
type Reckoner struct {
	l          *ledger.Ledger
	o          Options
	figures    map[*ledger.Ally]*figures
	tagCadence map[string]ledger.Cadence // by folded tag
	bonds      map[*ledger.Ally][]tie
}

// figures keeps what was reckoned about one ally; nil fields are not yet.
type figures struct {
	favours  []favour
	rhythm   *rhythm
	followup *followup
	index    *index
	promises []Promise
	thanks   *thanks
	events   []Event

	hasFavours, hasPromises, hasEvents bool
}

// New returns a Reckoner over a linked ledger.
func New(l *ledger.Ledger, o Options) *Reckoner {
	if o.By == "" {
		o.By = ByAlly
	}
	r := &Reckoner{
		l: l, o: o,
		figures:    make(map[*ledger.Ally]*figures, len(l.Allies)),
		tagCadence: make(map[string]ledger.Cadence, len(l.Config.Tags)),
	}
	for tag, cadence := range l.Config.Tags {
		r.tagCadence[ledger.Fold(tag)] = cadence
	}
	return r
}

// of returns the place where an ally's figures are kept.
func (r *Reckoner) of(a *ledger.Ally) *figures {
	f := r.figures[a]
	if f == nil {
		f = &figures{}
		r.figures[a] = f
	}
	return f
}

// age returns the whole days from d to today.
func (r *Reckoner) age(d ledger.Date) int { return int(r.o.Today - d) }

// sortAllies orders by name, folded, then by file.
func sortAllies(allies []*ledger.Ally) {
	names := make(map[*ledger.Ally]string, len(allies))
	for _, a := range allies {
		names[a] = ledger.Fold(a.Name)
	}
	sort.Slice(allies, func(i, j int) bool {
		a, b := allies[i], allies[j]
		if names[a] != names[b] {
			return names[a] < names[b]
		}
		return a.File < b.File
	})
}
