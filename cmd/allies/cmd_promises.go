package main

import (
	"github.com/spf13/pflag"

	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func promisesCommand() command {
	var o report.PromiseOptions
	return command{
		name: "promises", words: queryWords, group: see, formats: tableFormats(),
		answers:  []any{report.Promises{}},
		does:     "what you promised, and what was promised to you",
		when:     "Before you promise more, or to ask after what somebody promised you.",
		examples: []string{"allies promises --mine", "allies promises --all kofi"},
		more:     []string{"reckoning", "query"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.All, "all", false, "kept, late and dropped ones too")
			f.BoolVar(&o.Mine, "mine", false, "only yours")
			f.BoolVar(&o.Theirs, "theirs", false, "only theirs")
		},
		complete: (*session).queryWords,
		run: func(c call) error {
			if !o.All {
				c.needsSums(parse.Keep{})
			}
			return c.report(report.Options{}, func(r *report.Reckoner) (render.View, func() why) {
				promises := r.Promises(o)
				return render.Promises(&promises), func() why { return r.ExplainPromises(o) }
			})
		},
	}
}
