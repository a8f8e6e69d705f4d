package main

import (
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger/query"
)

func exportCommand(s *session) command {
	var o exportOptions
	return command{
		name: "export", words: "FORMAT [QUERY]", group: exchange,
		does:     "the ledger for other programs: " + strings.Join(exportFormats(), ", "),
		examples: []string{"allies export hledger | hledger -f- bal Allies -X pt", "allies export ics -o allies.ics"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.all, "all", false, "communal ties too, in a journal")
		},
		complete: func(before []string, begun string) []string {
			if len(before) == 0 {
				return exportFormats()
			}
			return s.queryWords(before[1:], begun)
		},
		run: func(c call) error { return c.export(o) },
	}
}

type exportOptions struct {
	all bool // communal ties too
}

// exporter is a format, and what writes a ledger in it.
type exporter struct {
	format string
	write  func(*exporting) (string, error)
}

func exporters() []exporter {
	return []exporter{
		{"hledger", (*exporting).journal},
		{"ledger", (*exporting).journal},
		{"beancount", (*exporting).journal},
	}
}

func exportFormats() []string {
	var names []string
	for _, e := range exporters() {
		names = append(names, e.format)
	}
	return names
}

// exporting is a command that writes a ledger for another program.
type exporting struct {
	*reading
	exportOptions
	to     string // the format
	hidden int    // how many private things stayed out
}

func (c call) export(o exportOptions) error {
	to, err := oneOf("export", c.given[0], exportFormats())
	if err != nil {
		return err
	}
	if c.options.format != "" {
		return usagef("leave -O out", "export takes its format as a word, as in allies export %s", to)
	}
	x := &exporting{reading: &reading{call: c}, exportOptions: o, to: to}
	x.given = c.given[1:]
	if err := x.begin(); err != nil {
		return err
	}
	n := slices.Index(exportFormats(), to)
	content, err := exporters()[n].write(x)
	if err != nil {
		return err
	}
	return x.deliver([]byte(content), 0, x.spans())
}

// begin reads the ledger and the query.
func (x *exporting) begin() (err error) {
	if x.today, err = x.day(); err != nil {
		return err
	}
	if x.period, err = x.options.span(x.today); err != nil {
		return err
	}
	if x.opened, err = x.open(); err != nil {
		return err
	}
	x.query, err = query.Parse(x.given, query.For(x.ledger, x.today))
	return mistyped(err)
}
