package report

import "allies/ledger"

// Show is everything about one ally: the page to open before a meeting. Of its
// Ally, promises and events are all there are, not the open ones alone.
type Show struct {
	AsOf ledger.Date `json:"as_of"`
	Ally
	Profile
	LearnedDays  *int        `json:"learned"`       // the rhythm that the notes show; nil when too few tell
	AtOdds       bool        `json:"at_odds"`       // the stated rhythm and the learned one differ by 2× or more
	FirstContact ledger.Date `json:"first_contact"` // 0 without any
	Weeks        []Week      `json:"weeks"`         // the last 52, ending today
	Known        []Known     `json:"known"`         // whom you both know
	Plans        []Note      `json:"plans"`         // notes that have not happened, in order of date
	Notes        []Note      `json:"notes"`         // the newest first, those of others with this ally too

	Period     ledger.Period `json:"-"` // the span the sums are narrowed to
	ThanksUsed bool          `json:"-"` // some note says `thanked:`
	Noted      int           `json:"-"` // how many notes there are in all
}

// Profile is what the front matter says of an ally.
type Profile struct {
	Aliases      []string     `json:"aliases"`
	Org          Optional     `json:"org"`
	Role         Optional     `json:"role"`
	Location     Optional     `json:"location"`
	Goals        []string     `json:"goals"`
	Values       []string     `json:"values"`
	Interests    []string     `json:"interests"`
	Communities  []string     `json:"communities"`
	Background   []string     `json:"background"`
	Offers       []string     `json:"offers"`
	Needs        []string     `json:"needs"`
	Met          ledger.Date  `json:"met"`
	IntroducedBy []string     `json:"introduced_by"`
	Members      []string     `json:"members"`
	Groups       []string     `json:"groups"`
	Snooze       ledger.Date  `json:"snooze"` // 0 when none holds
	Planned      ledger.Date  `json:"planned"`
	Dates        []YearlyDate `json:"dates"`
	Contact      []Channel    `json:"contact"`
}

// YearlyDate is a day that returns every year: MM-DD, or YYYY-MM-DD where the
// year is known.
type YearlyDate struct {
	Label string `json:"label"`
	Date  string `json:"date"`

	Private bool `json:"-"`
}

// Channel is a way to reach an ally.
type Channel struct {
	Channel string   `json:"channel"`
	Values  []string `json:"values"`

	Private bool `json:"-"`
}

// Week is seven days and the contact days in them.
type Week struct {
	Begin    ledger.Date `json:"begin"`
	Contacts int         `json:"contacts"`
}

// Known is someone whom both the user and an ally know.
type Known struct {
	Name string `json:"name"`
	How  Tie    `json:"how"`

	File    string `json:"-"`
	Place   Place  `json:"-"` // what says so; the file alone where a name in the front matter does
	Private bool   `json:"-"`
}

// Tie is how someone is tied to an ally, as seen from the ally.
type Tie string

// The ties, the closest first.
const (
	IntroducedYou Tie = "introduced_by" // they introduced the ally to you
	Introduced    Tie = "introduced"    // the ally introduced them to you
	MemberOf      Tie = "group"         // the ally is a member of it
	HasMember     Tie = "member"        // the ally is a group that they are in
	Together      Tie = "group_too"     // both are members of one group
	MetWith       Tie = "met_with"      // a note's heading has both
	Mentions      Tie = "mentions"      // the ally's file links to them
	MentionedBy   Tie = "mentioned_by"  // their file links to the ally
)

// Show reckons the page of one ally.
func (r *Reckoner) Show(a *ledger.Ally) Show { return Show{AsOf: r.o.Today} }
