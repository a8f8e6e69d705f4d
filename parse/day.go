package parse

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/front"
	"allies/parse/text"
)

// date reads a key that holds a day: an ISO date, one in [[ ]], or a timestamp, of which the day counts.
func (f *frontReader) date(p front.Pair, into *ledger.Date) {
	if written, ok := f.dateText(p); ok {
		*into = f.day(p, written)
	}
}

// dateText is the text of a date whose key stands once; what is none is named.
func (f *frontReader) dateText(p front.Pair) (written string, ok bool) {
	if !f.once(p) {
		return "", false
	}
	if written, ok = dateText(&p.Value); !ok {
		f.noDay(p)
	}
	return written, ok
}

func (f *frontReader) noDay(p front.Pair) {
	f.misfit(p, "a day", "as in "+p.Key.Text+": 2026-03-14")
}

// noOneDay names what is no day, or may be one of two.
func (f *frontReader) noOneDay(p front.Pair, written, takes, example string) {
	key := p.Key.Text + ": "
	thisCentury, _ := ledger.NewDate(2000, 1, 1)
	hint := "as in " + key + example
	if days := comingDays(written, thisCentury, thisCentury); len(days) > 0 {
		if year := days[0][:len("2006")]; len(example) == len("01-02") && !strings.Contains(written, year) {
			for i := range days {
				days[i] = days[i][len("2006-"):] // of a birthday, its century is not known
			}
		}
		hint = key + strings.Join(days, " or "+key)
	}
	f.misfit(p, takes, hint)
}

// snooze reads a day. One in words is kept with the problem, for who knows what day it is.
func (f *frontReader) snooze(p front.Pair) {
	before := len(f.d.Problems)
	f.date(p, &f.a.Snooze)
	written, ok := dateText(&p.Value)
	if named := f.d.Problems[before:]; ok && len(named) == 1 && strings.HasPrefix(named[0].Hint, "as in ") {
		named[0].Words = written
	}
}

func (f *frontReader) day(p front.Pair, written string) ledger.Date {
	iso, isDay := leadingDay(written)
	if !isDay {
		if iso := nearDate(written); iso != "" {
			nearFit(f.d, p, "a day", iso)
		} else {
			f.noOneDay(p, written, "a day", "2026-03-14")
		}
		return 0
	}
	day, _ := checkDate(f.d, iso, p.Value.At)
	return day
}

// met reads a day, or a month or a year, of which the first day counts.
func (f *frontReader) met(p front.Pair) {
	written, ok := f.dateText(p)
	first, isMonth := monthOf(written)
	switch {
	case !ok:
	case isMonth:
		f.a.Met, f.a.MetIn = first, written
	case len(written) == 4 && text.CountDigits(written) == 4:
		f.a.Met, f.a.MetIn = f.day(p, written+"-01-01"), written
	case nearMonth(written) != "":
		nearFit(f.d, p, "a day, a month or a year", nearMonth(written))
	default:
		f.a.Met = f.day(p, written)
	}
}

// lastContact reads a day, a month, or never.
func (f *frontReader) lastContact(p front.Pair) {
	written, ok := f.dateText(p)
	first, isMonth := monthOf(written)
	switch {
	case !ok:
	case isMonth:
		year, month, _ := first.Civil()
		f.a.LastSince, f.a.LastContact = first, first.AddDays(ledger.DaysIn(year, month)-1)
	case nearMonth(written) != "":
		nearFit(f.d, p, "a day or a month", nearMonth(written))
	case FoldWord(written) != "never":
		f.a.LastContact = f.day(p, written)
	}
}

// nearMonth is a month in words with its year as YYYY-MM, "" for any other text.
func nearMonth(s string) string {
	if !when.IsMonthOrYear(s) || !text.LetterAt(s, 0) {
		return ""
	}
	first, err := when.First(s, 0)
	if later, _ := when.First(s, aYear); err != nil || later != first {
		return ""
	}
	return first.String()[:len("2026-03")]
}

// aYear is a day on which a month without its year is not the same as on day 0.
const aYear ledger.Date = 366

// died reads a day, a month, a year or true. Any other text but a no is taken
// for a yes too, and named: to keep silent about a birthday is the safer slip.
func (f *frontReader) died(p front.Pair) {
	written, ok := dateText(&p.Value)
	switch word := FoldWord(written); {
	case !f.once(p) || isNo(word):
		return
	case isYes(word):
	case ok && text.CountDigits(written) == 4 && len(written) == 4:
	case ok:
		if _, isMonth := monthOf(written); !isMonth {
			f.day(p, written)
		}
	default:
		f.misfit(p, "true or a day", "as in "+p.Key.Text+": true")
	}
	f.dead = true
}

// dateText is the text of a date, a link's brackets and folder removed.
func dateText(n *front.Node) (string, bool) {
	if n.Shape == front.List && len(n.Items) == 1 {
		return dateText(&n.Items[0])
	}
	if n.Shape != front.Scalar {
		return "", false
	}
	written := strings.TrimSpace(n.Text)
	if inner, ok := strings.CutPrefix(written, "[["); ok && strings.HasSuffix(inner, "]]") {
		inner, _, _ = strings.Cut(strings.TrimSuffix(inner, "]]"), "|")
		inner, _, _ = strings.Cut(inner, "#")
		written = StemOf(strings.TrimSpace(inner))
	}
	return written, true
}

// clockAfter is what may follow a date and is no part of it: a clock time, and a zone.
var clockAfter = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([Tt]|,?[ \t]+)\d{1,2}(:\d{2}){1,2}([.,]\d+)?\s*([AaPp]\.?[Mm]\.?)?\s*` +
		`([Zz]|(UTC|GMT)?\s?[+-]\d{1,2}(:?\d{2})?|[(\[]?([A-Z]{1,5}|[A-Za-z_]+(/[A-Za-z_-]+)+)[)\]]?)?$`)
})

// leadingDay returns the ISO date of a date or timestamp; the caller sees whether the day exists.
func leadingDay(s string) (iso string, ok bool) {
	if len(s) < IsoLength || !ledger.LooksISO(s[:IsoLength]) {
		return "", false
	}
	clock := strings.TrimRight(s[IsoLength:], " \t")
	return s[:IsoLength], clock == "" || clockAfter().MatchString(clock)
}

func nearDate(written string) string {
	_, iso := almostDate(written)
	return iso
}

func (f *frontReader) birthday(p front.Pair) {
	if f.once(p) {
		f.yearly(p, "birthday")
	}
}

// lifespan is from when to when somebody lived.
var lifespan = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\D*\d{3,4}(\D{1,8}\d{3,4})?\D*$`) })

// dates reads a map of label → day; a list of such maps does too.
func (f *frontReader) dates(p front.Pair) {
	switch p.Value.Shape {
	case front.Dict:
		for _, day := range p.Value.Pairs {
			if !day.Value.Empty() {
				f.yearly(day, strings.TrimSpace(day.Key.Text))
			}
		}
	case front.List:
		for _, item := range p.Value.Items {
			if !item.Empty() {
				f.dates(front.Pair{Key: p.Key, Value: item})
			}
		}
	default:
		if p.Value.Shape == front.Scalar && lifespan().MatchString(p.Value.Text) {
			return // of somebody in a book
		}
		f.misfit(p, "days with their labels", "as in "+p.Key.Text+": {wedding: 06-14}")
	}
}

func (f *frontReader) yearly(p front.Pair, label string) {
	written, ok := dateText(&p.Value)
	if _, isMonth := monthOf(written); isMonth {
		return // the day is not known, and none is shown
	}
	day, iso, isDay := parseYearly(written)
	switch {
	case !ok || !isDay:
		if near := nearYearly(written); near != "" {
			nearFit(f.d, p, "a day of the year", near)
		} else {
			f.noOneDay(p, written, "a day of the year", "03-14")
		}
		return
	case iso != "" && strings.HasPrefix(written, iso):
		checkDate(f.d, iso, p.Value.At)
		return
	case iso != "":
		why, nearest := impossible(iso)
		why = strings.Replace(why, " "+iso[:4], "", 1) // the leap year in which it was looked for
		f.d.Errorf(ledger.CodeDate, p.Value.At, p.Key.Text+": "+nearest[5:], "there is no day %s: %s", text.Brief(written), why)
		return
	}
	day.Label, day.Pos = label, f.d.Pos(p.Key.At.Start, max(p.Value.At.End, p.Key.At.End))
	f.a.Yearly = append(f.a.Yearly, day)
}

func nearYearly(written string) string {
	if near := nearDate(written); near != "" {
		return near
	}
	if month, day, ok := when.Yearly(written); ok {
		return fmt.Sprintf("%02d-%02d", month, day)
	}
	return ""
}

// parseYearly reads YYYY-MM-DD, MM-DD, --MM-DD, --MMDD and XXXX-MM-DD. missing is
// the ISO form of a day that does not exist; ok is false for any other text.
func parseYearly(s string) (day ledger.YearlyDate, missing string, ok bool) {
	iso, dated := leadingDay(s)
	if !dated {
		if short, ok := strings.CutPrefix(s, "--"); ok && len(short) == 4 && text.CountDigits(short) == 4 {
			s = short[:2] + "-" + short[2:]
		}
		for _, prefix := range []string{"--", "XXXX-", "xxxx-"} {
			if rest, cut := strings.CutPrefix(s, prefix); cut {
				s = rest
				break
			}
		}
		iso = "2000-" + s // a leap year
		if len(s) != len("01-02") || !ledger.LooksISO(iso) {
			return ledger.YearlyDate{}, "", false
		}
	}
	date, exists := ledger.ParseDate(iso)
	if !exists {
		return ledger.YearlyDate{}, iso, true
	}
	year, month, dayOfMonth := date.Civil()
	if !dated {
		year = 0
	}
	return ledger.YearlyDate{Year: year, Month: month, Day: dayOfMonth}, "", true
}
