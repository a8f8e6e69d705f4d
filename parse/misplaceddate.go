package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
)

// misplacedDate recognises, at the beginning of s, a date behind a bracket or
// a sign: `(2026-03-14)`, `📅 2026-03-14`, `[[Daily/2026-03-14]]`. It returns
// where the date ends, and the ISO form where only one day can be meant.
func misplacedDate(s string) (length int, iso string) {
	at := 0
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '#' {
			break
		}
		at += size
	}
	if at == 0 || at == len(s) {
		return 0, ""
	}
	if target, _, wiki := strings.Cut(s[at:], "]]"); wiki && strings.HasSuffix(s[:at], "[[") {
		at += strings.LastIndexByte(target, '/') + 1
	}
	rest := s[at:]
	if len(rest) >= isoLength && ledger.LooksISO(rest[:isoLength]) {
		return at + isoLength, rest[:isoLength]
	}
	if n, iso := almostDate(rest); n > 0 {
		return at + n, iso
	}
	return 0, ""
}

// trailingDate is a date at the end of a heading, behind its title.
type trailingDate struct {
	start, end int
	iso, title string
}

// readTrailingDate recognises `Coffee (2026-03-14)` and `Call 2026-03-14`, but
// not a heading that only speaks of a day: `Goals until 2026-12-31`.
func readTrailingDate(s string) (trailingDate, bool) {
	end := len(strings.TrimRight(s, ")]*_ "))
	start := strings.LastIndexAny(s[:end], " ([*_/") + 1
	word := s[start:end]
	d := trailingDate{start: start, end: end}
	if len(word) == isoLength && ledger.LooksISO(word) {
		d.iso = word
	} else if n, iso := numericDate(word); n == len(word) && n >= len("1.1.2026") {
		d.iso = iso
	}
	before := strings.TrimRight(s[:start], " ")
	d.title = strings.TrimRight(before, " -–—|,:([*_")
	words := strings.Fields(d.title)
	if d.iso == "" || len(words) == 0 {
		return trailingDate{}, false
	}
	last := len(words) - 1
	if words[last] == "on" && last > 0 {
		d.title = strings.Join(words[:last], " ")
		return d, true
	}
	return d, len(d.title) < len(before) || !slices.Contains(leadWords, strings.ToLower(strings.TrimLeft(words[last], "([*_")))
}

// leadWords make a day behind them a part of what they say.
var leadWords = []string{
	"since", "until", "till", "by", "from", "to", "of", "for", "before", "after", "through", "as", "at", "and", "or",
	"due", "updated", "starting", "started", "ending", "ended", "joined", "left", "born", "died", "version", "the", "=", "→",
}
