package query

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"allies/ledger/when"
)

// TestLex: an argument is cut into terms; quotes, the shell's and ours, keep
// blanks.
func TestLex(t *testing.T) {
	for _, c := range []struct {
		rule string
		args []string
		want string // key=value, ! for not, | between terms
	}{
		{"one word an argument", []string{"dana", "kind:gift"}, "=dana|kind=gift"},
		{"the shell's quotes around a value", []string{"org:Meridian Labs"}, "org=Meridian Labs"},
		{"the shell's quotes around words", []string{"Dana Okafor"}, "=Dana Okafor"},
		{"our quotes around a value", []string{`org:"Meridian Labs"`}, "org=Meridian Labs"},
		{"our other quotes", []string{`org:'Meridian Labs'`}, "org=Meridian Labs"},
		{"our quotes around a term", []string{`"org:Meridian Labs"`}, "org=Meridian Labs"},
		{"our quotes around words", []string{`"Dana Okafor"`}, "=Dana Okafor"},
		{"several terms in one argument", []string{"kind:gift dir:gave"}, "kind=gift|dir=gave"},
		{"a value goes on to the next field", []string{"org:Meridian Labs kind:gift dana"}, "org=Meridian Labs|kind=gift|=dana"},
		{"a known key begins a term", []string{"org:Meridian Labs role:cook"}, "org=Meridian Labs|role=cook"},
		{"a key in use begins a term", []string{"org:Meridian Labs hobby:chess"}, "org=Meridian Labs|hobby=chess"},
		{"another word with a colon does not", []string{"text:he said: no"}, "text=he said: no"},
		{"a quote begins a term", []string{`kind:gift "Dana Okafor"`}, "kind=gift|=Dana Okafor"},
		{"not begins a term", []string{"org:Meridian Labs not:kind:gift"}, "org=Meridian Labs|!kind=gift"},
		{"not before quotes", []string{`not:"Dana Okafor"`}, "!=Dana Okafor"},
		{"not twice", []string{"not:not:dana"}, "=dana"},
		{"not with a blank", []string{"not: dana"}, "!=dana"},
		{"a blank after the colon", []string{"kind: gift"}, "kind=gift"},
		{"a key with a blank", []string{"Last Contact:2026"}, "Last Contact=2026"},
		{"an apostrophe in a word", []string{"O'Brien"}, "=O'Brien"},
		{"an apostrophe in a value", []string{"org:Ann's place"}, "org=Ann's place"},
		{"a quote kept by the other kind", []string{`"O'Brien"`}, "=O'Brien"},
		{"a colon in a value", []string{"text:10:30"}, "text=10:30"},
		{"a time is a word", []string{"10:30"}, "=10:30"},
		{"a colon first is a word", []string{":)"}, "=:)"},
		{"blanks around", []string{"  dana  ", "\tkind:gift\n"}, "=dana|kind=gift"},
		{"blanks of any script", []string{"kind:gift\u3000dir:got"}, "kind=gift|dir=got"},
		{"letters of any script", []string{"городе:Тула", "田中"}, "городе=Тула|=田中"},
		{"or before a term", []string{"Ruth or tag:team or not:Bo"}, "=Ruth|=or|tag=team|=or|!=Bo"},
		{"or between words", []string{"Ada Berg or Bo or kind:gift"}, "=Ada Berg|=or|=Bo|=or|kind=gift"},
		{"or after a value of one word", []string{"kind:gift or Bo"}, "kind=gift|=or|=Bo"},
		{"or after a period", []string{"date:last month or Bo"}, "date=last month|=or|=Bo"},
		{"or in a text", []string{"text:now or never"}, "text=now or never"},
		{"or in an organisation", []string{"org:Now or Never"}, "org=Now or Never"},
		{"or in quotes", []string{`"Ada or Bo"`, `"or"`}, "=Ada or Bo|=or"},
		{"or without a word on each side", []string{"or Bo", "Bo or"}, "=or Bo|=Bo or"},
		{"a value of one word ends at a blank", []string{"kind:gift Ada Berg", "tag:#work Bo"}, "kind=gift|=Ada Berg|tag=#work|=Bo"},
		{"a word of one's own may have a blank", []string{"circle:Inner Ring dir:got", "circle:15 Bo"}, "circle=Inner Ring|dir=got|circle=15|=Bo"},
		{"a whole name without quotes", []string{"Tag:", "You"}, "=Tag: You"},
		{"a whole name is no term", []string{"Tag: You", `"tag: you"`, "Tag: Yours"}, "=Tag: You|=tag: you|Tag=Yours"},
		{"no arguments", nil, ""},
	} {
		x := lexer{Context: Context{Keys: []string{"hobby"}, own: map[field][]string{circle: {"inner ring"}}, names: map[string]bool{"tag: you": true}}}
		if err := x.lex(c.args); err != nil {
			t.Errorf("%s: %v", c.rule, err)
			continue
		}
		var got []string
		for _, r := range x.terms {
			not := ""
			if r.not {
				not = "!"
			}
			got = append(got, fmt.Sprintf("%s%s=%s", not, r.key, r.value))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q, want %q", c.rule, strings.Join(got, "|"), c.want)
		}
	}
}

// TestQueryMistakes: a term that cannot be read says why, marks the place, and
// hints at what to type.
func TestQueryMistakes(t *testing.T) {
	for _, c := range []struct {
		args                  []string
		message, marked, hint string
	}{
		{[]string{"kind:feedbak"}, `no kind of support called "feedbak"`, "feedbak", "did you mean kind:feedback?"},
		{[]string{"dana", "not:kind:Gfit"}, `called "Gfit"`, "Gfit", "did you mean kind:gift?"},
		{[]string{"kind:xyzzy"}, "no kind of support", "xyzzy", "kinds are emotional, resources"},
		{[]string{"kind:gift,feedback"}, "no kind of support", "gift,feedback", "kind:gift kind:feedback"},
		{[]string{"kind:gift|feedback"}, "no kind of support", "gift|feedback", "kind:gift kind:feedback"},
		{[]string{"kind:gift+feedback"}, "no kind of support", "gift+feedback", "kind:gift kind:feedback"},
		{[]string{"kind:gift,dana"}, "no kind of support", "gift,dana", "kinds are emotional"},
		{[]string{"zoe", "or"}, "or stands between two alternatives", "or", "terms on both sides, as in Ruth or tag:team"},
		{[]string{"dir:gvae"}, `dir: does not know "gvae"`, "gvae", "did you mean dir:gave?"},
		{[]string{"dir:both"}, `dir: does not know "both"`, "both", "say gave or got"},
		{[]string{"status:archivd"}, "status: does not know", "archivd", "did you mean status:archived?"},
		{[]string{"reach:outsid"}, "reach: does not know", "outsid", "did you mean reach:outside?"},
		{[]string{"circle:7"}, `circle: does not know "7"`, "7", "say 5, 15, 50 or 150"},
		{[]string{"circle:x"}, "circle: does not know", "x", "say 5, 15, 50 or 150"},
		{[]string{"is:owning"}, "is: does not know", "owning", "did you mean is:owing?"},
		{[]string{"is:late"}, "is: does not know", "late", "say overdue, owing, owed, unthanked or dormant"},
		{[]string{"date:2026-02-30"}, "there is no 2026-02-30", "2026-02-30", "2026-02-28"},
		{[]string{"x", "date:from 2026-13 to 2027"}, "there is no month 13", "2026-13", "2026-01 to 2026-12"},
		{[]string{"date:last mnth dir:got"}, "cannot read", "mnth", `did you mean "last month"?`},
		{[]string{"date:last", "month"}, `date: ends at the blank after "last"`, "last", "'date:last month'"},
		{[]string{"shoesize:42"}, `no file has a key called "shoesize"`, "shoesize", "terms are tag:, kind:, dir:, status:, reach:, circle:, org:, text:, date:, is:, and the keys of your files"},
		{[]string{"desc:lunch"}, "no file has a key", "desc", "text:lunch finds words in notes and entries"},
		{[]string{"payee:Ines Roca"}, "no file has a key", "payee", `write the ally's name alone: "Ines Roca"`},
		{[]string{"stauts:ally"}, `no file has a key called "stauts"`, "stauts", "did you mean status:ally?"},
		{[]string{"knd:gift"}, "no file has a key", "knd", "did you mean kind:gift?"},
		{[]string{"loction:New York"}, "no file has a key", "loction", `did you mean location:"New York"?`},
		{[]string{"LOCTION:Lagos"}, "no file has a key", "LOCTION", "did you mean location:Lagos?"},
		{[]string{"lokatoin:Lagos"}, "no file has a key", "lokatoin", "did you mean location:Lagos?"},
		{[]string{"kind:"}, "kind: needs a value", "kind:", "kind:feedback"},
		{[]string{"not:is:", "dana"}, "is: needs a value", "not:is:", "is:overdue"},
		{[]string{"date:"}, "date: needs a value", "date:", "date:2026-03"},
		{[]string{"tag:#"}, "tag: needs a value", "tag:#", "tag:WORD"},
		{[]string{`org:""`}, "org: needs a value", `org:""`, "org:WORD"},
		{[]string{"hobby:"}, "hobby: needs a value", "hobby:", "hobby:WORD"},
		{[]string{""}, "a word of the query is empty", "''", "leave it out"},
		{[]string{"dana", " "}, "a word of the query is empty", "' '", "leave it out"},
		{[]string{`""`}, "a word of the query is empty", `""`, "part of a name"},
		{[]string{"not:"}, "not: stands before nothing", "not:", "not:kind:gift"},
		{[]string{"not:", "dana"}, "not: stands before nothing", "not:", "not:kind:gift"},
		{[]string{`org:"Meridian`}, `the quote " is never closed`, `"Meridian`, `a second "`},
		{[]string{"'tis"}, "the quote ' is never closed", "'tis", "a second '"},
		{[]string{`"Dana"Okafor`}, "a term ends at its closing quote", "Okafor", "put a blank between"},
	} {
		q, err := Parse(c.args, Context{Today: day(t, sunday)})
		if q != nil {
			t.Errorf("%q: a query comes with the error", c.args)
		}
		checkMistake(t, strings.Join(c.args, " "), err, c.message, c.marked, c.hint)
	}
}

// TestKeysOfNobody: no key is suggested that is two letters away from a short
// one, three from a long one, or begins with another letter.
func TestKeysOfNobody(t *testing.T) {
	for _, term := range []string{"rook:x", "lokatoim:x", "ocation:x", "hobby:x"} {
		_, err := Parse([]string{term}, Context{})
		var mistake *when.Error
		if !errors.As(err, &mistake) || strings.Contains(mistake.Hint, "did you mean") {
			t.Errorf("%s: %v", term, err)
		}
	}
}

// TestKeysInUse: a key that some file has is never taken for a slip of the
// hand.
func TestKeysInUse(t *testing.T) {
	for _, c := range []Context{{Keys: []string{"Kin"}}, {Keys: []string{"kin"}}} {
		if _, err := Parse([]string{"kin:ada"}, c); err != nil {
			t.Errorf("kin: in use: %v", err)
		}
	}
	if _, err := Parse([]string{"kin:ada"}, Context{}); err == nil {
		t.Error("kin: in no file, and near kind:, is read")
	}
}

// checkMistake compares an error with parts of its message and hint, and with
// the text it marks.
func checkMistake(t *testing.T, typed string, err error, message, marked, hint string) {
	t.Helper()
	var e *when.Error
	if !errors.As(err, &e) {
		t.Errorf("%q: got %v, want an error with %q", typed, err, message)
		return
	}
	if !strings.Contains(e.Message, message) {
		t.Errorf("%q: message %q, want %q", typed, e.Message, message)
	}
	if !strings.Contains(e.Hint, hint) {
		t.Errorf("%q: hint %q, want %q", typed, e.Hint, hint)
	}
	if got := e.Source[e.From:e.To]; got != marked {
		t.Errorf("%q: marks %q, want %q", typed, got, marked)
	}
}
