// Package merge merges three versions of an ally file: the one that two sides
// began with, and what each made of it. It knows what the parts of a file mean,
// so that two notes at its end, or two goals in a list, are no conflict. Where
// it is in doubt the result is a merge by lines, which the caller gives: this
// package runs no git, and reads and writes no file.
package merge

import (
	"bytes"
	"strings"

	"allies/ledger"
)

// Files merges three versions of the file at a path, which is relative to the
// ledger's root. Keys of the front matter are merged one by one, lists by their
// elements, notes by their days and titles, and in these line by line. What one
// side added is in the result once, whichever side it is; what one side removed
// and the other left is not. Where both changed one thing to two, the result
// has both between git's conflict markers, and conflicts counts them.
//
// Where a merge by lines has no conflict and means the same, it is the result:
// a user of git expects it. It is the result too where a version is no text of
// an ally, or what it means is uncertain, and only then its error counts. Of
// binary files the result is ours, as one conflict.
func Files(path string, base, ours, theirs []byte, o Options) (merged []byte, conflicts int, err error) {
	switch {
	case bytes.Equal(ours, theirs), bytes.Equal(base, theirs):
		return ours, 0, nil
	case bytes.Equal(base, ours):
		return theirs, 0, nil
	case isBinary(base) || isBinary(ours) || isBinary(theirs):
		return ours, 1, nil
	}
	if o.Config == nil {
		o.Config = ledger.DefaultConfig()
	}
	text, n, failed := o.ByLines()
	clean := failed == nil && n == 0
	if merged, conflicts, ok := o.guarded(path, versions[[]byte]{base, ours, theirs}, text, clean); ok {
		return merged, conflicts, nil
	}
	return text, n, failed
}

// guarded is byParts where a mistake of ours must not cost the user a side:
// after a panic the merge by lines stands.
func (o Options) guarded(path string, src versions[[]byte], byLines []byte, clean bool) (merged []byte, conflicts int, ok bool) {
	defer func() {
		if recover() != nil {
			ok = false
		}
	}()
	return o.byParts(path, src, byLines, clean)
}

// byParts merges by the parts of the file, or takes the merge by lines where
// that is clean and as good; false where what a version means is in doubt.
func (o Options) byParts(path string, src versions[[]byte], byLines []byte, clean bool) (merged []byte, conflicts int, ok bool) {
	texts, ok := normalizeAll(src.base, src.ours, src.theirs)
	if !ok || o.holdMarkers(texts) {
		return nil, 0, false
	}
	d := newDraft(reader{path, o.Config, o.RootFolders}, texts)
	switch {
	case d == nil:
		return nil, 0, false
	case clean && d.byLinesFollows(byLines, addedOnce):
		return byLines, 0, true
	case !d.build() || !d.verified():
		return nil, 0, false
	case clean && d.conflicts() > 0 && d.byLinesFollows(byLines, onceOrTwice):
		return byLines, 0, true
	}
	text := d.render(marked(o))
	if hasBOM(texts) && strings.HasPrefix(text, o.marker('<', o.Ours)) {
		return nil, 0, false // a marker has to begin its line
	}
	return restore(text, texts, strings.HasSuffix(text, o.marker('>', o.Theirs)+lf)), d.conflicts(), true
}

// holdMarkers reports whether a text holds what could be taken for a marker of
// a conflict.
func (o Options) holdMarkers(texts versions[normalized]) bool {
	for _, p := range texts.all() {
		for _, c := range []byte{'<', '>'} {
			mark := o.marker(c, "")
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
