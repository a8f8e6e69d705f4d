package main

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/report/english"
)

func renameCommand() command {
	return command{
		name: "rename", words: "NAME NEW", group: write,
		writes:   true,
		complete: (*session).nameWords,
		run: func(c call) error {
			return c.write(func(w *writing) error {
				if err := cmp.Or(w.mayRewrite(), w.mustReadAll("there may be links to the ally")); err != nil {
					return err
				}
				a, words, err := w.who()
				if err != nil {
					return err
				}
				return w.rename(a, strings.Join(strings.Fields(strings.Join(words, " ")), " "))
			})
		},
	}
}

// mayRewrite refuses to touch many files in a folder that nobody called a ledger.
func (w *writing) mayRewrite() error {
	if w.root.HasConfig {
		return nil
	}
	return failf("`"+w.howToInit()+"` makes it one", "%s changes files only in a ledger with an allies.yaml, and %s has none", w.name, w.root.Dir)
}

func (w *writing) rename(a *ledger.Ally, to string) error {
	if to == "" {
		return usagef("allies rename "+shellWord(a.Name)+" 'Another Name'", "rename needs the new name too")
	}
	if err := mayBeName(to); err != nil {
		return err
	}
	if a.Name == to {
		w.did(a.File, 1, "is called "+to+" already: nothing to change")
		return nil
	}
	if err := mayTake(w.ledger, to, a); err != nil {
		return err
	}
	changes, err := edit.PlanRename(w.files, w.ledger, a, to)
	switch {
	case errors.Is(err, edit.ErrNotRead):
		return failf("choose another name", "a file for %s %w", quote(to), err)
	case err != nil:
		return err
	}
	o := disk.Operation{What: "rename " + a.Name + " to " + to}
	addAll(&o, changes)
	if err := w.changeAll(o); err != nil {
		return err
	}
	w.sayRenamed(changes, a.Name, to)
	return nil
}

func addAll(o *disk.Operation, changes []*edit.FileChange) {
	for _, c := range changes {
		if c.To != "" {
			o.Move(c.Path, c.To, c.Before, c.After)
		} else {
			o.Replace(c.Path, c.Before, c.After)
		}
	}
}

func (w *writing) sayRenamed(changes []*edit.FileChange, from, to string) {
	for i, c := range changes {
		file, words := c.Path, renamedThere(c, to)
		if c.To != "" {
			file = c.To
		}
		line, _ := c.Lines()
		if i == 0 {
			words = fmt.Sprintf("%s is %s now", from, to)
			if c.To != "" {
				words += ", and " + c.Path + " is " + c.To
			}
		}
		w.did(file, max(line, 1), words)
	}
}

func renamedThere(c *edit.FileChange, to string) string {
	var said []string
	if links := c.Edits.Len() - c.Names; links > 0 {
		said = append(said, english.Count(links, "link")+" to "+to)
	}
	if c.Names > 0 {
		said = append(said, english.Count(c.Names, "mention")+" of "+to)
	}
	if c.To != "" {
		said = append(said, "was "+c.Path)
	}
	return strings.Join(said, ", ")
}
