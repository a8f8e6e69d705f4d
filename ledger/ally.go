package ledger

import (
	"cmp"
	"iter"
	"slices"

	"allies/ledger/lists"
)

// Ally is one file: a person or a group, and everything noted about them.
type Ally struct {
	File string // path relative to the root, with /
	Stem string // the file's name without folder and .md

	Name    string
	NamePos Pos // what gives the name: a value with its quotes, or the heading's text; zero where the file's name or two keys do
	Aliases []string
	First   string // first_name or {first}, where given
	Last    string

	Type     Type
	Status   Status
	Reach    Reach
	Circle   int // one of Circles; 0 not said
	Cadence  Cadence
	Snooze   Date
	Communal bool

	Org, Role, Location string

	Goals, Values, Interests, Communities, Background []string

	Offers, Needs []string // kinds, by their canonical names

	Met         Date
	MetIn       string   // the month or the year of which Met is the first day; "" where the day is known
	LastContact Date     // of a month its last day
	LastSince   Date     // the first day that it may mean: of a month its first, else the same
	Introduced  []string // introduced_by: link targets or plain names
	Members     []string
	Groups      []string
	Yearly      []YearlyDate
	Contact     []Channel
	Tags        []string // of the front matter, without #
	Private     []string // canonical keys that leave no program unasked

	Fields []Field // every key of the front matter, in the user's order, then those of the body
	Front  Pos     // the front matter, fences included; zero without one
	Body   Pos     // what follows it
	Stray  Pos     // whole lines of the body that look like front matter; zero without any

	About []Paragraph // paragraphs before the first note

	PrivateAt []Pos // places of the body that are private, in their order and apart

	Notes []Note    // in the file's order
	Sums  *Sums     // of the notes that are not kept; nil where Notes has all
	Tasks []Promise // promises outside any note
	Links []Link    // every link in the file, in its order
	Title string    // the first heading, as typed; "" when none

	Callers []TaskCaller  // names before the colon of tasks, none of them the ally's
	Unknown []UnknownVerb // words that stand where an entry has its verb

	Incomplete bool // conflict markers hide a part of the file

	paged []*Note // what pages hold of the ally
}

// StoredContact returns the day of contact that last_contact tells of: of this
// month today. It is false where there is none, or none yet.
func (a *Ally) StoredContact(today Date) (Date, bool) {
	thisMonth := a.LastSince != 0 && a.LastSince <= today
	if a.LastContact == 0 || a.LastContact > today && !thisMonth {
		return 0, false
	}
	return min(a.LastContact, today), true
}

// UnknownVerb is the word that an item begins with which is an entry but for
// that: an amount or a kind follows, and a colon.
type UnknownVerb struct {
	Word   string // as typed
	OfKind bool   // a kind follows
	Pos    Pos
}

// TaskCaller is a name that a task in an ally's file begins with.
type TaskCaller struct {
	Text   string // of a link its target
	IsLink bool
	Theirs bool   // the heading above makes the task the ally's
	Rest   string // the task from the name on, to the end of its line
	Pos    Pos    // the name
}

// YearlyDate is a birthday or another day that returns.
type YearlyDate struct {
	Label            string // "birthday", or the user's own word
	Year, Month, Day int    // Year 0: not said
	Pos              Pos
}

// Channel is a way to reach an ally.
type Channel struct {
	Name   string // email, phone, …; of another one the folded spelling
	Label  string // Name, or the user's own word for another one
	Values []string
}

// Field is one key of the front matter as the user wrote it.
type Field struct {
	Key    string   // as typed
	Name   string   // canonical: synonyms and spelling folded
	Values []string // scalars as written; of a map, its values; nil when empty
	Labels []string // of a map, what each value stands under; nil else
	At     []Pos    // of each value, quotes included
	KeyPos Pos
	Pos    Pos  // key to the end of the value: whole lines, the last line's ending included
	Inline bool // a line of the body gives it: Pos is its text without the bullet
}

// Field returns the front matter's key of that canonical name: of several, the
// one that is read, which has a value, and our own spelling if it can.
func (a *Ally) Field(name string) (found Field, ok bool) {
	best := 0
	for _, f := range a.Fields {
		rank := 1
		if f.Name != name {
			continue
		}
		if len(f.Values) > 0 {
			rank = 2
			if FoldKey(f.Key) == FoldKey(name) {
				rank = 3
			}
		}
		if rank > best {
			found, best = f, rank
		}
	}
	return found, best > 0
}

// IsPrivate reports whether the front matter names the key as private: a channel
// is named by contact too.
func (a *Ally) IsPrivate(name string) bool {
	return slices.Contains(a.Private, name) || slices.Contains(a.Private, "contact") && keyMeanings[name].Shape == ChannelShape
}

// IsPrivateDay reports whether a yearly day is private: by its label, or as one of
// dates, a birthday with a key of its own aside.
func (a *Ally) IsPrivateDay(label string) bool {
	if name, _ := Key(label); a.IsPrivate(name) {
		return true
	}
	_, own := a.Field(label)
	return a.IsPrivate("dates") && !(own && label == "birthday")
}

// HoldsPrivateUnder reports whether the key is private, or something in its value
// that could be a key: a channel under contact, a day under dates.
func (a *Ally) HoldsPrivateUnder(name string) bool {
	switch {
	case a.IsPrivate(name):
		return true
	case name == "contact":
		return slices.ContainsFunc(a.Contact, func(c Channel) bool { return a.IsPrivate(c.Name) })
	case name == "dates":
		return slices.ContainsFunc(a.Yearly, func(y YearlyDate) bool { return a.IsPrivateDay(y.Label) })
	}
	return false
}

// HoldsPrivate reports whether anything of the ally is marked as private: a key
// of the front matter, the file as a whole, a place in its body, a note, on pages
// too.
func (a *Ally) HoldsPrivate() bool {
	return len(a.Private) > 0 || IsPrivate(a.Tags) || len(a.PrivateAt) > 0 || a.SomeNote(func(n *Note) bool { return IsPrivate(n.Tags) })
}

type Paragraph struct {
	Text string // markup kept
	Tags []string
	Pos  Pos
}

// AllNotes are the notes of the ally: those of its file in their order, then
// those of pages, in the order of the pages.
func (a *Ally) AllNotes() iter.Seq[*Note] {
	return func(yield func(*Note) bool) {
		for i := range a.Notes {
			if !yield(&a.Notes[i]) {
				return
			}
		}
		for _, n := range a.paged {
			if !yield(n) {
				return
			}
		}
	}
}

// SomeNote reports whether something holds for one of all notes.
func (a *Ally) SomeNote(holds func(*Note) bool) bool {
	for n := range a.AllNotes() {
		if holds(n) {
			return true
		}
	}
	return false
}

// Promises lists every promise of the ally: those of its file in the order of
// their places, then those of pages.
func (a *Ally) Promises() []Promise {
	all := slices.Clone(a.Tasks)
	for n := range a.AllNotes() {
		all = append(all, n.Promises...)
	}
	isOwn := func(p Promise) bool { return p.File == a.File }
	slices.SortStableFunc(all, func(p, q Promise) int {
		return cmp.Or(lists.First(isOwn, p, q), cmp.Compare(p.File, q.File), cmp.Compare(p.Pos.Start, q.Pos.Start))
	})
	return all
}

// Heads are where the notes of the ally's file stand, in its order.
func (a *Ally) Heads() []Head {
	if a.Sums != nil {
		return a.Sums.Heads
	}
	return lists.Of(lists.Pointers(a.Notes), (*Note).head)
}

func (a *Ally) NoteCount() int {
	if a.Sums == nil {
		return len(a.Notes)
	}
	return len(a.Notes) + a.Sums.Notes
}
