package merge

import (
	"allies/ledger"
	"bytes"
	"strings"
	"unicode/utf8"
)

const (
	bom  = "\ufeff"
	lf   = "\n"
	crlf = "\r\n"
)

// normalized is a text without what is the same on all of its lines, so that it
// compares with its other versions.
type normalized struct {
	text    string // every line ends
	bom     bool
	lineEnd string // of every line; "" where there is none, or they differ
	mixed   bool   // the line ends differ, and are left in the text
	open    bool   // the last line had no end
}

// normalize returns false for what is no text, or holds line ends that are
// none to git.
func normalize(src []byte) (normalized, bool) {
	if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 {
		return normalized{}, false
	}
	text, marked := strings.CutPrefix(string(src), bom)
	p := normalized{text: text, bom: marked}
	all, both := strings.Count(text, lf), strings.Count(text, crlf)
	if strings.Count(text, "\r") > both {
		return normalized{}, false
	}
	switch {
	case all == 0:
	case both == 0:
		p.lineEnd = lf
	case both == all:
		p.lineEnd = crlf
	default:
		p.mixed = true
	}
	p.open = text != "" && !strings.HasSuffix(text, lf)
	return p, true
}

// versions are the three texts of a merge.
type versions[T any] struct{ base, ours, theirs T }

func (v versions[T]) all() []T { return []T{v.base, v.ours, v.theirs} }

// ofEach is what a function makes of each version.
func ofEach[T, U any](v versions[T], of func(T) U) versions[U] {
	return versions[U]{of(v.base), of(v.ours), of(v.theirs)}
}

// threeWay is the value that a side changed; false where both did, to
// different ones.
func threeWay[T comparable](base, ours, theirs T) (T, bool) {
	switch {
	case ours == theirs, theirs == base:
		return ours, true
	case ours == base:
		return theirs, true
	}
	return ours, false
}

// normalizeAll reads three texts. Where no line end is mixed all get the same.
func normalizeAll(base, ours, theirs []byte) (v versions[normalized], ok bool) {
	for _, it := range []struct {
		src  []byte
		into *normalized
	}{{base, &v.base}, {ours, &v.ours}, {theirs, &v.theirs}} {
		if *it.into, ok = normalize(it.src); !ok {
			return v, false
		}
	}
	for _, p := range []*normalized{&v.ours, &v.theirs} {
		if p.lineEnd == "" && !p.mixed {
			p.lineEnd = v.base.lineEnd // a side without a line changed none of their ends
		}
	}
	mixed := v.base.mixed || v.ours.mixed || v.theirs.mixed
	for _, p := range []*normalized{&v.base, &v.ours, &v.theirs} {
		if !mixed {
			p.text = strings.ReplaceAll(p.text, crlf, lf)
		} else {
			p.lineEnd = ""
		}
		if p.open {
			p.text += lf
		}
	}
	return v, true
}

// restore gives a merged text back what its versions have on all of their lines.
// A conflict at its end keeps the end of its line.
func restore(text string, v versions[normalized], endsInConflict bool) []byte {
	if open, _ := threeWay(v.base.open, v.ours.open, v.theirs.open); open && !endsInConflict {
		text = strings.TrimSuffix(text, lf)
	}
	if end, agreed := threeWay(v.base.lineEnd, v.ours.lineEnd, v.theirs.lineEnd); end == crlf && agreed {
		text = strings.ReplaceAll(text, lf, crlf)
	}
	if hasBOM(v) {
		text = bom + text
	}
	return []byte(text)
}

// hasBOM reports whether the merged text has one.
func hasBOM(v versions[normalized]) bool {
	marked, _ := threeWay(v.base.bom, v.ours.bom, v.theirs.bom)
	return marked
}

const usualSize = 7

// marker is a line between the sides of a conflict, without its end.
func (o Options) marker(c byte, label string) string {
	size := o.MarkerSize
	if size <= 0 {
		size = usualSize
	}
	return strings.TrimRight(strings.Repeat(string(c), size)+" "+label, " ")
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }

// Options say how the file is read and how the result is written.
type Options struct {
	MarkerSize   int            // of conflict markers; 0 is git's usual 7
	Ours, Theirs string         // the names of the sides after the markers
	Config       *ledger.Config // nil is the default
	RootFolders  []string       // the folders in the ledger's root, which tell whose files are allies
	ByLines      ByLines
}

// ByLines merges the same three versions by lines, as git merge-file does, and
// counts the conflicts.
type ByLines func() (merged []byte, conflicts int, err error)
