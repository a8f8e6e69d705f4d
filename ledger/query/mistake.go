package query

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
)

type span struct{ at, end int }

type raw struct {
	not   bool
	key   string // before the colon; "" for a bare word
	value string // without quotes and the blanks around
	whole bool   // the value is somebody's whole name
	span  span   // the whole term
	where span   // the value in it
}

func fault(source string, where span, hint, format string, args ...any) *when.Error {
	return &when.Error{Message: fmt.Sprintf(format, args...), Hint: hint, Source: source, From: where.at, To: where.end}
}

func quote(typed string) string { return `"` + strings.ReplaceAll(typed, "\n", `\n`) + `"` }

// One constructor for each mistake that a query can hold.

func emptyTerm(source string, arg span) *when.Error {
	quoted := span{max(0, arg.at-1), min(len(source), arg.end+1)}
	return fault(source, quoted, "leave it out to choose everything", "a word of the query is empty")
}

func loneNot(source string, where span) *when.Error {
	return fault(source, where, "write it right before a term: not:kind:gift", "not: stands before nothing")
}

func loneOr(source string, where span) *when.Error {
	return fault(source, where, "terms on both sides, as in Ruth or tag:team", "or stands between two alternatives")
}

func openQuote(source string, where span) *when.Error {
	mark := source[where.at : where.at+1]
	return fault(source, where, "close it with a second "+mark+", or leave the first one out", "the quote %s is never closed", mark)
}

func textAfterQuote(source string, where span) *when.Error {
	return fault(source, where, "put a blank between the two, or both inside the quotes", "a term ends at its closing quote")
}

func noValue(source string, r raw) *when.Error {
	if r.key == "" {
		return fault(source, r.span, "write a part of a name, an alias or an org", "a word of the query is empty")
	}
	key := strings.ToLower(r.key)
	return fault(source, r.span, "write it without a blank after the colon: "+example(key), "%s: needs a value", key)
}

// example is a term of the field that can be typed as it is.
func example(key string) string {
	switch f, _ := named(key); {
	case key == "kind":
		return "kind:feedback"
	case key == "date":
		return "date:2026-03"
	case len(f.words()) > 0:
		return key + ":" + f.words()[0]
	}
	return key + ":WORD"
}

func noKind(source string, r raw, c *ledger.Config) *when.Error {
	hint := "kinds are " + strings.Join(ledger.KnownKinds(), ", ") + ", and those of allies.yaml"
	if near := ledger.Nearest(r.value, c.KindWords()); near != "" {
		hint = didYouMean(r, near)
	} else if words := strings.FieldsFunc(r.value, isListMark); len(words) > 1 && !slices.ContainsFunc(words, func(word string) bool { _, known := c.Kind(word); return !known }) {
		hint = "write one term for each: kind:" + strings.Join(words, " kind:")
	}
	return fault(source, r.where, hint, "there is no kind of support called %s", quote(r.value))
}

func isListMark(r rune) bool { return r == ',' || r == '|' || r == '+' || r == ' ' }

func noChoice(source string, r raw, words, own []string) *when.Error {
	hint := "say " + alternatives(words)
	if near := ledger.Nearest(r.value, slices.Concat(words, own)); near != "" {
		hint = didYouMean(r, near)
	}
	return fault(source, r.where, hint, "%s: does not know %s", strings.ToLower(r.key), quote(r.value))
}

func noField(source string, r raw, near string) *when.Error {
	hint := "terms are " + strings.Join(fieldWords, ":, ") + ":, and the keys of your files"
	if near != "" {
		hint = "did you mean " + strings.ReplaceAll(near, " ", "_") + ":" + quoteBlanks(r.value) + "?"
	}
	if other := otherTools[strings.ToLower(r.key)]; other != "" {
		hint = strings.ReplaceAll(other, "VALUE", quoteBlanks(r.value))
	}
	at := r.span.at + strings.LastIndex(source[r.span.at:r.where.at], r.key)
	return fault(source, span{at, at + len(r.key)}, hint, "no file has a key called %s", quote(r.key))
}

const oneAfterTheOther = "write the terms one after the other; or between them starts another alternative, not: takes one out"

// otherTools says what does here what a term of hledger does there.
var otherTools = map[string]string{
	"desc":   "text:VALUE finds words in notes and entries",
	"note":   "text:VALUE finds words in notes and entries",
	"acct":   "write the ally's name alone: VALUE",
	"payee":  "write the ally's name alone: VALUE",
	"amt":    "there is no term for an amount; dir: and kind: choose entries",
	"cur":    "there is no term for a unit; balance --units shows each apart",
	"depth":  "there is no term for a depth: allies have no accounts below them",
	"expr":   oneAfterTheOther,
	"any":    oneAfterTheOther,
	"all":    oneAfterTheOther,
	"real":   "there is no term for that: every entry counts, those of a plan aside",
	"code":   "there are no codes; text:VALUE finds words in notes and entries",
	"inacct": "write the ally's name alone: VALUE",
}

func unquotedPeriod(source string, r raw) *when.Error {
	return fault(source, r.where, "put quotes around a period of several words: 'date:"+strings.ToLower(r.value)+" month'",
		"date: ends at the blank after %s", quote(r.value))
}

// badPeriod moves a mistake in a period to its place in the query.
func badPeriod(source string, r raw, e *when.Error) *when.Error {
	where := r.where
	if e.Source == source[where.at:where.end] {
		where = span{where.at + e.From, where.at + e.To}
	}
	return fault(source, where, e.Hint, "%s", e.Message)
}

func didYouMean(r raw, value string) string {
	return fmt.Sprintf("did you mean %s:%s?", strings.ToLower(r.key), quoteBlanks(value))
}

func quoteBlanks(value string) string {
	if strings.ContainsAny(value, " \t") {
		return `"` + value + `"`
	}
	return value
}

// alternatives lists words as a sentence does: "a, b or c".
func alternatives(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
