package report

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
)

// dateMarks finds the ways in which a promise is dated: a word, a sign or a
// field before an ISO date, with markup around the date or without.
var dateMarks = sync.OnceValue(func() *regexp.Regexp {
	const date = `[*_]*(?:\[\[)?\d{4}-\d\d-\d\d(?:\]\])?[*_]*`
	return regexp.MustCompile(`(?i)\b(?:by|due|done):?\s+` + date +
		`|[\[(](?:due|created|completion|cancelled)::\s*` + date + `\s*[\])]` +
		`|[📅➕✅❌]\x{FE0F}?\s*` + date)
})

// blockMark finds what a notes app hangs on the end of a line: ^1a2b3c.
var blockMark = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)\s\^[a-z0-9-]+$`) })

// Undated returns the words of a promise without the marks of the day it was
// made and of the day that its state is about, due or done, so that these can be
// said in words.
func (p *Promise) Undated() string {
	dates := []ledger.Date{p.Made, p.Done}
	if p.Pending() {
		dates[1] = p.Due
	}
	said := dateMarks().ReplaceAllStringFunc(p.Text, func(mark string) string {
		for _, d := range dates {
			if d != 0 && strings.Contains(mark, d.String()) {
				return ""
			}
		}
		return mark
	})
	return strings.TrimRight(oneBlank(said), " .,;:–—-")
}

// promiseWords are the owner and the words of a promise, which stay the same
// when its days change.
func promiseWords(p Promise) string {
	words := dateMarks().ReplaceAllString(blockMark().ReplaceAllString(p.Text, " "), " ")
	return p.Owner + " " + ledger.Fold(words)
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }
