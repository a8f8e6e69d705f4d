package ledger

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
)

// Sums are what is kept of notes of an ally's file of which nothing but sums is
// asked for. They are notes of the past, none of them private or a plan still.
type Sums struct {
	Notes      int      // how many there are
	Passed     []Passed // their entries, in order of date, then of the file
	Days       []Date   // of those that are contacts, in order
	Thanked    []Date   // of those that say thanked, in order
	Kept, Late int      // the user's promises that were kept in time, and late
	File       string   // where they stand
	Heads      []Head   // of all notes of the file, in its order, and
	Links      []Link   // all its links, where --strict asks for them
	said       *Said
	told       []told  // thanks and promises, in order of date
	words      []Words // of entries whose words are asked for, in order of their places
}

// Head is where a note of a day stands.
type Head struct {
	Date  Date
	Form  Form
	Level uint8
	Head  Pos // as of a Note
	Pos   Pos
}

func (n *Note) head() Head { return Head{n.Date, n.Form, uint8(n.Level), n.Head, n.Pos} }

func (s *Sums) KeepHead(n *Note) { s.Heads = append(s.Heads, n.head()) }

// Words are what an entry says beside its worth.
type Words struct {
	Text, Typed string // as of an Entry
	Pos         Pos
}

// Passed is an entry of a note, as far as a sum needs it. It holds no pointer: a
// large ledger has millions of them.
type Passed struct {
	Date  Date
	At    int32  // where it stands in the file
	Worth uint32 // its place among the Worths of the sums,
	tags  uint32 // and that of its tags
	words uint32 // tells its text from others of the day
}

// Words are those of an entry; false where they are not kept.
func (s *Sums) Words(p *Passed) (w Words, kept bool) {
	i, kept := slices.BinarySearchFunc(s.words, p.At, func(w Words, at int32) int { return cmp.Compare(w.Pos.Start, at) })
	if kept {
		w = s.words[i]
	}
	return w, kept
}

func (s *Sums) KeepWords(w Words) { s.words = append(s.words, w) }

type told struct {
	day   Date
	words uint32 // tells it from others of the day
}

// Worth is what an entry comes to.
func (s *Sums) Worth(p *Passed) *Worth { return &s.said.worths[p.Worth] }

// Worths are those of the entries of these sums and of others.
func (s *Sums) Worths() []Worth { return s.said.worths }

// Tags are those of the heading of an entry's note, then its own.
func (s *Sums) Tags(p *Passed) []string { return s.said.tags[p.tags] }

// Add adds a note of the past to the sums. The tags of its heading are kept.
func (s *Sums) Add(n *Note) {
	s.Notes++
	for i := range n.Entries {
		s.pass(&n.Entries[i], n.Date, n.HeadTags)
	}
	for _, t := range n.Thanks {
		s.told = append(s.told, told{n.Date, t.hash()})
	}
	if len(n.Thanks) > 0 {
		s.Thanked = append(s.Thanked, n.Date)
	}
	for i := range n.Promises {
		p := &n.Promises[i]
		s.told = append(s.told, told{n.Date, p.hash()})
		switch {
		case p.Theirs || p.Mark != Ticked:
		case p.IsLate():
			s.Late++
		default:
			s.Kept++
		}
	}
}

func (s *Sums) pass(e *Entry, day Date, tags []string) {
	if len(e.Tags) > 0 {
		tags = slices.Concat(tags, e.Tags)
	}
	s.Passed = append(s.Passed, Passed{day, e.Pos.Start, s.said.worth(&e.Worth), s.said.tagged(tags), hashOf(e.Text)})
}

var wordsSeed = maphash.MakeSeed()

func hashOf(words string) uint32 { return uint32(maphash.String(wordsSeed, words)) }

// InOrder is a copy of the sums, sorted.
func (s *Sums) InOrder() *Sums {
	sorted := *s
	sorted.Passed, sorted.told = slices.Clone(s.Passed), slices.Clone(s.told)
	sorted.Days, sorted.Thanked, sorted.words = slices.Clone(s.Days), slices.Clone(s.Thanked), slices.Clone(s.words)
	sorted.Heads = slices.Clone(s.Heads)
	slices.Sort(sorted.Days)
	slices.Sort(sorted.Thanked)
	slices.SortFunc(sorted.told, func(x, y told) int { return cmp.Compare(x.day, y.day) })
	order := func(x, y Passed) int { return cmp.Compare(x.Date, y.Date) }
	if !slices.IsSortedFunc(sorted.Passed, order) {
		slices.SortStableFunc(sorted.Passed, order)
	}
	return &sorted
}

func (s *Sums) tells(of told) bool {
	first, _ := slices.BinarySearchFunc(s.told, of.day, func(t told, day Date) int { return cmp.Compare(t.day, day) })
	for _, t := range s.told[first:] {
		if t.day != of.day {
			break
		}
		if t == of {
			return true
		}
	}
	return false
}

func (t *Thanks) hash() uint32 { return hashOf(t.Text) + 1 }

func (p *Promise) hash() uint32 {
	if p.Theirs {
		return hashOf(p.Text) + 2
	}
	return hashOf(p.Text)
}

// holdEntry reports whether an entry passed on a day in the same words.
func (s *Sums) holdEntry(e *Entry, day Date) bool {
	first, _ := slices.BinarySearchFunc(s.Passed, day, func(p Passed, day Date) int { return cmp.Compare(p.Date, day) })
	words := hashOf(e.Text)
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

	lists    map[string]uint32 // the places of tags, by their words
	lastTags uint32
}

// NewSums are sums of nothing yet, in the memory of others. They share what their
// entries say, and are for one goroutine until all are read.
func (s *Said) NewSums(file string, old Sums) Sums {
	return Sums{File: file, Passed: old.Passed[:0], Days: old.Days[:0], Thanked: old.Thanked[:0], told: old.told[:0], words: old.words[:0], Heads: old.Heads[:0], said: s}
}

// NewSaid has nothing said yet.
func NewSaid() *Said {
	return &Said{worths: make([]Worth, 1), tags: make([][]string, 1), lists: map[string]uint32{}}
}

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
	if len(tags) == 0 {
		return 0
	}
	if !slices.Equal(s.tags[s.lastTags], tags) {
		key := strings.Join(tags, " ")
		at, known := s.lists[key]
		if !known {
			at = uint32(len(s.tags))
			s.tags, s.lists[key] = append(s.tags, slices.Clone(tags)), at
		}
		s.lastTags = at
	}
	return s.lastTags
}
