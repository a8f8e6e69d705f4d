package parse

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// refuseForm refuses a heading or an item that begins with a date in another
// form; iso is "" where it is not clear which day that is.
func (r *bodyReader) refuseForm(p markdown.Prose, length int, iso, message string) *refusedDate {
	at, end := p.Source(0, length), SkipMarks(p.Text, length)
	blank := ""
	if end < len(p.Text) && text.LetterAt(p.Text, end) {
		blank = " "
	}
	if iso != "" {
		return r.refuse(at, message+dateOfAnotherForm.says(), retyped{p.Source(0, end), iso + blank})
	}
	f := r.refuse(at, message+dateUnclear.says())
	before, after := r.d.Text[f.shows.Start:at.Start], r.d.Text[p.Source(0, end).End:f.shows.End]
	var lines []string
	for _, day := range r.unclearDays(p.Text[SkipMarks(p.Text, 0):length]) {
		lines = append(lines, strings.TrimSpace(before+day+blank+after))
	}
	f.hint = strings.Join(lines, " or ")
	return f
}

// refuseMisplaced refuses a heading or an item whose date stands after a
// bracket or an emoji.
func (r *bodyReader) refuseMisplaced(p markdown.Prose, length int, iso, message string) *refusedDate {
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

// nearestYear is the year that brings a day nearest to the last note that was
// read, as it is typed; YYYY where there is none.
func (r *bodyReader) nearestYear(month, day int) string {
	last := r.last
	if r.open != nil {
		last = r.open.Date
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
