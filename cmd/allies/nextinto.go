package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/text"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

// nextInto writes whom to turn to as open tasks into a page of the ledger, each
// ally once.
func (w *writing) nextInto(word string, n int) error {
	file, err := w.page(word)
	if err != nil {
		return err
	}
	if err := w.readTerms(w.given, seesAll); err != nil {
		return err
	}
	before, err := fs.ReadFile(w.files, file)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return failf("", "%w", err)
	}
	s, err := w.readSource(file, before)
	if err != nil {
		return err
	}
	next := w.reckon(report.Options{}).NextInWords(n)
	var tasks, names []string
	for _, task := range render.Tasks(&next) {
		if !s.HoldsTask(task.Link) {
			tasks, names = append(tasks, task.Line), append(names, task.Ally)
		}
	}
	if len(tasks) == 0 {
		return w.did(file, 1, "nothing to add")
	}
	e, err := intention{
		plan:   func(s *edit.Source) (text.Edits, error) { return edit.AddTasks(s, tasks), nil },
		verify: edit.VerifyTasks,
	}.carryOut(s)
	if err != nil {
		return err
	}
	if isNew {
		err = w.create(file, e.after.Text())
	} else {
		err = w.rewrite(file, before, e.after.Text())
	}
	if err != nil {
		return err
	}
	_, last := e.after.Lines(e.edits)
	return w.did(file, last-len(tasks)+1, english.Count(len(tasks), "task")+": "+english.Join("and", names))
}

// page is the path from the root of a page that may be written: a Markdown file
// in the ledger's folder that is no ally's and not yours to write.
func (w *writing) page(word string) (string, error) {
	path, err := filepath.Abs(word)
	if err != nil {
		return "", failf("", "%w", err)
	}
	if parent, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		path = filepath.Join(parent, filepath.Base(path))
	}
	root, err := filepath.EvalSymlinks(w.root.Dir)
	if err == nil && !below(root, path) && filepath.IsLocal(word) {
		path = filepath.Join(root, word) // as the files of -C are named
	}
	if err != nil || !below(root, path) {
		return "", usagef("name a file in the ledger's folder", "%s lies outside of the ledger", quote(word))
	}
	rel, err := filepath.Rel(root, path)
	file := filepath.ToSlash(rel)
	switch _, _, isMarkdown := ledger.CutMarkdown(file); {
	case err != nil || !isMarkdown:
		return "", usagef("end the name with .md", "%s is no Markdown file", quote(word))
	case slices.ContainsFunc(w.ledger.Allies, func(a *ledger.Ally) bool { return a.File == file }) || strings.EqualFold(file, ledger.MeFile):
		return "", usagef("name a page of today", "%s is not for tasks: it is about a person", quote(word))
	}
	return file, nil
}
