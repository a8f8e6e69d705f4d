package main

import (
	"bytes"
	"strings"

	"allies/ledger"
	"allies/parse/edit"
	"allies/report"
	"allies/report/render/format"
	"allies/report/render/plain"
)

func printCommand() command {
	return command{
		name: "print", words: queryWords, group: find, formats: []string{asMD, asJSON},
		answers: []any{report.Notes{}},
		run: func(c call) error {
			r, err := c.readQuery()
			if err != nil {
				return err
			}
			return r.print(r.reckon(report.Options{}).Notes())
		},
	}
}

// print writes the notes as json, or as Markdown that reads back to the same
// entries. On a terminal what would act on it is spelled out.
func (r *reading) print(notes report.Notes) error {
	if r.format == asJSON {
		var b bytes.Buffer
		if err := format.JSON(&b, notes); err != nil {
			return err
		}
		return r.deliver(b.Bytes(), len(notes.Notes), r.spans())
	}
	text, hidden := r.markdown(notes)
	if r.options.toScreen() {
		text = plain.VisibleLines(text)
	}
	r.sayHidden(hidden)
	return r.deliver([]byte(text), len(notes.Notes), r.spans())
}

func (r *reading) markdown(notes report.Notes) (text string, hidden int) {
	extent := edit.OnlyOpen
	if r.options.includePrivate {
		extent = edit.Whole
	}
	var pages []string
	for i := 0; i < len(notes.Notes); {
		owner := notes.Notes[i].Owner
		var found []*ledger.Note
		for ; i < len(notes.Notes) && notes.Notes[i].Owner == owner; i++ {
			found = append(found, notes.Notes[i].Source)
		}
		page, left := edit.Print(owner, found, extent, r.ledger.Config)
		if hidden += left; page != "" {
			pages = append(pages, page)
		}
	}
	return strings.Join(pages, "\n"), hidden
}
