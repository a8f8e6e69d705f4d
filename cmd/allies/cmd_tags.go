package main

import (
	"allies/report"
	"allies/report/render"
)

func tagsCommand() command {
	return command{
		name: "tags", group: find, formats: tableFormats(),
		answers:  []any{report.TagList{}},
		does:     "the tags in use",
		when:     "Before you make a tag, to see which there are.",
		examples: []string{"allies tags"},
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
