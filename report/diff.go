package report

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
)

// Diff is what changed between two states of a ledger, ally by ally.
type Diff struct {
	From   Optional   `json:"from"` // a revision
	To     Optional   `json:"to"`   // a revision; "" is the files as they are
	Allies []AllyDiff `json:"allies"`

	Period ledger.Period `json:"-"` // the span that sums and listings are narrowed to
}

// AllyDiff is what changed of one ally.
type AllyDiff struct {
	Ally     string               `json:"ally"` // as it is called now
	File     string               `json:"file"` // where it is now
	Change   Change               `json:"change"`
	Notes    []NoteDiff           `json:"notes"`
	Entries  []EntryDiff          `json:"entries"`
	Promises []PromiseDiff        `json:"promises"`
	Balance  FromTo[*Amount]      `json:"balance"` // net; nil where the tie is communal, 0 where there is no ally
	Standing FromTo[Optional]     `json:"standing"`
	Name     FromTo[string]       `json:"-"`
	Path     FromTo[string]       `json:"-"`
	Profile  []FromTo[ProfileKey] `json:"-"` // keys of the front matter whose values differ

	Incomplete bool `json:"-"` // conflict markers hide a part of the file as it is now
}

// Before names a file of the earlier state, After one of the later.
func (d *Diff) Before(file string) string { return fileAt(string(d.From), file) }
func (d *Diff) After(file string) string  { return fileAt(string(d.To), file) }

// fileAt names a file as git does: REV:FILE, of REV:FOLDER the file in it; "" is the
// files as they are.
func fileAt(rev, file string) string {
	_, folder, named := strings.Cut(rev, ":")
	switch {
	case rev == "":
		return file
	case !named || strings.HasPrefix(rev, ":/") || strings.Contains(folder, "}"): // words of a commit's message
	case folder == "":
		return rev + file
	default:
		return strings.TrimSuffix(rev, "/") + "/" + file
	}
	return rev + ":" + file
}

type FromTo[T any] struct {
	From T `json:"from"`
	To   T `json:"to"`
}

// NoteDiff is a note that came, went or reads otherwise. Its line is that of
// the state in which there is one, the later first.
type NoteDiff struct {
	Change Change      `json:"change"`
	Date   ledger.Date `json:"date"`
	Title  Optional    `json:"title"`
	Line   int         `json:"line"`

	Place Place `json:"-"`
}

// EntryDiff is an entry that came or went. One that was edited has done both.
type EntryDiff struct {
	Entry
	Change Change `json:"change"`
}

// PromiseDiff is a promise that was made, ticked, put off or taken out.
type PromiseDiff struct {
	Promise
	Change    Change   `json:"change"`
	FromState Optional `json:"from_state"` // "" for one that is new

	FromDue ledger.Date `json:"-"`
}

// ProfileKey is a key of the front matter with its value; "" for none.
type ProfileKey struct{ Key, Value string }

// Compare tells what changed between the ledgers of two reckoners, which must
// reckon from one day. files are those that differ, renames paired: their
// allies are always listed, others only where a figure or an item differs.
func Compare(from, to *Reckoner, files []FilePair) Diff {
	c := comparison{from: from, to: to}
	d := Diff{Allies: []AllyDiff{}, Period: to.o.Period}
	touched := map[string]bool{}
	for _, f := range files {
		touched[f.From], touched[f.To] = true, true
	}
	for _, pair := range coupled(from.l.Allies, to.l.Allies, files) {
		row := c.ally(pair)
		if row.differs() || touched[row.Path.To] || touched[row.Path.From] {
			d.Allies = append(d.Allies, row)
		}
	}
	slices.SortStableFunc(d.Allies, func(x, y AllyDiff) int {
		return cmp.Or(cmp.Compare(ledger.Fold(x.Ally), ledger.Fold(y.Ally)), cmp.Compare(x.File, y.File))
	})
	return d
}

type comparison struct{ from, to *Reckoner }

func (c comparison) ally(p couple) AllyDiff {
	d := AllyDiff{
		Notes: c.notes(p), Entries: c.entries(p), Promises: c.promises(p),
		Balance:  FromTo[*Amount]{c.from.netOf(p.from), c.to.netOf(p.to)},
		Standing: FromTo[Optional]{c.from.standingOf(p.from), c.to.standingOf(p.to)},
		Profile:  profiles(p),
	}
	if p.from != nil {
		d.Change, d.Ally, d.File = Removed, p.from.Name, p.from.File
		d.Name.From, d.Path.From = p.from.Name, p.from.File
	}
	if p.to != nil {
		d.Change, d.Ally, d.File, d.Incomplete = Added, p.to.Name, p.to.File, p.to.Incomplete
		d.Name.To, d.Path.To = p.to.Name, p.to.File
	}
	switch {
	case p.from == nil || p.to == nil:
	case d.Name.From != d.Name.To || d.Path.From != d.Path.To:
		d.Change = Renamed
	default:
		d.Change = Changed
	}
	return d
}

// notes compares an ally's notes, which are the same when date and title are.
func (c comparison) notes(p couple) []NoteDiff {
	pairs := changes(c.from.periodNotes(p.from), c.to.periodNotes(p.to), noteKey,
		func(n *ledger.Note) (ledger.Date, int) { return n.Date, int(n.Head.Line) },
		func(x, y *ledger.Note) bool { return x.Text == y.Text || trimLines(x.Text) == trimLines(y.Text) })
	return lists.Of(pairs, func(x pair[ledger.Note]) NoteDiff {
		n := x.last()
		at := placeIn(n.File, n.Head)
		return NoteDiff{Change: x.change(), Date: n.Date, Title: Optional(n.Called()), Line: at.Line, Place: at}
	})
}

// periodNotes are the notes of an ally in the period, plans too.
func (r *Reckoner) periodNotes(a *ledger.Ally) []*ledger.Note {
	if a == nil {
		return nil
	}
	return lists.Only(slices.Collect(a.AllNotes()), func(n *ledger.Note) bool { return r.o.Period.Contains(n.Date) })
}

// trimLines takes the blanks at the ends of lines off.
func trimLines(s string) string {
	lines := lists.Of(strings.Split(s, "\n"), func(line string) string { return strings.TrimRight(line, " \t\r") })
	return strings.TrimRight(strings.Join(lines, "\n"), "\n")
}

// entries compares what was given and got, those in plans too.
func (c comparison) entries(p couple) []EntryDiff {
	pairs := changes(c.from.periodFavours(p.from), c.to.periodFavours(p.to), (*favour).content,
		func(f *favour) (ledger.Date, int) { return f.date, int(f.entry.Pos.Line) })
	return lists.Of(pairs, func(x pair[favour]) EntryDiff {
		r := c.to
		if x.to == nil {
			r = c.from
		}
		return EntryDiff{r.entry(*x.last()), x.change()}
	})
}

func (r *Reckoner) periodFavours(a *ledger.Ally) []*favour {
	return lists.Flat(r.periodNotes(a), func(n *ledger.Note) []*favour {
		return lists.Of(lists.Pointers(n.Entries), func(e *ledger.Entry) *favour { return new(noted(n, e)) })
	})
}

// content is what makes an entry the one it is, wherever it stands.
func (f *favour) content() string {
	e := f.entry
	amount := ""
	if e.HasAmount {
		amount = e.Amount.Rat().RatString()
	}
	return strings.Join([]string{f.date.String(), e.Dir.String(), amount, e.Unit, e.Kind, oneBlank(e.Text)}, "\x00")
}

// promises compares promises, which are the same when owner and words are: a
// tick or another date is a change of one.
func (c comparison) promises(p couple) []PromiseDiff {
	pairs := changes(c.from.promisesOf(p.from), c.to.promisesOf(p.to), promiseKey,
		func(p *Promise) (ledger.Date, int) { return p.Made, p.Line },
		func(x, y *Promise) bool {
			return x.Made == y.Made && x.Due == y.Due && x.Done == y.Done && x.State == y.State
		},
		func(x, y *Promise) bool { return x.Made == y.Made })
	return lists.Of(pairs, func(x pair[Promise]) PromiseDiff {
		d := PromiseDiff{Promise: *x.last(), Change: x.change()}
		if x.from != nil {
			d.FromState, d.FromDue = Optional(x.from.State), x.from.Due
		}
		return d
	})
}

// blockMark finds what a notes app hangs on the end of a line: ^1a2b3c.
var blockMark = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\s\^[a-z0-9-]+$`) })

// promiseKey are owner and words of a promise, whatever its days are.
func promiseKey(p *Promise) string {
	words := dateMarks().ReplaceAllString(blockMark().ReplaceAllString(p.Text, " "), " ")
	return p.Owner + " " + ledger.Fold(words)
}

func (r *Reckoner) promisesOf(a *ledger.Ally) []*Promise {
	if a == nil {
		return nil
	}
	return lists.Pointers(r.promises(a))
}

// netOf is the net with an ally: 0 for no ally, nil where none is kept.
func (r *Reckoner) netOf(a *ledger.Ally) *Amount {
	if a == nil {
		return &Amount{}
	}
	if a.Communal {
		return nil
	}
	return new(r.flow(a, sumsAlone).Net())
}

func (r *Reckoner) standingOf(a *ledger.Ally) Optional {
	if a == nil {
		return ""
	}
	return r.index(a).standing
}

func (d *AllyDiff) differs() bool {
	return d.Change != Changed || len(d.Notes)+len(d.Entries)+len(d.Promises)+len(d.Profile) > 0 || d.Moved() ||
		d.Standing.From != d.Standing.To
}

// Moved reports whether the balance is another than before.
func (d *AllyDiff) Moved() bool {
	from, to := d.Balance.From, d.Balance.To
	if from == nil || to == nil {
		return from != to
	}
	return !from.equals(*to)
}

// equals compares figures; a commodity of which there is nothing is none.
func (m Amount) equals(n Amount) bool {
	rest := m.minus(n)
	for _, x := range rest.Units {
		if x.Sign() != 0 {
			return false
		}
	}
	return rest.Points.Sign() == 0
}

// profiles lists the keys of the front matter whose values differ, in the
// order of the later file, then those that went.
func profiles(p couple) []FromTo[ProfileKey] {
	if p.from == nil || p.to == nil {
		return nil
	}
	var changed []FromTo[ProfileKey]
	for _, f := range p.to.Fields {
		old, _ := p.from.Field(f.Name)
		if before := valueWords(old); before != valueWords(f) {
			changed = append(changed, FromTo[ProfileKey]{ProfileKey{f.Key, before}, ProfileKey{f.Key, valueWords(f)}})
		}
	}
	for _, f := range p.from.Fields {
		if _, ok := p.to.Field(f.Name); !ok && len(f.Values) > 0 {
			changed = append(changed, FromTo[ProfileKey]{ProfileKey{f.Key, valueWords(f)}, ProfileKey{Key: f.Key}})
		}
	}
	return changed
}

func valueWords(f ledger.Field) string { return strings.Join(f.Values, ", ") }

// ExplainDiff explains the balances and standings that Compare found to be
// others than before: those of the earlier state, then those of the later one. Lines
// are found at their revision.
func ExplainDiff(from, to *Reckoner, d Diff) []Explanation {
	before, after := byFile(from.l.Allies), byFile(to.l.Allies)
	var all []Explanation
	for _, row := range d.Allies {
		if row.Moved() || row.Standing.From != row.Standing.To {
			all = append(all, from.explainAt(before[row.Path.From], " at "+string(d.From), d.Before)...)
			all = append(all, to.explainAt(after[row.Path.To], "", d.After)...)
		}
	}
	return all
}

// explainAt explains what passed with an ally at a revision; nothing where there
// was none.
func (r *Reckoner) explainAt(a *ledger.Ally, revision string, in func(file string) string) []Explanation {
	if a == nil {
		return nil
	}
	all := r.explainSums(a)
	for i := range all {
		all[i].Title += revision
		for j := range all[i].Steps {
			all[i].Steps[j].File = in(all[i].Steps[j].File)
		}
	}
	return all
}
