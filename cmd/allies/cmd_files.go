package main

import (
	"github.com/spf13/pflag"

	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func filesCommand() command {
	var o report.FileOptions
	return command{
		name: "files", group: find, formats: tableFormats(),
		answers:  []any{report.FileList{}},
		does:     "the files that were read",
		when:     "When somebody is missing in a report: which files are read, and why others are not.",
		examples: []string{"allies files", "allies files --all"},
		more:     []string{"format", "pages"},
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
