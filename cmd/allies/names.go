package main

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/folder"
	"allies/report/english"
)

func (r *reading) ally(name string) (*ledger.Ally, error) { return r.allyOr(name, "") }

// allyOr finds the one ally that a name means. Where there is none, whole is the
// name that a file may be made for, "" for none.
func (r *reading) allyOr(name, whole string) (*ledger.Ally, error) {
	if err := r.leftOut(name); err != nil {
		return nil, err
	}
	found := r.ledger.Find(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		hint := r.nearest(name)
		if hint == seeAll && whole != "" {
			name, hint = whole, hint+", allies new "+shellWord(whole)+" makes a file"
		}
		return nil, &failure{status: statusFailed, message: "no ally is called " + quote(name), hint: hint}
	}
	return nil, &failure{status: statusFailed, message: fmt.Sprintf("%s may be %d allies:", quote(name), len(found)),
		lines: lists.Of(found, func(a *ledger.Ally) string { return a.Name + " (" + a.File + ")" }),
		hint:  "type more of the name, or the file"}
}

// leftOut says what a name means in full that is no ally's: a file that is left
// out, a page, somebody who is met and has no file; nil where an ally has the
// name too, or nothing has it.
func (r *reading) leftOut(name string) error {
	said, cure := r.otherwise(name)
	if said == "" || len(r.ledger.Named(name)) > 0 {
		return nil
	}
	return failf(cure, "%s", said)
}

// otherwise is what a name means that is no ally's, and what to do; "" for nothing.
func (r *reading) otherwise(name string) (said, cure string) {
	if f, ok := r.ledger.LeftOutNamed(name); ok {
		return whyLeftOut(f), folder.Cure(f.Rule)
	}
	if p := r.ledger.PageNamed(name); p != nil {
		return whatPage(p)
	}
	for _, m := range r.ledger.Met(r.today) {
		if ledger.Fold(m.Name) == ledger.Fold(name) {
			return m.Name + " is met on " + english.Count(len(m.Pages), "page") + " and has no file", "allies new " + shellWord(m.Name)
		}
	}
	return "", ""
}

func whatPage(p *ledger.Page) (said, cure string) {
	with := lists.Of(p.Allies, func(a *ledger.Ally) string { return a.Name })
	said, cure = p.File+" is a page, no ally's file", "it is read and yours to edit; allies files lists the pages"
	if len(with) > 0 {
		said += ": a note with " + english.Join("and", with)
		cure = "allies show " + shellWord(with[0]) + "; the page itself is yours to edit"
	}
	return said, cure
}

func whyLeftOut(f ledger.File) string { return f.Path + " is left out: " + f.Why }

func (r *reading) nearest(name string, others ...string) string {
	if len(r.ledger.Allies) == 0 {
		command, _ := r.nextCommand()
		return "there are no allies here yet; begin with " + command
	}
	var names []string
	for _, a := range r.ledger.Allies {
		names = append(names, a.Name, a.Stem)
		if r.mayName(a, "aliases") {
			names = append(names, a.Aliases...)
		}
		names = append(names, strings.Fields(a.Name)...)
	}
	if near := ledger.Nearest(name, append(names, others...)); near != "" {
		return "did you mean " + near + "?"
	}
	return seeAll
}

const seeAll = "allies list shows all of them"
