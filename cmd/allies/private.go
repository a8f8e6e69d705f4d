package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/disk"
	"allies/report"
)

// mayName reports whether the answer may say what a key of the front matter has.
func (r *reading) mayName(a *ledger.Ally, key string) bool {
	return r.sight == seesAll && !r.forOthers() || !a.IsPrivate(key)
}

// keepPrivate takes out of notes, each of which may be seen, what in them may
// not.
func (r *reading) keepPrivate(notes []report.Note) {
	if !r.forOthers() {
		return
	}
	for i, n := range notes {
		if mentionsPrivate(n.Text) {
			notes[i] = r.withoutPrivate(n)
		}
	}
}

// withoutPrivate is a note without the text and the tags of what is private in
// it; of a page, which is everybody's, with what is the ally's.
func (r *reading) withoutPrivate(n report.Note) report.Note {
	text, tags := r.openWords(n.Owner, n.Source)
	n.Text, n.Tags = text, append([]string{}, tags...)
	return n
}

// mentionsPrivate reports whether a text may hold something private: both ways
// to say so, the tag and the key, have the word.
func mentionsPrivate(text string) bool { return strings.Contains(ledger.Fold(text), "private") }

const (
	keptProblem = "not said here: it stands in something private"
	keptHint    = "allies check says it to the user"
)

// mayTell returns problems as the answer may tell them.
func (r *reading) mayTell(problems []ledger.Problem) []ledger.Problem {
	if !r.forOthers() || len(problems) == 0 {
		return problems
	}
	files, err := disk.OpenFolder(r.root.Dir)
	if err != nil {
		return []ledger.Problem{}
	}
	defer files.Close()
	lines := map[string][]string{}
	told := slices.Clone(problems)
	for i := range told {
		p := &told[i]
		if lines[p.File] == nil {
			text, err := fs.ReadFile(files, p.File)
			if err != nil {
				text = []byte("private") // nobody can say what it holds
			}
			lines[p.File] = strings.Split(string(text), "\n")
		}
		if standsInPrivate(lines[p.File], p.Line) {
			p.Message, p.Hint, p.Fix = keptProblem, keptHint, nil
		}
	}
	return told
}

func levelOf(line string) int {
	line = strings.TrimLeft(line, " ")
	return len(line) - len(strings.TrimLeft(line, "#"))
}

var datedHeading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^ {0,3}#{1,6}\s+\W*[0-9]{4}`) })

// standsInPrivate reports whether a line of a file may be private, as far as the
// text tells of itself: its note, its front matter, or what stands before the
// first note mentions it, or a heading above, or a tag of the whole file is it.
// It asks the text, since a problem may be that the rest is not read as meant.
func standsInPrivate(lines []string, line int) bool {
	at := min(max(line-1, 0), len(lines)-1)
	begin, end := at, at+1
	for begin > 0 && !datedHeading().MatchString(lines[begin]) {
		begin--
	}
	for end < len(lines) && !datedHeading().MatchString(lines[end]) {
		end++
	}
	if mentionsPrivate(strings.Join(lines[begin:end], "\n")) {
		return true
	}
	front := strings.HasPrefix(strings.TrimPrefix(lines[0], "\ufeff"), "---")
	for i, above := range lines[:begin] {
		front = front && (i == 0 || !strings.HasPrefix(above, "---"))
		heading := levelOf(above) > 0 && (!datedHeading().MatchString(above) || levelOf(above) < levelOf(lines[begin]))
		if keys := strings.HasPrefix(ledger.Fold(above), "private"); (heading || front && !keys) && mentionsPrivate(above) {
			return true
		}
	}
	return false
}
