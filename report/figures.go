package report

import "allies/ledger"

// Figures keeps what was reckoned about each ally from one Reckoner to the next. Who holds
// a ledger that changes holds it too, and gives it in Options. It holds nothing that a
// period or a query chose. New throws all of it away where the ledger or the day is
// another one, and what is kept of an ally goes once ledger.Changes says that it may have
// changed. It is not for concurrent use.
type Figures struct {
	ledger *ledger.Ledger
	today  ledger.Date
	byAlly map[*ledger.Ally]*figures
}

// of are the figures that hold for a ledger as of a day.
func (f *Figures) of(l *ledger.Ledger, today ledger.Date) map[*ledger.Ally]*figures {
	if f.ledger != l || f.today != today {
		*f = Figures{l, today, make(map[*ledger.Ally]*figures, len(l.Allies))}
	}
	return f.byAlly
}

// figures are of one ally; what is nil was not reckoned yet.
type figures struct {
	changes   int // ledger.Changes when they were reckoned
	row       *Ally
	flow      *flow               // of all entries, priced
	byKind    map[string]BothWays // likewise
	notes     *int                // how many
	entries   *int                // how many
	plans     []PastPlan
	duty      *duty
	favours   []favour
	gaveDays  []ledger.Date
	rhythm    *rhythm
	followup  *followup
	index     *index
	pending   []Promise
	thanked   []ledger.Date
	unthanked []favour // received, old enough to be thanked for, and not thanked for
	events    []Event
}

// favour is an entry that counts: it stands in no plan and is dated today at
// the latest. Of a note that is not kept it has what passed, and neither note nor
// entry.
type favour struct {
	date   ledger.Date
	worth  *ledger.Worth
	value  *value // as the reckoner has it, of an ally's favours
	note   *ledger.Note
	entry  *ledger.Entry
	passed *ledger.Passed
	sums   *ledger.Sums // which it passed in
}

// contact is a day in touch, past or planned, and what says so.
type contact struct {
	owner  *ledger.Ally // whose file it stands in
	note   *ledger.Note // of last_contact: one without words
	stored bool         // by last_contact
}

type rhythm struct {
	contacts []contact     // up to today, in order; not those of notes that are not kept
	planned  []contact     // after today, in order
	days     []ledger.Date // of the contacts, each once
	thinned  []ledger.Date // the days that the learned rhythm is taken from
	learned  int           // days between contacts, 0 when too few to tell
}

// followup is when to be in touch next. Where it is not tracked, due is 0 and
// lateness and overdue are nil.
type followup struct {
	today    ledger.Date
	cadence  Cadence
	last     ledger.Date // counted from: the newest contact, else met; 0 for none
	due      ledger.Date // a snooze included
	snooze   ledger.Date // a snooze after today, else 0
	plan     ledger.Date // the plan that holds it, else 0
	overdue  *int        // days since due, negative before
	lateness *Figure     // (today − last) / T
	state    State
	quieter  bool // ok by a stated cadence, and quiet for long by the learned one
}

// index tells how two-way a tie is now. Where no score is kept, or nothing
// counts, both indexes are nil.
type index struct {
	given, received float64        // decayed points within the window
	counted         int            // the entries with points within the window, which the sums hold
	ties            []*ledger.Ally // whose entries they are
	raw, smooth     *Figure
	standing        Optional // "" where no score is kept
}

type tie struct {
	other   *ledger.Ally
	how     Tie
	place   Place // what says so
	private bool
}

type duty struct {
	ally    *ledger.Ally
	score   Figure
	reasons []Reason    // in order of their share
	parts   []Figure    // p, u, e, l and i
	due     ledger.Date // of the promise that gave p, 0 for none
}

type line struct {
	ally *ledger.Ally
	favour
}

// flow is what passed both ways: how many entries it sums, and the day of the
// last one, 0 where there is none.
type flow struct {
	BothWays
	entries int
	last    ledger.Date
	listing listing
	lines   []line // the entries, where they are listed
}

// listing says whether sums keep the entries that they are made of.
type listing bool

const (
	sumsAlone listing = false
	withLines listing = true
)
