package report

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/english"
)

// Ask lists who can help with one kind of support.
type Ask struct {
	Kind string   `json:"kind"` // by its canonical name
	Rows []AskRow `json:"rows"`
}

// AskRow is an ally who gave that kind, or offers it.
type AskRow struct {
	Ally     string   `json:"ally"`
	Score    Figure   `json:"score"`
	Proven   int      `json:"proven"`               // how often they gave it within the window
	Offered  bool     `json:"offered" key:"offers"` // their offers list it
	Lateness *Figure  `json:"lateness"`             // nil where untracked
	Standing Optional `json:"standing"`             // "" where no score is kept
	Text     string   `json:"text"`                 // in words, which package render finds: what passed lately, and what to give first

	File      string      `json:"-"`
	Given     []Entry     `json:"-"` // what they gave of that kind within the window, the newest first
	Got, Gave []KindCount `json:"-"` // what passed within the window, the most frequent kinds first
	Needs     []string    `json:"-" key:"needs"`
	Goals     []string    `json:"-" key:"goals"`

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

// never is the lateness of those who are not tracked, who come after all who are.
var never = Figure(math.Inf(1))

// Ask lists who can help with a kind of support, named by any of its words.
// Archived allies are left out, and potential ones count by their offers
// alone. Its error is a *KindError. The reckoning, section 6.
func (r *Reckoner) Ask(word string) (Ask, error) {
	kind, known := r.l.Config.Kind(word)
	if !known {
		return Ask{}, &KindError{Word: word, Near: ledger.Nearest(word, r.l.Config.KindWords())}
	}
	return Ask{Kind: kind, Rows: lists.Of(r.helpers(kind), r.askRow)}, nil
}

type helper struct {
	ally    *ledger.Ally
	given   []favour // the newest first
	offered bool
	score   Figure
}

// helpers are the allies who gave a kind or offer it, in the order of their listing.
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
			h.score += Figure(r.decay(r.age(f.date)))
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
			cmp.Compare(inSteps(y.score), inSteps(x.score)),
			cmp.Compare(or(r.followup(x.ally).lateness, never), or(r.followup(y.ally).lateness, never)),
		)
	})
	return all
}

func (r *Reckoner) askRow(h helper) AskRow {
	row := AskRow{
		Ally: h.ally.Name, Score: h.score, Proven: len(h.given), Offered: h.offered,
		Lateness: r.followup(h.ally).lateness, Standing: r.index(h.ally).standing,
		File: h.ally.File, Needs: h.ally.Needs, Goals: h.ally.Goals, PrivateKeys: h.ally.Private,
	}
	row.Got, row.Gave = r.passed(h.ally, ledger.Got), r.passed(h.ally, ledger.Gave)
	row.Private = !h.offered || h.ally.IsPrivate("offers")
	for _, f := range h.given {
		e := r.entry(f)
		row.Given, row.Private = append(row.Given, e), row.Private && e.Private
	}
	return row
}

// ExplainAsk explains every score that Ask lists; nothing for no kind.
func (r *Reckoner) ExplainAsk(word string) []Explanation {
	kind, known := r.l.Config.Kind(word)
	if !known {
		return nil
	}
	return lists.Of(r.helpers(kind), func(h helper) Explanation { return r.explainHelper(kind, h) })
}

func (r *Reckoner) explainHelper(kind string, h helper) Explanation {
	e := Explanation{
		Title: h.ally.Name + ": " + kind,
		Formula: fmt.Sprintf("A = Σ 2^(−age/%d) over %s of the last %d days",
			r.l.Config.HalfLife, english.Count(len(h.given), "favour"), r.l.Config.Window),
	}
	for _, f := range h.given {
		s := r.step(line{h.ally, f})
		age := r.age(f.date)
		s.Text = fmt.Sprintf("%s, %s: %s", f.date, english.DaysAgo(age), Figure(r.decay(age)))
		e.Steps = append(e.Steps, s)
	}
	if h.offered {
		e.Formula += fmt.Sprintf(" + %s for the offer", Figure(offeredShare))
		if s, ok := keyStep(h.ally, "offers", h.ally.Offers); ok {
			e.Steps = append(e.Steps, s)
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

// passed counts by kind what passed one way lately, the most frequent first.
func (r *Reckoner) passed(a *ledger.Ally, way ledger.Direction) []KindCount {
	times := map[string]int{}
	for _, f := range r.favours(a) {
		if f.worth.Dir == way && r.inWindow(f.date) {
			times[f.entry.Kind]++
		}
	}
	kinds := lists.Of(slices.Collect(maps.Keys(times)), func(kind string) KindCount { return KindCount{kind, times[kind]} })
	slices.SortFunc(kinds, func(x, y KindCount) int {
		return cmp.Or(cmp.Compare(y.Times, x.Times), cmp.Compare(x.Kind, y.Kind))
	})
	return kinds
}
