package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"allies/cmd/allies/internal/kept"
	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/folder"
	"allies/parse/text"
)

func (c call) fix(codes []ledger.Code) error {
	return c.writeBeside(func(w *writing) error {
		files, err := w.filesNamed(c.given)
		if err != nil {
			return err
		}
		cures := curing{writing: w, chosen: chosenProblems(codes, files), files: map[string]*curedFile{}}
		if err := cures.plan(); err != nil {
			return err
		}
		return w.each(slices.Sorted(maps.Keys(cures.files)), cures.carryOut)
	})
}

// curing is the cure of a ledger, planned on drafts, so that each file is written once.
type curing struct {
	*writing
	chosen func(*ledger.Problem) bool
	files  map[string]*curedFile
	drafts kept.Files // what the files will hold
}

// curedFile is a file before and after its cures, the problems that are gone,
// and why there are no more of them.
type curedFile struct {
	before, after []byte
	problems      []ledger.Problem
	failure       error
}

const mostRounds = 10

// plan cures as long as a cure brings to light what can be cured too: who was
// there, once that list is closed again, makes the items of a page count.
func (c *curing) plan() (err error) {
	c.drafts.Folder, c.writing.files = c.folder, &c.drafts
	for range mostRounds {
		done, chosen := false, c.named()
		for _, file := range c.curable(chosen) {
			done = c.cure(file, chosen) || done
		}
		if !done {
			return nil
		}
		if c.ledger, err = folder.Dir(&c.drafts, c.readingOptions()); err != nil {
			return err
		}
	}
	return nil
}

func (c *curing) curable(chosen func(*ledger.Problem) bool) (files []string) {
	for _, p := range c.ledger.Problems {
		if len(p.Fix) > 0 && chosen(&p) {
			files = append(files, p.File)
		}
	}
	return slices.Compact(files)
}

// named keeps of the chosen problems those that check names: a page, read as
// though it were an ally's file, has others too.
func (c *curing) named() func(*ledger.Problem) bool {
	type place struct {
		file string
		line int
		code ledger.Code
	}
	named := map[place]bool{}
	for _, p := range c.ledger.Problems {
		named[place{p.File, p.Line, p.Code}] = true
	}
	return func(p *ledger.Problem) bool { return c.chosen(p) && named[place{p.File, p.Line, p.Code}] }
}

func (c *curing) cure(file string, chosen func(*ledger.Problem) bool) bool {
	f := c.files[file]
	if f == nil {
		f = &curedFile{}
		c.files[file] = f
	}
	var cured []ledger.Problem
	e, err := c.draft(file, edit.Intention{
		Plan: func(s *edit.Source) (edits text.Edits, err error) {
			if edits, cured = s.Cure(chosen); len(cured) == 0 {
				edits, cured = c.moves(file, s.Text())
			}
			return edits, nil
		},
		Verify: func(before, after *edit.Source) error { return edit.VerifyCure(before, after, cured) },
	})
	if f.failure = err; err != nil || e.Edits.Len() == 0 {
		return false
	}
	if f.after = e.After.Text(); f.before == nil {
		f.before = e.Before.Text()
	}
	c.drafts.Set(file, string(f.after))
	f.problems = append(f.problems, cured...)
	return true
}

// moves put the notes of a file in order, which only the ledger as a whole minds.
func (c *curing) moves(file string, now []byte) (text.Edits, []ledger.Problem) {
	edits := text.EditsOf(now)
	for _, p := range c.ledger.Problems {
		if p.File == file && p.Code == ledger.CodeOrder && len(p.Fix) > 0 && c.chosen(&p) {
			edits.Add(p.Fix...)
			return edits, []ledger.Problem{p}
		}
	}
	return edits, nil
}

func (c *curing) carryOut(file string) error {
	f := c.files[file]
	if len(f.problems) > 0 {
		if err := c.rewrite(file, f.before, f.after); err != nil {
			return err
		}
	}
	for _, p := range f.problems {
		c.did(file, p.Line, fmt.Sprintf("cured: %s [%s]", p.Message, p.Code))
	}
	var more *edit.Mismatch
	if errors.As(f.failure, &more) { // it stays listed
		c.terminal.say(file + " is left as it is: " + more.Error())
		return nil
	}
	return f.failure
}

// chosenProblems chooses those of some codes in some files; none means all.
func chosenProblems(codes []ledger.Code, files []string) func(*ledger.Problem) bool {
	return func(p *ledger.Problem) bool {
		named := len(files) == 0 || slices.ContainsFunc(files, func(f string) bool { return within(p.File, f) })
		return named && (len(codes) == 0 || slices.Contains(codes, p.Code))
	}
}
