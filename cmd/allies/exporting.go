package main

import (
	"slices"

	"allies/cmd/allies/internal/convert/obfuscate"
	"allies/ledger"
	"allies/report"
	"allies/report/english"
)

// exporting is a command that writes a ledger for another program.
type exporting struct {
	*reading
	exportOptions
	exporter
	mask *obfuscate.Mask // nil where names and texts stay
	left report.Hidden   // what is private and stays out
}

// shown is a value of the reckoning as it may leave: without what is private,
// and under a mask where there is one.
func shown[T any](x *exporting, value T) T {
	if !x.options.includePrivate {
		value = *report.Public(&value, x.left)
	}
	if x.mask != nil {
		value = obfuscate.Value(x.mask, value)
	}
	return value
}

// people are the allies that the query chooses, in order of name.
func (x *exporting) people() []*report.Show {
	r := x.reckon(report.Options{})
	var all []*report.Show
	for _, row := range r.List(report.SortName).Allies {
		s := shown(x, r.Show(row.Source))
		if a := s.Source; x.mask != nil {
			s.Source = &ledger.Ally{Name: s.Name, File: a.File, Introduced: a.Introduced}
		}
		all = append(all, &s)
	}
	return all
}

// keeps reports whether a key of an ally's stays out.
func (x *exporting) keeps(a *ledger.Ally, key string) bool {
	if x.options.includePrivate || !a.IsPrivate(key) {
		return false
	}
	if f, ok := a.Field(key); ok && len(f.Values) > 0 {
		x.left[a.File+" "+key] = report.HiddenKey
	}
	return true
}

// leftOut is how many private things stay out.
func (x *exporting) leftOut() int {
	n := 0
	for _, kind := range x.left {
		if x.kinds == nil || slices.Contains(x.kinds, kind) {
			n++
		}
	}
	return n
}

// sayLeftOut says what is not there as it was.
func (x *exporting) sayLeftOut() {
	switch n := x.leftOut(); {
	case n == 0:
	case x.isJournal():
		x.terminal.say(english.Count(n, "private entry") + " left out, and so sums differ from those of allies balance; --include-private exports them")
	default:
		x.terminal.say(english.Count(n, "private thing") + " left out; --include-private exports them")
	}
	if x.mask != nil {
		x.terminal.say("names and texts are changed for a picture, which gives no privacy: days, figures and who knows whom are as they were")
	}
}
