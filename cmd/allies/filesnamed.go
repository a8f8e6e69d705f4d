package main

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

func (r *reading) filesNamed(words []string) (files []string, err error) {
	for _, word := range words {
		file, ok := r.fileNamed(word)
		if !ok {
			return nil, failf(r.noFileHint(word), "%s is no file of this ledger", word)
		}
		files = append(files, file)
	}
	return files, nil
}

func (r *reading) fileNamed(word string) (string, bool) {
	for _, file := range []string{r.fromHere(word), path.Clean(filepath.ToSlash(word))} {
		if file == ledger.ConfigFile || file == "." || slices.ContainsFunc(r.ledger.Files, func(f ledger.File) bool { return within(f.Path, file) }) {
			return file, true
		}
	}
	return "", false
}

// fromHere is the path from the root of what was named from here, links on the way aside.
func (r *reading) fromHere(word string) string {
	here, err := filepath.Abs(word)
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	root, rootErr := filepath.EvalSymlinks(r.root.Dir)
	if err != nil || rootErr != nil {
		return ""
	}
	rel, err := filepath.Rel(root, here)
	if err != nil {
		return ""
	}
	return filepath.ToSlash(rel)
}

// readFiles are the files that were read, as allies or as pages.
func readFiles(l *ledger.Ledger) []string {
	read := lists.Only(l.Files, func(f ledger.File) bool { return !f.LeftOut() })
	return lists.Of(read, func(f ledger.File) string { return f.Path })
}

func within(file, folder string) bool {
	return file == folder || folder == "." || strings.HasPrefix(file, folder+"/")
}

func (r *reading) noFileHint(word string) string {
	hint := "allies files --all lists those there are"
	switch {
	case r.name != "check":
		return hint
	case slices.Contains(ledger.Codes(), ledger.Code(word)):
		return "did you mean allies check --only " + word + "?"
	}
	return hint + "; check looks for everything at once"
}
