package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// rhythmWords are whole cadences in one word.
var rhythmWords = map[string]ledger.Interval{
	"daily": {Days: 1}, "weekly": {Days: 7}, "biweekly": {Days: 14}, "fortnightly": {Days: 14},
	"monthly": {Months: 1}, "quarterly": {Months: 3}, "yearly": {Months: 12}, "annually": {Months: 12},
}

// lengthUnits are what an interval may be counted in.
var lengthUnits = map[string]ledger.Interval{
	"d": {Days: 1}, "day": {Days: 1}, "days": {Days: 1},
	"w": {Days: 7}, "week": {Days: 7}, "weeks": {Days: 7},
	"fortnight": {Days: 14}, "fortnights": {Days: 14},
	"m": {Months: 1}, "mo": {Months: 1}, "month": {Months: 1}, "months": {Months: 1},
	"quarter": {Months: 3}, "quarters": {Months: 3},
	"y": {Months: 12}, "yr": {Months: 12}, "year": {Months: 12}, "years": {Months: 12},
}

// longestInterval is a hundred years: longer ones are slips of the finger, and
// no date could be reckoned with them.
const longestInterval = 36525

const cadenceFits = "an interval as in 10d, 6w, 1m or 1y, a word as in monthly or every 6 weeks, a range as in 4w..6w, or none"

// parseCadence reads a folded cadence. fault is what would fit, "" where this
// one does.
func parseCadence(s string) (cadence ledger.Cadence, fault string) {
	switch ledger.FoldTerm(s) {
	case "none", "asneeded", "adhoc":
		return ledger.Cadence{None: true}, ""
	}
	from, to, isRange := strings.Cut(s, "..")
	every, ok := parseInterval(from)
	if !ok {
		return ledger.Cadence{}, nearCadence(s)
	}
	if !isRange {
		return ledger.Cadence{Every: every}, ""
	}
	until, ok := parseInterval(to)
	switch {
	case !ok:
		return ledger.Cadence{}, nearCadence(s)
	case isBare(from) && !isBare(to):
		return ledger.Cadence{}, "say what both ends count: 4w..6w, or 28d..6w"
	case every.Nominal() >= until.Nominal():
		return ledger.Cadence{}, "the shorter one first, the longer one behind the points: 4w..6w"
	}
	return ledger.Cadence{Every: every, Until: until}, ""
}

func isBare(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && text.CountDigits(s) == len(s)
}

var rangeMarks = strings.NewReplacer("...", "..", "…", "..", "–", "..", " to ", "..", "-", "..")

// nearCadence is what to type in place of a cadence that cannot be read.
func nearCadence(s string) string {
	if meant := rangeMarks.Replace(s); meant != s {
		if _, fault := parseCadence(meant); fault == "" {
			return "a range has two points: " + meant
		}
	}
	words := []string{"none", "as needed", "ad-hoc"}
	for word := range rhythmWords {
		words = append(words, word)
	}
	if near := ledger.Nearest(s, words); near != "" {
		return "did you mean " + near + "? What fits is " + cadenceFits
	}
	return cadenceFits
}

// Interval reads a length of time as cadence: does, one alone: `6w`, `monthly`,
// `every 2 weeks`, a bare whole number of days.
func Interval(s string) (ledger.Interval, bool) { return parseInterval(s) }

// parseInterval is parseLength, except that nothing lasts no time.
func parseInterval(s string) (ledger.Interval, bool) {
	length, ok := parseLength(s)
	return length, ok && !length.IsZero()
}

// parseLength reads `6w`, `10 days`, `every 6 weeks`, `every other month`,
// `weekly`, and a bare whole number, which is days. It is false for any other
// text, and for more than a hundred years.
func parseLength(s string) (ledger.Interval, bool) {
	s = ledger.Fold(s)
	if word, ok := rhythmWords[s]; ok {
		return word, true
	}
	counted := s
	if rest, ok := strings.CutPrefix(s, "every "); ok {
		counted = everyCount(rest)
	}
	size := text.CountDigits(counted)
	if size == 0 || size > 5 {
		return ledger.Interval{}, false
	}
	n, word := atoi(counted[:size]), strings.TrimSpace(counted[size:])
	unit, ok := lengthUnits[word]
	if word == "" && counted == s {
		unit, ok = lengthUnits["d"], true
	}
	length := ledger.Interval{Months: n * unit.Months, Days: n * unit.Days}
	return length, ok && length.Nominal() <= longestInterval
}

// everyCount is what follows "every", with its number: month is 1 month, other
// month is 2 months.
func everyCount(s string) string {
	if other, ok := strings.CutPrefix(s, "other "); ok {
		return "2 " + other
	}
	if text.CountDigits(s) == 0 {
		return "1 " + s
	}
	return s
}
