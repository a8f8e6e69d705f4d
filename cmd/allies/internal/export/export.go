// Package export writes a ledger in the formats of other programs, without what is
// private in it. What a format is like, a package under convert knows.
package export

import (
	"io/fs"
	"slices"

	"allies/cmd/allies/internal/convert/obfuscate"
	"allies/ledger"
	"allies/report"
)

type Export struct {
	Ledger *ledger.Ledger
	Today  ledger.Date
	Reckon func(report.Options) *report.Reckoner // of what is chosen
	Chosen bool                                  // a query chose: the allies alone are written
	Files  func() (Files, error)                 // of the ledger, as they are read; json writes them too
	Inbox  string                                // the name of the file in which lines wait
	Open   func(report.Note) report.Note         // a note without what is private in it

	Communal       bool            // communal ties too, in a journal
	IncludePrivate bool            // what is private too
	Mask           *obfuscate.Mask // nil where names and texts stay

	reckoner *report.Reckoner
	form     form
	left     report.Hidden // what is private and stays out
}

type Files interface {
	fs.FS
	Close() error
}

// form is how a ledger is written in a format, and the kinds of private things that
// it would have.
type form struct {
	name  string
	write func(*Export) (string, error)
	kinds []string // nil for all
}

// shown is a value of the reckoning as it may leave: without what is private,
// and under a mask where there is one.
func shown[T any](x *Export, value T) T {
	if !x.IncludePrivate {
		value = *report.Public(&value, x.left)
	}
	if x.Mask != nil {
		value = obfuscate.Value(x.Mask, value)
	}
	return value
}

func (x *Export) people() []*report.Show {
	x.reckoner = x.Reckon(report.Options{})
	var all []*report.Show
	for _, row := range x.reckoner.List(report.SortName).Allies {
		s := shown(x, x.reckoner.Show(row.Source))
		if a := s.Source; x.Mask != nil {
			s.Source = &ledger.Ally{Name: s.Name, File: a.File, Introduced: a.Introduced}
		} else if x.hides(a, "first_name") || x.hides(a, "last_name") {
			named := *a
			if x.hides(a, "first_name") {
				named.First = ""
			}
			if x.hides(a, "last_name") {
				named.Last = ""
			}
			s.Source = &named
		}
		all = append(all, &s)
	}
	return all
}

// hides reports whether a key of an ally's stays out, for a part of its value too.
func (x *Export) hides(a *ledger.Ally, key string) bool {
	if x.IncludePrivate || !a.HoldsPrivateUnder(key) {
		return false
	}
	if f, ok := a.Field(key); ok && len(f.Values) > 0 {
		x.left[a.File+" "+key] = report.HiddenKey
	}
	return true
}

func (x *Export) leftOut() int {
	n := 0
	for _, kind := range x.left {
		if x.form.kinds == nil || slices.Contains(x.form.kinds, kind) {
			n++
		}
	}
	return n
}
