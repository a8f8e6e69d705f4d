package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

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

	Year       Year `json:"-"`
	ThanksUsed bool `json:"-"` // some note says `thanked:`
	Noted      int  `json:"-"` // how many notes of the period there are in all

	firstKept bool // the first contact is a private last_contact
}

// Week is seven days and the contact days in them.
type Week struct {
	Begin    ledger.Date `json:"begin"`
	Contacts int         `json:"contacts"`
}

const shownNotes = 5

// Show reckons the page of one ally.
func (r *Reckoner) Show(a *ledger.Ally) Show {
	h := r.rhythm(a)
	s := Show{
		AsOf: r.o.Today, ThanksUsed: r.thanksUsed(), Ally: r.Ally(a), Profile: r.profile(a),
		LearnedDays: some(h.learned), AtOdds: a.Status == ledger.Active && r.followup(a).atOdds(h),
		Weeks: r.weeks(h), Year: r.year(a), Known: r.known(a),
	}
	s.Ally.Promises, s.Ally.Events = r.promises(a), r.events(a)
	if len(h.days) > 0 {
		s.FirstContact, s.firstKept = h.days[0], h.contacts[0].stored && h.contacts[0].private()
	}
	all := r.allNotes(a)
	s.Plans = lists.Only(all, func(n Note) bool { return n.Plan })
	s.Notes = lists.Only(all, func(n Note) bool { return !n.Plan && r.o.Period.Contains(n.Date) })
	slices.Reverse(s.Notes)
	s.Noted = len(s.Notes)
	s.Notes = s.Notes[:min(shownNotes, s.Noted)]
	return s
}

func (r *Reckoner) weeks(h *rhythm) []Week {
	begin := r.o.Today + 1 - shownWeeks*daysInWeek
	all := make([]Week, shownWeeks)
	for i := range all {
		all[i].Begin = begin.AddDays(i * daysInWeek)
	}
	for _, d := range h.days {
		if d >= begin {
			all[(d-begin)/daysInWeek].Contacts++
		}
	}
	return all
}

// allNotes are an ally's and those of others that link there, in order of date.
func (r *Reckoner) allNotes(a *ledger.Ally) []Note {
	var all []Note
	for n := range a.AllNotes() {
		if !n.Aside {
			all = append(all, r.note(a, n))
		}
	}
	all = append(all, lists.Of(r.l.SharedWith(a), func(s ledger.Shared) Note { return r.note(s.Owner, s.Note) })...)
	slices.SortStableFunc(all, func(x, y Note) int { return cmp.Or(cmp.Compare(x.Date, y.Date), x.compare(y.Place)) })
	return all
}

// Profile is what the front matter says of an ally.
type Profile struct {
	About        []About      `json:"about"` // what stands before the first note
	Aliases      []string     `json:"aliases" key:"aliases"`
	Org          Optional     `json:"org" key:"org"`
	Role         Optional     `json:"role" key:"role"`
	Location     Optional     `json:"location" key:"location"`
	Goals        []string     `json:"goals" key:"goals"`
	Values       []string     `json:"values" key:"values"`
	Interests    []string     `json:"interests" key:"interests"`
	Communities  []string     `json:"communities" key:"communities"`
	Background   []string     `json:"background" key:"background"`
	Offers       []string     `json:"offers" key:"offers"`
	Needs        []string     `json:"needs" key:"needs"`
	Met          ledger.Date  `json:"met" key:"met"`
	MetIn        string       `json:"-" key:"met"`   // the month or year of which it is the first day
	ReachWord    string       `json:"-" key:"reach"` // the user's own, where it is none that counts
	CircleWord   string       `json:"-" key:"circle"`
	IntroducedBy []string     `json:"introduced_by" key:"introduced_by"` // names; as typed where they are no ally's
	Members      []string     `json:"members" key:"members"`
	Groups       []string     `json:"groups" key:"groups"`
	Snooze       ledger.Date  `json:"snooze" key:"snooze"` // 0 when none holds
	Planned      ledger.Date  `json:"planned"`             // the next planned contact
	Dates        []YearlyDate `json:"dates"`
	Contact      []Channel    `json:"contact"`
}

// About is a paragraph of the user's own words about an ally.
type About struct {
	Text string `json:"text"`
	Place

	Private bool `json:"-"`
}

// YearlyDate returns every year: MM-DD, or YYYY-MM-DD with the first year.
type YearlyDate struct {
	Label string `json:"label"`
	Date  string `json:"date"`

	Day     ledger.YearlyDate `json:"-"`
	Private bool              `json:"-"`
}

// Channel is a way to reach an ally.
type Channel struct {
	Channel string   `json:"channel"`
	Values  []string `json:"values"`

	Private bool `json:"-"`
}

func (r *Reckoner) profile(a *ledger.Ally) Profile {
	p := Profile{
		About: lists.Of(a.About, func(p ledger.Paragraph) About {
			return About{Text: p.Text, Place: placeIn(a.File, p.Pos), Private: ledger.IsPrivate(p.Tags)}
		}),
		Aliases: notNull(a.Aliases), Org: Optional(a.Org), Role: Optional(a.Role), Location: Optional(a.Location),
		Goals: notNull(a.Goals), Values: notNull(a.Values), Interests: notNull(a.Interests),
		Communities: notNull(a.Communities), Background: notNull(a.Background),
		Offers: notNull(a.Offers), Needs: notNull(a.Needs), Met: a.Met, MetIn: a.MetIn,
		IntroducedBy: r.called(a, a.Introduced), Members: r.called(a, a.Members), Groups: r.called(a, a.Groups),
		Snooze: r.followup(a).snooze, Planned: r.rhythm(a).nextPlan(),
	}
	if reach, _ := a.Field("reach"); a.Reach == "" {
		p.ReachWord = strings.Join(reach.Values, ", ")
	}
	if circle, _ := a.Field("circle"); a.Circle == 0 {
		p.CircleWord = strings.Join(circle.Values, ", ")
	}
	p.Dates = lists.Of(a.Yearly, func(y ledger.YearlyDate) YearlyDate {
		return YearlyDate{Label: y.Label, Date: yearlyText(&y), Day: y, Private: a.IsPrivateDay(y.Label)}
	})
	p.Contact = lists.Of(a.Contact, func(c ledger.Channel) Channel {
		return Channel{Channel: c.Label, Values: notNull(c.Values), Private: a.IsPrivate(c.Name) || a.IsPrivate("contact")}
	})
	return p
}

func (r *Reckoner) called(a *ledger.Ally, targets []string) []string {
	return lists.Of(targets, func(target string) string {
		if other, _ := r.l.Target(target, a.File); other != nil {
			return other.Name
		}
		return target
	})
}

func yearlyText(y *ledger.YearlyDate) string {
	if y.Year == 0 {
		return fmt.Sprintf("%02d-%02d", y.Month, y.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y.Year, y.Month, y.Day)
}
