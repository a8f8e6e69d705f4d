package main

import (
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func coverageCommand() command {
	return command{
		name: "coverage", words: queryWords, group: see, formats: []string{asText, asJSON, asMD, asHTML},
		answers:  []any{report.Coverage{}},
		does:     "which support you have where, and what rests on one person",
		when:     "Before you need help: which kind of it rests on one person, or on nobody.",
		examples: []string{"allies coverage"},
		more:     []string{"reckoning"},
		complete: (*session).queryWords,
		run: func(c call) error {
			c.needsSums(parse.Keep{})
			return c.report(report.Options{}, func(r *report.Reckoner) (render.View, func() why) {
				coverage := r.Coverage()
				return render.Coverage(&coverage), r.ExplainCoverage
			})
		},
	}
}
