package parse

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// mostUnseen bounds how many characters that cannot be seen are looked through in one line.
const mostUnseen = 8

// withoutUnseen takes characters out of a text that cannot be seen, from its
// beginning, until it can be read; one that looks like a blank becomes one. It
// returns the first of them too; false where the text cannot be read so either.
func withoutUnseen(s string, isRead func(string) bool) (typed string, first rune, ok bool) {
	for at, n := 0, 0; n < mostUnseen; n++ {
		found := strings.IndexFunc(s[at:], func(r rune) bool { return r >= utf8.RuneSelf && text.IsInvisible(r) })
		if found < 0 {
			break
		}
		at += found
		r, size := utf8.DecodeRuneInString(s[at:])
		blank := ""
		if unicode.Is(unicode.Zs, r) && at > 0 {
			blank = " "
		}
		s, at = s[:at]+blank+s[at+size:], at+len(blank)
		if n == 0 {
			first = r
		}
		if isRead(s) {
			return s, first, true
		}
	}
	return "", 0, false
}

// unseen says what is in the way of a line that looks as it should.
func unseen(r rune) string { return fmt.Sprintf("it holds %U, which cannot be seen", r) }

// unseenInItem warns of an item that is prose or has a fault, and would be an entry or a task
// without characters that cannot be seen, as a page brings them that it was pasted from.
func (r *bodyReader) unseenInItem(p *markdown.Prose, bad *fault) bool {
	if !p.Holds.Any(text.Beyond) {
		return false
	}
	line := p.Text[:p.FirstLine()]
	typed, first, ok := withoutUnseen(line, func(s string) bool {
		head, fault := ReadEntry(s, r.d.Config)
		_, task := ReadBox(s)
		return head != nil || task || bad == nil && fault != nil && fault.code == ledger.CodeAmount
	})
	if ok {
		at := p.Source(0, len(line))
		r.d.Warnf(ledger.CodeAlmostEntry, at, "", "not counted: %s", unseen(first)).Cure(at, typed).Shows(at)
	}
	return ok
}

// unseenBeforeDate refuses a date that would be read without characters before
// it that cannot be seen; nil where there is none.
func (r *bodyReader) unseenBeforeDate(p *markdown.Prose, message string) *refusedDate {
	line := p.Text[:p.FirstLine()]
	typed, first, ok := withoutUnseen(line, func(s string) bool { _, dated := ReadLeadDate(s); return dated })
	if !ok {
		return nil
	}
	at := p.Source(0, len(line))
	return r.refuse(at, message+unseen(first), retyped{at, typed})
}
