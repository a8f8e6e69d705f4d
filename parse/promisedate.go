package parse

import (
	"strings"

	"allies/ledger"
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

// dateMark is what stands before a date: a sign or a field, which dates a
// promise beyond doubt, or a word.
type dateMark struct {
	sign string
	role dateRole
}

var dateMarks = []dateMark{
	{"📅", isDue}, {"➕", isMade}, {"✅", isKept}, {"❌", isDropped},
	{"[due::", isDue}, {"(due::", isDue},
	{"[created::", isMade}, {"(created::", isMade},
	{"[completion::", isKept}, {"(completion::", isKept},
	{"[cancelled::", isDropped}, {"(cancelled::", isDropped},
}

var promiseWords = []dateMark{{"by", isDue}, {"due", isDue}, {"done", isKept}}

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
type vagueDates struct{ due, other *fault }

// promiseDates reads the dates of a promise: words first, the later over the
// earlier, then marks, which win over words.
func (r *bodyReader) promiseDates(p markdown.Prose, from int, pr *ledger.Promise) {
	text := markdown.OutsideCode(p.Text)
	var vague vagueDates
	r.dateWords(p, text, from, pr, &vague)
	r.dateSigns(p, text, from, pr, &vague)
	switch open := pr.Mark == ledger.Open; {
	case open && vague.due != nil && pr.Due == 0:
		r.fault(p, vague.due)
	case vague.other != nil && (open || pr.Done == 0):
		r.fault(p, vague.other)
	}
}

// dateWords reads the dates behind by, due and done. Behind done only a whole
// date is meant as one: "done Friday's list" is prose.
func (r *bodyReader) dateWords(p markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	for i := from; i < len(written); i++ {
		if c := written[i] | 0x20; c != 'b' && c != 'd' || i > from && (written[i-1] >= 0x80 || text.LetterAt(written, i-1)) {
			continue
		}
		for _, word := range promiseWords {
			at, ok := afterWord(written, i, word.sign)
			if !ok {
				continue
			}
			f := r.promiseDate(p, written, i, at, word, pr)
			if f == nil {
				continue
			}
			if _, iso := almostDate(written[at:]); word.role == isDue || iso != "" {
				vague.file(f, word.role, pr.Mark)
			}
		}
	}
}

// file keeps a fault, the last one of a sort. One in the day on which something
// was done or dropped matters where it was.
func (v *vagueDates) file(f *fault, role dateRole, mark ledger.Mark) {
	switch {
	case f == nil, role == isKept && mark != ledger.Ticked, role == isDropped && mark != ledger.Dropped:
	case role == isDue:
		v.due = f
	default:
		f.message = "this day is not read: write it as YYYY-MM-DD"
		v.other = f
	}
}

// dateSigns reads the dates behind emoji and in fields.
func (r *bodyReader) dateSigns(p markdown.Prose, written string, from int, pr *ledger.Promise, vague *vagueDates) {
	if isASCII(written) && !strings.Contains(written, "::") {
		return
	}
	for _, mark := range dateMarks {
		for at := from; ; {
			i := strings.Index(written[at:], mark.sign)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(mark.sign)
			vague.file(r.promiseDate(p, written, start, text.SkipBlanks(written, at+variation(written[at:])), mark, pr), mark.role, pr.Mark)
		}
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// variation is the length of the selector that may follow an emoji.
func variation(s string) int {
	if strings.HasPrefix(s, "\ufe0f") {
		return len("\ufe0f")
	}
	return 0
}

// afterWord returns where the words behind `by`, `due`, `due:` or `due::` begin,
// if that word stands at i. Behind a colon a date needs no blank.
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
func (r *bodyReader) promiseDate(p markdown.Prose, written string, start, at int, mark dateMark, pr *ledger.Promise) *fault {
	at = SkipMarks(written, at)
	if strings.HasPrefix(written[at:], "[[") {
		at += 2
	}
	if len(written) >= at+IsoLength && ledger.LooksISO(written[at:at+IsoLength]) && !text.LetterAt(written, at+IsoLength) {
		day, ok := checkDate(r.d, written[at:at+IsoLength], p.Source(at, at+IsoLength))
		if ok {
			setDate(pr, mark.role, day)
		}
		return nil
	}
	length, iso := almostDate(written[at:])
	if iso == "" {
		if n, resolved := relativeDate(written[at:], pr.Made); n > 0 {
			length, iso = n, resolved
		}
	}
	if length == 0 {
		return nil
	}
	hint := written[start:at] + "YYYY-MM-DD"
	if iso != "" {
		hint = written[start:at] + iso
	}
	return &fault{ledger.CodeAlmostDate, ledger.Warning, start, at + length,
		"the promise has no date: write it as YYYY-MM-DD", strings.TrimSpace(hint)}
}
