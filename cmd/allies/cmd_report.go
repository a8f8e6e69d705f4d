package main

import (
	"math"

	"github.com/spf13/pflag"

	"allies/ledger/lists"
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func reportCommand() command {
	var only settings
	return command{
		name: "report", words: queryWords, group: see, formats: tableFormats(),
		answers: []any{report.Report{}},
		choices: map[string][]string{"only": lists.Words(report.Parts())},
		flags: func(f *pflag.FlagSet) {
			f.Var(&only, "only", "only these `PARTS`: overdue, promises, thanks, events, balance")
		},
		run: func(c call) error {
			parts, err := eachOf("--only", only, report.Parts())
			if err != nil {
				return err
			}
			if format, _ := c.options.formatFor(c.command); format != asHTML { // whose pictures show all
				c.needsSums(parse.Keep{Thanks: math.MaxInt, Cures: format == asJSON}) // which lists the problems
			}
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			rep := reckoner.Report()
			rep.Problems = r.mayTell(rep.Problems)
			if r.format == asHTML && len(parts) == 0 {
				rep.Pictures = reckoner.Pictures()
			}
			return r.show(render.Report(&rep, parts...), func() why { return reckoner.ExplainReport(parts...) })
		},
	}
}
