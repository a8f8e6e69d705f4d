package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/folder"
	"allies/report"
	"allies/report/english"
	"allies/report/render"
)

func (w *writing) nextInto(word string, n int) error {
	file, err := w.page(word)
	if err != nil {
		return err
	}
	if err := w.readTerms(w.given, seesAll); err != nil {
		return err
	}
	before, save, err := w.pageAsItIs(word, file)
	if err != nil {
		return err
	}
	s, err := w.readSource(file, before)
	if err != nil {
		return err
	}
	next, hidden := w.reckon(report.Options{}).NextInWords(n), report.Hidden{}
	if !w.options.includePrivate {
		next = *report.Public(&next, hidden)
	}
	var tasks, names []string
	for _, task := range render.Tasks(&next) {
		if !s.HoldsTask(task.Link) {
			tasks, names = append(tasks, edit.Point(task.What, task.About, task.Link, w.ledger.Config)), append(names, task.Ally)
		}
	}
	if len(tasks) == 0 {
		w.did(file, 1, "nothing to add")
		return nil
	}
	e, err := edit.AddingTasks(tasks).CarryOut(s)
	if err != nil {
		return err
	}
	if err := save(e.After.Text()); err != nil {
		return err
	}
	w.sayHidden(len(hidden))
	_, last := e.After.Lines(e.Edits)
	w.did(file, last-len(tasks)+1, english.Count(len(tasks), "task")+": "+english.Join("and", names))
	return nil
}

// pageAsItIs is what a page holds, or begins with, and what writes another text there.
func (w *writing) pageAsItIs(word, file string) (before []byte, save func(after []byte) error, err error) {
	before, err = fs.ReadFile(w.files, file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		before, err = w.emptyPage(word, file)
		return before, func(after []byte) error { return w.create(file, after) }, err
	case err != nil:
		return nil, nil, err
	}
	return before, func(after []byte) error { return w.rewrite(file, before, after) }, nil
}

// checklistType makes a page of tasks of a file that its name makes an ally's.
const checklistType = "---\ntype: checklist\n---\n\n"

// emptyPage is what a new page begins with: nothing where its name makes it no
// ally's, else a type that says so.
func (w *writing) emptyPage(word, file string) ([]byte, error) {
	scope, err := folder.ScopeOf(w.files, w.ledger)
	if err != nil {
		return nil, err
	}
	for _, text := range []string{"", checklistType} {
		if _, v := scope.Read(file, []byte(text), w.ledger.Config); v.LeftOut() {
			return []byte(text), nil
		}
	}
	return nil, isAboutPerson(word)
}

func isAboutPerson(word string) error {
	return usagef("name a page of today", "%s is not for tasks: it is about a person", quote(word))
}

// page is the path from the root of a page that may be written: a Markdown file
// in the ledger's folder that is no ally's and not yours to write.
func (w *writing) page(word string) (string, error) {
	path, err := filepath.Abs(word)
	if err != nil {
		return "", err
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
	case w.ledger.Ally(file) != nil || strings.EqualFold(file, ledger.MeFile):
		return "", isAboutPerson(word)
	}
	return file, nil
}
