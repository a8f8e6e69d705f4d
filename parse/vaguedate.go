package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// vagueDates are the dates of a promise in another form than ISO, which are
// named where nothing else gives the day.
type vagueDates struct {
	due, other *fault
	read       []int // where the ISO dates stand that were read, or named
}

// isUnread reports whether a text has an ISO date from an offset on that was not read.
func (v *vagueDates) isUnread(s string, from int) bool {
	const toDash = len("2026")
	for i := from + toDash; i < len(s); i++ {
		dash := strings.IndexByte(s[i:], '-')
		if dash < 0 {
			return false
		}
		i += dash
		at := i - toDash
		if at+IsoLength > len(s) || !ledger.LooksISO(s[at:at+IsoLength]) {
			continue
		}
		if !slices.Contains(v.read, at) {
			return true
		}
		i = at + IsoLength
	}
	return false
}

// bareDate is the fault of an ISO date of which nothing says what it is, where
// the promise has no date of its own.
func (v *vagueDates) bareDate(said string, from int, pr *ledger.Promise) {
	word := "by "
	switch {
	case pr.Mark == ledger.Ticked && pr.Done == 0:
		word = "done "
	case pr.Mark != ledger.Open || pr.Due != 0 || v.due != nil:
		return
	}
	at := nextBareDate(said, from, v.read)
	if at < 0 {
		return
	}
	start, end := at, at+IsoLength
	if strings.HasSuffix(said[:start], "[[") && strings.HasPrefix(said[end:], "]]") {
		start, end = start-2, end+2
	}
	typed := word + said[start:end]
	if start > from && strings.IndexByte("<{", said[start-1]) >= 0 {
		if closing := strings.IndexAny(said[end:], ">}"); closing >= 0 {
			start, end = start-1, end+closing+1 // of an outliner
		}
	}
	if length, gap := wordBefore(said[from:start]); length > 0 {
		start, typed = start-length-gap, said[start-length-gap:start-gap]+" "+typed[len(word):]
	}
	start = joinBefore(said, from, start)
	f := dayUnexplained.fault(start, end, 0, cure{start, end, typed})
	if pr.Mark == ledger.Ticked {
		v.other = f
	} else {
		v.due = f
	}
}

// joinMarks are what stands between the text of a promise and a day without by.
var joinMarks = []string{"on", "till", "til", "'til", "latest", "finished", "completed", "->", "-->", "→", "=>", ">>", ">", "!", "="}

// joinBefore is where such a mark begins before an offset, which is returned where
// there is none.
func joinBefore(s string, from, at int) int {
	before := strings.TrimRight(s[from:at], " ")
	word := before[strings.LastIndexByte(before, ' ')+1:]
	if slices.Contains(joinMarks, strings.ToLower(word)) {
		return from + len(before) - len(word)
	}
	return at
}

// nextBareDate finds an ISO date that is a word of the text or a link of its
// own, and was not read; −1 for none. A day to begin on, and a day in a longer
// name or path, are no such date.
func nextBareDate(said string, from int, read []int) int {
	for at := from; at+IsoLength <= len(said); at++ {
		if said[at] < '0' || said[at] > '9' || !ledger.LooksISO(said[at:at+IsoLength]) || slices.Contains(read, at) {
			continue
		}
		before, after := strings.TrimSuffix(said[:at], "[["), strings.TrimPrefix(said[at+IsoLength:], "]]")
		linked := len(before) < at
		if linked != (len(after) < len(said)-at-IsoLength) || startsWork(before) || !endsDate(after) {
			continue
		}
		if length, _ := wordBefore(before); length == 0 && !endsWord(before) {
			continue
		}
		if _, exists := ledger.ParseDate(said[at : at+IsoLength]); exists {
			return at
		}
	}
	return -1
}

func endsWord(s string) bool {
	return s == "" || strings.IndexByte(" \t([<{>!", s[len(s)-1]) >= 0
}

// endsDate reports whether a date may end before a text.
func endsDate(s string) bool {
	return s == "" || strings.IndexByte(" \t,;.!?)]>}", s[0]) >= 0 || strings.HasPrefix(s, ": ")
}

// wordBefore is the length of a word such as by that ends a text, as in
// `by2026-03-14` and `by=2026-03-14`, and of the sign after it; 0 for none.
func wordBefore(s string) (length, gap int) {
	bare := strings.TrimRight(s, "=-")
	for _, w := range promiseWords {
		before := len(bare) - len(w.Written)
		if text.EndsFold(bare, w.Written) && (before == 0 || text.IsBlank(bare[before-1])) {
			return len(w.Written), len(s) - len(bare)
		}
	}
	return 0, 0
}

// workMarks stand before the day on which somebody means to work on a task.
var workMarks = []string{"⏳", "⌛", "🛫", "[scheduled::", "(scheduled::", "[start::", "(start::", "SCHEDULED:"}

func startsWork(before string) bool {
	before = strings.TrimSuffix(strings.TrimRight(before, " \t<"), "\ufe0f")
	return slices.ContainsFunc(workMarks, func(mark string) bool { return strings.HasSuffix(before, mark) })
}

// dateAtEnd reads an ISO date that ends the text, alone in brackets or after a
// dash: when the promise is due.
func (r *bodyReader) dateAtEnd(p *markdown.Prose, said string, from int, pr *ledger.Promise, vague *vagueDates) {
	end := len(withoutStamps(said))
	bracket := ""
	switch {
	case strings.HasSuffix(said[:end], ")"):
		bracket = "("
	case strings.HasSuffix(said[:end], "]") && !strings.HasSuffix(said[:end], "]]"):
		bracket = "["
	}
	end -= len(bracket)
	at := end - IsoLength
	if at <= from || !ledger.LooksISO(said[at:end]) || slices.Contains(vague.read, at) {
		return
	}
	before := said[from:at]
	if bracket != "" && !strings.HasSuffix(before, bracket) || bracket == "" && !endsInDash(before) {
		return
	}
	vague.read = append(vague.read, at)
	if day, ok := checkDate(r.d, said[at:end], p.Source(at, end)); ok {
		pr.Due = day
	}
}

func endsInDash(s string) bool {
	return strings.HasSuffix(s, " - ") || strings.HasSuffix(s, " – ") || strings.HasSuffix(s, " — ")
}

// dayAtEnd is the fault of a day in words that ends the text: tomorrow, next
// week.
func dayAtEnd(said string, from int, made ledger.Date) *fault {
	words := withoutStamps(said)
	start, day := when.DeadlineEnding(words[min(from, len(words)):], made)
	if start < 0 {
		return nil
	}
	end := len(strings.TrimRight(words, " \t.!)"))
	f := dayInWords.fault(from+start, end, 0)
	f.hint = "by YYYY-MM-DD"
	if day != 0 {
		f.cure = []cure{{f.start, f.end, "by " + day.String()}}
	}
	return f
}

// withoutStamps cuts off what may follow the words of a promise: tags, the name of a
// block, stamps, and the blanks before them.
func withoutStamps(said string) string {
	for {
		said = text.TrimEnd(said)
		word := lastWord(said)
		if len(word) > 1 && (word[0] == '#' || word[0] == '^') {
			said = strings.TrimSuffix(said, word)
			continue
		}
		rest := withoutStamp(said)
		if rest == said {
			return said
		}
		said = rest
	}
}

// stampMarks stand before a day that ends a promise and is not when it is due.
var stampMarks = append([]string{"done", "done on", "✅", "❌", "➕", "completion::", "created::", "cancelled::"}, workMarks...)

// mayEndStamp are the bytes that these marks end with.
var mayEndStamp = func() (may [256]bool) {
	for _, mark := range stampMarks {
		last := mark[len(mark)-1]
		may[last] = true
		if text.IsASCIILetter(last) {
			may[last^0x20] = true
		}
	}
	return may
}()

// withoutStamp cuts off one stamp, in brackets and emphasis or without.
func withoutStamp(said string) string {
	bare := strings.TrimRight(said, "*_)]")
	before := text.TrimEnd(bare[:max(0, len(bare)-IsoLength)])
	if before == "" || text.IsASCIILetter(before[len(before)-1]) && !mayEndStamp[before[len(before)-1]] || !ledger.LooksISO(bare[len(bare)-IsoLength:]) {
		return said // nearly all
	}
	before = strings.TrimRight(before, " \t[<\ufe0f")
	if before == "" || !mayEndStamp[before[len(before)-1]] {
		return said
	}
	for _, mark := range stampMarks {
		rest := before[:max(0, len(before)-len(mark))]
		if !strings.EqualFold(before[len(rest):], mark) || text.LetterAt(mark, 0) && text.LetterBefore(before, len(rest)) {
			continue
		}
		return strings.TrimRight(rest, "*_([")
	}
	return said
}

// lastWord is what follows the last blank of a text.
func lastWord(s string) string {
	from := len(s)
	for from > 0 && s[from-1] != ' ' && s[from-1] != '\t' {
		from--
	}
	return s[from:]
}

// file keeps the last fault of a due day, and the last one of any other. One in the day
// on which something was done or dropped is kept only where the box says that it was.
func (v *vagueDates) file(f *fault, role ledger.DateRole, mark ledger.Mark) {
	switch {
	case f == nil, role == ledger.DayKept && mark != ledger.Ticked, role == ledger.DayDropped && mark != ledger.Dropped:
	case role == ledger.DayDue:
		v.due = f
	default:
		if f.message == dayInWords.says() {
			f.message = "this day is not read: write it as YYYY-MM-DD"
		}
		v.other = f
	}
}

// comingDays lists the days between two that two numbers may mean, of which either
// may be the month.
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

// EndsDue reports whether a line ends with by or due and a day. What somebody is by
// a day is no promise.
func EndsDue(line string) bool {
	folded := strings.ToLower(line)
	for _, word := range []string{" by ", " due "} {
		if at := strings.LastIndex(folded, word); at > 0 && !strings.Contains(folded[:at]+" ", " is ") {
			day := strings.TrimRight(line[at+len(word):], " .!")
			if length, _ := when.DeadlineAt(day, 0); length > 0 && length == len(day) || ledger.LooksISO(day) {
				return true
			}
		}
	}
	return false
}
