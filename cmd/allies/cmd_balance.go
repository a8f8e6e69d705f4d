package main

import (
	"github.com/spf13/pflag"

	"allies/report"
	"allies/report/render"
)

func balanceCommand(s *session) command {
	var o report.Options
	var by string
	return command{
		name: "balance", words: "[QUERY]", group: see, formats: tableFormats(), jsonHasPeriod: true,
		does:     "what you gave, what you got, and the difference",
		examples: []string{"allies balance", "allies bal --by kind -p 'last 90 days'"},
		choices:  map[string][]string{"by": asWords(report.Groupings())},
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&by, "by", string(report.ByAlly), "a row for each `GROUP`: ally, kind, reach, org, tag, month, quarter, year")
			f.BoolVar(&o.Units, "units", false, "amounts in the units they were noted in")
			f.BoolVar(&o.Index, "index", false, "how two-way each tie is now")
			f.BoolVar(&o.All, "all", false, "communal ties too")
		},
		complete: s.queryWords,
		run: func(c call) error {
			var err error
			if o.By, err = oneOf("--by", by, report.Groupings()); err != nil {
				return err
			}
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(o)
			balance := reckoner.Balance()
			return r.show(balance, render.Balance(&balance), reckoner.ExplainBalance)
		},
	}
}
