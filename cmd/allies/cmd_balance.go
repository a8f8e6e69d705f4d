package main

import (
	"math"
	"slices"

	"github.com/spf13/pflag"

	"allies/ledger/lists"
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func balanceCommand() command {
	var o report.Options
	var by groupings
	var sort string
	var most int
	return command{
		name: "balance", words: queryWords, group: see, formats: tableFormats(), jsonHasPeriod: true,
		answers: []any{report.Balance{}, report.NetTable{}},
		choices: map[string][]string{"by": lists.Words(report.Groupings()), "sort": lists.Words(report.BalanceSorts())},
		flags: func(f *pflag.FlagSet) {
			by.register(f, "a row for each `GROUP`: ally, kind, reach, org, tag, week, month, quarter, year; "+
				"a second --by makes a table of the net")
			f.StringVar(&sort, "sort", string(report.SortName), "in order of `WHAT`: name, net, gave, got, last")
			f.IntVarP(&most, "number", "n", everyRow, "the first `N` rows")
			f.Lookup("number").DefValue = "0" // it is none that help should show
			f.BoolVar(&o.Units, "units", false, "amounts in the units they were noted in")
			f.BoolVar(&o.Index, "index", false, "how two-way each tie is now")
			f.BoolVar(&o.All, "all", false, "communal ties too")
		},
		run: func(c call) error {
			var err error
			if o.By, o.By2, err = by.ofBalance(); err != nil {
				return err
			}
			if o.Sort, err = oneOf("--sort", sort, report.BalanceSorts()); err != nil {
				return err
			}
			switch {
			case most < 0:
				return usagef("say -n 5", "-n takes how many rows, and %d was given", most)
			case most == 0:
				o.Most = report.NoRows
			case most < everyRow:
				o.Most = most
			}
			return c.balance(o)
		},
	}
}

// everyRow is how many rows a balance has where -n does not say.
const everyRow = math.MaxInt

// ofBalance are one or two groupings; hledger's -M alone is the second, after the allies.
func (g *groupings) ofBalance() (by, by2 report.By, err error) {
	chosen, err := g.chosen(report.Groupings())
	switch {
	case err != nil:
		return "", "", err
	case len(g.by) == 0:
		chosen = slices.Insert(chosen, 0, report.ByAlly)
	}
	switch {
	case len(chosen) > 2:
		return "", "", usagef("leave one out: --by ally --by month", "a table has two groupings, and %d were given", len(chosen))
	case len(chosen) == 1:
		return chosen[0], "", nil
	case chosen[0] == chosen[1]:
		return "", "", usagef("say two that differ: --by ally --by month", "both groupings are %s", chosen[0])
	}
	return chosen[0], chosen[1], nil
}

func (c call) balance(o report.Options) error {
	if o.By2 != "" && o.Index {
		return usagef("leave --index or the second --by out", "a table of two groupings has no index")
	}
	c.needsSums(parse.Keep{})
	if o.By2 == "" {
		return answer(c, o, (*report.Reckoner).Balance, render.Balance, (*report.Reckoner).ExplainBalance)
	}
	return answer(c, o, (*report.Reckoner).NetTable, render.NetTable, (*report.Reckoner).ExplainNetTable)
}

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
	return eachOf("--by", slices.Concat(g.by, g.spans), known)
}
