package main

import (
	"github.com/spf13/pflag"

	"allies/report"
	"allies/report/render"
)

func activityCommand(s *session) command {
	var by string
	spans := []report.By{report.ByWeek, report.ByMonth, report.ByYear}
	return command{
		name: "activity", words: "[QUERY]", group: see, formats: []string{asText, asJSON, asHTML},
		does:     "contact over time",
		examples: []string{"allies activity", "allies activity kofi -p 2026 --by week"},
		choices:  map[string][]string{"by": asWords(spans)},
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&by, "by", "", "a bar for each `SPAN`: week, month, year; otherwise as the period is long")
		},
		complete: s.queryWords,
		run: func(c call) error {
			var o report.Options
			if by != "" {
				var err error
				if o.By, err = oneOf("--by", by, spans); err != nil {
					return err
				}
			}
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(o)
			activity := reckoner.Activity()
			return r.show(activity, render.Activity(&activity), reckoner.ExplainActivity)
		},
	}
}
