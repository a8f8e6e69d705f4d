package main

import (
	"errors"
	"fmt"
	"slices"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/text"
)

// fix applies the cures of the problems of those codes in the files that were
// named, as far as they are certain.
func (c call) fix(codes []ledger.Code, dryRun bool) error {
	return c.writeBeside(dryRun, func(w *writing) error {
		files, err := w.filesNamed(c.given)
		if err != nil {
			return err
		}
		chosen := w.named(chosenProblems(codes, files))
		var curable []string
		for _, p := range w.ledger.Problems {
			if len(p.Fix) > 0 && chosen(&p) {
				curable = append(curable, p.File)
			}
		}
		return w.each(slices.Compact(curable), func(file string) error {
			err := w.cure(file, chosen)
			var more *edit.Mismatch
			if errors.As(err, &more) { // it stays listed
				w.terminal.say(file + " is left as it is: " + more.Error())
				return nil
			}
			return err
		})
	})
}

// named keeps of the chosen problems those that check names: a page, read as
// though it were an ally's file, has others too.
func (w *writing) named(chosen func(*ledger.Problem) bool) func(*ledger.Problem) bool {
	type place struct {
		file string
		line int
		code ledger.Code
	}
	named := map[place]bool{}
	for _, p := range w.ledger.Problems {
		named[place{p.File, p.Line, p.Code}] = true
	}
	return func(p *ledger.Problem) bool { return chosen(p) && named[place{p.File, p.Line, p.Code}] }
}

// cure edits one file, and says line by line what is cured.
func (w *writing) cure(file string, chosen func(*ledger.Problem) bool) error {
	var cured []ledger.Problem
	_, err := w.change(file, intention{
		plan: func(s *edit.Source) (edits text.Edits, err error) {
			edits, cured = s.Cure(chosen)
			return edits, nil
		},
		verify: func(before, after *edit.Source) error { return edit.VerifyCure(before, after, cured) },
	})
	if err != nil {
		return err
	}
	for _, p := range cured {
		if err := w.did(file, p.Line, fmt.Sprintf("cured: %s [%s]", p.Message, p.Code)); err != nil {
			return err
		}
	}
	return nil
}
