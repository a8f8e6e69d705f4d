package parse

import (
	"math"
	"strings"
	"unicode/utf8"

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

// promiseDates reads the dates of a promise: words first, the later over the
// earlier, then marks, which win over words. It returns the fault of a day that
// is not written as a date.
func (r *bodyReader) promiseDates(p *markdown.Prose, from int, pr *ledger.Promise) *fault {
	said := p.OutsideCode()
	if p.Holds.Any(text.Brackets) {
		said = withoutHTMLComments(said)
	}
	vague := vagueDates{read: r.days[:0]}
	r.dateWords(p, said, from, pr, &vague)
	r.ownDateWords(p, said, from, pr, &vague)
	bare := p.Holds.Any(text.Digits) && vague.isUnread(said, from)
	if bare {
		r.dateAtEnd(p, said, from, pr, &vague)
	}
	r.markedDates(p, said, from, pr, &vague)
	r.days = vague.read
	if pr.Due == 0 && vague.due == nil && pr.Mark == ledger.Open {
		vague.due = dayAtEnd(said, from, pr.Made)
	}
	if bare {
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

// dateWords reads the dates after by, due, done and the like.
func (r *bodyReader) dateWords(p *markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	for i := from; i < len(written); {
		words := promiseWordsOf[written[i]]
		for n := range words {
			word := &words[n]
			if at, ok := afterWord(written, i, word.Written); ok {
				f := r.promiseDate(p, written, i, at, *word, pr, vague)
				vague.file(f, word.Role, pr.Mark)
				if f != nil {
					i = f.end - 1 // the day before yesterday is one day
				}
			}
		}
		for i++; i < len(written) && text.IsWordByte(written[i-1]); i++ {
		}
	}
}

// ownDateWords reads the dates after words of the user's own.
func (r *bodyReader) ownDateWords(p *markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	if len(r.d.Config.Words) == 0 {
		return
	}
	for _, own := range []struct {
		name string
		role ledger.DateRole
	}{{"by", ledger.DayDue}, {"due", ledger.DayDue}, {"done", ledger.DayKept}} {
		words := r.d.Config.Words[own.name]
		for i := from; i < len(written) && len(words) > 0; i++ {
			if !utf8.RuneStart(written[i]) || !text.LetterAt(written, i) || text.LetterBefore(written, i) {
				continue
			}
			if end := i + ownWordAt(written[i:], words); end > i && end < len(written) {
				vague.file(r.promiseDate(p, written, i, text.SkipBlanks(written, end+len(colons(written[end:]))), ledger.DateMark{Role: own.role, Exact: own.role == ledger.DayKept}, pr, vague), own.role, pr.Mark)
			}
		}
	}
}

// colons are the : or :: that a text begins with.
func colons(s string) string { return s[:min(2, len(s)-len(strings.TrimLeft(s, ":")))] }

// markedDates reads the dates after emoji and in fields.
func (r *bodyReader) markedDates(p *markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	if !p.Holds.Any(text.Beyond|text.Ats|text.Colons) || !p.Holds.Any(text.Beyond|text.Ats) && !strings.Contains(written, "::") {
		return
	}
	for _, mark := range dateMarks {
		for at := from; ; {
			i := strings.Index(written[at:], mark.Written)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(mark.Written)
			if mark.Written[0] == '@' && start > 0 && !text.IsBlank(written[start-1]) {
				continue // a mail address
			}
			vague.file(r.promiseDate(p, written, start, text.SkipBlanks(written, at+variation(written[at:])), mark, pr, vague), mark.Role, pr.Mark)
		}
	}
}

// afterWord returns where the words after `by`, `due`, `due:` or `due::` begin,
// if that word stands at i. After a colon a date needs no blank.
func afterWord(s string, i int, word string) (int, bool) {
	end := i + len(word)
	if end >= len(s) || s[i+1]|0x20 != word[1] || !text.BeginsFold(s[i:], word) {
		return 0, false
	}
	colons := 0
	for colons < 2 && end < len(s) && s[end] == ':' {
		colons, end = colons+1, end+1
	}
	inField := colons == 2 && i > 0 && (s[i-1] == '[' || s[i-1] == '(') // markedDates reads it
	if end >= len(s) || inField || !text.IsBlank(s[end]) && (colons == 0 || text.CountDigits(s[end:]) == 0) {
		return 0, false
	}
	return text.SkipBlanks(s, end), true
}

// promiseDate reads the date at an offset and sets it; a date in another form
// is returned as a fault. Of a mark of the user's own nothing is known but its role.
func (r *bodyReader) promiseDate(p *markdown.Prose, written string, start, at int, mark ledger.DateMark, pr *ledger.Promise, vague *vagueDates) *fault {
	at = SkipMarks(written, at)
	if mark.Role == ledger.DayKept && strings.HasPrefix(written[at:], "on ") {
		at += len("on ")
	}
	at += len(written[at:]) - len(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(written[at:], "["), "["), "<"))
	if len(written) >= at+IsoLength && ledger.LooksISO(written[at:at+IsoLength]) && (!text.LetterAt(written, at+IsoLength) || isClock(written[at+IsoLength:])) {
		vague.read = append(vague.read, at)
		day, ok := checkDate(r.d, written[at:at+IsoLength], p.Source(at, at+IsoLength))
		if ok {
			setDate(pr, mark.Role, day)
		}
		return nil
	}
	from, to, near := pr.Made, ledger.Date(math.MaxInt32), dayInWords
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
