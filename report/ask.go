package report

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"allies/ledger"
	"allies/report/english"
)

// Ask lists who can help with one kind of support.
type Ask struct {
	Kind string   `json:"kind"` // by its canonical name
	Rows []AskRow `json:"rows"`

	AsOf ledger.Date `json:"-"`
}

// AskRow is an ally who gave that kind, or offers it.
type AskRow struct {
	Ally     string   `json:"ally"`
	Score    Figure   `json:"score"`
	Proven   int      `json:"proven"`   // how often they gave it within the window
	Offered  bool     `json:"offered"`  // their offers list it
	Lateness *Figure  `json:"lateness"` // nil where untracked
	Standing Optional `json:"standing"` // "" where no score is kept
	Text     string   `json:"text"`     // in words, which package render finds: what passed lately, and what to give first

	File      string      `json:"-"`
	Communal  bool        `json:"-"`
	Given     []Entry     `json:"-"` // what they gave of that kind within the window, the newest first
	Got, Gave []KindCount `json:"-"` // what passed within the window, the most frequent kinds first
	Needs     []string    `json:"-"`
	Goals     []string    `json:"-"`

	Private     bool     `json:"-"` // only private things say so
	PrivateKeys []string `json:"-"` // of the front matter
}

// KindError says that a word is no kind of support.
type KindError struct {
	Word string
	Near string // the nearest word that is one, "" when none is near
}

func (e *KindError) Error() string {
	return fmt.Sprintf("there is no kind of support called %q", e.Word)
}

// offeredShare is what an offer counts, beside favours that fade from 1.
const offeredShare = 0.5

// Ask lists who can help with a kind of support, named by any of its words.
// Archived allies are left out, and potential ones count by their offers
// alone. Its error is a *KindError. The reckoning, section 6.
func (r *Reckoner) Ask(word string) (Ask, error) {
	kind, known := r.l.Config.Kind(word)
	if !known {
		return Ask{}, &KindError{Word: word, Near: ledger.Nearest(word, r.l.Config.KindWords())}
	}
	ask := Ask{Kind: kind, Rows: []AskRow{}, AsOf: r.o.Today}
	for _, h := range r.helpers(kind) {
		ask.Rows = append(ask.Rows, r.askRow(&h))
	}
	return ask, nil
}

// helper is an ally who can help with a kind of support.
type helper struct {
	ally    *ledger.Ally
	given   []favour // the newest first
	offered bool
	score   Figure
}

// helpers returns the allies who gave a kind of support or offer it, in the
// order in which they are listed.
func (r *Reckoner) helpers(kind string) []helper {
	var all []helper
	for _, a := range r.selection() {
		if a.Status == ledger.Archived {
			continue
		}
		h := helper{ally: a, offered: slices.Contains(a.Offers, kind)}
		if a.Status == ledger.Active {
			h.given = r.proven(a, kind)
		}
		for _, f := range h.given {
			h.score += Figure(r.decay(r.age(f.date())))
		}
		if h.offered {
			h.score += offeredShare
		}
		if h.score > 0 {
			all = append(all, h)
		}
	}
	slices.SortStableFunc(all, func(x, y helper) int {
		return cmp.Or(
			cmp.Compare(undusted(y.score), undusted(x.score)),
			cmp.Compare(latenessOrNever(r.followup(x.ally)), latenessOrNever(r.followup(y.ally))),
		)
	})
	return all
}

func (r *Reckoner) askRow(h *helper) AskRow {
	row := AskRow{
		Ally: h.ally.Name, Score: h.score, Proven: len(h.given), Offered: h.offered,
		Lateness: r.followup(h.ally).lateness, Standing: r.index(h.ally).standing,
		File: h.ally.File, Communal: h.ally.Communal, Needs: h.ally.Needs, Goals: h.ally.Goals, PrivateKeys: h.ally.Private,
	}
	row.Got, row.Gave = r.passed(h.ally)
	row.Private = !h.offered || h.ally.IsPrivate("offers")
	for _, f := range h.given {
		e := r.entry(f)
		row.Given, row.Private = append(row.Given, e), row.Private && e.Private
	}
	return row
}

// latenessOrNever orders those who are not tracked after all who are.
func latenessOrNever(f *followup) Figure {
	if f.lateness == nil {
		return Figure(math.Inf(1))
	}
	return *f.lateness
}

// ExplainAsk explains every score that Ask lists; nothing for a word that is
// no kind.
func (r *Reckoner) ExplainAsk(word string) []Explanation {
	kind, known := r.l.Config.Kind(word)
	if !known {
		return nil
	}
	var all []Explanation
	for _, h := range r.helpers(kind) {
		all = append(all, r.explainHelper(kind, &h))
	}
	return all
}

func (r *Reckoner) explainHelper(kind string, h *helper) Explanation {
	e := Explanation{
		Title: h.ally.Name + ": " + kind,
		Formula: fmt.Sprintf("A = Σ 2^(−age/%d) over %s of the last %d days",
			r.l.Config.HalfLife, english.Count(len(h.given), "favour"), r.l.Config.Window),
	}
	for _, f := range h.given {
		s := r.step(line{h.ally, f})
		age := r.age(f.date())
		s.Text = fmt.Sprintf("%s, %s: %s", f.date(), english.DaysAgo(age), Figure(r.decay(age)))
		e.Steps = append(e.Steps, s)
	}
	if h.offered {
		e.Formula += fmt.Sprintf(" + %s for the offer", Figure(offeredShare))
		if field, ok := h.ally.Field("offers"); ok {
			e.Steps = append(e.Steps, Step{
				Text:  "offers: " + strings.Join(h.ally.Offers, ", "),
				Place: place(h.ally, field.KeyPos), Private: h.ally.IsPrivate("offers"),
			})
		}
	}
	e.Formula += " = " + h.score.String()
	return e
}

// KindCount is how often a kind of favour passed; "" for those without one.
type KindCount struct {
	Kind  string
	Times int
}

// passed counts what passed within the window by kind, the most frequent first.
func (r *Reckoner) passed(a *ledger.Ally) (got, gave []KindCount) {
	for _, f := range r.favours(a) {
		switch {
		case r.age(f.date()) > r.l.Config.Window:
		case f.entry.Dir == ledger.Got:
			got = counted(got, f.entry.Kind)
		default:
			gave = counted(gave, f.entry.Kind)
		}
	}
	byTimes := func(x, y KindCount) int { return cmp.Or(cmp.Compare(y.Times, x.Times), cmp.Compare(x.Kind, y.Kind)) }
	slices.SortFunc(got, byTimes)
	slices.SortFunc(gave, byTimes)
	return got, gave
}

// counted counts one more of a kind.
func counted(all []KindCount, kind string) []KindCount {
	i := slices.IndexFunc(all, func(c KindCount) bool { return c.Kind == kind })
	if i < 0 {
		return append(all, KindCount{kind, 1})
	}
	all[i].Times++
	return all
}
