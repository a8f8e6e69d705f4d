package parse

import (
	"strings"

	"allies/ledger"
)

// dateMark is a sign or a field that dates a promise beyond doubt.
type dateMark struct {
	sign string
	set  func(p *ledger.Promise, day ledger.Date)
}

func setDue(p *ledger.Promise, day ledger.Date)  { p.Due = day }
func setMade(p *ledger.Promise, day ledger.Date) { p.Made = day }

func setKept(p *ledger.Promise, day ledger.Date) {
	if p.Mark == ledger.Ticked {
		p.Done = day
	}
}

func setDropped(p *ledger.Promise, day ledger.Date) {
	if p.Mark == ledger.Dropped {
		p.Done = day
	}
}

var dateMarks = []dateMark{
	{"📅", setDue}, {"➕", setMade}, {"✅", setKept}, {"❌", setDropped},
	{"[due::", setDue}, {"(due::", setDue},
	{"[created::", setMade}, {"(created::", setMade},
	{"[completion::", setKept}, {"(completion::", setKept},
	{"[cancelled::", setDropped}, {"(cancelled::", setDropped},
}

// promiseWords may stand before a date, and say what it is.
var promiseWords = []dateMark{{"by", setDue}, {"due", setDue}, {"done", setKept}}

// promiseDates reads the dates of a promise: words first, the later over the
// earlier, then marks, which win over words.
func (r *bodyReader) promiseDates(p prose, from int, pr *ledger.Promise) {
	text := outsideCode(p.text)
	vague := r.dateWords(p, text, from, pr)
	if f := r.dateSigns(p, text, from, pr); f != nil {
		vague = f
	}
	if vague != nil && pr.Due == 0 && pr.Mark == ledger.Open {
		r.fault(p, vague)
	}
}

// dateWords reads the dates behind by, due and done.
func (r *bodyReader) dateWords(p prose, text string, from int, pr *ledger.Promise) (vague *fault) {
	for i := from; i < len(text); i++ {
		if c := text[i] | 0x20; c != 'b' && c != 'd' || i > from && (text[i-1] >= 0x80 || letterAt(text, i-1)) {
			continue
		}
		for _, word := range promiseWords {
			if at, ok := afterWord(text, i, word.sign); ok {
				if f := r.promiseDate(p, text, i, at, word, pr); f != nil && word.sign != "done" {
					vague = f
				}
			}
		}
	}
	return vague
}

// dateSigns reads the dates behind emoji and in fields.
func (r *bodyReader) dateSigns(p prose, text string, from int, pr *ledger.Promise) (vague *fault) {
	if isASCII(text) && !strings.Contains(text, "::") {
		return nil
	}
	for _, mark := range dateMarks {
		for at := from; ; {
			i := strings.Index(text[at:], mark.sign)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(mark.sign)
			if f := r.promiseDate(p, text, start, skipBlanks(text, at+variation(text[at:])), mark, pr); f != nil {
				vague = f
			}
		}
	}
	return vague
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

// afterWord returns where the words behind `by`, `due` or `due:` begin, if
// that word stands at i.
func afterWord(s string, i int, word string) (int, bool) {
	end := i + len(word)
	if end >= len(s) || !strings.EqualFold(s[i:end], word) {
		return 0, false
	}
	if s[end] == ':' {
		end++
	}
	if end >= len(s) || !isBlank(s[end]) {
		return 0, false
	}
	return skipBlanks(s, end), true
}

// promiseDate reads the date at an offset and sets it; a date in another form
// is returned as a fault.
func (r *bodyReader) promiseDate(p prose, text string, start, at int, mark dateMark, pr *ledger.Promise) *fault {
	at = skipMarks(text, at)
	if strings.HasPrefix(text[at:], "[[") {
		at += 2
	}
	if len(text) >= at+isoLength && ledger.LooksISO(text[at:at+isoLength]) && !letterAt(text, at+isoLength) {
		day, ok := r.d.checkDate(text[at:at+isoLength], p.source(at, at+isoLength))
		if ok {
			mark.set(pr, day)
		}
		return nil
	}
	length, iso := almostDate(text[at:])
	if iso == "" {
		if n, resolved := relativeDate(text[at:], pr.Made); n > 0 {
			length, iso = n, resolved
		}
	}
	if length == 0 {
		return nil
	}
	hint := text[start:at] + "YYYY-MM-DD"
	if iso != "" {
		hint = text[start:at] + iso
	}
	return &fault{ledger.CodeAlmostDate, ledger.Warning, start, at + length,
		"the promise has no date: write it as YYYY-MM-DD", strings.TrimSpace(hint)}
}
