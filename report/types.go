package report

import (
	"cmp"

	"allies/ledger"
)

// Totals sums the matching allies; gave, got and net without communal ties.
type Totals struct {
	Allies  int `json:"allies"`
	Notes   int `json:"notes"`   // dated notes up to today
	Entries int `json:"entries"` // gave and got up to today, communal ties included
	Total
	Stance Stance `json:"stance"`
}

// Stance is the user's own index over all ties that are not communal.
type Stance struct {
	Index    *Figure  `json:"index"`
	Standing Optional `json:"standing"` // giver, receiver or matcher
}

// PastPlan is a plan whose day is past.
type PastPlan struct {
	Ally  string      `json:"ally"`
	Date  ledger.Date `json:"date"`
	Title string      `json:"title"`
	Place
	Private bool   `json:"-"`
	Owner   string `json:"-"` // the ally's file
}

// Ally is everything reckoned about one ally. The tag key names the key of the
// front matter that fills a field, and hides it where that is private.
type Ally struct {
	Name        string        `json:"name"`
	File        string        `json:"file"`
	Type        ledger.Type   `json:"type" key:"type"`
	Status      ledger.Status `json:"status" key:"status"`
	Reach       Optional      `json:"reach" key:"reach"`
	Circle      *int          `json:"circle" key:"circle"`
	Communal    *bool         `json:"communal" key:"communal"` // nil where it is private
	Tags        []string      `json:"tags" key:"tags"`
	LastContact ledger.Date   `json:"last_contact"`
	Contacts    int           `json:"contacts"` // contact days up to today
	Cadence     *Cadence      `json:"cadence"`
	Due         ledger.Date   `json:"due"`
	DaysOverdue *int          `json:"days_overdue"`
	Lateness    *Figure       `json:"lateness"`
	State       State         `json:"state"`
	Quieter     bool          `json:"quieter"` // ok by a stated cadence, and quiet for 3 times the learned rhythm
	Total
	RawIndex  *Figure             `json:"raw_index"`
	Index     *Figure             `json:"index"`
	Standing  Optional            `json:"standing"`
	ByKind    map[string]BothWays `json:"by_kind"` // key "" for entries without a kind
	Promises  []Promise           `json:"promises"`
	Unthanked []Entry             `json:"unthanked"`
	Events    []Event             `json:"events"`
	SHA256    string              `json:"sha256,omitempty"` // of the file as it was read, in what show and list say of an ally

	Org              string `json:"-" key:"org"`
	Role             string `json:"-" key:"role"`
	LastTitle        string `json:"-"` // of the newest contact's note
	LastPlace        Place  `json:"-"` // where that is; zero without a contact
	LastTitlePrivate bool   `json:"-"`

	Plan       ledger.Date  `json:"-"` // the next planned contact, 0 for none
	Entries    int          `json:"-"` // gave and got that the sums hold
	Counted    int          `json:"-"` // entries that the index counts
	Scored     bool         `json:"-"` // a score is kept
	Waiting    Waiting      `json:"-"` // how much is open
	Incomplete bool         `json:"-"` // conflict markers hide a part of the file
	Private    []string     `json:"-"` // front-matter keys that are private
	Source     *ledger.Ally `json:"-"`

	Kept KeptKeys `json:"-"`
}

// IsCommunal reports whether the tie is communal, as far as that may be told.
func (a *Ally) IsCommunal() bool { return a.Communal != nil && *a.Communal }

// Waiting counts what is open with an ally, private things too.
type Waiting struct{ Promises, Overdue, Thanks, Events int }

// KeptKeys are the private keys of the front matter that a follow-up comes from.
type KeptKeys struct {
	File string
	Keys []string
	Due  bool // the day it is due is the snooze's
}

// Cadence is the interval of follow-ups and where it comes from.
type Cadence struct {
	Days   *int   `json:"days"`
	Until  *int   `json:"until"` // a range's upper end, in days
	Source Source `json:"source"`

	Typed ledger.Cadence `json:"-"` // as the user did, in months where Days says how long those are; zero for none
}

// Interval is the days of a cadence and a range's upper end, 0 for none.
func (c *Cadence) Interval() (days, until int) {
	if c == nil {
		return 0, 0
	}
	return or(c.Days, 0), or(c.Until, 0)
}

// Source tells where an interval comes from.
type Source string

// The sources, in the order in which they apply.
const (
	FromFile    Source = "file"
	FromTag     Source = "tag"
	FromCircle  Source = "circle"
	Learned     Source = "learned"
	NewTie      Source = "new"
	FromDefault Source = "default"
	NoSource    Source = "none"
)

// State is where a follow-up stands.
type State string

const (
	OK        State = "ok"
	Due       State = "due"
	Late      State = "late"
	Dormant   State = "dormant"
	Snoozed   State = "snoozed"
	Planned   State = "planned"
	Untracked State = "untracked"
)

// Followup is when to be in touch next, and what says so.
type Followup struct {
	State       State
	Quieter     bool
	Due         ledger.Date
	DaysOverdue *int
	Last        ledger.Date // the newest contact; 0 without one
	Cadence     *Cadence
	Plan        ledger.Date // the next planned contact, 0 for none
	OnlyMet     bool        // no contact yet: Last is the day they met

	Kept KeptKeys `json:"-"`
}

func (a *Ally) Followup() *Followup {
	return &Followup{State: a.State, Quieter: a.Quieter, Due: a.Due, DaysOverdue: a.DaysOverdue,
		Last: a.LastContact, Cadence: a.Cadence, Plan: a.Plan}
}

// Waits reports whether the ally is among those to reach out to.
func (a *Ally) Waits() bool {
	return a.State == Due || a.State == Late || a.State == Dormant || a.Quieter
}

const (
	Early     = "early"
	Balanced  = "balanced"
	Giving    = "giving"
	Receiving = "receiving"
)

const (
	Giver    = "giver"
	Receiver = "receiver"
	Matcher  = "matcher"
)

// Promise is a task between the user and an ally.
type Promise struct {
	Owner string      `json:"owner"` // "me" or "them"
	Text  string      `json:"text"`
	Made  ledger.Date `json:"made"`
	Due   ledger.Date `json:"due"`
	Done  ledger.Date `json:"done"` // when kept or dropped
	State Promised    `json:"state"`
	Place

	Private bool `json:"-"`

	note *ledger.Note // nil for a task outside any
	task *ledger.Promise
	own  []string // the user's words for by, due and done, folded
}

const (
	Me   = "me"
	Them = "them"
)

// Promised is where a promise stands.
type Promised string

const (
	PromiseOpen    Promised = "open"
	PromiseOverdue Promised = "overdue"
	PromiseKept    Promised = "kept"
	PromiseLate    Promised = "late"
	PromiseDropped Promised = "dropped"
)

// Entry is one favour and its value.
type Entry struct {
	Date   ledger.Date      `json:"date"`
	Dir    ledger.Direction `json:"dir"`
	Kind   Optional         `json:"kind"`
	Amount *Exact           `json:"amount"`
	Unit   Optional         `json:"unit"`
	Points *ledger.Number   `json:"points"` // nil for a commodity without a price
	Text   string           `json:"text"`
	Tags   []string         `json:"tags"` // the heading's and its own
	Place

	Typed   string `json:"-"` // the amount as typed
	Private bool   `json:"-"`
}

// Event is a win, a setback or a yearly date of an ally.
type Event struct {
	Date     ledger.Date `json:"date"`
	Type     string      `json:"type"` // win, setback, birthday or the user's label
	Text     string      `json:"text"`
	State    Answer      `json:"state"`
	Answered ledger.Date `json:"answered"`
	Place

	Yearly  bool `json:"-"`
	Private bool `json:"-"`
}

const (
	win     = "win"
	setback = "setback"
)

func (e *Event) IsSetback() bool { return e.Type == setback && !e.Yearly }

// Answer is where an event stands.
type Answer string

const (
	EventOpen     Answer = "open"
	EventAnswered Answer = "answered"
	EventLapsed   Answer = "lapsed"
)

// Place is the line a row comes from.
type Place struct {
	File string `json:"file"` // relative to the root, with /
	Line int    `json:"line"` // from 1
}

func (p Place) compare(q Place) int {
	return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line))
}

func placeIn(file string, p ledger.Pos) Place {
	return Place{File: file, Line: int(p.Line)}
}

// Tie is how someone is tied to an ally, as seen from the ally.
type Tie string

// The ties, the closest first.
const (
	IntroducedYou Tie = "introduced_by" // they introduced the ally to you
	Introduced    Tie = "introduced"    // the ally introduced them to you
	MemberOf      Tie = "group"         // the ally is a member of it
	HasMember     Tie = "member"        // the ally is a group that they are in
	MetWith       Tie = "met_with"      // a note's heading has both
	Together      Tie = "group_too"     // both are members of one group
	Mentions      Tie = "mentions"      // the ally's file links to them
	MentionedBy   Tie = "mentioned_by"  // their file links to the ally
)

// ReasonCode names a kind of reason.
type ReasonCode string

// The kinds of reasons, in the order of the formula.
const (
	ReasonPromise ReasonCode = "promise"
	ReasonThanks  ReasonCode = "thanks"
	ReasonEvent   ReasonCode = "event"
	ReasonLate    ReasonCode = "late"
	ReasonBalance ReasonCode = "balance"
)

// Reason is one part of a score.
type Reason struct {
	Code  ReasonCode `json:"code"`
	Share Figure     `json:"share"` // what it adds to the score
	Text  string     `json:"text"`  // in words, which package render finds

	Place   Place `json:"-"` // the line it comes from; the file alone where there is none
	Private bool  `json:"-"`
	More    int   `json:"-"` // how many further ones of its kind there are

	// Of the kind that it is, one of these.
	Promise  *Promise  `json:"-"`
	Favour   *Entry    `json:"-"` // that waits for thanks
	Event    *Event    `json:"-"`
	Followup *Followup `json:"-"`
	Standing Optional  `json:"-"`             // of a tie that the user receives more from
	Needs    []string  `json:"-" key:"needs"` // beside it: what could be given

	NeedsPrivate bool `json:"-"`
}
