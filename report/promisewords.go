package report

import (
	"cmp"
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
)

// dateMarks finds the ways in which a promise is dated: a word, a character or a
// field before an ISO date, with markup around the date or without, and a date alone
// in brackets or after a dash at the end.
var dateMarks = sync.OnceValue(func() *regexp.Regexp {
	const (
		blank = `[\s\p{Z}]`
		day   = `\d{4}-\d\d-\d\d`
		date  = `(?:\*\*` + day + `\*\*|\*` + day + `\*|__` + day + `__|_` + day + `_|\[\[` + day + `\]\]|\[` + day + `\]\([^)]*\)|` + day + `)`
	)
	ends := map[byte]string{':': blank + `*[\])]`, '{': `\}`, '(': `\)`, '@': `\b`} // by what a mark ends with
	ways := lists.Of(ledger.DateWords(), func(w ledger.DateMark) string {
		if w.Role == ledger.DayKept {
			w.Written += `(?:` + blank + `+on)?`
		}
		return `\b` + w.Written + `(?:::?` + blank + `*|` + blank + `+)` + date
	})
	ways = append(ways, lists.Of(ledger.DateMarks(), func(m ledger.DateMark) string {
		return regexp.QuoteMeta(m.Written) + `\x{FE0F}?` + blank + `*` + date + ends[m.Written[len(m.Written)-1]]
	})...)
	return regexp.MustCompile(`(?i)` + strings.Join(ways, "|") + `|\(` + day + `\)|` + blank + `[-–—]` + blank + `+` + date + blank + `*$`)
})

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
				return cut
			}
		}
		return mark
	})
	for _, d := range dates {
		if d != 0 && len(p.own) > 0 {
			said = cutOwnWords(said, d.String(), p.own)
		}
	}
	return withoutCuts(said)
}

// cutOwnWords cuts a date together with a word of the user's own before it.
func cutOwnWords(said, date string, own []string) string {
	for from := 0; ; {
		i := strings.Index(said[from:], date)
		if i < 0 {
			return said
		}
		i, from = from+i, from+i+len(date)
		before := strings.TrimRight(said[:i], " \t:")
		for _, word := range own {
			start := len(before)
			for range strings.Fields(word) {
				start = strings.LastIndexAny(strings.TrimRight(before[:start], " "), " (") + 1
			}
			if ledger.Fold(before[start:]) == word {
				said, from = said[:start]+cut+said[from:], start+len(cut)
				break
			}
		}
	}
}

// Words are the undated words of a promise, and its text where it has no others.
func (p *Promise) Words() string { return cmp.Or(p.Undated(), oneBlank(p.Text)) }

const cut = "\x00"

// emptied finds what stood around a mark alone: brackets, emphasis.
var emptied = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\(\s*` + cut + `\s*\)|\*\*\s*` + cut + `\s*\*\*|__\s*` + cut + `\s*__|\*\s*` + cut + `\s*\*|_\s*` + cut + `\s*_`)
})

// dangling finds what joined a mark at the end to what stood before it.
var dangling = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)(?:\s+(?:and|or|&)|,)\s*` + cut + `\W*$`) })

// withoutCuts closes the places of cuts, and drops what has no sense without them.
func withoutCuts(said string) string {
	for {
		less := emptied().ReplaceAllString(said, cut)
		if less == said {
			break
		}
		said = less
	}
	said = dangling().ReplaceAllString(said, cut)
	for i := strings.Index(said, cut); i >= 0; i = strings.Index(said, cut) {
		said = strings.TrimRight(said[:i], " \t\u00a0") + said[i+len(cut):]
	}
	return strings.TrimLeft(strings.TrimRight(oneBlank(said), " .,;:–—-"), " .,;:–—")
}

func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }
