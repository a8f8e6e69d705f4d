package main

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/report"
)

// expects refuses to change an ally's file that is another one than the
// assistant has read. It is asked with the very bytes that are replaced, while
// no other command may write.
func (w *writing) expects(file string, now []byte) error {
	if w.assistant == nil || w.ledger.Page(file) != nil {
		return nil
	}
	if want := w.assistant.expect; want != nil && !strings.EqualFold(*want, hash(now)) {
		return failf("read the ally again with show, and see whether it still holds", "%s has changed since it was read: nothing is written", file)
	}
	w.leaves(file, now)
	return nil
}

// leaves tells an assistant what an ally's file holds now.
func (w *writing) leaves(file string, text []byte) {
	if w.assistant != nil && w.ledger.Page(file) == nil {
		w.assistant.wrote.SHA256 = report.Optional(hash(text))
	}
}

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

// openWords are the text and the tags of a note, which is not private, without
// what in it is.
func (r *reading) openWords(a *ledger.Ally, n *ledger.Note) (text string, tags []string) {
	text, _ = edit.PrintNote(a, n, edit.OnlyOpen, r.ledger.Config)
	return text, slices.DeleteFunc(slices.Clone(n.Tags), func(tag string) bool { return slices.Contains(n.PrivateTags, tag) })
}

// keepsPromise reports whether the text of a promise stays out of the answer.
func (w *writing) keepsPromise(a *ledger.Ally, p ledger.Promise) bool {
	if !w.forOthers() {
		return false
	}
	if ledger.IsPrivate(p.Tags) {
		return true
	}
	if a = w.ledger.Ally(a.File); a == nil {
		return false
	}
	for n := range a.AllNotes() {
		holds := slices.ContainsFunc(n.Promises, func(q ledger.Promise) bool { return q.File == p.File && q.Box == p.Box })
		if holds && n.IsPrivate() {
			return true
		}
	}
	return false
}

// mentionsPrivate reports whether a text may hold something private: both ways
// to say so, the tag and the key, have the word.
func mentionsPrivate(text string) bool { return strings.Contains(ledger.Fold(text), "private") }

// holdsPrivate reports whether what stands around a change may be private.
func (w *writing) holdsPrivate(file string, text []byte) bool {
	a := w.ledger.Ally(file)
	return w.forOthers() && (mentionsPrivate(string(text)) || a != nil && a.HoldsPrivate())
}

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
