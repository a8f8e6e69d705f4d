package main

import (
	"strings"

	"allies/report"
	"allies/report/render"
)

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
