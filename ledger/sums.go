package ledger

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
)

// Direction is who supported whom.
type Direction uint8

// The directions.
const (
	Gave Direction = 1 + iota // you supported them
	Got                       // they supported you
)

// String is the direction as its verb is typed; "" for none.
func (d Direction) String() string { return [...]string{"", "gave", "got"}[d] }

// MarshalText writes the direction as its verb.
func (d Direction) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Worth is what an entry comes to, without its words.
type Worth struct {
	Dir       Direction
	HasAmount bool
	Kind      string // canonical; "" when none was named
	Amount    Number // as typed, in Unit; 1h30m is 1.5 h
	Unit      string // canonical; "" for a bare number
}

// Sums are what is kept of the notes of an ally's file where nothing but sums is
// asked for. Notes that are private or stay plans are kept whole.
type Sums struct {
	Dated  int      // how many notes there are
	Passed []Passed // in order of date, then of the file
}

// Passed is an entry of a note, as far as a sum needs it.
type Passed struct {
	*Worth
	Date  Date
	At    int32    // where it stands in the file
	Tags  []string // of the heading of its note, then its own
	words uint64   // tells its text from others
}

var wordsSeed = maphash.MakeSeed()

// PassedOn is what is kept of an entry for sums. Entries of one worth may share it.
func (e *Entry) PassedOn(day Date, worth *Worth, tags []string) Passed {
	return Passed{worth, day, e.Pos.Start, tags, maphash.String(wordsSeed, e.Text)}
}

// InOrder sorts what passed.
func (s *Sums) InOrder() {
	order := func(x, y Passed) int { return cmp.Compare(x.Date, y.Date) }
	if !slices.IsSortedFunc(s.Passed, order) {
		slices.SortStableFunc(s.Passed, order)
	}
}

// hold reports whether an entry passed on a day in the same words.
func (s *Sums) hold(e *Entry, day Date) bool {
	first, _ := slices.BinarySearchFunc(s.Passed, day, func(p Passed, day Date) int { return cmp.Compare(p.Date, day) })
	words := maphash.String(wordsSeed, e.Text)
	for _, p := range s.Passed[first:] {
		if p.Date != day {
			break
		}
		if p.words == words && p.Worth.equals(&e.Worth) {
			return true
		}
	}
	return false
}

// Worths are worths that entries may share: those of late, one for each hash.
type Worths struct{ known [256]*Worth }

// Share is a worth that is equal to another, and may have been shared before.
func (s *Worths) Share(w Worth) *Worth {
	hash := uint64(w.Dir) + uint64(w.Amount.num)*31 + uint64(w.Amount.den)*7 + uint64(len(w.Unit))
	for i := range len(w.Kind) {
		hash = hash*31 + uint64(w.Kind[i])
	}
	known := &s.known[hash%uint64(len(s.known))]
	if *known == nil || **known != w {
		shared := w
		shared.Unit = strings.Clone(w.Unit)
		*known = &shared
	}
	return *known
}

func (w *Worth) equals(v *Worth) bool {
	return w.Dir == v.Dir && w.Kind == v.Kind && w.HasAmount == v.HasAmount && w.Unit == v.Unit && w.Amount.Cmp(v.Amount) == 0
}
