package main

// The commands that show one report and need no more than it.

import (
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger/lists"
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func statsCommand() command {
	return command{
		name: "stats", words: queryWords, group: see, formats: []string{asText, asJSON, asMD, asHTML},
		answers: []any{report.Stats{}},
		run: func(c call) error {
			c.needsSums(parse.Keep{})
			return answer(c, report.Options{}, (*report.Reckoner).Stats, render.Stats, (*report.Reckoner).ExplainStats)
		},
	}
}

func activityCommand() command {
	var by groupings
	return command{
		name: "activity", words: queryWords, group: see, formats: []string{asText, asJSON, asHTML},
		answers: []any{report.Activity{}},
		choices: map[string][]string{"by": lists.Words(report.Lengths())},
		flags: func(f *pflag.FlagSet) {
			by.register(f, "a bar for each `SPAN`: week, month, quarter, year; otherwise as the period is long")
		},
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
			return answer(c, o, (*report.Reckoner).Activity, render.Activity, (*report.Reckoner).ExplainActivity)
		},
	}
}

func coverageCommand() command {
	return command{
		name: "coverage", words: queryWords, group: see, formats: []string{asText, asJSON, asMD, asHTML},
		answers: []any{report.Coverage{}},
		run: func(c call) error {
			c.needsSums(parse.Keep{})
			return answer(c, report.Options{}, (*report.Reckoner).Coverage, render.Coverage, (*report.Reckoner).ExplainCoverage)
		},
	}
}

func registerCommand() command {
	var o report.Options
	return command{
		name: "register", words: queryWords, group: see, formats: tableFormats(),
		answers: []any{report.Register{}},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.All, "all", false, "count communal ties too")
		},
		run: func(c call) error {
			return answer(c, o, (*report.Reckoner).Register, render.Register, (*report.Reckoner).ExplainRegister)
		},
	}
}

func promisesCommand() command {
	var o report.PromiseOptions
	return command{
		name: "promises", words: queryWords, group: see, formats: tableFormats(),
		answers: []any{report.Promises{}},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.All, "all", false, "kept, late and dropped ones too")
			f.BoolVar(&o.Mine, "mine", false, "only yours")
			f.BoolVar(&o.Theirs, "theirs", false, "only theirs")
		},
		run: func(c call) error {
			if !o.All {
				c.needsSums(parse.Keep{})
			}
			return answer(c, report.Options{}, func(r *report.Reckoner) report.Promises { return r.Promises(o) }, render.Promises,
				func(r *report.Reckoner) why { return r.ExplainPromises(o) })
		},
	}
}

func matchCommand() command {
	var goal setting
	return command{
		name: "match", words: queryWords, group: find, formats: []string{asText, asJSON},
		answers: []any{report.Match{}},
		flags: func(f *pflag.FlagSet) {
			f.Var(&goal, "goal", "only those who hold this `GOAL`")
		},
		values: map[string]completer{"goal": valuesOf("goals")},
		run: func(c call) error {
			return answer(c, report.Options{}, func(r *report.Reckoner) report.Match { return r.Match(string(goal)) }, render.Match,
				func(r *report.Reckoner) why { return r.ExplainMatch(string(goal)) })
		},
	}
}

func tagsCommand() command {
	return command{
		name: "tags", group: find, formats: tableFormats(),
		answers: []any{report.TagList{}},
		run: func(c call) error {
			r, err := c.read()
			if err != nil {
				return err
			}
			tags := r.reckon(report.Options{}).Tags()
			return r.show(render.Tags(&tags), nil)
		},
	}
}

func filesCommand() command {
	var o report.FileOptions
	return command{
		name: "files", group: find, formats: tableFormats(),
		answers: []any{report.FileList{}},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.All, "all", false, "those left out too, each with its rule")
		},
		run: func(c call) error {
			c.needsSums(parse.Keep{})
			r, err := c.read()
			if err != nil {
				return err
			}
			files := r.reckon(report.Options{}).Files(o)
			return r.show(render.Files(&files), nil)
		},
	}
}

func showCommand() command {
	return command{
		name: "show", words: "NAME", group: see, formats: []string{asText, asJSON, asMD, asHTML}, jsonHasHash: true,
		answers:  []any{report.Show{}},
		complete: (*session).nameWords,
		run: func(c call) error {
			r, err := c.read()
			if err != nil {
				return err
			}
			a, err := r.ally(strings.Join(c.given, " "))
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			show := reckoner.Show(a)
			show.SHA256 = hashIn(r.texts, a.File)
			r.keepPrivate(show.Notes)
			r.keepPrivate(show.Plans)
			return r.show(render.Show(&show), func() why { return reckoner.ExplainAlly(a) })
		},
	}
}
