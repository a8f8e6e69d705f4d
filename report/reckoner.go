package report

import (
	"cmp"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
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
	By2   By   // balance: what a column is; "" for none
	Sort  Sort // balance: the order of the rows
	Most  int  // balance: how many rows at most; 0 for all, NoRows for none

	Figures *Figures // kept from one Reckoner to the next; nil keeps nothing
}

// By is what a balance is grouped by.
type By string

// The groupings; the empty By means ByAlly.
const (
	ByAlly    By = "ally"
	ByKind    By = "kind"
	ByReach   By = "reach"
	ByOrg     By = "org"
	ByTag     By = "tag"
	ByWeek    By = "week"
	ByMonth   By = "month"
	ByQuarter By = "quarter"
	ByYear    By = "year"
)

// OfTies reports whether all that passed with an ally is counted under one heading.
func (by By) OfTies() bool { return by == ByAlly || by == ByReach || by == ByOrg }

// Keyless is what a row is called that has no key; "" where each has one.
func (by By) Keyless() string {
	switch by {
	case ByKind, ByOrg, ByTag:
		return "no " + string(by)
	case ByReach:
		return "not said"
	}
	return ""
}

// Groupings lists what a balance may be grouped by, the default first.
func Groupings() []By {
	return append([]By{ByAlly, ByKind, ByReach, ByOrg, ByTag}, Lengths()...)
}

// Lengths lists the groupings by time, the shortest first.
func Lengths() []By { return []By{ByWeek, ByMonth, ByQuarter, ByYear} }

// Sort is what a list of allies, or a balance, is ordered by.
type Sort string

// The orders; the empty Sort means SortName.
const (
	SortName Sort = "name"
	SortLast Sort = "last" // newest contact first
	SortDue  Sort = "due"  // earliest first
	SortNet  Sort = "net"  // most given on balance first
	SortGave Sort = "gave" // most given first
	SortGot  Sort = "got"  // most received first
)

const daysInWeek = 7

// Reckoner computes the figures of one ledger as of one day, each at most
// once. It is not for concurrent use; the ledger must be linked and must not
// change meanwhile.
type Reckoner struct {
	l            *ledger.Ledger
	o            Options
	figures      map[*ledger.Ally]*figures
	tagCadence   map[string]ledger.Cadence // by folded tag
	tied         map[*ledger.Ally][]tie
	noteTraits   map[*ledger.Note]traits
	ownDateWords []string                  // the user's words for by, due and done, folded
	values       map[*ledger.Worth][]value // of worths that many entries share, by the first of them
	spare        []favour                  // the memory of some that nothing asks for any more
	decays       []float64                 // by age, as far as one was asked for
}

// New returns a Reckoner over a linked ledger.
func New(l *ledger.Ledger, o Options) *Reckoner {
	if o.By == "" {
		o.By = ByAlly
	}
	if o.Figures == nil {
		o.Figures = new(Figures)
	}
	r := &Reckoner{
		l: l, o: o,
		figures:      o.Figures.of(l, o.Today),
		tagCadence:   make(map[string]ledger.Cadence, len(l.Config.Tags)),
		noteTraits:   map[*ledger.Note]traits{},
		values:       map[*ledger.Worth][]value{},
		ownDateWords: slices.Concat(l.Config.Words["by"], l.Config.Words["due"], l.Config.Words["done"]),
	}
	for tag, cadence := range l.Config.Tags {
		r.tagCadence[ledger.Fold(tag)] = cadence
	}
	return r
}

// of are the figures of an ally as it is now.
func (r *Reckoner) of(a *ledger.Ally) *figures {
	f, changes := r.figures[a], r.l.Changes(a)
	if f == nil || f.changes != changes {
		f = &figures{changes: changes}
		r.figures[a] = f
	}
	return f
}

func (r *Reckoner) age(d ledger.Date) int { return int(r.o.Today - d) }

// inOrderOfName are the allies that are kept, by folded name, then by file.
func (r *Reckoner) inOrderOfName(keep func(*ledger.Ally) bool) []*ledger.Ally {
	kept := lists.Only(r.l.Allies, keep)
	names := make(map[*ledger.Ally]string, len(kept))
	for _, a := range kept {
		names[a] = ledger.Fold(a.Name)
	}
	slices.SortFunc(kept, func(a, b *ledger.Ally) int {
		return cmp.Or(cmp.Compare(names[a], names[b]), cmp.Compare(a.File, b.File))
	})
	return kept
}

func (r *Reckoner) matches(a *ledger.Ally) bool { return r.o.Query.Ally(a, r) }

// selection are the allies that a list keeps, by name: an entry term of the query
// keeps those with a matching entry.
func (r *Reckoner) selection() []*ledger.Ally {
	return r.inOrderOfName(func(a *ledger.Ally) bool { return r.o.Query.Lists(a, r) })
}

func (r *Reckoner) matching() []*ledger.Ally { return r.inOrderOfName(r.matches) }

type traits struct{ private, contact bool }

// traits are asked for with each item of a note, and found once.
func (r *Reckoner) traits(n *ledger.Note) traits {
	t, known := r.noteTraits[n]
	if !known {
		t = traits{n.IsPrivate(), n.IsContact(r.l.Config, r.o.Today)}
		r.noteTraits[n] = t
	}
	return t
}
