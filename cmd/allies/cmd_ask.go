package main

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

func askCommand() command {
	return command{
		name: "ask", words: "KIND", group: find, formats: []string{asText, asJSON},
		answers:  []any{report.Ask{}},
		complete: valuesOf("kind"),
		run: func(c call) error {
			r, err := c.read()
			if err != nil {
				return err
			}
			kind := strings.Join(c.given, " ")
			reckoner := r.reckon(report.Options{})
			ask, err := reckoner.Ask(kind)
			var unknown *report.KindError
			if errors.As(err, &unknown) {
				return noKind(unknown, r.ledger.Config)
			}
			if err != nil {
				return err
			}
			if r.isEmpty() {
				return r.sayFirstStep()
			}
			return r.show(render.Ask(&ask), func() why { return reckoner.ExplainAsk(kind) })
		},
	}
}

func noKind(e *report.KindError, c *ledger.Config) error {
	hint := "did you mean " + e.Near + "?"
	if e.Near == "" {
		kinds := slices.AppendSeq(ledger.KnownKinds(), maps.Keys(c.Weights))
		slices.Sort(kinds)
		hint = "say " + english.Join("or", slices.Compact(kinds))
	}
	return usagef(hint, "there is no kind of support called %s", quote(e.Word))
}
