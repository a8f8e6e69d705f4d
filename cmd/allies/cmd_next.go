package main

import (
	"github.com/spf13/pflag"

	"allies/parse"
	"allies/report"
	"allies/report/render"
)

// fewest is how many allies next lists unless asked for more.
const fewest = 5

func nextCommand() command {
	var n int
	var into string
	return command{
		name: "next", words: queryWords, group: see, formats: []string{asText, asJSON, asMD, asHTML},
		answers: []any{report.Next{}},
		flags: func(f *pflag.FlagSet) {
			f.IntVarP(&n, "number", "n", fewest, "the first `N` allies")
			f.StringVar(&into, "into", "", "write them as open tasks into the page `FILE`, each ally once")
		},
		writes: true,
		run: func(c call) error {
			if n < 0 {
				return usagef("say -n 5", "-n counts allies, and %d is no count", n)
			}
			switch {
			case into != "":
				return c.write(func(w *writing) error { return w.nextInto(into, n) })
			case c.dryRun:
				return usagef("say --into FILE", "next changes nothing, and --dry-run is for --into")
			}
			c.needsSums(parse.Keep{Thanks: report.StaleDays})
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			next := reckoner.Next(n)
			if r.format != asJSON {
				next = reckoner.NextInWords(n)
			}
			return r.show(render.Next(&next), func() why { return reckoner.ExplainNext(n) })
		},
	}
}
