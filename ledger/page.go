package ledger

import (
	"slices"

	"allies/ledger/lists"
)

// Page is a file of a day that is no ally's: a meeting, or a day of a journal.
// It is read without any other file, and names people as they are written.
// Ledger.Link finds who they are, and gives each their notes.
type Page struct {
	File  string
	Day   Date // 0 where it does not say
	IsDay bool // its name is a day and says nothing more
	Daily bool // it is read as a day of a journal

	Said   []Mention // who was there, the user too
	ByName bool      // only the file's name says so: Said is what it may mean, the likeliest first

	Note   Note    // what each who was there gets a copy of, without what has an owner
	Parts  []Part  // of a daily page
	Scopes []Scope // headings and items that link to somebody
	Items  []PageItem
	Links  []Link // every link on it, in its order

	Problems  []Problem // of the page as a whole
	OtherDays []Problem // headings that begin with other days
	Garbled   bool      // its front matter cannot be read, and may say who was there

	// What Link found.
	Kind    PageKind
	There   []Mention // Said, each name by itself
	Allies  []*Ally   // whose note it is, each once
	Unknown []string  // names that are nobody's, each once
	Kept    []string  // of these, what only something private in it says
	Unclear []Unclear // names that several allies have
	Others  bool      // it says that more were there, without a name
	Asked   int       // tasks without an owner
	Failed  string    // the mistake of ours for which it is not read
}

// PageKind is what a page turned out to be once it is known whom it names.
type PageKind uint8

const (
	NoPage      PageKind = iota // a file that is left out
	MeetingPage                 // it has a day and says who was there
	DailyPage                   // a day of a journal that allies.yaml names
	UnreadDay                   // a day that links to allies, and that allies.yaml does not name
	UndatedPage                 // it says who was there and not when, or cannot be read
)

// IsRead reports whether what stands on the page counts.
func (p *Page) IsRead() bool { return p.Kind == MeetingPage || p.Kind == DailyPage }

// KeepsName reports whether the name of somebody unknown is private.
func (p *Page) KeepsName(name string) bool {
	return p.Note.IsPrivate() || slices.ContainsFunc(p.Kept, func(kept string) bool { return Fold(kept) == Fold(name) })
}

// SaysBoth reports whether the page itself says its day and who was there.
func (p *Page) SaysBoth() bool { return p.Day != 0 && len(p.Said) > 0 && !p.ByName }

// Mention is somebody as a page names them.
type Mention struct {
	Text   string // the target of a link, or a name, as typed
	Shown  string // of a link
	IsLink bool
	Pos    Pos // the target or the name alone

	Private bool // its line or a heading above is private

	Parts  []Mention // the names that it is, if it is nobody's as a whole: `Dana and Kofi`
	Joined bool      // it is such a part, between words as "and"
	Nested []Mention // what stands in the list item of it: more names, or more about it

	Who *Ally // found by Link; nil for nobody's name, and for the user
}

// Unclear is a mention that may mean several allies, and so means none.
type Unclear struct {
	Mention
	Rivals []*Ally
}

// Scope is a heading or a list item of a page that links to somebody: they own
// what stands under it or in it.
type Scope struct {
	Outer int // the scope around it, −1 for none
	Links []Link
}

// Part is a section, an item or a paragraph of a daily page: a note with each
// ally that it links to.
type Part struct {
	Note Note
	With []Link
}

// PageItem is an entry or a task on a page, or what looks like one. At most one
// of the four that it may be is set.
type PageItem struct {
	Scope, Part int      // where it stands, −1 for none
	Links       []Link   // in its own text
	Under       []string // what the headings above say, the nearest first
	Pos         Pos
	Line        string   // its first line from the box or verb on, as typed
	Tags        []string // in its own text

	Entry   *Entry
	Thanks  *Thanks
	Event   *Event
	Promise *Promise

	Callers  []Caller // whom a task may name so, the likeliest first
	SaysThey bool     // it begins with they
	IsPoint  bool     // without an owner of its own it is a point to talk about
	Problems []Problem
	NearTask bool // it is nearly a task
	IsWorded bool // and that in an outliner's words

	// What Link found.
	Owner  *Ally
	Called *Caller // how it names its owner, nil where it does not
}

// Caller is what a task begins with, if it is an ally's name, or a name after an
// @ in it.
type Caller struct {
	Text    string
	IsLink  bool
	Handle  bool // an @ stands before it: @DanaOkafor
	Inside  bool // the task does not begin with it, and is the user's
	NoColon bool
	Rest    string // the task without it
	Pos     Pos
	Head    Pos // all that stands before the rest
}

// IsNobodys reports whether the item is a task without an owner, or what would be
// one: it counts as such. What somebody types wrong in their own day is their own.
func (it *PageItem) IsNobodys(p *Page) bool {
	return it.Owner == nil && (it.Promise != nil && !it.IsPoint || it.IsWorded || it.NearTask && p.Daily && it.Part < 0)
}

// IsFavour reports whether the item is an entry, thanks, a win or a setback.
func (it *PageItem) IsFavour() bool { return it.Entry != nil || it.Thanks != nil || it.Event != nil }

func (it *PageItem) file(n *Note) {
	for _, tag := range it.Tags {
		if IsPrivate(it.Tags) && !slices.Contains(n.Tags, tag) {
			n.PrivateTags = append(slices.Clip(n.PrivateTags), tag)
		}
		n.Tags = lists.Once(slices.Clip(n.Tags), tag)
	}
	switch {
	case it.Entry != nil:
		n.Entries = append(n.Entries, *it.Entry)
	case it.Thanks != nil:
		n.Thanks = append(n.Thanks, *it.Thanks)
	case it.Event != nil:
		n.Events = append(n.Events, *it.Event)
	case it.Promise != nil:
		n.Promises = append(n.Promises, it.promise())
	}
}

// Alone is a note of a day with nothing but the item.
func (it *PageItem) Alone(day Date) *Note {
	n := &Note{Date: day, Head: it.Pos}
	it.file(n)
	return n
}

func (it *PageItem) promise() Promise {
	p := *it.Promise
	if it.Called != nil && !it.Called.Inside {
		p.Theirs, p.Text = true, it.Called.Rest
	}
	return p
}
