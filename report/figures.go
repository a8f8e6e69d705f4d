package report

import "allies/ledger"

// Figures are what was reckoned about each ally of a ledger as of one day, whatever was
// asked for. Of another ledger, as of another day, and of an ally that has changed since,
// all is reckoned anew.
type Figures struct {
	ledger *ledger.Ledger
	today  ledger.Date
	byAlly map[*ledger.Ally]*figures
}

func (f *Figures) of(l *ledger.Ledger, today ledger.Date) map[*ledger.Ally]*figures {
	if f.ledger != l || f.today != today {
		*f = Figures{l, today, make(map[*ledger.Ally]*figures, len(l.Allies))}
	}
	return f.byAlly
}

// figures keeps what was reckoned about one ally; what is nil was not yet.
type figures struct {
	changes   int // of the ally, before it was reckoned
	row       *Ally
	flow      *flow // of all entries
	byKind    map[string]BothWays
	notes     *int
	entries   *int
	plans     []PastPlan
	duty      *duty
	favours   []favour
	gaveDays  []ledger.Date
	rhythm    *rhythm
	followup  *followup
	index     *index
	pending   []Promise
	thanked   []ledger.Date
	unthanked []favour // favours received that are old enough to be thanked for, and are not; nil until somebody asks
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
