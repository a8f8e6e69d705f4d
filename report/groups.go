package report

import (
	"cmp"
	"fmt"
	"slices"

	"allies/ledger"
)

// group sums the chosen entries into rows, and into a total that holds each
// once.
func (r *Reckoner) group() (*groups, flow) {
	return r.fill(&groups{r: r, rows: map[string]*group{}})
}

// groupWithSteps is group with rows that keep their entries, to explain them.
func (r *Reckoner) groupWithSteps() (*groups, flow) {
	return r.fill(&groups{r: r, rows: map[string]*group{}, explain: true})
}

func (r *Reckoner) fill(g *groups) (*groups, flow) {
	var total flow
	for _, a := range r.l.Allies {
		if !r.matches(a) || a.Communal && !r.o.All {
			continue
		}
		own := r.flow(a, g.each(a))
		if own.entries == 0 {
			continue
		}
		total.merge(&own)
		g.whole(a, &own)
	}
	return g, total
}

// flow sums the chosen entries of an ally and hands each to a function, where
// one is given.
func (r *Reckoner) flow(a *ledger.Ally, each func(favour)) flow {
	var own flow
	for _, f := range r.favours(a) {
		if !r.matchesEntry(a, f) {
			continue
		}
		own.add(r.l.Config, f.entry, r.o.Units)
		if each != nil {
			each(f)
		}
	}
	return own
}

// groups collects rows by their keys.
type groups struct {
	r       *Reckoner
	explain bool
	rows    map[string]*group
	order   []*group
}

// group is a row that grows.
type group struct {
	key      string
	file     string
	communal bool
	open     bool // something that is not private names the key
	rank     int  // orders before the key does
	sums     flow
	index    *index // of the ties that it is made of; nil where none has a score
	ties     []*ledger.Ally
	steps    []datedStep
}

// keyless is the rank of what has no key: the last.
const keyless = 1 << 10

func (g *groups) row(id, key string) *group {
	row := g.rows[id]
	if row == nil {
		row = &group{key: key}
		if key == "" {
			row.rank = keyless
		}
		g.rows[id] = row
		g.order = append(g.order, row)
	}
	return row
}

// each returns what files one entry of an ally under its rows, nil where rows
// are made of whole ties.
func (g *groups) each(a *ledger.Ally) func(favour) {
	switch g.r.o.By {
	case ByKind:
		return func(f favour) { g.file(a, f, f.entry.Kind).open = true }
	case ByTag:
		return func(f favour) { g.fileByTag(a, f) }
	case ByMonth, ByQuarter, ByYear:
		return func(f favour) { g.file(a, f, spanName(f.date(), g.r.o.By)).open = true }
	}
	return nil
}

// fileByTag adds an entry to the row of each of its tags, the ally's included.
func (g *groups) fileByTag(a *ledger.Ally, f favour) {
	own := distinctTags(f.note.HeadTags, f.entry.Tags)
	tags := distinctTags(a.Tags, own)
	for _, tag := range tags {
		row := g.file(a, f, tag)
		row.open = row.open || !a.IsPrivate("tags") && ledger.HasTag(a.Tags, tag) ||
			!ledger.IsPrivate(own) && !privateNote(f.note) && ledger.HasTag(own, tag)
	}
	if len(tags) == 0 {
		g.file(a, f, "")
	}
}

// file adds an entry to the row of that key.
func (g *groups) file(a *ledger.Ally, f favour, key string) *group {
	row := g.row(ledger.Fold(key), key)
	row.sums.add(g.r.l.Config, f.entry, g.r.o.Units)
	if g.explain {
		row.explain(g.r, a, f)
	}
	return row
}

// whole files all of an ally under one row, where rows are made of whole ties.
func (g *groups) whole(a *ledger.Ally, own *flow) {
	var row *group
	switch g.r.o.By {
	case ByAlly:
		row = g.row(a.File, a.Name)
		row.file, row.communal, row.open = a.File, a.Communal, true
	case ByReach:
		row = g.row(string(a.Reach), string(a.Reach))
		if i := slices.Index(ledger.Reaches(), a.Reach); i >= 0 {
			row.rank = i
		}
		row.open = row.open || !a.IsPrivate("reach")
	case ByOrg:
		row = g.row(ledger.Fold(a.Org), a.Org)
		row.open = row.open || !a.IsPrivate("org")
	default:
		return
	}
	row.sums.merge(own)
	if scored(a) {
		if row.index == nil {
			row.index = &index{}
		}
		row.index.merge(g.r.index(a))
		row.ties = append(row.ties, a)
	}
	if g.explain {
		g.r.flow(a, func(f favour) { row.explain(g.r, a, f) })
	}
}

// spanName names the month, quarter or year of a day as a period is typed.
func spanName(d ledger.Date, by By) string {
	year, month, _ := d.Civil()
	switch by {
	case ByMonth:
		return fmt.Sprintf("%04d-%02d", year, month)
	case ByQuarter:
		return fmt.Sprintf("%04dQ%d", year, (month+2)/3)
	}
	return fmt.Sprintf("%04d", year)
}

// inOrder returns the rows in order of key, those without one last.
func (g *groups) inOrder() []*group {
	slices.SortFunc(g.order, func(x, y *group) int {
		return cmp.Or(
			cmp.Compare(x.rank, y.rank), cmp.Compare(ledger.Fold(x.key), ledger.Fold(y.key)),
			cmp.Compare(x.file, y.file),
		)
	})
	return g.order
}

// private reports whether only private things name the key.
func (g *group) private() bool { return g.key != "" && !g.open }
