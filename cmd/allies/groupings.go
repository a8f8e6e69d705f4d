package main

import (
	"github.com/spf13/pflag"

	"allies/report"
)

// groupings are what sums are made by: --by, and hledger's -W -M -Q -Y.
type groupings struct {
	by    settings
	spans settings
}

func (g *groupings) register(f *pflag.FlagSet, usage string) {
	f.Var(&g.by, "by", usage)
	for _, span := range []struct{ word, short, long, does string }{
		{string(report.ByWeek), "W", "weekly", "as --by week"},
		{string(report.ByMonth), "M", "monthly", "as --by month"},
		{string(report.ByQuarter), "Q", "quarterly", "as --by quarter"},
		{string(report.ByYear), "Y", "yearly", "as --by year"},
	} {
		f.BoolFuncP(span.long, span.short, span.does, func(string) error { return g.spans.Set(span.word) })
	}
}

// chosen are the groupings in their order: -M stands after each --by.
func (g *groupings) chosen(known []report.By) ([]report.By, error) {
	var chosen []report.By
	for _, word := range append(g.by[:len(g.by):len(g.by)], g.spans...) {
		by, err := oneOf("--by", word, known)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, by)
	}
	return chosen, nil
}
