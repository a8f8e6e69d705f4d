package main

import (
	"github.com/spf13/pflag"

	"allies/report"
	"allies/report/render"
)

func matchCommand() command {
	var goal setting
	return command{
		name: "match", words: queryWords, group: find, formats: []string{asText, asJSON},
		answers:  []any{report.Match{}},
		does:     "potential allies, by what you share",
		when:     "Before a conference or a visit: whom you might get to know, and who could introduce you.",
		examples: []string{"allies match", "allies match --goal 'open data'"},
		more:     []string{"reckoning"},
		flags: func(f *pflag.FlagSet) {
			f.Var(&goal, "goal", "only those who hold this `GOAL`")
		},
		values:   map[string]completer{"goal": valuesOf("goals")},
		complete: (*session).queryWords,
		run: func(c call) error {
			return c.report(report.Options{}, func(r *report.Reckoner) (render.View, func() why) {
				match := r.Match(string(goal))
				return render.Match(&match), func() why { return r.ExplainMatch(string(goal)) }
			})
		},
	}
}
