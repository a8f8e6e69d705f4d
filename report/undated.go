package report

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
)

// dateMarks finds the ways in which a promise is dated: a word, a sign or a
// field before an ISO date.
var dateMarks = sync.OnceValue(func() *regexp.Regexp {
	const date = `(?:\[\[)?\d{4}-\d\d-\d\d(?:\]\])?`
	return regexp.MustCompile(`(?i)\b(?:by|due:?|done)\s+` + date +
		`|[\[(](?:due|created|completion|cancelled)::\s*` + date + `[\])]` +
		`|(?:📅|➕|✅|❌)\x{FE0F}?\s*` + date)
})

// undated returns the words of a promise without the marks of its own dates,
// so that a sentence can say them in words.
func (p *Promise) undated() string {
	said := dateMarks().ReplaceAllStringFunc(p.Text, func(mark string) string {
		for _, d := range []ledger.Date{p.Due, p.Made, p.Done} {
			if d != 0 && strings.Contains(mark, d.String()) {
				return ""
			}
		}
		return mark
	})
	return strings.TrimRight(strings.Join(strings.Fields(said), " "), " .,;:–—-")
}
