package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/query"
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
	if w.query, err = query.Parse(w.given, query.For(w.ledger, w.today)); err != nil {
		return mistyped(err)
	}
	before, err := fs.ReadFile(w.files, file)
	isNew := errors.Is(err, fs.ErrNotExist)
	if err != nil && !isNew {
		return failf("", "%w", err)
	}
	next := w.reckon(report.Options{}).NextInWords(n)
	var lines, names []string
	for _, task := range render.Tasks(&next) {
		if !holdsTask(string(before), task.Link) {
			lines, names = append(lines, task.Line), append(names, task.Ally)
		}
	}
	if len(lines) == 0 {
		return w.did(file, 1, "nothing to add")
	}
	text, first := withTasks(string(before), lines)
	if isNew {
		err = w.create(file, []byte(text))
	} else {
		err = w.rewrite(file, before, []byte(text))
	}
	if err != nil {
		return err
	}
	return w.did(file, first, english.Count(len(lines), "task")+": "+english.Join("and", names))
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
	case w.isAlly(file) || strings.EqualFold(file, ledger.MeFile):
		return "", usagef("name a page of today", "%s is not for tasks: it is about a person", quote(word))
	}
	return file, nil
}

func (w *writing) isAlly(file string) bool {
	return slices.ContainsFunc(w.ledger.Allies, func(a *ledger.Ally) bool { return a.File == file })
}

// holdsTask reports whether a box of the text, ticked or not, has the link.
func holdsTask(text, link string) bool {
	return slices.ContainsFunc(strings.Split(text, "\n"), func(line string) bool {
		item := strings.TrimLeft(line, " \t>-*+")
		return strings.HasPrefix(item, "[") && !strings.HasPrefix(item, "[[") && strings.Contains(item, link)
	})
}

// tasksHeading is what the tasks stand under. A checklist is no promise
// (allies help format), so that none of them counts a second time.
const tasksHeading = "## Checklist"

// withTasks adds list items at the end of the checklist, which it begins at the
// end of a text that has none, and returns the line of the first of them.
func withTasks(text string, items []string) (string, int) {
	end := "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	var lines []string
	if text = strings.TrimRight(text, "\r\n"); text != "" {
		lines = strings.Split(text, end)
	}
	isHeading := func(line string) bool { return strings.HasPrefix(line, "#") }
	heading := slices.IndexFunc(lines, func(line string) bool { return strings.TrimRight(line, " \t") == tasksHeading })
	if heading < 0 {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		heading, lines = len(lines), append(lines, tasksHeading)
	}
	at := len(lines)
	if next := slices.IndexFunc(lines[heading+1:], isHeading); next >= 0 {
		at = heading + 1 + next
	}
	for at > heading+1 && strings.TrimSpace(lines[at-1]) == "" {
		at--
	}
	if at == heading+1 {
		lines = slices.Insert(lines, at, "")
		at++
	}
	lines = slices.Insert(lines, at, items...)
	return strings.Join(lines, end) + end, at + 1
}
