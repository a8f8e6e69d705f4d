package main

import (
	"allies/report"
	"allies/report/render"
)

func statsCommand() command {
	return command{
		name: "stats", words: "[QUERY]", group: see, formats: []string{asText, asJSON, asMD, asHTML},
		answers:  []any{report.Stats{}},
		does:     "counts, follow-through, thanks, load, give and take",
		when:     "Once in a season, to look at your own habits rather than at one tie.",
		examples: []string{"allies stats"},
		more:     []string{"reckoning"},
		complete: (*session).queryWords,
		run: func(c call) error {
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			stats := reckoner.Stats()
			return r.show(render.Stats(&stats), reckoner.ExplainStats)
		},
	}
}
