package parse

import (
	"math"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

var dateMarks, promiseWords = ledger.DateMarks(), ledger.DateWords()

// promiseWordsOf are these words by the letter that they begin with, small or capital.
var promiseWordsOf = func() (of [256][]ledger.DateMark) {
	for _, w := range promiseWords {
		for _, letter := range []byte{w.Written[0], w.Written[0] &^ 0x20} {
			of[letter] = append(of[letter], w)
		}
	}
	return of
}()

// dateReader reads the dates of one promise. Those in another form than ISO are named
// where nothing else gives the day.
type dateReader struct {
	*bodyReader // its days are where the ISO dates stand that were read, or named
	p           *markdown.Prose
	said        string // its text without code and comments
	from        int    // where the text of the promise begins
	pr          *ledger.Promise
	due, other  *fault
}

// setDate files a day where the promise's box lets it be one.
func setDate(p *ledger.Promise, role ledger.DateRole, day ledger.Date) {
	switch {
	case role == ledger.DayDue:
		p.Due = day
	case role == ledger.DayMade:
		p.Made = day
	case role == ledger.DayKept && p.Mark == ledger.Ticked, role == ledger.DayDropped && p.Mark == ledger.Dropped:
		p.Done = day
	}
}

// afterWord returns where the words after `by`, `due`, `due:` or `due::` begin,
// if that word stands at i. After a colon a date needs no blank.
func afterWord(s string, i int, word string) (int, bool) {
	if !text.BeginsFold(s[i:], word) {
		return 0, false
	}
	end := i + len(word)
	colons := countColons(s[end:])
	end += colons
	inField := colons == 2 && i > 0 && (s[i-1] == '[' || s[i-1] == '(') // markedDates reads it
	if end >= len(s) || inField || !text.IsBlank(s[end]) && (colons == 0 || text.CountDigits(s[end:]) == 0) {
		return 0, false
	}
	return text.SkipBlanks(s, end), true
}

func countColons(s string) int { return min(2, len(s)-len(strings.TrimLeft(s, ":"))) }

// read reads the date after a mark, which begins at start, and sets it. A date in
// another form is kept and returned as a fault: the last one of a due day, and the last
// of any other. One in the day on which something was done or dropped is kept only where
// the box says that it was.
func (d *dateReader) read(start, at int, mark *ledger.DateMark) *fault {
	f := d.readDate(start, at, mark)
	switch {
	case f == nil, mark.Role == ledger.DayKept && d.pr.Mark != ledger.Ticked, mark.Role == ledger.DayDropped && d.pr.Mark != ledger.Dropped:
	case mark.Role == ledger.DayDue:
		d.due = f
	default:
		d.other = f
	}
	return f
}

// readDate sets the date at an offset, or returns the fault of one in another form. Of a
// mark of the user's own nothing is known but its role.
func (d *dateReader) readDate(start, at int, mark *ledger.DateMark) *fault {
	written, pr := d.said, d.pr
	at = SkipMarks(written, at)
	if mark.Role == ledger.DayKept && strings.HasPrefix(written[at:], "on ") {
		at += len("on ")
	}
	at += len(written[at:]) - len(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(written[at:], "["), "["), "<"))
	if len(written) >= at+IsoLength && ledger.LooksISO(written[at:at+IsoLength]) && (!text.LetterAt(written, at+IsoLength) || isClock(written[at+IsoLength:])) {
		d.days = append(d.days, at)
		if day, ok := checkDate(d.d, written[at:at+IsoLength], d.p.Source(at, at+IsoLength)); ok {
			setDate(pr, mark.Role, day)
		}
		return nil
	}
	from, to, near := pr.Made, ledger.Date(math.MaxInt32), dayInWords
	if mark.Role != ledger.DayDue {
		near = otherDayInWords
	}
	length, day := when.DeadlineAt(written[at:], from)
	switch {
	case mark.Exact:
		length, day = when.DateAt(written[at:])
	case mark.Written == "" && length == 0:
		length, day = when.DeadlineAbroad(written[at:], from)
	}
	if mark.Exact && day == 0 {
		if mark.Role != ledger.DayKept || pr.Mark != ledger.Ticked {
			return nil
		}
		length, day = doneAtEnd(written[:d.p.FirstLine()], at, from)
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

// WithDoneDay writes the day in words after done that ends a ticked task as the day
// that it is when somebody says so on a given one; any other line is returned as it is.
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

func isClock(s string) bool {
	return len(s) > 2 && (s[0] == 'T' || s[0] == 't') && text.CountDigits(s[1:]) > 0
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

func lastWord(s string) string {
	from := len(s)
	for from > 0 && s[from-1] != ' ' && s[from-1] != '\t' {
		from--
	}
	return s[from:]
}

// workMarks stand before the day on which somebody means to work on a task.
var workMarks = []string{"⏳", "⌛", "🛫", "[scheduled::", "(scheduled::", "[start::", "(start::", "SCHEDULED:"}
