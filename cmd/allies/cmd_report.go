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
		answers:  []any{report.Report{}},
		does:     "the whole picture: follow-ups, promises, thanks, balance",
		when:     "Begin the day or the week with it: the first lines say whom to turn to, the rest why.",
		examples: []string{"allies", "allies report --only promises,thanks", "allies report tag:team -o team.html"},
		more:     []string{"reckoning", "query"},
		choices:  map[string][]string{"only": lists.Words(report.Parts())},
		flags: func(f *pflag.FlagSet) {
			f.Var(&only, "only", "only these `PARTS`: overdue, promises, thanks, events, balance")
		},
		complete: (*session).queryWords,
		run: func(c call) error {
			var parts []report.Part
			for _, word := range only {
				part, err := oneOf("--only", word, report.Parts())
				if err != nil {
					return err
				}
				parts = append(parts, part)
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
