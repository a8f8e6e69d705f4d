package main

import (
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger/when"
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func dueCommand() command {
	var within string
	return command{
		name: "due", words: queryWords, group: see, formats: tableFormats(),
		answers: []any{report.DueList{}},
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&within, "within", "14d", "follow-ups of the next `DAYS` too: 14d, 6w, 1m")
		},
		run: func(c call) error {
			c.needsSums(parse.Keep{})
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			days, err := daysWithin(within, r)
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			due := reckoner.Due(days)
			return r.show(render.Due(&due), func() why { return reckoner.ExplainDue(days) })
		},
	}
}

// daysWithin is how many days lie ahead; a bare number is days, as in a cadence.
func daysWithin(interval string, r *reading) (int, error) {
	until, err := when.Last(interval, r.today)
	if length, ok := when.Length(interval); ok {
		until, err = length.After(r.today), nil
	}
	if err == nil && until < r.today || strings.HasPrefix(interval, "-") {
		return 0, usagef("say --within 14d", "--within looks ahead, and %s looks back", quote(interval))
	}
	return int(until - r.today), mistyped(err)
}
