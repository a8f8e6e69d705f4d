package main

import (
	"math"

	"github.com/spf13/pflag"

	"allies/ledger/lists"
	"allies/parse"
	"allies/report"
	"allies/report/render"
)

func listCommand() command {
	var sort string
	return command{
		name: "list", words: queryWords, group: find, formats: tableFormats(), jsonHasHash: true,
		answers: []any{report.List{}},
		choices: map[string][]string{"sort": lists.Words(report.Sorts())},
		flags: func(f *pflag.FlagSet) {
			f.StringVar(&sort, "sort", string(report.SortName), "in order of `WHAT`: name, last, due, net")
		},
		run: func(c call) error {
			by, err := oneOf("--sort", sort, report.Sorts())
			if err != nil {
				return err
			}
			keep := parse.Keep{}
			if format, _ := c.options.formatFor(c.command); format == asJSON {
				keep.Thanks = math.MaxInt // elsewhere they are counted
			}
			c.needsSums(keep)
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			reckoner := r.reckon(report.Options{})
			list := reckoner.List(by)
			for i := range list.Allies {
				list.Allies[i].SHA256 = hashIn(r.texts, list.Allies[i].File)
			}
			return r.show(render.List(&list), func() why { return reckoner.ExplainList(by) })
		},
	}
}
