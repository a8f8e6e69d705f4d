package main

import (
	"allies/cmd/allies/internal/doctor"
	"allies/report"
	"allies/report/render"
)

func doctorCommand() command {
	return command{
		name: "doctor", group: find, formats: []string{asText, asJSON},
		answers: []any{doctor.Report{}},
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
