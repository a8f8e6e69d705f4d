package main

import (
	"allies/report"
	"allies/report/render"
)

func activityCommand(s *session) command {
	return command{
		name: "activity", words: "[QUERY]", group: see, formats: []string{asText, asJSON, asHTML},
		does:     "contact over time",
		examples: []string{"allies activity", "allies activity kofi -p 2026"},
		complete: s.queryWords,
		run: func(c call) error {
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			activity := reckoner.Activity()
			return r.show(activity, render.Activity(&activity), reckoner.ExplainActivity)
		},
	}
}
