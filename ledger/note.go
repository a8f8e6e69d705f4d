package ledger

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

// Direction is who supported whom.
type Direction uint8

const (
	Gave Direction = 1 + iota // you supported them
	Got                       // they supported you
)

// String is the direction as its verb is typed; "" for none.
func (d Direction) String() string { return [...]string{"", "gave", "got"}[d] }

func (d Direction) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// Worth is what an entry comes to, without its words.
type Worth struct {
	Dir       Direction
	HasAmount bool
	Kind      string // canonical; "" when none was named
	Amount    Number // as typed, in Unit; 1h30m is 1.5 h
	Unit      string // canonical; "" for a bare number
}

func (w *Worth) equals(v *Worth) bool {
	return w.Dir == v.Dir && w.Kind == v.Kind && w.HasAmount == v.HasAmount && w.Unit == v.Unit && w.Amount.Cmp(v.Amount) == 0
}

// Link is a reference to another ally. Target is as typed, without the part
// after # and the shown text.
type Link struct {
	Target string
	Shown  string // text after | or in [ ]; "" when none
	Wiki   bool   // [[…]] rather than [shown](path.md)
	Pos    Pos    // the whole link
	At     Pos    // the target alone
}
