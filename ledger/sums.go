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
	said   *Said
}

// Passed is an entry of a note, as far as a sum needs it. It holds no pointer: a
// large ledger has millions of them.
type Passed struct {
	Date  Date
	At    int32  // where it stands in the file
	worth uint32 // its place in what is said of entries,
	tags  uint32 // and that of its tags
	words uint64 // tells its text from others
}

// Worth is what an entry comes to.
func (s *Sums) Worth(p *Passed) *Worth { return &s.said.worths[p.worth] }

// Tags are those of the heading of an entry's note, then its own.
func (s *Sums) Tags(p *Passed) []string { return s.said.tags[p.tags] }

// Pass adds an entry of a note of a day to the sums; tags are those of the note's
// heading, and are kept.
func (s *Sums) Pass(e *Entry, day Date, tags []string) {
	if len(e.Tags) > 0 {
		tags = slices.Concat(tags, e.Tags)
	}
	s.Passed = append(s.Passed, Passed{day, e.Pos.Start, s.said.worth(&e.Worth), s.said.tagged(tags), maphash.String(wordsSeed, e.Text)})
}

var wordsSeed = maphash.MakeSeed()

// InOrder is a copy of the sums, sorted.
func (s *Sums) InOrder() *Sums {
	sorted := &Sums{Dated: s.Dated, Passed: slices.Clone(s.Passed), said: s.said}
	order := func(x, y Passed) int { return cmp.Compare(x.Date, y.Date) }
	if !slices.IsSortedFunc(sorted.Passed, order) {
		slices.SortStableFunc(sorted.Passed, order)
	}
	return sorted
}

// hold reports whether an entry passed on a day in the same words.
func (s *Sums) hold(e *Entry, day Date) bool {
	first, _ := slices.BinarySearchFunc(s.Passed, day, func(p Passed, day Date) int { return cmp.Compare(p.Date, day) })
	words := maphash.String(wordsSeed, e.Text)
	for i := range s.Passed[first:] {
		p := &s.Passed[first+i]
		if p.Date != day {
			break
		}
		if p.words == words && s.Worth(p).equals(&e.Worth) {
			return true
		}
	}
	return false
}

// Said is what entries of several files say alike, each once or a few times: their
// worths and their tags.
type Said struct {
	worths []Worth
	tags   [][]string
	known  [1024]uint32 // worths of late, by their hashes; 0 for none
}

// NewSums are sums of nothing yet, which share what their entries say with others.
// They are for one goroutine until all are read.
func (s *Said) NewSums(memory []Passed) Sums { return Sums{Passed: memory[:0], said: s} }

// NewSaid has nothing said yet.
func NewSaid() *Said { return &Said{worths: make([]Worth, 1), tags: make([][]string, 1)} }

// worth is the place of a worth.
func (s *Said) worth(w *Worth) uint32 {
	hash := uint64(w.Dir) + uint64(w.Amount.num)*31 + uint64(w.Amount.den)*7 + uint64(len(w.Unit))*3
	if n := len(w.Kind); n > 0 {
		hash += uint64(w.Kind[0])*5 + uint64(w.Kind[n-1])*11 + uint64(n)*17
	}
	known := &s.known[hash%uint64(len(s.known))]
	for range sameHash {
		if *known != 0 && s.worths[*known] == *w {
			return *known
		}
		if *known == 0 {
			break
		}
		hash++
		known = &s.known[hash%uint64(len(s.known))]
	}
	*known = uint32(len(s.worths))
	s.worths = append(s.worths, *w)
	s.worths[*known].Unit = strings.Clone(w.Unit)
	return *known
}

// sameHash is how many worths with one hash, or near ones, are told apart.
const sameHash = 8

// tagged is the place of a list of tags. Entries in a row mostly have the same.
func (s *Said) tagged(tags []string) uint32 {
	last := len(s.tags) - 1
	switch {
	case len(tags) == 0:
		return 0
	case !slices.Equal(s.tags[last], tags):
		s.tags, last = append(s.tags, tags), last+1
	}
	return uint32(last)
}

func (w *Worth) equals(v *Worth) bool {
	return w.Dir == v.Dir && w.Kind == v.Kind && w.HasAmount == v.HasAmount && w.Unit == v.Unit && w.Amount.Cmp(v.Amount) == 0
}
