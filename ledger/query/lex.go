package query

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/when"
)

type lexer struct {
	Context
	source string // all arguments on one line, for messages
	terms  []raw
}

// lex cuts each argument into terms. Blanks inside an argument belong to its
// term (the shell's quotes put them there) until a word begins the next one:
// `not:`, a known field with its colon, or a quote; after a value of one word the
// next one does, and after a name or a day an `or` with more after it. What is an
// ally's whole name is nothing else.
func (x *lexer) lex(args []string) *when.Error {
	if whole := strings.Join(args, " "); x.isName(whole) {
		args = []string{whole} // no quotes were typed, or no shell took them off
	}
	spans := x.join(args)
	for _, s := range spans {
		at := x.skipBlanks(s.at, s.end)
		if at == s.end {
			return emptyTerm(x.source, s)
		}
		if x.isName(x.source[at:s.end]) {
			x.terms, at = append(x.terms, raw{value: strings.TrimSpace(x.source[at:s.end]), whole: true, span: s, where: s}), s.end
		}
		for at < s.end {
			if at > s.at && x.isOr(at, s.end) {
				or := span{at, at + len("or")}
				x.terms = append(x.terms, raw{value: "or", span: or, where: or})
				at = x.skipBlanks(or.end, s.end)
			}
			next, err := x.term(at, s.end)
			if err != nil {
				return err
			}
			at = x.skipBlanks(next, s.end)
		}
	}
	return nil
}

// join writes the arguments on one line, with the quotes that a user would
// have typed around those with blanks, and returns where each one stands.
func (x *lexer) join(args []string) []span {
	var b strings.Builder
	spans := make([]span, len(args))
	for i, arg := range args {
		if i > 0 {
			b.WriteByte(' ')
		}
		mark := quoteFor(arg)
		b.WriteString(mark)
		spans[i] = span{b.Len(), b.Len() + len(arg)}
		b.WriteString(arg + mark)
	}
	x.source = b.String()
	return spans
}

func quoteFor(arg string) string {
	switch {
	case arg != "" && !strings.ContainsFunc(arg, unicode.IsSpace):
		return ""
	case strings.Contains(arg, "'"):
		return `"`
	}
	return "'"
}

// term reads one term of source[at:end] and returns where it ends.
func (x *lexer) term(at, end int) (int, *when.Error) {
	t := raw{span: span{at, end}}
	for hasNot(x.source[at:end]) {
		t.not = !t.not
		at = x.skipBlanks(at+len("not:"), end)
	}
	if at == end {
		return 0, loneNot(x.source, t.span)
	}
	var err *when.Error
	next, wholeQuoted := end, isQuote(x.source[at])
	if wholeQuoted {
		if next, err = x.quoteEnd(at, end); err != nil {
			return 0, err
		}
		at, end = at+1, next-1
	}
	key := at
	if t.whole = wholeQuoted && x.isName(x.source[at:end]); !t.whole {
		key = x.keyEnd(at, end)
	}
	t.where = span{x.skipBlanks(key, end), end}
	switch {
	case wholeQuoted:
	case key > at && t.where.at < end && isQuote(x.source[t.where.at]):
		if next, err = x.quoteEnd(t.where.at, end); err != nil {
			return 0, err
		}
		t.where = span{t.where.at + 1, next - 1}
	default:
		next = x.valueEnd(t.where.at, end, strings.TrimSpace(x.source[at:max(at, key-1)]))
		t.where.end = next
	}
	if key > at {
		t.key = strings.TrimSpace(x.source[at : key-1])
	}
	t.span.end = next
	t.value = strings.TrimSpace(x.source[t.where.at:t.where.end])
	x.terms = append(x.terms, t)
	return next, nil
}

// quoteEnd returns where the quoted text that opens at at is over: after the
// closing quote, which a blank or the end must follow.
func (x *lexer) quoteEnd(at, end int) (int, *when.Error) {
	size := strings.IndexByte(x.source[at+1:end], x.source[at])
	if size < 0 {
		return 0, openQuote(x.source, span{at, end})
	}
	next := at + size + 2
	if next < end && x.skipBlanks(next, end) == next {
		return 0, textAfterQuote(x.source, span{next, end})
	}
	return next, nil
}

// valueEnd returns where the unquoted value of a key at at ends: before the blanks
// in front of the next term.
func (x *lexer) valueEnd(at, end int, key string) int {
	f, isField := named(key)
	isBare := key == ""
	first := 0 // where the first word ends
	for last := at; ; {
		for last < end && !blankAt(x.source, last) {
			last++
		}
		if first == 0 {
			first = last
		}
		next := x.skipBlanks(last, end)
		isOr := (isBare || isField && f != text && f != org) && x.isOr(next, end)
		if next < end && !x.startsTerm(next, end) && !isOr {
			last = next
			continue
		}
		if isField && f.isOneWord() && !slices.Contains(x.own[f], ledger.Fold(x.source[at:last])) {
			return first
		}
		return last
	}
}

// isOr reports whether at at stands the word between two alternatives, inside an
// argument.
func (x *lexer) isOr(at, end int) bool {
	after := at + len("or")
	return after < end && x.source[at:after] == "or" && blankAt(x.source, after) && x.skipBlanks(after, end) < end
}

// startsTerm reports whether a new term begins at at, inside an argument.
func (x *lexer) startsTerm(at, end int) bool {
	if isQuote(x.source[at]) || hasNot(x.source[at:end]) {
		return true
	}
	if x.isOr(at, end) && x.startsTerm(x.skipBlanks(at+len("or"), end), end) {
		return true
	}
	key := x.keyEnd(at, end)
	return key > at && x.knowsField(x.source[at:key-1])
}

const longestKey = 64

// keyEnd returns the place after the colon of a key that begins at at, and at
// where none does. A key is one word, or any known field.
func (x *lexer) keyEnd(at, end int) int {
	text := x.source[at:end]
	colon := strings.IndexByte(text[:min(len(text), longestKey)], ':')
	if colon > 0 && (isKeyWord(text[:colon]) || x.knowsField(text[:colon])) {
		return at + colon + 1
	}
	return at
}

func isKeyWord(s string) bool {
	for i, r := range s {
		inside := unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '-'
		if !unicode.IsLetter(r) && (i == 0 || !inside) {
			return false
		}
	}
	return true
}

func (x *lexer) skipBlanks(at, end int) int {
	for at < end && blankAt(x.source, at) {
		_, size := utf8.DecodeRuneInString(x.source[at:end])
		at += size
	}
	return at
}

func blankAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsSpace(r)
}

func isQuote(c byte) bool { return c == '"' || c == '\'' }

func hasNot(s string) bool {
	return len(s) >= len("not:") && strings.EqualFold(s[:len("not:")], "not:")
}
