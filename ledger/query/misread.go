package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"allies/ledger"
)

// One constructor for each mistake that a period can hold.

func whole(source string) span { return span{0, len(source)} }

const hintPeriod = "write 2026, 2026-03, 2026Q1, 2026-03-14, last month, last 90 days or 2026-01..2026-06"

func noPeriod(source string) *Error {
	return fault(source, whole(source), hintPeriod, "the period is empty")
}

func notOneDay(source string) *Error {
	return fault(source, whole(source), "write one day, such as 2026-03-14 or 90 days ago; a range goes with --period",
		"a range is not one day: %q", source)
}

func backwards(source string, p ledger.Period) *Error {
	return fault(source, whole(source), "did you mean "+Span(ledger.Period{Begin: p.End, End: p.Begin})+"?",
		"the period ends on %s, before it begins on %s", p.End, p.Begin)
}

func noYear(source string) *Error {
	return fault(source, whole(source), "years are 0001 to 9999", "there is no year 0")
}

func noMonth(source string, month int) *Error {
	return fault(source, whole(source), "months are 01 to 12, and stand behind the year: 2026-03", "there is no month %d", month)
}

func noDay(source string, year, month, day int) *Error {
	last := ledger.DaysIn(year, month)
	return fault(source, whole(source), fmt.Sprintf("days of that month are %04d-%02d-01 to %04d-%02d-%02d", year, month, year, month, last),
		"there is no %04d-%02d-%02d: %s %d has %d days", year, month, day, time.Month(month), year, last)
}

func noQuarter(source string, year, quarter int) *Error {
	return fault(source, whole(source), fmt.Sprintf("quarters are %04dQ1 to %04dQ4", year, year), "there is no quarter %d", quarter)
}

func noWeek(source string, year, week int) *Error {
	return fault(source, whole(source), "weeks are counted as ISO 8601 does: 1 to 52, and 53 in some years", "there is no week %d in %d", week, year)
}

func outOfCalendar(source string) *Error {
	return fault(source, whole(source), "years are 0001 to 9999", "%q leads out of the calendar", source)
}

// mistake says what is wrong with words that no reading fits.
func (r *phrase) mistake(words []string) *Error {
	if r.impossible != nil {
		return r.impossible
	}
	if len(words) == 0 {
		return fault(r.source, whole(r.source), hintPeriod, "a side of the period is missing: %q", r.source)
	}
	if iso := yearLast(words); iso != "" {
		return fault(r.source, whole(r.source), "write the year first: "+iso, "cannot tell day from month in %q", r.source)
	}
	if _, _, ok := count(words); ok {
		phrase := strings.Join(words, " ")
		return fault(r.source, whole(r.source), fmt.Sprintf("did you mean %q or %q?", "last "+phrase, phrase+" ago"), "%q has no beginning", r.source)
	}
	return unreadable(r.source, words, hintPeriod)
}

// unreadable marks the first word that no phrase has, and suggests the nearest.
func unreadable(source string, words []string, hint string) *Error {
	where := whole(source)
	for i, word := range words {
		if !isWordy(word) || slices.Contains(vocabulary(), word) {
			continue
		}
		if at := strings.Index(strings.ToLower(source), word); at >= 0 && len(strings.ToLower(source)) == len(source) {
			where = span{at, at + len(word)}
		}
		if near := ledger.Nearest(word, vocabulary()); near != "" {
			fixed := slices.Clone(words)
			fixed[i] = near
			hint = fmt.Sprintf("did you mean %q?", strings.Join(fixed, " "))
		}
		break
	}
	return fault(source, where, hint, "cannot read %q as a period", source)
}

func isWordy(word string) bool { return len(word) > 1 && !strings.ContainsAny(word, "0123456789") }

// vocabulary is every word that a phrase may have.
func vocabulary() []string {
	words := []string{"today", "yesterday", "tomorrow", "last", "this", "next", "ago", "from", "since", "to", "until", "in", "now", "end"}
	for word := range unitWords {
		if len(word) > shortest-1 {
			words = append(words, word)
		}
	}
	for m := time.January; m <= time.December; m++ {
		words = append(words, strings.ToLower(m.String()), strings.ToLower(m.String())[:shortest])
	}
	for w := time.Sunday; w <= time.Saturday; w++ {
		words = append(words, strings.ToLower(w.String()), strings.ToLower(w.String())[:shortest])
	}
	return words
}

// yearLast returns the ISO form of 14.03.2026 or 3/14/2026, "" for other words.
func yearLast(words []string) string {
	if len(words) != 1 {
		return ""
	}
	parts := strings.FieldsFunc(words[0], func(r rune) bool { return r == '.' || r == '/' })
	if len(parts) != 3 || len(parts[2]) != 4 {
		return ""
	}
	var n [3]int
	for i, part := range parts {
		n[i], _ = strconv.Atoi(part)
	}
	day, month := n[0], n[1]
	if month > yearMonths {
		day, month = month, day
	}
	if d, ok := ledger.NewDate(n[2], month, day); ok {
		return d.String()
	}
	return ""
}
