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

// misplacedDate recognises, at the beginning of s, a date after a bracket or
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
		} else if !strings.ContainsRune(charactersBefore, r) {
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

// charactersBefore may stand before the date of a note; a quote, a currency or an
// arrow begins something else.
const charactersBefore = "([{<~≈=`@#|*_-–— \t\u00a0\ufe0f\u200d"

// birthSigns stand before a day that is no note's.
const birthSigns = "🎂🎈🎁🎉💍💒"

// restAfter is what stands after a misplaced date, its brackets closed: the
// link too where its target says more than the day, as in `[[2026-03-14 Tea with
// Dana]]`. A page of the day alone, `[[2026-03-14 Sat]]`, says no more.
func restAfter(s string, dateEnd int) string {
	close := strings.Index(s, "]]")
	if !strings.HasPrefix(s, "[[") || close < dateEnd {
		return strings.TrimLeft(s[dateEnd:], ")]}>~=`*_")
	}
	rest := s[close+len("]]"):]
	words := strings.FieldsFunc(s[dateEnd:close], func(r rune) bool { return !text.IsWordRune(r) })
	if len(words) == 0 || len(words) == 1 && when.IsWeekday(words[0]) {
		return rest
	}
	return " " + s[:close+len("]]")] + rest
}

// laterDate is a date in a heading, after its title or in it.
type laterDate struct {
	start, end int
	iso, title string // the title is what stands around the date
	isFact     bool   // the title may only tell of the day: `Updated 2026-12-31`
}

// readLaterDate recognises `Coffee (2026-03-14)`, `Call, 2026-03-14` and `Call
// 2026-03-14 with Bo`, but not a heading that only speaks of a day: `Goals until
// 2026-12-31`.
func readLaterDate(s string) (laterDate, bool) {
	d, ok := dateInside(s)
	if !ok {
		d, ok = dateAtEnd(s)
	}
	before, after := strings.TrimRight(s[:d.start], titleEnds), strings.TrimLeft(s[d.end:], ")]*_:,–— ")
	if !ok || !strings.ContainsFunc(before, text.IsWordRune) || holdsDate(before) || holdsDate(after) {
		return laterDate{}, false
	}
	words := strings.Fields(before)
	if last := len(words) - 1; words[last] == "on" && last > 0 {
		words = words[:last]
		before = strings.Join(words, " ")
	}
	if strings.Count(before, "(") > strings.Count(before, ")") && !strings.Contains(after, ")") {
		before += ")" // of `Review (held 2026-03-14)`
	}
	d.title = strings.TrimSpace(before + " " + after)
	if strings.Count(d.title, ")") > strings.Count(d.title, "(") {
		d.title = strings.TrimSuffix(d.title, ")") // of `Review (2026-03-14 15:04)`
	}
	lead := strings.ToLower(strings.Trim(words[len(words)-1], titleEnds))
	if len(words) == 1 && slices.Contains(dayLabels, lead) {
		d.title, lead = strings.TrimSpace(after), ""
	}
	d.isFact = slices.Contains(leadWords, lead)
	return d, len(words) == 1 || !d.isFact
}

// dayLabels say before a date only that it is one.
var dayLabels = []string{"on", "date", "day", "dated", "datum", "fecha"}

// dateInside finds an ISO date that stands between words.
func dateInside(s string) (laterDate, bool) {
	for at := 1; at+IsoLength < len(s); at++ {
		end := at + IsoLength
		if ledger.LooksISO(s[at:end]) && strings.IndexByte(" (", s[at-1]) >= 0 && strings.IndexByte(" ,):", s[end]) >= 0 {
			return laterDate{start: at, end: end, iso: s[at:end]}, true
		}
	}
	return laterDate{}, false
}

// dateAtEnd finds a date that ends a heading, in words only with its year.
func dateAtEnd(s string) (laterDate, bool) {
	end := len(strings.TrimRight(s, ")]*_ "))
	if start := strings.LastIndexAny(s[:end], " ([*_/") + 1; ledger.LooksISO(s[start:end]) {
		return laterDate{start: start, end: end, iso: s[start:end]}, true
	}
	for start := max(1, end-longestDate); start < end; start++ {
		if strings.IndexByte(" ([*_", s[start-1]) < 0 {
			continue
		}
		word := s[start:end]
		if n, iso := almostDate(word); n == len(word) && text.CountDigits(word) < n && iso != "" && strings.Contains(word, iso[:4]) {
			return laterDate{start: start, end: end, iso: iso}, true
		}
	}
	return laterDate{}, false
}

// longestDate is more bytes than a date in words has, with its weekday and year.
const longestDate = 40

// titleEnds may stand between a title and the date after it.
const titleEnds = " -–—|,:([*_"

// leadWords make a day after them a part of what they say, or a fact about the
// ally; in the languages in which people keep such notes.
var leadWords = []string{
	"since", "until", "till", "by", "from", "to", "of", "for", "before", "after", "through", "as", "at", "and", "or", "the", "=", "→",
	"due", "updated", "update", "starting", "started", "starts", "ending", "ended", "ends", "joined", "left", "met", "married", "valid", "expires", "expired",
	"born", "birth", "birthday", "died", "anniversary", "deadline", "version", "release", "released", "status", "summary", "snapshot", "roadmap", "goals",
	"seit", "bis", "ab", "vom", "zum", "von", "stand", "geboren", "geburtstag", "gestorben", "hochzeit", "verheiratet", "frist", "gültig",
	"depuis", "jusqu'au", "dès", "du", "au", "jour", "né", "née", "naissance", "anniversaire", "échéance",
	"desde", "hasta", "del", "al", "a", "nacido", "nacida", "nacimiento", "cumpleaños", "actualizado", "vence",
}
