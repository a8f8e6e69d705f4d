package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/text"
)

// hasUnread reports whether an ISO date was not read.
func (d *dateReader) hasUnread() bool {
	const toDash, dashes = len("2026"), 2
	s := d.said
	if len(d.days) < 2 && strings.Count(s[d.from:], "-") < (len(d.days)+1)*dashes {
		return false // nearly all
	}
	for i := d.from + toDash; i < len(s); i++ {
		dash := strings.IndexByte(s[i:], '-')
		if dash < 0 {
			return false
		}
		i += dash
		at := i - toDash
		if at+IsoLength > len(s) || !ledger.LooksISO(s[at:at+IsoLength]) {
			continue
		}
		if !slices.Contains(d.days, at) {
			return true
		}
		i = at + IsoLength
	}
	return false
}

// bareDate is the fault of an ISO date of which nothing says what it is, where
// the promise has no date of its own.
func (d *dateReader) bareDate() {
	said, from, pr, word := d.said, d.from, d.pr, "by "
	switch {
	case pr.Mark == ledger.Ticked && pr.Done == 0:
		word = "done "
	case pr.Mark != ledger.Open || pr.Due != 0 || d.due != nil:
		return
	}
	at := d.nextBareDate()
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
	start -= len(said[from:start]) - len(strings.TrimRight(said[from:start], "~≈"))
	if length, gap := wordBefore(said[from:start]); length > 0 {
		start, typed = start-length-gap, said[start-length-gap:start-gap]+" "+typed[len(word):]
	}
	start = joinBefore(said, from, start)
	f := dayUnexplained.fault(start, end, 0, cure{start, end, typed})
	if pr.Mark == ledger.Ticked {
		d.other = f
	} else {
		d.due = f
	}
}

// joinMarks are what stands between the text of a promise and a day without by.
var joinMarks = []string{"on", "till", "til", "'til", "latest", "finished", "completed", "->", "-->", "→", "=>", ">>", ">", "!", "="}

// joinBefore is where such a mark begins before an offset, which is returned where there is none.
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
func (d *dateReader) nextBareDate() int {
	said := d.said
	for at := d.from; at+IsoLength <= len(said); at++ {
		if said[at] < '0' || said[at] > '9' || !ledger.LooksISO(said[at:at+IsoLength]) || slices.Contains(d.days, at) {
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
	last, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || strings.ContainsRune(" \t([<{>!~≈\"'“„‘‚«", last)
}

func endsDate(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return s == "" || strings.ContainsRune(" \t,;.!?)]>}~\"'”“’‘»–—", first) || strings.HasPrefix(s, ": ") || isClock(s)
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

func startsWork(before string) bool {
	before = strings.TrimSuffix(strings.TrimRight(before, " \t<"), "\ufe0f")
	return slices.ContainsFunc(workMarks, func(mark string) bool { return strings.HasSuffix(before, mark) })
}

// dateAtEnd reads an ISO date that ends the text, alone in brackets or after a
// dash: when the promise is due.
func (d *dateReader) dateAtEnd() {
	said := d.said
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
	if at <= d.from || !ledger.LooksISO(said[at:end]) || slices.Contains(d.days, at) {
		return
	}
	before := said[d.from:at]
	if bracket != "" && !strings.HasSuffix(before, bracket) || bracket == "" && !endsInDash(before) {
		return
	}
	d.days = append(d.days, at)
	if day, ok := checkDate(d.d, said[at:end], d.p.Source(at, end)); ok {
		d.pr.Due = day
	}
}

func endsInDash(s string) bool {
	return strings.HasSuffix(s, " - ") || strings.HasSuffix(s, " – ") || strings.HasSuffix(s, " — ")
}

// dayAtEnd is the fault of a day in words that ends the text: tomorrow, next week.
func (d *dateReader) dayAtEnd() *fault {
	words := withoutStamps(d.said)
	start, day := when.DeadlineEnding(words[min(d.from, len(words)):], d.pr.Made)
	if start < 0 {
		return nil
	}
	end := len(strings.TrimRight(words, " \t.!)"))
	f := dayInWords.fault(d.from+start, end, 0)
	f.hint = "by YYYY-MM-DD"
	if day != 0 {
		f.cure = []cure{{f.start, f.end, "by " + day.String()}}
	}
	return f
}

// EndsDue reports whether a line ends with by or due and a day. What somebody is by a day is no promise.
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
