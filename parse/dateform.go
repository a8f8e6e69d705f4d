package parse

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// refuseForm refuses a heading or an item that begins with a date in another
// form; iso is "" where it is not clear which day that is.
func (r *bodyReader) refuseForm(p *markdown.Prose, length int, iso, message string) *refusedDate {
	at, end := p.Source(0, length), SkipMarks(p.Text, length)
	blank := ""
	if end < len(p.Text) && text.LetterAt(p.Text, end) {
		blank = " "
	}
	if iso != "" {
		return r.refuse(at, message+dateOfAnotherForm.says(), retyped{p.Source(0, end), iso + blank})
	}
	f := r.refuse(at, message+dateUnclear.says())
	from := p.Source(0, end).End // the date may end in the line below
	before, after := r.d.Text[f.shows.Start:at.Start], r.d.Text[from:max(from, f.shows.End)]
	lines := lists.Of(r.unclearDays(p.Text[SkipMarks(p.Text, 0):length]), func(day string) string { return strings.TrimSpace(before + day + blank + after) })
	f.hint = strings.Join(lines, " or ")
	return f
}

// refuseMisplaced refuses a heading or an item whose date stands after a bracket or an emoji.
func (r *bodyReader) refuseMisplaced(p *markdown.Prose, length int, iso, message string) *refusedDate {
	if iso == "" {
		return r.refuseForm(p, length, "", message)
	}
	line := p.Text[:p.FirstLine()]
	rest := restAfter(line, length)
	for _, mark := range []string{"**", "__"} {
		if strings.Contains(line[:length], mark) {
			rest = strings.Replace(rest, mark, "", 1) // closed what stood before the date
		}
	}
	f := r.refuse(p.Source(0, length), message+dateNotFirst.says(), retyped{p.Source(0, len(line)), iso + rest})
	if target, _, linked := strings.Cut(line, "]]"); linked && strings.HasPrefix(target, "[[") {
		target, _, _ = strings.Cut(target[len("[["):], "|")
		f.page = StemOf(target)
	}
	return f
}

// threeNumbers are a day in numbers alone.
var threeNumbers = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(\d{1,4})[-./](\d{1,2})(?:[-./](\d{2,4}))?`) })

// unclearDays lists the days that a date may mean of which numbers may be the
// day or the month, or which has no year: then it is the year that brings it
// nearest to the note above.
func (r *bodyReader) unclearDays(s string) []string {
	if month, day, ok := when.Yearly(s); ok {
		return []string{r.nearestYear(month, day) + fmt.Sprintf("-%02d-%02d", month, day)}
	}
	m := threeNumbers().FindStringSubmatch(s)
	if m == nil {
		return []string{"YYYY-MM-DD"}
	}
	var days []string
	for _, order := range [][3]int{{3, 1, 2}, {3, 2, 1}, {1, 2, 3}} { // year, month, day
		year := m[order[0]]
		if len(year) == 2 {
			year = "20" + year
		}
		if order[0] == 1 && len(m[3]) != 2 || len(m[order[1]]) > 2 || len(m[order[2]]) > 2 || m[order[1]] == "" || m[order[2]] == "" {
			continue
		}
		month, day := atoi(m[order[1]]), atoi(m[order[2]])
		if year == "" {
			year = r.nearestYear(month, day)
		}
		iso := fmt.Sprintf("%s-%02d-%02d", year, month, day)
		if _, exists := ledger.ParseDate(strings.Replace(iso, "YYYY", "2000", 1)); exists && !slices.Contains(days, iso) {
			days = append(days, iso)
		}
	}
	if len(days) == 0 {
		return []string{nearestDay(m)}
	}
	return days
}

// nearestDay is the day nearest to three numbers that are none in any order.
func nearestDay(m []string) string {
	year, day := m[1], m[3]
	if len(year) != len("2006") {
		year, day = m[3], m[1]
	}
	if len(year) == 2 {
		year = "20" + year
	}
	_, iso := impossible(fmt.Sprintf("%04d-%02d-%02d", atoi(year), atoi(m[2]), atoi(day)))
	return iso
}

// nearestYear is the year that brings a day nearest to the note above, else to the
// first that follows, as it is typed; YYYY where there is none.
func (r *bodyReader) nearestYear(month, day int) string {
	last := r.last
	if r.open != nil {
		last = r.open.Date
	}
	if last == 0 {
		last = r.firstDay()
	}
	if year := strings.Fields(r.section().name); r.open == nil && len(year) > 0 && isMonth(r.section().name) {
		if year := year[len(year)-1]; len(year) == len("2006") && text.CountDigits(year) == len(year) {
			return year
		}
	}
	if last == 0 {
		return "YYYY"
	}
	year, _, _ := last.Civil()
	best, gap := year, 1<<30
	for y := year - 1; y <= year+1; y++ {
		if d, ok := ledger.NewDate(y, month, day); ok && max(int(d-last), int(last-d)) < gap {
			best, gap = y, max(int(d-last), int(last-d))
		}
	}
	return fmt.Sprintf("%04d", best)
}

// firstDay is the first day with which a line of the body begins, one in another form where
// none is in ISO form; 0 for none.
func (r *bodyReader) firstDay() ledger.Date {
	if r.dayAhead == nil {
		r.dayAhead = new(ledger.Date)
		for line := range strings.Lines(r.d.Text[r.a.Body.Start:r.a.Body.End]) {
			line = strings.TrimLeft(line, "#-*+ \t")
			if day, _ := LeadDay(line); day != 0 {
				*r.dayAhead = day
				break
			}
			if _, iso := almostDate(line); iso != "" && *r.dayAhead == 0 {
				*r.dayAhead, _ = ledger.ParseDate(iso)
			}
		}
	}
	return *r.dayAhead
}

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

// readLaterDate recognises `Coffee (2026-03-14)`, `Call, 2026-03-14` and `Call 2026-03-14
// with Bo`, but not a heading that only speaks of a day: `Goals until 2026-12-31`.
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

// comingDays lists the days between two that two numbers may mean, of which either may be the month.
func comingDays(s string, from, to ledger.Date) []string {
	m := threeNumbers().FindStringSubmatch(s)
	if m == nil || from == 0 || len(m[1]) > 2 {
		return nil
	}
	year, _, _ := from.Civil()
	first, last := year, year+1
	if m[3] != "" {
		first = atoi(m[3])
		if len(m[3]) == 2 {
			first += year / 100 * 100
		}
		last = first
	}
	var days []string
	for _, order := range [][2]int{{1, 2}, {2, 1}} {
		for y := first; y <= last; y++ {
			if d, ok := ledger.NewDate(y, atoi(m[order[0]]), atoi(m[order[1]])); ok && (d >= from && d <= to || m[3] != "") {
				days = append(days, d.String())
				break
			}
		}
	}
	return slices.Compact(days)
}
