package parse

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/text"
)

// misplacedDate recognises, at the beginning of s, a date behind a bracket or
// an emoji: `(2026-03-14)`, `📅 2026-03-14`, `[[Daily/2026-03-14]]`. It returns
// where the date ends, and the ISO form where only one day can be meant.
func misplacedDate(s string) (length int, iso string) {
	at := 0
	pictured := false
	for at < len(s) {
		r, size := utf8.DecodeRuneInString(s[at:])
		if text.IsWordRune(r) {
			break
		}
		if unicode.Is(unicode.So, r) && !strings.ContainsRune(birthSigns, r) {
			pictured = true
		} else if !strings.ContainsRune(signsBefore, r) {
			return 0, ""
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
	if len(rest) >= IsoLength && ledger.LooksISO(rest[:IsoLength]) {
		return at + IsoLength, rest[:IsoLength]
	}
	if n, iso := almostDate(rest); n > 0 && (iso != "" || !pictured) {
		return at + n, iso
	}
	return 0, ""
}

// signsBefore may stand before the date of a note; a quote, a currency or an
// arrow begins something else.
const signsBefore = "([{<~≈@|*_-–— \t\u00a0\ufe0f\u200d"

// birthSigns stand before a day that is no note's.
const birthSigns = "🎂🎈🎁🎉💍💒"

// pageBehind is the link to keep behind the date that its target begins with,
// where the target says more than that: `[[2026-03-14 Tea with Dana]]`. A page of
// the day alone, `[[2026-03-14 Sat]]`, says no more.
func pageBehind(s string, dateEnd int) string {
	close := strings.Index(s, "]]")
	if !strings.HasPrefix(s, "[[") || close < dateEnd {
		return ""
	}
	words := strings.FieldsFunc(s[dateEnd:close], func(r rune) bool { return !text.IsWordRune(r) })
	if len(words) == 0 || len(words) == 1 && when.IsWeekday(words[0]) {
		return ""
	}
	return " " + s[:close+len("]]")]
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
	if len(word) == IsoLength && ledger.LooksISO(word) {
		d.iso = word
	} else if n, iso := almostDate(word); n == len(word) && text.CountDigits(word) < n && iso != "" && strings.Contains(word, iso[:4]) {
		d.iso = iso
	}
	d.title = strings.TrimRight(s[:start], titleEnds)
	if d.iso == "" || !strings.ContainsFunc(d.title, text.IsWordRune) || holdsDate(d.title) {
		return trailingDate{}, false
	}
	words := strings.Fields(d.title)
	if last := len(words) - 1; words[last] == "on" && last > 0 {
		words = words[:last]
		d.title = strings.Join(words, " ")
	}
	lead := strings.ToLower(strings.Trim(words[len(words)-1], titleEnds))
	if strings.Count(d.title, "(") > strings.Count(d.title, ")") {
		d.title += ")" // of `Review (held 2026-03-14)`
	}
	return d, !slices.Contains(leadWords, lead)
}

// titleEnds may stand between a title and the date behind it.
const titleEnds = " -–—|,:([*_"

// leadWords make a day behind them a part of what they say, or a fact about the
// ally; in the languages in which people keep such notes.
var leadWords = []string{
	"since", "until", "till", "by", "from", "to", "of", "for", "before", "after", "through", "as", "at", "and", "or", "the", "=", "→",
	"due", "updated", "update", "starting", "started", "starts", "ending", "ended", "ends", "joined", "left", "met", "married", "valid", "expires", "expired",
	"born", "birth", "birthday", "died", "anniversary", "deadline", "version", "release", "released", "status", "summary", "snapshot", "roadmap", "goals",
	"seit", "bis", "ab", "vom", "zum", "von", "stand", "geboren", "geburtstag", "gestorben", "hochzeit", "verheiratet", "frist", "gültig",
	"depuis", "jusqu'au", "dès", "du", "au", "jour", "né", "née", "naissance", "anniversaire", "échéance",
	"desde", "hasta", "del", "al", "a", "nacido", "nacida", "nacimiento", "cumpleaños", "actualizado", "vence",
}
