package main

import (
	"fmt"
	"strings"

	"allies/ledger"
	"allies/parse/folder"
)

// ally finds the one ally that a name means.
func (r *reading) ally(name string) (*ledger.Ally, error) {
	if err := r.leftOut(name); err != nil {
		return nil, err
	}
	found := r.ledger.Find(name)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return nil, &failure{status: statusFailed, message: "no ally is called " + quote(name), hint: r.nearest(name)}
	}
	f := &failure{status: statusFailed, message: fmt.Sprintf("%s may be %d allies:", quote(name), len(found)),
		hint: "type more of the name, or the file"}
	for _, a := range found {
		f.lines = append(f.lines, a.Name+" ("+a.File+")")
	}
	return nil, f
}

// leftOut says why a file that a name means in full is no ally's; nil where an
// ally has the name too, or no file has it.
func (r *reading) leftOut(name string) error {
	f, ok := r.ledger.LeftOutNamed(name)
	if !ok || len(r.ledger.Named(name)) > 0 {
		return nil
	}
	return failf(folder.Cure(f.Rule), "%s", whyLeftOut(f))
}

// whyLeftOut is why a file is no ally's.
func whyLeftOut(f ledger.File) string { return f.Path + " is left out: " + f.Why }

// nearest suggests the name that was meant, or another word.
func (r *reading) nearest(name string, others ...string) string {
	if len(r.ledger.Allies) == 0 {
		command, _ := r.nextCommand()
		return "there are no allies here yet; begin with " + command
	}
	var names []string
	for _, a := range r.ledger.Allies {
		names = append(names, a.Name, a.Stem)
		names = append(names, a.Aliases...)
		names = append(names, strings.Fields(a.Name)...)
	}
	if near := ledger.Nearest(name, append(names, others...)); near != "" {
		return "did you mean " + near + "?"
	}
	return "allies list shows all of them"
}

func quote(word string) string { return `"` + word + `"` }

// shellWord is a name as a shell takes it for one word.
func shellWord(s string) string {
	if strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./=:@^~") == "" {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
