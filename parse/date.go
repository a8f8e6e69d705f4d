package parse

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// IsoLength is the length of YYYY-MM-DD.
const IsoLength = 10

// leadDate is an ISO date at the beginning of a heading or item.
type leadDate struct {
	iso    string // "" where another form may mean several days
	at     int    // where the date begins in the text
	length int    // of the date as it is typed
	Clock  string // time of day after it
	Rest   int    // where the title begins
	mark   string // emphasis opened before the date and not closed after it
}

// ReadLeadDate reads `2026-03-14`, `**2026-03-14**`, `[[2026-03-14]]` and
// `[2026-03-14](…)`, with a clock time and one of : - – — · | after it, in either
// order, inside the emphasis or outside. The caller sees whether the day exists.
func ReadLeadDate(s string) (leadDate, bool) {
	if !mayLead(s) {
		return leadDate{}, false // nearly all
	}
	mark := SkipMarks(s, 0)
	start := mark + len(s[mark:]) - len(strings.TrimLeft(s[mark:], "["))
	if start > mark+2 || len(s) < start+IsoLength || !ledger.LooksISO(s[start:start+IsoLength]) {
		return leadDate{}, false
	}
	d := leadDate{iso: s[start : start+IsoLength], at: start, length: IsoLength, mark: s[:mark]}
	end := closeLink(s, start+IsoLength, start-mark)
	if end < 0 {
		return leadDate{}, false
	}
	if end = d.readRest(s, end); d.Clock == "" && end < len(s) {
		if r, _ := utf8.DecodeRuneInString(s[end:]); text.IsWordRune(r) {
			return leadDate{}, false
		}
	}
	return d, true
}

// readRest reads what stands after a date, up to its title. It returns where the
// clock time ends, or where one would begin.
func (d *leadDate) readRest(s string, end int) int {
	end = d.closeMark(s, end)
	d.Clock, end = readClock(s, end)
	d.Rest = d.titleAt(s, d.closeMark(s, end))
	return end
}

// mayLead is a quick look whether a text may begin with a date.
func mayLead(s string) bool {
	return len(s) >= IsoLength && (s[0] <= '9' || s[0] == '_' || s[0] == '[' && (s[1] <= '9' || s[1] == '['))
}

func (d leadDate) heading(level int, line string) string {
	title := strings.TrimSpace(strings.TrimSuffix(line[d.Rest:], d.mark))
	return strings.TrimSpace(strings.Repeat("#", level) + " " + d.iso + " " + title)
}

// isParted reports whether a separator stands between the date and the title.
func (d leadDate) isParted(line string) bool {
	return strings.TrimSpace(line[d.at+d.length:d.Rest]) != "" && d.Rest < len(line)
}

// typedIn is a line with its date in ISO form.
func (d leadDate) typedIn(line string) string {
	return line[:d.at] + d.iso + line[d.at+d.length:]
}

// closeLink returns where the link ends whose text is a date up to an offset,
// with so many brackets before it; −1 where it is no link to the day.
func closeLink(s string, end, brackets int) int {
	switch rest := s[end:]; brackets {
	case 0:
		return end
	case 1:
		length := -1
		if strings.HasPrefix(rest, "](") {
			length = markdown.ClosingParen(rest[2:min(len(rest), text.LongestLink)])
		}
		if length < 0 {
			return -1
		}
		return end + length + len("]()")
	default:
		close := strings.Index(rest, "]]")
		if close < 0 || close > 0 && rest[0] != '|' && rest[0] != '#' {
			return -1
		}
		return end + close + len("]]")
	}
}

// titleAt returns where the title begins after a date and its clock time. The
// time may stand after the separator too: `2026-03-14: 18:30 Call`.
func (d *leadDate) titleAt(s string, end int) int {
	rest := text.SkipBlanks(s, d.closeMark(s, skipSeparator(s, end)))
	if d.Clock != "" || rest == end || !text.IsBlank(s[rest-1]) {
		return rest
	}
	clock, after := readClock(s, rest-1)
	if clock == "" {
		return rest
	}
	d.Clock = clock
	return text.SkipBlanks(s, d.closeMark(s, skipSeparator(s, after)))
}

// closeMark passes over the end of the emphasis that the date began, if it stands at i.
func (d *leadDate) closeMark(s string, i int) int {
	if d.mark == "" || !strings.HasPrefix(s[i:], d.mark) {
		return i
	}
	i += len(d.mark)
	d.mark = ""
	return i
}

// SkipMarks passes over emphasis marks.
func SkipMarks(s string, i int) int {
	for i < len(s) && isMark(s[i]) {
		i++
	}
	return i
}

// skipSeparator passes over blanks and one of : :: - – — · | , between a date and
// its title; a point or semicolon is one where a blank follows it.
func skipSeparator(s string, i int) int {
	i = text.SkipBlanks(s, i)
	if i == len(s) || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' {
		return i
	}
	for _, sep := range []string{"::", ":", "：", "--", "-", "–", "—", "·", "|", ","} {
		if strings.HasPrefix(s[i:], sep) {
			return text.SkipBlanks(s, i+len(sep))
		}
	}
	if i < len(s) && (s[i] == '.' || s[i] == ';') && (i+1 == len(s) || text.IsBlank(s[i+1])) {
		return text.SkipBlanks(s, i+1)
	}
	return i
}

// almostDate finds a date in another form than ISO at the beginning of s. It returns the
// length of that spelling, and the ISO form where only one day can be meant, else "".
func almostDate(s string) (length int, iso string) {
	start := SkipMarks(s, 0)
	if length, day := when.DateAt(s[start:]); length > 0 {
		return start + length, day.String()
	}
	return 0, ""
}

// checkDate turns the text of an ISO date into a day; one that does not exist
// is a `date` error at its place.
func checkDate(d *text.Document, iso string, at text.Region) (ledger.Date, bool) {
	day, ok := ledger.ParseDate(iso)
	if !ok {
		why, nearest := impossible(iso)
		d.Errorf(ledger.CodeDate, at, nearest, "there is no day %s: %s", iso, why)
	}
	return day, ok
}

// impossible says why a day does not exist, and names the nearest that does.
func impossible(iso string) (why, nearest string) {
	year, month, day := atoi(iso[:4]), atoi(iso[5:7]), atoi(iso[8:])
	switch {
	case year == 0:
		why = "years begin at 0001"
	case month < 1 || month > 12:
		why = "months go from 01 to 12"
		if day >= 1 && day <= 12 {
			month, day = day, month // as the day and the month are often mixed up
		}
	case day < 1:
		why = "days begin at 01"
	default:
		why = fmt.Sprintf("%s %d has %d days", when.MonthName(month), year, ledger.DaysIn(year, month))
	}
	year, month = max(year, 1), min(max(month, 1), 12)
	return why, fmt.Sprintf("%04d-%02d-%02d", year, month, min(max(day, 1), ledger.DaysIn(year, month)))
}

func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}

// readClock reads `18:30`, `T18:30:00`, `6:30 pm`, `6pm` and `18:30-19:00` at i or after blanks.
func readClock(s string, i int) (string, int) {
	if at := text.SkipBlanks(s, i); at == len(s) || s[at] > '9' && s[at] != 'T' {
		return "", i // nearly all
	}
	clock, end := readTime(s, i)
	if clock == "" {
		return "", i
	}
	for _, dash := range []string{"-", "–", "—"} {
		from := text.SkipBlanks(s, end)
		if !strings.HasPrefix(s[from:], dash) {
			continue
		}
		// A time after the dash needs no blank before it: the dash stands for one.
		if until, to := readTime(" "+s[from+len(dash):], 0); until != "" {
			end = from + len(dash) + to - 1
			return strings.TrimLeft(s[i:end], " \tT"), end
		}
	}
	return clock, end
}

// readTime reads one time of day at i, after a T or blanks.
func readTime(s string, i int) (string, int) {
	start := i
	for start < len(s) && (s[start] == ' ' || s[start] == '\t') {
		start++
	}
	if start == i && i < len(s) && s[i] == 'T' {
		start++
	} else if start == i {
		return "", i
	}
	hour := text.CountDigits(s[start:])
	end := start + hour
	if hour < 1 || hour > 2 || end >= len(s) {
		return "", i
	}
	minutes := s[end] == ':' && text.CountDigits(s[end+1:]) == 2
	if minutes {
		end += 3
		if end < len(s) && s[end] == ':' && text.CountDigits(s[end+1:]) == 2 {
			end += 3
		}
	}
	ending := clockEnding(s[end:])
	if !minutes && !strings.HasSuffix(strings.ToLower(ending), "m") {
		return "", i
	}
	end += len(ending)
	end += zoneLength(s[end:])
	if text.LetterAt(s, end) {
		return "", i
	}
	return s[start:end], end
}

func clockEnding(s string) string {
	for _, ending := range []string{"am", "pm", " am", " pm", "AM", "PM", " AM", " PM", "Z", "h"} {
		if strings.HasPrefix(s, ending) && !text.LetterAt(s, len(ending)) {
			return ending
		}
	}
	return ""
}

// zoneLength is the length of a time zone right after a time, +02:00; one to
// the west reads as the end of a span of time.
func zoneLength(s string) int {
	if len(s) >= 6 && s[0] == '+' && text.CountDigits(s[1:]) == 2 && s[3] == ':' && text.CountDigits(s[4:]) == 2 {
		return 6
	}
	return 0
}

func isDatedHeading(line []byte) bool {
	level := 0
	for level < len(line) && line[level] == '#' {
		level++
	}
	if level < 1 || level > 6 || level == len(line) || !text.IsBlank(line[level]) {
		return false
	}
	_, dated := ReadLeadDate(strings.TrimSpace(string(line[level:])))
	return dated
}

func monthOf(s string) (ledger.Date, bool) {
	if len(s) != len("2026-03") {
		return 0, false
	}
	return ledger.ParseDate(s + "-01")
}

func isMark(c byte) bool { return c == '*' || c == '_' }
