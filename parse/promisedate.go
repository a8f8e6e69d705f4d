package parse

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// dateRole is what a date says of a promise.
type dateRole uint8

const (
	isDue dateRole = iota
	isMade
	isKept
	isDropped
)

// dateMark is what stands before a date: a character or a field, which dates a
// promise beyond doubt, or a word.
type dateMark struct {
	written string
	role    dateRole
	exact   bool // only a whole date after it is meant as one
}

var dateMarks = []dateMark{
	{written: "📅", role: isDue}, {written: "📆", role: isDue}, {written: "🗓", role: isDue},
	{written: "➕", role: isMade}, {written: "✅", role: isKept}, {written: "❌", role: isDropped}, {written: "@done(", role: isKept},
	{written: "[due::", role: isDue}, {written: "(due::", role: isDue},
	{written: "[created::", role: isMade}, {written: "(created::", role: isMade},
	{written: "[completion::", role: isKept}, {written: "(completion::", role: isKept},
	{written: "[cancelled::", role: isDropped}, {written: "(cancelled::", role: isDropped},
	{written: "@{", role: isDue}, {written: "@due(", role: isDue}, {written: "@", role: isDue, exact: true}, // as on boards
}

var promiseWords = []dateMark{
	{written: "by", role: isDue}, {written: "before", role: isDue}, {written: "until", role: isDue},
	{written: "due", role: isDue}, {written: "deadline", role: isDue}, {written: "no later than", role: isDue},
	{written: "done", role: isKept, exact: true}, // "done Friday's list" is prose, and doneAtEnd finds what is none
}

// mayBeginDateWord are the letters that these words begin with.
var mayBeginDateWord = func() (may [256]bool) {
	for _, w := range promiseWords {
		may[w.written[0]], may[w.written[0]&^0x20] = true, true
	}
	return may
}()

// setDate files a day where the promise's box lets it be one.
func setDate(p *ledger.Promise, role dateRole, day ledger.Date) {
	switch {
	case role == isDue:
		p.Due = day
	case role == isMade:
		p.Made = day
	case role == isKept && p.Mark == ledger.Ticked, role == isDropped && p.Mark == ledger.Dropped:
		p.Done = day
	}
}

// vagueDates are the dates of a promise in another form than ISO, which are
// named where nothing else gives the day.
type vagueDates struct {
	due, other *fault
	read       []int // where the ISO dates stand that were read, or named
}

// promiseDates reads the dates of a promise: words first, the later over the
// earlier, then marks, which win over words. It returns the fault of a day that
// is not written as a date.
func (r *bodyReader) promiseDates(p markdown.Prose, from int, pr *ledger.Promise) *fault {
	said := withoutHTMLComments(p.OutsideCode())
	vague := vagueDates{read: r.days[:0]}
	defer func() { r.days = vague.read }()
	r.dateWords(p, said, from, pr, &vague)
	r.ownDateWords(p, said, from, pr, &vague)
	if p.Holds.Any(text.Digits) {
		r.dateAtEnd(p, said, from, pr, &vague)
	}
	r.dateSigns(p, said, from, pr, &vague)
	if pr.Due == 0 && vague.due == nil && pr.Mark == ledger.Open {
		vague.due = dayAtEnd(said, from, pr.Made)
	}
	if p.Holds.Any(text.Digits) {
		vague.bareDate(said, from, pr)
	}
	switch open := pr.Mark == ledger.Open; {
	case (open || pr.Mark == ledger.Ticked && pr.Done != 0) && vague.due != nil && pr.Due == 0:
		return vague.due
	case vague.other != nil && (open || pr.Done == 0):
		return vague.other
	}
	return nil
}

// withoutHTMLComments blanks what stands in comments of HTML.
func withoutHTMLComments(s string) string {
	const opening, closing = "<!--", "-->"
	from := 0
	for {
		before, rest, opened := strings.Cut(s[from:], opening)
		inside, _, closed := strings.Cut(rest, closing)
		if !opened || !closed {
			return s
		}
		start := from + len(before)
		from = start + len(opening) + len(inside) + len(closing)
		s = s[:start] + strings.Repeat(" ", from-start) + s[from:]
	}
}

// bareDate is the fault of an ISO date of which nothing says what it is, where
// the promise has no date of its own.
func (v *vagueDates) bareDate(text string, from int, pr *ledger.Promise) {
	word := "by "
	switch {
	case pr.Mark == ledger.Ticked && pr.Done == 0:
		word = "done "
	case pr.Mark != ledger.Open || pr.Due != 0 || v.due != nil:
		return
	}
	at := nextBareDate(text, from, v.read)
	if at < 0 {
		return
	}
	start, end := at, at+IsoLength
	if strings.HasSuffix(text[:start], "[[") && strings.HasPrefix(text[end:], "]]") {
		start, end = start-2, end+2
	}
	typed := word + text[start:end]
	if start > from && strings.IndexByte("<{", text[start-1]) >= 0 {
		if close := strings.IndexAny(text[end:], ">}"); close >= 0 {
			start, end = start-1, end+close+1 // of an outliner
		}
	}
	if length, gap := wordBefore(text[from:start]); length > 0 {
		start, typed = start-length-gap, text[start-length-gap:start-gap]+" "+typed[len(word):]
	}
	start = joinBefore(text, from, start)
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
func nextBareDate(text string, from int, read []int) int {
	for at := from; at+IsoLength <= len(text); at++ {
		if text[at] < '0' || text[at] > '9' || !ledger.LooksISO(text[at:at+IsoLength]) || slices.Contains(read, at) {
			continue
		}
		before, after := strings.TrimSuffix(text[:at], "[["), strings.TrimPrefix(text[at+IsoLength:], "]]")
		linked := len(before) < at
		if linked != (len(after) < len(text)-at-IsoLength) || startsWork(before) || !endsDate(after) {
			continue
		}
		if length, _ := wordBefore(before); length == 0 && !endsWord(before) {
			continue
		}
		if _, exists := ledger.ParseDate(text[at : at+IsoLength]); exists {
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
		before := len(bare) - len(w.written)
		if before >= 0 && strings.EqualFold(bare[before:], w.written) && (before == 0 || text.IsBlank(bare[before-1])) {
			return len(w.written), len(s) - len(bare)
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

// dateWords reads the dates after by, due, done and the like.
func (r *bodyReader) dateWords(p markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	for i := from; i < len(written); i++ {
		if !mayBeginDateWord[written[i]] || i > from && text.IsWordByte(written[i-1]) {
			continue
		}
		c := written[i] | 0x20
		for _, word := range promiseWords {
			if c != word.written[0] {
				continue
			}
			if at, ok := afterWord(written, i, word.written); ok {
				vague.file(r.promiseDate(p, written, i, at, word, pr, vague), word.role, pr.Mark)
			}
		}
	}
}

// ownDateWords reads the dates after words of the user's own.
func (r *bodyReader) ownDateWords(p markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	if len(r.d.Config.Words) == 0 {
		return
	}
	for _, own := range []struct {
		name string
		role dateRole
	}{{"by", isDue}, {"due", isDue}, {"done", isKept}} {
		words := r.d.Config.Words[own.name]
		for i := from; i < len(written) && len(words) > 0; i++ {
			if !utf8.RuneStart(written[i]) || !text.LetterAt(written, i) || wordAt(written, i, -1) {
				continue
			}
			if end := i + ownWordAt(written[i:], words); end > i && end < len(written) {
				vague.file(r.promiseDate(p, written, i, text.SkipBlanks(written, end+len(colons(written[end:]))), dateMark{role: own.role, exact: own.role == isKept}, pr, vague), own.role, pr.Mark)
			}
		}
	}
}

// colons are the : or :: that a text begins with.
func colons(s string) string { return s[:min(2, len(s)-len(strings.TrimLeft(s, ":")))] }

// dateAtEnd reads an ISO date that ends the text, alone in brackets or after a
// dash: when the promise is due.
func (r *bodyReader) dateAtEnd(p markdown.Prose, text string, from int, pr *ledger.Promise, vague *vagueDates) {
	end := len(withoutStamps(text))
	bracket := ""
	switch {
	case strings.HasSuffix(text[:end], ")"):
		bracket = "("
	case strings.HasSuffix(text[:end], "]") && !strings.HasSuffix(text[:end], "]]"):
		bracket = "["
	}
	end -= len(bracket)
	at := end - IsoLength
	if at <= from || !ledger.LooksISO(text[at:end]) || slices.Contains(vague.read, at) {
		return
	}
	before := text[from:at]
	if bracket != "" && !strings.HasSuffix(before, bracket) || bracket == "" && !endsInDash(before) {
		return
	}
	vague.read = append(vague.read, at)
	if day, ok := checkDate(r.d, text[at:end], p.Source(at, end)); ok {
		pr.Due = day
	}
}

func endsInDash(s string) bool {
	return strings.HasSuffix(s, " - ") || strings.HasSuffix(s, " – ") || strings.HasSuffix(s, " — ")
}

// dayAtEnd is the fault of a day in words that ends the text: tomorrow, next
// week.
func dayAtEnd(text string, from int, made ledger.Date) *fault {
	words := withoutStamps(text)
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

// withoutStamp cuts off one stamp, in brackets and emphasis or without.
func withoutStamp(said string) string {
	bare := strings.TrimRight(said, "*_)]")
	before := bare[:max(0, len(bare)-IsoLength)]
	if !ledger.LooksISO(bare[len(before):]) {
		return said
	}
	before = strings.TrimRight(before, " \t[<\ufe0f")
	for _, mark := range stampMarks {
		rest := before[:max(0, len(before)-len(mark))]
		if !strings.EqualFold(before[len(rest):], mark) || text.LetterAt(mark, 0) && wordAt(before, len(rest), -1) {
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

// file keeps a fault, the last one of a sort. One in the day on which something
// was done or dropped matters where it was.
func (v *vagueDates) file(f *fault, role dateRole, mark ledger.Mark) {
	switch {
	case f == nil, role == isKept && mark != ledger.Ticked, role == isDropped && mark != ledger.Dropped:
	case role == isDue:
		v.due = f
	default:
		if f.message == dayInWords.says() {
			f.message = "this day is not read: write it as YYYY-MM-DD"
		}
		v.other = f
	}
}

// dateSigns reads the dates after emoji and in fields.
func (r *bodyReader) dateSigns(p markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	if !p.Holds.Any(text.Beyond|text.Ats) && !strings.Contains(written, "::") {
		return
	}
	for _, mark := range dateMarks {
		for at := from; ; {
			i := strings.Index(written[at:], mark.written)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(mark.written)
			if mark.written[0] == '@' && start > 0 && !text.IsBlank(written[start-1]) {
				continue // a mail address
			}
			vague.file(r.promiseDate(p, written, start, text.SkipBlanks(written, at+variation(written[at:])), mark, pr, vague), mark.role, pr.Mark)
		}
	}
}

// variation is the length of the selector that may follow an emoji.
func variation(s string) int {
	if strings.HasPrefix(s, "\ufe0f") {
		return len("\ufe0f")
	}
	return 0
}

// afterWord returns where the words after `by`, `due`, `due:` or `due::` begin,
// if that word stands at i. After a colon a date needs no blank.
func afterWord(s string, i int, word string) (int, bool) {
	end := i + len(word)
	if end >= len(s) || !strings.EqualFold(s[i:end], word) {
		return 0, false
	}
	colons := 0
	for colons < 2 && end < len(s) && s[end] == ':' {
		colons, end = colons+1, end+1
	}
	inField := colons == 2 && i > 0 && (s[i-1] == '[' || s[i-1] == '(') // dateSigns reads it
	if end >= len(s) || inField || !text.IsBlank(s[end]) && (colons == 0 || text.CountDigits(s[end:]) == 0) {
		return 0, false
	}
	return text.SkipBlanks(s, end), true
}

// promiseDate reads the date at an offset and sets it; a date in another form
// is returned as a fault.
func (r *bodyReader) promiseDate(p markdown.Prose, written string, start, at int, mark dateMark, pr *ledger.Promise, vague *vagueDates) *fault {
	at = SkipMarks(written, at)
	if mark.role == isKept && strings.HasPrefix(written[at:], "on ") {
		at += len("on ")
	}
	at += len(written[at:]) - len(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(written[at:], "["), "["), "<"))
	if len(written) >= at+IsoLength && ledger.LooksISO(written[at:at+IsoLength]) && (!text.LetterAt(written, at+IsoLength) || isClock(written[at+IsoLength:])) {
		vague.read = append(vague.read, at)
		day, ok := checkDate(r.d, written[at:at+IsoLength], p.Source(at, at+IsoLength))
		if ok {
			setDate(pr, mark.role, day)
		}
		return nil
	}
	from, to, near := pr.Made, ledger.Date(math.MaxInt32), dayInWords
	length, day := when.DeadlineAt(written[at:], from)
	if mark.exact {
		length, day = when.DateAt(written[at:])
	}
	if mark.exact && day == 0 {
		if mark.role != isKept || pr.Mark != ledger.Ticked {
			return nil
		}
		length, day = doneAtEnd(written[:p.FirstLine()], at, from)
		from, to, near = max(from-when.Nearby, 0), from+when.Nearby, doneInWords
	}
	if length == 0 {
		return nil
	}
	for text.CountDigits(written[at+length-1:at+length]) > 0 && at+length < len(written) && text.LetterAt(written, at+length) {
		length++ // what sticks to a date is a slip
	}
	f := near.fault(start, at+length, 0)
	f.hint = written[start:at] + "YYYY-MM-DD"
	if day != 0 {
		f.cure = []cure{{at, f.end, day.String()}}
	} else if days := comingDays(written[at:f.end], from, to); len(days) > 0 {
		f.hint = written[start:at] + strings.Join(days, " or "+written[start:at])
	}
	return f
}

// doneAtEnd reads a day in words after done, which is all that is left of a line,
// or of what stands in brackets. Anything else after done is prose.
func doneAtEnd(line string, at int, from ledger.Date) (length int, day ledger.Date) {
	if at >= len(line) {
		return 0, 0
	}
	length, day = when.DoneAt(line[at:], from)
	words := withoutStamps(line)
	rest := strings.TrimLeft(words[min(at+length, len(words)):], " \t.!")
	linked := strings.HasPrefix(rest, "]]") || strings.HasPrefix(rest, "](")
	if rest == "" || rest[0] == ')' || rest[0] == ']' && !linked {
		return length, day
	}
	return 0, 0
}

// WithDoneDay writes the day in words after done that ends a ticked task as the
// day that it is when somebody says so on a given one; any other line is returned
// as it is.
func WithDoneDay(line string, on ledger.Date) string {
	box, ok := ReadBox(line)
	if !ok || box.mark != ledger.Ticked {
		return line
	}
	for i := len(line) - len("done "); i > box.Text; i-- {
		at, found := afterWord(line, i, "done")
		if !found || text.LetterAt(line, i-1) {
			continue
		}
		at += len(line[at:]) - len(strings.TrimPrefix(line[at:], "on "))
		if length, day := doneAtEnd(line, at, on); length > 0 && day == 0 {
			if day = when.DoneOn(line[at:at+length], on); day != 0 {
				return line[:at] + day.String() + line[at+length:]
			}
		}
	}
	return line
}

// isClock reports whether a text begins with T and a time of day.
func isClock(s string) bool {
	return len(s) > 2 && (s[0] == 'T' || s[0] == 't') && text.CountDigits(s[1:]) > 0
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
