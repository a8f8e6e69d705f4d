package render

import (
	"fmt"
	"strings"

	"allies/ledger"
)

// count says how many there are of something: "1 day", "3 days", "2 allies".
func count(n int, one string) string {
	if n == 1 || n == -1 {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %s", n, plural(one))
}

// plural is the word for several.
func plural(one string) string {
	if stem, ok := strings.CutSuffix(one, "y"); ok && !strings.HasSuffix(stem, "a") {
		return stem + "ies"
	}
	return one + "s"
}

var months = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

// day says a date as one would today: "12 Nov", with the year of another year;
// "" for no date.
func day(d, today ledger.Date) string {
	if d == 0 {
		return ""
	}
	year, month, n := d.Civil()
	if now, _, _ := today.Civil(); now == year {
		return fmt.Sprintf("%d %s", n, months[month-1])
	}
	return fmt.Sprintf("%d %s %d", n, months[month-1], year)
}

// The days from which a length of time is said in weeks, months and years:
// each unit only from two of it on.
const (
	fromWeeks  = 14
	fromMonths = 61
	fromYears  = 731
)

// lapse says a length of time in whole units, never more than it is: "5 days",
// "3 weeks", "4 months", "2 years".
func lapse(days int) string {
	switch {
	case days < fromWeeks:
		return count(days, "day")
	case days < fromMonths:
		return count(days/7, "week")
	case days < fromYears:
		return count(days*12*100/36525, "month")
	}
	return count(days*100/36525, "year")
}

// ago says how long a day is past or to come: "today", "3 weeks ago", "in 5
// days".
func ago(d, today ledger.Date) string {
	switch n := int(today - d); {
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	case n == -1:
		return "tomorrow"
	case n < 0:
		return "in " + lapse(-n)
	default:
		return lapse(n) + " ago"
	}
}

// interval says a rhythm in days: "every 6 weeks", "every month".
func interval(days int) string {
	switch {
	case days == 1:
		return "every day"
	case days == 7:
		return "every week"
	case days == 30 || days == 31:
		return "every month"
	case days == 365 || days == 366:
		return "every year"
	case days%7 == 0:
		return "every " + count(days/7, "week")
	}
	return "every " + count(days, "day")
}

// list joins words as speech does: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

// upper begins a sentence.
func upper(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}

// upTo says a range: "4 to 6 weeks".
func upTo(from, to int, one string) string { return fmt.Sprintf("%d to %s", from, count(to, one)) }
