package main

import (
	"slices"

	"github.com/spf13/pflag"

	"allies/cmd/allies/internal/convert/obfuscate"
	"allies/ledger"
	"allies/report"
	"allies/report/english"
)

func exportCommand() command {
	var o exportOptions
	return command{
		name: "export", words: "FORMAT [QUERY]", group: exchange,
		does:     english.Join("or", exportFormats()),
		when:     "To look at the ledger with another program, or to take it elsewhere.",
		examples: []string{"allies export hledger | hledger -f- bal Allies -X pt", "allies export ics -o allies.ics"},
		more:     []string{"exchange", "json"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&o.all, "all", false, "communal ties too, in a journal")
			f.BoolVar(&o.obfuscate, "obfuscate", false, "other names and blurred texts, for a screenshot; it gives no privacy")
		},
		complete: func(s *session, before []string, begun string) []string {
			if len(before) == 0 {
				return exportFormats()
			}
			return s.queryWords(before[1:], begun)
		},
		run: func(c call) error { return c.export(o) },
	}
}

type exportOptions struct {
	all       bool // communal ties too
	obfuscate bool
}

// exporter is a format, what writes a ledger in it, and the kinds of private
// things that it would have.
type exporter struct {
	format string
	write  func(*exporting) (string, error)
	kinds  []string // nil for all
}

func exporters() []exporter {
	card := []string{report.HiddenKey, "Channel", "YearlyDate", "About"}
	return []exporter{
		{"hledger", (*exporting).journal, nil},
		{"ledger", (*exporting).journal, nil},
		{"beancount", (*exporting).journal, nil},
		{"ics", (*exporting).ics, []string{"PromiseRow", "YearlyDate"}},
		{"vcard", (*exporting).vcard, card},
		{"csv", (*exporting).csv, card},
		{"json", (*exporting).json, nil},
		{"dot", (*exporting).dot, []string{"Known"}},
	}
}

func exportFormats() []string {
	var names []string
	for _, e := range exporters() {
		names = append(names, e.format)
	}
	return names
}

func (c call) export(o exportOptions) error {
	to, err := c.exchanged(exportFormats())
	if err != nil {
		return err
	}
	if c.options.format != "" {
		return usagef("leave -O out", "export takes its format as a word, as in allies export %s", to)
	}
	x := &exporting{reading: &reading{call: c}, exportOptions: o, left: report.Hidden{}}
	x.given = c.given[1:]
	if err := x.begin(); err != nil {
		return err
	}
	if err := x.mustNotBeNotes(); err != nil {
		return err
	}
	x.exporter = exporters()[slices.Index(exportFormats(), to)]
	content, err := x.write(x)
	if err != nil {
		return err
	}
	x.sayLeftOut()
	return x.deliver([]byte(content), 0, x.spans())
}

// mustNotBeNotes refuses a Markdown file, which a ledger would read as notes.
func (x *exporting) mustNotBeNotes() error {
	file := string(x.options.file)
	if _, _, isMarkdown := ledger.CutMarkdown(file); !isMarkdown {
		return nil
	}
	if err := x.mayWrite(); err != nil {
		return err
	}
	return usagef("name a file with another ending after -o", "what export writes is no Markdown, as %s says it is", file)
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
	if x.obfuscate {
		x.mask = obfuscate.New(x.ledger.Allies)
	}
	if x.options.includePrivate {
		return x.readTerms(x.given, seesAll)
	}
	return x.readTerms(x.given, seesOpen)
}
