package main

import (
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func statsCommand() command {
	return command{
		name: "stats", words: queryWords, group: see, formats: []string{asText, asJSON, asMD, asHTML},
		answers:  []any{report.Stats{}},
		does:     "counts, follow-through, thanks, load, give and take",
		when:     "Once in a season, to look at your own habits rather than at one tie.",
		examples: []string{"allies stats"},
		more:     []string{"reckoning"},
		complete: (*session).queryWords,
		run: func(c call) error {
			c.needsSums(parse.Keep{})
			return c.report(report.Options{}, func(r *report.Reckoner) (render.View, func() why) {
				stats := r.Stats()
				return render.Stats(&stats), r.ExplainStats
			})
		},
	}
}
