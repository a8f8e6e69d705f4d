package main

import (
	"allies/cmd/allies/internal/doctor"
	"allies/report"
	"allies/report/render"
)

func doctorCommand() command {
	return command{
		name: "doctor", group: find, formats: []string{asText, asJSON},
		answers:  []any{doctor.Report{}},
		does:     "settings, git, file modes: each finding with its cure",
		when:     "When something seems wrong with the ledger as a whole, and once in each new clone.",
		examples: []string{"allies doctor", "allies doctor -O json"},
		more:     []string{"share"},
		run: func(c call) error {
			if c.options.rev != "" {
				return usagef("leave --rev out", "doctor looks at the files as they are, and takes no --rev")
			}
			r, err := c.read()
			if err != nil {
				return err
			}
			d, err := doctor.Examine(c.world.ctx, doctor.Input{
				Root: r.root, Ledger: r.ledger, Reckoner: r.reckon(report.Options{}), State: r.stateFolder(),
			})
			if err != nil {
				return err
			}
			return r.show(render.Doctor(d.Checkup(), d), nil)
		},
	}
}
