package folder

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
)

// copyMarks are what sync tools put into the names of conflict copies:
// Syncthing; then Dropbox, Nextcloud and Obsidian Sync.
var copyMarks = []*regexp.Regexp{
	regexp.MustCompile(`^(.+)\.sync-conflict-\d{8}-\d{6}(?:-[A-Za-z0-9]+)?$`),
	regexp.MustCompile(`(?i)^(.+?) ?\([^()]*conflicted copy(?:[^()]|\([^()]*\))*\)$`),
	regexp.MustCompile(`(?i)^(.+?) \((?:[^()]*'s )?(?:case|unicode encoding|selective sync) conflict(?: \d+)?\)$`),
}

// windowsName is a machine's name as Windows gives it, which OneDrive puts
// behind a file's.
var windowsName = regexp.MustCompile(`^(.+?)-(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{6,}(?:-\d+)?$`)

// machineWords are parts of other machines' names. They tell a copy only where
// the file of the shorter name is there too.
var machineWords = []string{"desktop", "laptop", "pc", "macbook", "imac", "surface", "thinkpad", "workstation"}

// CopyOf returns the path that a sync tool's conflict copy was made of, false
// for a file that is none. there tells whether a path exists.
func CopyOf(file string, there func(string) bool) (string, bool) {
	dir, stem := path.Dir(file), parse.StemOf(file)
	lower := strings.ToLower(stem)
	if strings.Contains(lower, "conflict") {
		for _, mark := range copyMarks {
			if m := mark.FindStringSubmatch(stem); m != nil {
				return path.Join(dir, m[1]+".md"), true
			}
		}
	}
	if !slices.ContainsFunc(machineWords, func(w string) bool { return strings.Contains(lower, w) }) && !strings.Contains(stem, "-WIN-") {
		return "", false
	}
	if m := windowsName.FindStringSubmatch(stem); m != nil {
		return path.Join(dir, m[1]+".md"), true
	}
	for i := strings.LastIndexByte(lower, '-'); i > 0; i = strings.LastIndexByte(lower[:i], '-') {
		original := path.Join(dir, stem[:i]+".md")
		names := strings.FieldsFunc(lower[i+1:], func(r rune) bool { return r == '-' || r == ' ' || r == '_' })
		if slices.ContainsFunc(names, func(w string) bool { return slices.Contains(machineWords, w) }) && there(original) {
			return original, true
		}
	}
	return "", false
}

// markCopies keeps conflict copies from being read.
func markCopies(files []found) {
	there := func(file string) bool {
		_, ok := slices.BinarySearchFunc(files, file, func(f found, path string) int { return strings.Compare(f.path, path) })
		return ok
	}
	for i, f := range files {
		if f.rule != "" {
			continue
		}
		if original, ok := CopyOf(f.path, there); ok {
			files[i].rule, files[i].original = ruleCopy, original
		}
	}
}

// copyProblems names the conflict copies of what could be an ally.
func copyProblems(files []found, l *ledger.Ledger, s Scope) []ledger.Problem {
	allies := map[string]bool{}
	for _, a := range l.Allies {
		allies[a.File] = true
	}
	var problems []ledger.Problem
	for _, f := range files {
		if f.rule != ruleCopy || !s.HoldsPath(f.path) && !allies[f.original] {
			continue
		}
		problems = append(problems, parse.Skipped(f.path, ledger.CodeConflict,
			"carry over what "+f.original+" lacks, then delete this copy",
			"a sync tool's conflict copy of "+f.original+": it is not read"))
	}
	return problems
}
