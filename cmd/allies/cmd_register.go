package main

import (
	"github.com/spf13/pflag"

	"allies/report"
	"allies/report/render"
)

func registerCommand() command {
	var o report.Options
	return command{
		name: "register", words: queryWords, group: see, formats: tableFormats(),
		answers:  []any{report.Register{}},
		does:     "what passed both ways, by date, with a running balance",
		when:     "To follow a balance line by line, as in an account book.",
		examples: []string{"allies register kofi", "allies reg kind:feedback -p 2026"},
		more:     []string{"query"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.All, "all", false, "count communal ties too")
		},
		complete: (*session).queryWords,
		run: func(c call) error {
			return c.report(o, func(r *report.Reckoner) (render.View, func() why) {
				register := r.Register()
				return render.Register(&register), r.ExplainRegister
			})
		},
	}
}
