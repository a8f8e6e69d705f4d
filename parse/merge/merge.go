// Package merge merges three versions of an ally file: the one that two sides
// began with, and what each made of it. It knows what the parts of a file mean,
// so that two notes at its end, or two goals in a list, are no conflict. It is
// pure, and never fails: where it is in doubt the result is that of git's own
// merge by lines.
package merge

import (
	"bytes"
	"strings"

	"allies/ledger"
)

// Options say how the result is written.
type Options struct {
	MarkerSize   int            // of conflict markers; 0 is git's usual 7
	Ours, Theirs string         // the names of the sides behind the markers
	Config       *ledger.Config // nil is the default
	RootFolders  []string       // the folders in the ledger's root, which tell whose files are allies
}

// Files merges three versions of the file at a path, which is relative to the
// ledger's root. Keys of the front matter are merged one by one, lists by their
// elements, notes by their days and titles, and in these line by line. What one
// side added is in the result once, whichever side it is; what one side removed
// and the other left is not. Where both changed one thing to two, the result
// has both between git's conflict markers, and conflicts counts them.
//
// The result is that of git merge-file where a version is no text of an ally,
// or what it means is uncertain; of binary files it is ours, as one conflict.
func Files(path string, base, ours, theirs []byte, o Options) (merged []byte, conflicts int) {
	switch {
	case bytes.Equal(ours, theirs), bytes.Equal(base, theirs):
		return ours, 0
	case bytes.Equal(base, ours):
		return theirs, 0
	case isBinary(base) || isBinary(ours) || isBinary(theirs):
		return ours, 1
	}
	marks := markers{o.MarkerSize, o.Ours, o.Theirs}
	if o.Config == nil {
		o.Config = ledger.DefaultConfig()
	}
	lines := mergeLines(base, ours, theirs)
	byLines := lines.text(marks)
	if merged, conflicts, ok := guarded(where{path, o.Config, o.RootFolders}, versions[[]byte]{base, ours, theirs}, marks, byLines, lines.conflicts()); ok {
		return merged, conflicts
	}
	return byLines, lines.conflicts()
}

// guarded merges by parts where the texts allow it. A mistake of ours must not
// cost the user a side: after a panic the merge by lines stands.
func guarded(w where, src versions[[]byte], marks markers, byLines []byte, conflicts int) (merged []byte, n int, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	texts, ok := readAll(src.base, src.ours, src.theirs)
	if !ok || holdMarkers(texts, marks) {
		return nil, 0, false
	}
	return byParts(w, texts, marks, byLines, conflicts)
}

// byParts merges by the parts of the file; false where that is in doubt. Where
// a merge by lines is as good, it is the one that a user of git expects.
func byParts(w where, texts versions[plain], marks markers, byLines []byte, conflicts int) ([]byte, int, bool) {
	d := newDraft(w, texts)
	switch {
	case d == nil:
		return nil, 0, false
	case conflicts == 0 && d.rightByLines(byLines, once):
		return byLines, 0, true
	case !d.build() || !d.verified():
		return nil, 0, false
	case conflicts == 0 && d.conflicts() > 0 && d.rightByLines(byLines, either):
		return byLines, 0, true
	}
	text := d.render(marked(marks))
	begins := strings.HasPrefix(text, marks.line('<', marks.Ours))
	if begins && hasBOM(texts) {
		d.firstConflict().mark() // a marker has to begin its line
		text = d.render(marked(marks))
	}
	return dress(text, texts, begins, d.endsInConflict()), d.conflicts(), true
}

// holdMarkers reports whether a text holds what could be taken for a marker of
// a conflict.
func holdMarkers(texts versions[plain], m markers) bool {
	for _, p := range texts.all() {
		for _, c := range []byte{'<', '>'} {
			mark := m.line(c, "")
			if strings.HasPrefix(p.text, mark) || strings.Contains(p.text, lf+mark) {
				return true
			}
		}
	}
	return false
}

// binaryPrefix is how much of a file git looks at to tell that it is binary.
const binaryPrefix = 8000

func isBinary(src []byte) bool {
	return bytes.IndexByte(src[:min(len(src), binaryPrefix)], 0) >= 0
}
