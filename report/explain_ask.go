package report

import (
	"fmt"
	"strings"
)

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
			r.l.Config.HalfLife, Count(len(h.given), "favour"), r.l.Config.Window),
	}
	for _, f := range h.given {
		s := r.step(h.ally, f)
		age := r.age(f.date())
		s.Text = fmt.Sprintf("%s, %s: %s", f.date(), daysAgo(age), Figure(r.decay(age)))
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
