package parse

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// compactLength is the length of a day as 20240301.
const compactLength = len("YYYYMMDD")

// isCompactDay reports whether a text begins with a day as 20240301, of this
// century or the last.
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

// clockOfName is the time of day after the day in a file's name: T0930,
// T12-47-58.
var clockOfName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^T\d\d[-_.]?\d\d([-_.]?\d\d)?`) })

// nameEnds stand between the parts of a file's name.
const nameEnds = " -–—_.,·"

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
	return day, strings.Trim(rest, nameEnds)
}

// isDayName reports whether a file's name is a day and says nothing more: the
// weekday aside.
func isDayName(stem string) bool {
	day, title := dayOfName(stem)
	return day != 0 && (title == "" || when.IsWeekday(title))
}

// whoWords say who was there, as a section's heading or before a colon; dayWords
// say when, before a colon. WhoKeys are the keys that do; of other keys people
// and person do where the type or allies.yaml says so.
var (
	whoWords = []string{"attendees", "participants", "present"}
	dayWords = []string{"date", "when", "day"}
	WhoKeys  = []string{"attendees", "participants", "with"}
)

// labelled reads a line that one of some words and a colon begin: `Date: …`,
// `**Attendees:** …`, `Present:: …`. value is where the rest begins in the line.
func labelled(line string, words []string) (value int, ok bool) {
	start := strings.IndexFunc(line, isLetter)
	colon := strings.IndexByte(line, ':')
	if start < 0 || colon < start || strings.ContainsAny(line[:start], "[`>#") {
		return 0, false
	}
	if !slices.Contains(words, ledger.Fold(strings.TrimRight(line[start:colon], "*_ \t"))) {
		return 0, false
	}
	return len(line) - len(strings.TrimLeft(line[colon:], ":*_ \t")), true
}

// fieldValues are the keys that have a value and one of some names.
func fieldValues(a *ledger.Ally, names ...string) []ledger.Field {
	var found []ledger.Field
	for _, f := range a.Fields {
		if len(f.Values) > 0 && slices.Contains(names, f.Name) {
			found = append(found, f)
		}
	}
	return found
}

// readDay finds the day of a page: by a key, the file's name, a line before the
// first heading of level 2, the first heading. A line or a key in another form
// is named where nothing else says the day.
func (r *pageReader) readDay() {
	r.page.IsDay = isDayName(r.a.Stem)
	for _, f := range fieldValues(r.a, dayWords...) {
		if r.takeDay(f.Values[0], text.Region{Start: int(f.At[0].Start), End: int(f.At[0].End)}, f.Key+": ") {
			return
		}
	}
	if r.page.Day, _ = dayOfName(r.a.Stem); r.page.Day != 0 {
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
	if r.page.Day == 0 && r.undated != nil {
		r.undated()
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
	if length, iso := almostDate(written); length > 0 && r.undated == nil {
		r.undated = func() {
			hint := label + "YYYY-MM-DD, the year first"
			if iso != "" {
				hint = label + iso
			}
			r.d.Warnf(ledger.CodeAlmostDate, at, hint, "this page has no day, and is not read: its date is not written YYYY-MM-DD")
		}
	}
	return false
}
