package report

import (
	"cmp"
	"fmt"
	"iter"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
)

// heading is what an entry is counted under: a row of a balance, or a column.
type heading struct {
	id       string
	key      string
	file     string // of an ally
	communal bool   // an ally of whom no score is kept
	kept     bool   // that is private
	open     bool   // something that is not private names the key
	rank     int    // orders before the key does
}

// keyless is the rank of what has no key: the last.
const keyless = 1 << 10

func named(key string, open bool) heading {
	h := heading{id: ledger.Fold(key), key: key, open: open}
	if key == "" {
		h.rank = keyless
	}
	return h
}

// heading is what an entry is counted under, where that is one thing.
func (r *Reckoner) heading(by By, x line) heading {
	a := x.ally
	switch by {
	case ByKind:
		return named(x.worth.Kind, true)
	case ByReach:
		h := named(string(a.Reach), !a.IsPrivate("reach"))
		if i := slices.Index(ledger.Reaches(), a.Reach); i >= 0 {
			h.rank = i
		}
		return h
	case ByOrg:
		return named(a.Org, !a.IsPrivate("org"))
	case ByWeek, ByMonth, ByQuarter, ByYear:
		return named(spanName(x.date, by), true)
	}
	return heading{id: a.File, key: a.Name, file: a.File, communal: a.Communal, kept: a.IsPrivate("communal"), open: true}
}

func (r *Reckoner) tagHeadings(x line) []heading {
	own := x.tags()
	all := distinctTags(x.ally.Tags, own)
	if len(all) == 0 {
		return []heading{named("", false)}
	}
	return lists.Of(all, func(tag string) heading {
		return named(tag, !x.ally.IsPrivate("tags") && holds(x.ally.Tags, tag) ||
			!ledger.IsPrivate(own) && !r.inPrivate(x.favour) && holds(own, tag))
	})
}

// spanName names the week, month, quarter or year of a day as it is typed.
func spanName(d ledger.Date, by By) string {
	year, month, _ := d.Civil()
	switch by {
	case ByWeek:
		thursday := d.AddDays(3 - d.SinceMonday())
		year, _, _ = thursday.Civil()
		first, _ := ledger.NewDate(year, 1, 1)
		return fmt.Sprintf("%04d-W%02d", year, int(thursday-first)/daysInWeek+1)
	case ByMonth:
		return fmt.Sprintf("%04d-%02d", year, month)
	case ByQuarter:
		return fmt.Sprintf("%04dQ%d", year, (month+2)/3)
	}
	return fmt.Sprintf("%04d", year)
}

type group struct {
	heading
	sums   flow
	index  *index  // of the ties that it is made of; nil where none has a score
	across *groups // by the second grouping; nil where there is none
}

func (g *group) private() bool { return g.key != "" && !g.open }

type groups struct {
	r      *Reckoner
	by     By
	ofTies bool
	lines  listing
	of     map[string]*group // by the id of their heading
	list   []*group
	last   *group       // which was put into last: entries of one ally come in a row
	under  []heading    // of the entry being put,
	ally   *ledger.Ally // and whose it is
}

func (r *Reckoner) groups(by By, lines listing) *groups {
	return &groups{r: r, by: by, ofTies: by.OfTies(), lines: lines, of: map[string]*group{}}
}

func (g *groups) put(x *line, second By) {
	switch {
	case g.ofTies && x.ally == g.ally:
		g.r.count(g.last, x)
		return
	case g.by == ByTag:
		g.under = g.r.tagHeadings(*x)
	default:
		g.under, g.ally = append(g.under[:0], g.r.heading(g.by, *x)), x.ally
	}
	for i := range g.under {
		g.r.count(g.find(&g.under[i], second), x)
	}
}

// putTie puts all that passed with an ally under the one heading that it has.
func (g *groups) putTie(a *ledger.Ally, sums *flow) {
	if sums.entries > 0 {
		h := g.r.heading(g.by, line{ally: a})
		g.find(&h, "").sums.merge(sums)
		g.ally = a
	}
}

// find is the group of a heading, a new one where there is none yet.
func (g *groups) find(h *heading, second By) *group {
	one := g.last
	if one == nil || one.id != h.id {
		one = g.of[h.id]
	}
	if one == nil {
		one = g.r.newGroup(*h, second, g.lines)
		g.of[h.id], g.list = one, append(g.list, one)
	}
	g.last = one
	one.open = one.open || h.open
	return one
}

func (r *Reckoner) newGroup(h heading, second By, lines listing) *group {
	g := &group{heading: h, sums: flow{listing: lines}}
	if second != "" {
		g.across = r.groups(second, lines)
	}
	return g
}

// count adds an entry to a group, and to the one across it.
func (r *Reckoner) count(g *group, x *line) {
	g.sums.count(x, r.o.Units)
	if g.across != nil {
		g.across.put(x, "")
	}
}

// judge gives the groups that are made of whole ties their index: all that
// passed with an ally, which was put last, is in one of them.
func (g *groups) judge(a *ledger.Ally) {
	if !g.ofTies || g.ally != a || !scored(a) {
		return
	}
	if g.last.index == nil {
		g.last.index = &index{}
	}
	g.last.index.merge(g.r.index(a))
}

// inOrder returns the groups in order of key, those without one last.
func (g *groups) inOrder() []*group {
	slices.SortFunc(g.list, func(x, y *group) int {
		return cmp.Or(
			cmp.Compare(x.rank, y.rank), cmp.Compare(ledger.Fold(x.key), ledger.Fold(y.key)),
			cmp.Compare(x.file, y.file),
		)
	})
	return g.list
}

func (g *groups) sorted(by Sort) []*group {
	list := g.inOrder()
	slices.SortStableFunc(list, func(x, y *group) int {
		switch by {
		case SortNet:
			return y.sums.Net().Points.Cmp(x.sums.Net().Points)
		case SortGave:
			return y.sums.Gave.Points.Cmp(x.sums.Gave.Points)
		case SortGot:
			return y.sums.Got.Points.Cmp(x.sums.Got.Points)
		case SortLast:
			return cmp.Compare(y.sums.last, x.sums.last)
		}
		return 0
	})
	return list
}

// group sums the chosen entries into rows, and into a total that holds each
// once. It returns as many rows as were asked for, in order, and how many there
// are besides.
func (r *Reckoner) group(lines listing) (shown []*group, total *group, more int) {
	rows, total := r.groups(r.o.By, lines), r.newGroup(heading{}, r.o.By2, lines)
	for _, a := range r.l.Allies {
		if !r.matches(a) || a.Communal && !r.o.All {
			continue
		}
		if rows.ofTies && r.o.By2 == "" {
			sums := r.flow(a, lines)
			total.sums.merge(sums)
			rows.putTie(a, sums)
		} else {
			for x := range r.chosen(a) {
				r.count(total, x)
				rows.put(x, r.o.By2)
			}
		}
		rows.judge(a)
		r.forgetFavours(a)
	}
	shown = rows.sorted(r.o.Sort)
	if n := max(r.o.Most, 0); r.o.Most != 0 && n < len(shown) {
		shown, more = shown[:n], len(shown)-n
	}
	return shown, total, more
}

// chosen are an ally's entries that period and query choose. Each is told of until
// the next.
func (r *Reckoner) chosen(a *ledger.Ally) iter.Seq[*line] {
	return func(yield func(*line) bool) {
		x := line{ally: a}
		for _, x.favour = range r.favours(a) {
			if r.matchesEntry(a, &x.favour) && !yield(&x) {
				return
			}
		}
	}
}

// choosesAll reports whether every entry is chosen, and priced: such sums are kept.
func (r *Reckoner) choosesAll() bool {
	return r.o.Query.ChoosesAll() && r.o.Period == (ledger.Period{}) && !r.o.Units
}

// flow is what passed with an ally, as far as it is chosen.
func (r *Reckoner) flow(a *ledger.Ally, lines listing) *flow {
	f, keep := r.of(a), lines == sumsAlone && r.choosesAll()
	if keep && f.flow != nil {
		return f.flow
	}
	own := &flow{listing: lines}
	for x := range r.chosen(a) {
		own.count(x, r.o.Units)
	}
	if keep {
		f.flow = own
	}
	return own
}
