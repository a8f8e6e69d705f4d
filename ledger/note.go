package ledger

import (
	"cmp"
	"iter"
	"slices"
	"strings"
)

// Form tells how a note is written.
type Form uint8

const (
	Section Form = iota // a dated heading
	Item                // a dated list item
)

// Note is a dated interaction.
type Note struct {
	Date  Date
	Clock string // the time of day as typed, "" when none
	Title string // the rest of the heading or item, as typed
	First string // its first line of text, where it has no title
	Form  Form
	Level int // of the heading, 1 to 6; 0 for an item

	File     string // where it stands: the ally's own file, or a page
	Unticked bool   // its box is open: a plan until it is ticked
	Heard    bool   // it says of itself that it was only heard of
	Aside    bool   // a page on which the ally was not there, for what is theirs on it

	HeadTags []string // tags of the heading or first line: they hold for all entries
	Tags     []string // every tag in the note, without #

	PrivateTags  []string // of Tags, those that only something private in it has
	PrivateProse bool     // a text of it that is no item is private

	With []Link // links in the heading or first line: a contact with them too

	Entries  []Entry
	Thanks   []Thanks
	Events   []Event
	Promises []Promise

	Head Pos    // heading or first line
	Pos  Pos    // the whole note, to the next one
	Text string // what stands at Pos, as typed
}

// Entry is one favour.
type Entry struct {
	Worth
	Typed string   // the amount with its unit, as typed; "" without one
	Text  string   // after the colon, markup kept
	Tags  []string // its own; those of the note's heading hold too
	Pos   Pos      // the item's line from the verb on
}

// Thanks is appreciation shown.
type Thanks struct {
	Text string
	Tags []string
	Pos  Pos
}

// Event is a win or a setback of theirs.
type Event struct {
	Win  bool // else a setback
	Text string
	Tags []string
	Pos  Pos
}

// Mark is the tick of a promise.
type Mark uint8

const (
	Open    Mark = iota // [ ], [/], [!]
	Ticked              // [x]
	Dropped             // [-]
)

// Promise is a task: mine to them, or theirs to me.
type Promise struct {
	Theirs bool
	Mark   Mark
	Text   string // after the box and the owner, as typed
	Made   Date   // the note's day or ➕; zero outside notes
	Due    Date
	Done   Date // when kept or dropped; zero when not said
	Tags   []string
	File   string // where it stands
	Pos    Pos    // the item's first line from the box on
	Box    Pos    // the character between [ and ]
}

// IsLate reports whether the promise was kept after its day.
func (p *Promise) IsLate() bool { return p.Mark == Ticked && p.Due != 0 && p.Done > p.Due }

// HasTag reports whether the tag or a child of it, as work/platform is of work,
// is among tags, in any spelling that folds to the same.
func HasTag(tags []string, tag string) bool {
	for _, t := range tags {
		if IsTag(t, tag) {
			return true
		}
	}
	return false
}

// IsTag reports whether a tag is another one or a child of it.
func IsTag(tag, parent string) bool {
	if tag != "" && parent != "" && tag[0]|parent[0] < 0x80 && tag[0]|0x20 != parent[0]|0x20 && isLetter(tag[0]) && isLetter(parent[0]) {
		return false // nearly all
	}
	tag, parent = Fold(tag), Fold(parent)
	return tag == parent || parent != "" && strings.HasPrefix(tag, parent+"/")
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// Called is what the note is called: its title, else its first line of text.
func (n *Note) Called() string {
	if n.First != "" {
		return n.First
	}
	return n.Title
}

// IsPlan reports whether the note had not happened on the day: it is dated
// later, or is a plan whatever its day.
func (n *Note) IsPlan(today Date) bool { return n.Date > today || n.StaysPlan() }

// StaysPlan reports whether the note is a plan until its user says more: it
// carries #plan, or its box is open.
func (n *Note) StaysPlan() bool { return n.Unticked || HasTag(n.Tags, "plan") }

// IsContact reports whether the note counts as a contact on the day.
func (n *Note) IsContact(c *Config, today Date) bool {
	return !n.IsPlan(today) && !n.IsNews(c)
}

// IsNews reports whether the note only tells of the ally, who was not there.
func (n *Note) IsNews(c *Config) bool { return n.Heard || n.Aside || c.HidesContact(n.Tags) }

// IsPrivate reports whether tags keep an item or note from leaving the
// program unasked.
func IsPrivate(tags []string) bool { return HasTag(tags, "private") }

// IsPrivate reports whether the note as a whole is private: #private stands in
// its heading, in one above, or in its prose. A list item and a section of it are
// private by themselves.
func (n *Note) IsPrivate() bool { return n.PrivateProse || IsPrivate(n.HeadTags) }

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

// NoteCount is how many notes the ally's file has.
func (a *Ally) NoteCount() int {
	if a.Sums == nil {
		return len(a.Notes)
	}
	return len(a.Notes) + a.Sums.Notes
}

// Promises lists every promise of the ally: those of its file in the order of
// their places, then those of pages.
func (a *Ally) Promises() []Promise {
	all := slices.Clone(a.Tasks)
	for n := range a.AllNotes() {
		all = append(all, n.Promises...)
	}
	rank := func(p Promise) int {
		if p.File == a.File {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(all, func(p, q Promise) int {
		return cmp.Or(cmp.Compare(rank(p), rank(q)), cmp.Compare(p.File, q.File), cmp.Compare(p.Pos.Start, q.Pos.Start))
	})
	return all
}
