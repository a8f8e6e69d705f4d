package main

import (
	"github.com/spf13/pflag"

	"allies/ledger/lists"
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func activityCommand() command {
	var by groupings
	return command{
		name: "activity", words: queryWords, group: see, formats: []string{asText, asJSON, asHTML},
		answers:  []any{report.Activity{}},
		does:     "contact over time",
		when:     "To see when contact was close and when it was quiet.",
		examples: []string{"allies activity", "allies activity kofi -p 2026 --by week"},
		more:     []string{"reckoning"},
		choices:  map[string][]string{"by": lists.Words(report.Lengths())},
		flags: func(f *pflag.FlagSet) {
			by.register(f, "a bar for each `SPAN`: week, month, quarter, year; otherwise as the period is long")
		},
		complete: (*session).queryWords,
		run: func(c call) error {
			var o report.Options
			chosen, err := by.chosen(report.Lengths())
			switch {
			case err != nil:
				return err
			case len(chosen) > 1:
				return usagef("leave one out: --by week", "activity has one --by, and %d were given", len(chosen))
			case len(chosen) == 1:
				o.By = chosen[0]
			}
			c.needsSums(parse.Keep{})
			return c.report(o, func(r *report.Reckoner) (render.View, func() why) {
				activity := r.Activity()
				return render.Activity(&activity), r.ExplainActivity
			})
		},
	}
}
