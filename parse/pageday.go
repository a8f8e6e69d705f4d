package parse

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

const compactLength = len("YYYYMMDD")

// isCompactDay reports whether a text begins with a day as 20240301, of this century or the last.
func isCompactDay(s string) bool {
	if text.CountDigits(s[:min(compactLength+1, len(s))]) != compactLength || s[:2] != "19" && s[:2] != "20" {
		return false
	}
	month, day := s[4:6], s[6:8]
	return month >= "01" && month <= "12" && day >= "01" && day <= "31"
}

// CutDay cuts the day off the beginning of a file's name, in ISO form:
// 2024-03-01, or 2024_03_01, 2024.03.01 and 20240301 as other notes apps write
// it. The caller sees whether the day exists.
func CutDay(stem string) (iso, rest string, ok bool) {
	if isCompactDay(stem) {
		return stem[:4] + "-" + stem[4:6] + "-" + stem[6:8], stem[8:], true
	}
	if len(stem) < IsoLength || text.CountDigits(stem[IsoLength:]) > 0 {
		return "", "", false
	}
	iso = stem[:IsoLength]
	if sep := iso[4]; sep == '_' || sep == '.' {
		iso = strings.ReplaceAll(iso, string(sep), "-")
	}
	return iso, stem[IsoLength:], ledger.LooksISO(iso)
}

// clockOfName is the time of day after the day in a file's name: T0930, T12-47-58.
var clockOfName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^T\d\d[-_.]?\d\d([-_.]?\d\d)?`) })

// nameSeparators stand between the parts of a file's name.
const nameSeparators = " -–—_.,·"

// dayOfName reads the day at the beginning of a file's name, and what the name
// says after it; 0 without one.
func dayOfName(stem string) (day ledger.Date, title string) {
	iso, rest, ok := CutDay(stem)
	if !ok {
		return 0, stem
	}
	day, ok = ledger.ParseDate(iso)
	if !ok {
		return 0, stem
	}
	if strings.HasPrefix(rest, "T") {
		rest = rest[len(clockOfName().FindString(rest)):]
	}
	return day, strings.Trim(rest, nameSeparators)
}

// isDayName reports whether a file's name is a day and says nothing more: the weekday aside.
func isDayName(stem string) bool {
	day, title := dayOfName(stem)
	return day != 0 && (title == "" || when.IsWeekday(title))
}

// whoWords say who was there, as a section's heading or before a colon; dayWords
// say when, before a colon. WhoKeys are the keys that say who was there, and PeopleKeys
// those that do where the type or allies.yaml says so.
var (
	whoWords = []string{"attendees", "participants", "present"}
	dayWords = []string{"date", "when", "day"}

	WhoKeys    = []string{"attendees", "participants", "with"}
	PeopleKeys = []string{"people", "person"}
)

// labelled reads a line that one of some words, folded as keys are, and a colon begin:
// `Date: …`, `**Attendees:** …`, `Present:: …`. value is where the rest begins in the line.
func labelled(line string, words []string) (value int, ok bool) {
	start := strings.IndexFunc(line, isLetter)
	colon := strings.IndexByte(line, ':')
	if start < 0 || colon < start || strings.ContainsAny(line[:start], "[`>#") {
		return 0, false
	}
	if !slices.Contains(words, ledger.FoldKey(strings.TrimRight(line[start:colon], "*_ \t"))) {
		return 0, false
	}
	return len(line) - len(strings.TrimLeft(line[colon:], ":*_ \t")), true
}

// nearDayLabels begin such a line, and with a word for a meeting before or after
// them they do too: `Date of the call: …`, `Meeting date: …`.
var nearDayLabels = []string{"dates", "date/time", "date & time", "date and time", "day and time", "time and date"}

// nearDayLabel is where the value of a line begins whose label is nearly `Date:`; 0 for any other line.
func nearDayLabel(line string) int {
	start := strings.IndexFunc(line, isLetter)
	colon, value := findColon(line, max(start, 0))
	if start < 0 || colon < start || colon-start > longestName || strings.ContainsAny(line[:start], "[`>#") {
		return 0
	}
	label := ledger.Fold(strings.TrimRight(line[start:colon], "*_ \t"))
	of, isDate := strings.CutPrefix(label, "date of ")
	before, isBefore := strings.CutSuffix(label, " date")
	if slices.Contains(nearDayLabels, label) || isDate && slices.Contains(meetingWords, strings.TrimPrefix(of, "the ")) || isBefore && slices.Contains(meetingWords, before) {
		return len(line) - len(strings.TrimLeft(line[value:], "*_ \t"))
	}
	return 0
}

// fieldValues are the keys that have a value and one of some names.
func fieldValues(a *ledger.Ally, names ...string) []ledger.Field {
	return lists.Only(a.Fields, func(f ledger.Field) bool { return len(f.Values) > 0 && slices.Contains(names, f.Name) })
}

// readDay finds the day of a page: by a key, the file's name, a line before the
// first heading of level 2, the first heading. A line or a key in another form
// is named where nothing else says the day.
func (r *pageReader) readDay() {
	r.page.IsDay = isDayName(r.a.Stem)
	for _, f := range fieldValues(r.a, dayWords...) {
		if r.takeDay(f.Values[0], text.Region{Start: int(f.At[0].Start), End: int(f.At[0].End)}, f.Key+": ") {
			r.otherDayLine(f.Key, "its front matter says")
			return
		}
	}
	if r.page.Day, _ = dayOfName(r.a.Stem); r.page.Day != 0 {
		r.otherDayLine("date", "its name says")
		return
	}
	if at := r.outline.dayLine; at.End > at.Start && r.takeDay(r.d.Text[at.Start:at.End], at, "Date: ") {
		return
	}
	if first := r.outline.first; first.Exists() {
		if p, ok := markdown.ProseOf(r.d, first); ok {
			if date, dated := ReadLeadDate(p.Text); dated {
				r.page.Day, _ = checkDate(r.d, date.iso, p.Source(date.at, date.at+IsoLength))
			}
		}
	}
	switch near := r.outline.nearDay; {
	case r.page.Day != 0:
	case r.undated != nil:
		r.undated()
	case near.value > 0:
		if day := r.dayOf(r.d.Text[near.line.Start+near.value : near.line.End]); day != 0 {
			r.d.Warnf(ledger.CodeAlmostDate, near.line, "", "this page has no day, and is not read: the line that gives it begins with Date:").
				Cure(near.line, "Date: "+day.String()).Shows(near.line)
		}
	}
}

// dayOf is the day with which a value begins; 0 for none, or where it is not clear which one.
func (r *pageReader) dayOf(value string) ledger.Date {
	value = strings.TrimLeft(value, "\"' \t*_[")
	if date, dated := ReadLeadDate(value); dated {
		day, _ := ledger.ParseDate(date.iso)
		return day
	}
	if length, iso := almostDate(value); length > 0 && iso != "" {
		day, _ := ledger.ParseDate(iso)
		return day
	}
	if month, day, ok := when.Yearly(strings.TrimRight(value, " \t*_.")); ok && r.page.Day != 0 {
		year, _, _ := r.page.Day.Civil()
		found, _ := ledger.NewDate(year, month, day)
		return found
	}
	return 0
}

// otherDayLine names a line that gives another day than the one that counts, with
// the key that makes the line's count.
func (r *pageReader) otherDayLine(key, says string) {
	at, near := r.outline.dayLine, r.outline.nearDay
	if at.End <= at.Start && near.value > 0 {
		at = text.Region{Start: near.line.Start + near.value, End: near.line.End}
	}
	if at.End <= at.Start {
		return
	}
	if day := r.dayOf(r.d.Text[at.Start:at.End]); day != 0 && day != r.page.Day {
		r.d.Warnf(ledger.CodeAlmostDate, at, "`"+key+": "+day.String()+"` in its front matter", "this page counts for %s, which %s: this line says another day", r.page.Day, says)
	}
}

// takeDay reads the value of a line or key that gives the day. What is no ISO
// date is kept to be named.
func (r *pageReader) takeDay(value string, at text.Region, label string) bool {
	written := strings.Trim(value, "\"' \t*_")
	if inner, cut := strings.CutPrefix(written, "[["); cut {
		written, _, _ = strings.Cut(inner, "]]")
		written = StemOf(written)
	}
	if len(written) >= IsoLength && ledger.LooksISO(written[:IsoLength]) && text.CountDigits(written[IsoLength:]) == 0 {
		day, ok := ledger.ParseDate(written[:IsoLength])
		if r.page.Day = day; !ok {
			r.undated = func() { checkDate(r.d, written[:IsoLength], at) }
		}
		return ok
	}
	length, iso := almostDate(written)
	if length == 0 {
		length, iso = misplacedDate(written)
	}
	if written != "" && r.undated == nil {
		r.undated = func() {
			hint := label + iso
			switch {
			case length == 0:
				hint = "as in " + label + exampleDay
			case iso == "":
				hint = label + strings.Join(r.unclearDays(written[:length]), " or "+label)
			}
			r.d.Warnf(ledger.CodeAlmostDate, at, hint, "this page has no day, and is not read: its date is not written YYYY-MM-DD")
		}
	}
	return false
}
