package report

import (
	"fmt"

	"allies/ledger"
)

// Profile is what the front matter says of an ally.
type Profile struct {
	About        []About      `json:"about"` // what stands before the first note
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
	IntroducedBy []string     `json:"introduced_by"` // names; as typed where they are no ally's
	Members      []string     `json:"members"`
	Groups       []string     `json:"groups"`
	Snooze       ledger.Date  `json:"snooze"`  // 0 when none holds
	Planned      ledger.Date  `json:"planned"` // the next planned contact
	Dates        []YearlyDate `json:"dates"`
	Contact      []Channel    `json:"contact"`
}

// About is a paragraph of the user's own words about an ally.
type About struct {
	Text string `json:"text"`
	Place

	Private bool `json:"-"`
}

// YearlyDate is a day that returns every year: MM-DD, or YYYY-MM-DD where the
// year is known.
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
		About:   remarks(a),
		Aliases: notNull(a.Aliases), Org: Optional(a.Org), Role: Optional(a.Role), Location: Optional(a.Location),
		Goals: notNull(a.Goals), Values: notNull(a.Values), Interests: notNull(a.Interests),
		Communities: notNull(a.Communities), Background: notNull(a.Background),
		Offers: notNull(a.Offers), Needs: notNull(a.Needs), Met: a.Met,
		IntroducedBy: r.called(a, a.Introduced), Members: r.called(a, a.Members), Groups: r.called(a, a.Groups),
		Snooze: r.followup(a).snooze, Planned: r.rhythm(a).nextPlan(), Dates: []YearlyDate{}, Contact: []Channel{},
	}
	for i := range a.Yearly {
		y := &a.Yearly[i]
		p.Dates = append(p.Dates, YearlyDate{Label: y.Label, Date: yearlyText(y), Day: *y, Private: privateYearly(a, y.Label)})
	}
	for _, c := range a.Contact {
		p.Contact = append(p.Contact, Channel{
			Channel: c.Label, Values: notNull(c.Values), Private: a.IsPrivate(c.Name) || a.IsPrivate("contact"),
		})
	}
	return p
}

func remarks(a *ledger.Ally) []About {
	all := make([]About, len(a.About))
	for i, remark := range a.About {
		all[i] = About{Text: remark.Text, Place: place(a, remark.Pos), Private: ledger.IsPrivate(remark.Tags)}
	}
	return all
}

// notNull is a copy that json never writes as null.
func notNull(values []string) []string { return append([]string{}, values...) }

// called names those whom targets in an ally's file mean.
func (r *Reckoner) called(a *ledger.Ally, targets []string) []string {
	names := notNull(targets)
	for i, target := range targets {
		if other, _ := r.l.Target(target, a.File); other != nil {
			names[i] = other.Name
		}
	}
	return names
}

// yearlyText is a yearly date as one types it.
func yearlyText(y *ledger.YearlyDate) string {
	if y.Year == 0 {
		return fmt.Sprintf("%02d-%02d", y.Month, y.Day)
	}
	return fmt.Sprintf("%04d-%02d-%02d", y.Year, y.Month, y.Day)
}
