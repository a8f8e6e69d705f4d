package report

import (
	"fmt"
	"strings"
)

// ExplainNext explains the whole score of those whom NextInWords lists.
func (r *Reckoner) ExplainNext(n int) []Explanation {
	told := map[string]bool{}
	for _, row := range r.NextInWords(n).Rows {
		told[row.File] = true
	}
	explained := make([]Explanation, 0, len(told))
	for _, d := range r.duties() {
		if told[d.ally.File] {
			explained = append(explained, r.explainDuty(&d))
		}
	}
	return explained
}

func (r *Reckoner) explainDuty(d *duty) Explanation {
	sum := make([]string, len(d.parts))
	for i, part := range d.parts {
		sum[i] = fmt.Sprintf("%s × %s", reasonKinds[i].weight, part)
	}
	e := Explanation{
		Title:   d.ally.Name + ": next",
		Formula: fmt.Sprintf("P = 4p + 3u + 3e + 2l + 1i = %s = %s", strings.Join(sum, " + "), d.score),
	}
	if f := r.followup(d.ally); f.silenced() {
		e.Formula += "; a snooze or a plan keeps l and i at 0"
	}
	for _, reason := range d.reasons {
		text := fmt.Sprintf("%s %s: %s", reason.Code, reason.Share, reason.Text)
		e.Steps = append(e.Steps, Step{Text: text, Place: reason.Place, Private: reason.Private})
	}
	return e
}
