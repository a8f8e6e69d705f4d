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
	g := &groups{r: r, rows: map[string]*group{}}
	var total flow
	for _, a := range r.l.Allies {
		if !r.matches(a) || a.Communal && !r.o.All {
			continue
		}
		own := r.flow(a)
		if len(own.lines) == 0 {
			continue
		}
		total.merge(&own)
		g.file(a, &own)
	}
	return g, total
}

// flow sums the chosen entries of an ally.
func (r *Reckoner) flow(a *ledger.Ally) flow {
	var own flow
	for _, f := range r.favours(a) {
		if r.matchesEntry(a, f) {
			own.add(r.l.Config, line{a, f}, r.o.Units)
		}
	}
	return own
}

// groups collects rows by their keys.
type groups struct {
	r     *Reckoner
	rows  map[string]*group
	order []*group
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

// file adds what passed with an ally to the rows: entry by entry, or all of it
// to one row where rows are made of whole ties.
func (g *groups) file(a *ledger.Ally, own *flow) {
	switch g.r.o.By {
	case ByKind:
		for _, x := range own.lines {
			g.add(x, x.entry.Kind).open = true
		}
	case ByTag:
		for _, x := range own.lines {
			g.addByTag(x)
		}
	case ByMonth, ByQuarter, ByYear:
		for _, x := range own.lines {
			g.add(x, spanName(x.date(), g.r.o.By)).open = true
		}
	default:
		g.whole(a, own)
	}
}

// addByTag adds an entry to the row of each of its tags, the ally's included.
func (g *groups) addByTag(x line) {
	own := distinctTags(x.note.HeadTags, x.entry.Tags)
	tags := distinctTags(x.ally.Tags, own)
	for _, tag := range tags {
		row := g.add(x, tag)
		row.open = row.open || !x.ally.IsPrivate("tags") && holds(x.ally.Tags, tag) ||
			!ledger.IsPrivate(own) && !g.r.traits(x.note).private && holds(own, tag)
	}
	if len(tags) == 0 {
		g.add(x, "")
	}
}

// add adds an entry to the row of that key.
func (g *groups) add(x line, key string) *group {
	row := g.row(ledger.Fold(key), key)
	row.sums.add(g.r.l.Config, x, g.r.o.Units)
	return row
}

// whole adds all that passed with an ally to one row.
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
