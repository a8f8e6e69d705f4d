package folder

import (
	"fmt"
	"io/fs"

	"allies/ledger"
	"allies/parse"
)

// Options say how a ledger is read.
type Options struct {
	Strict bool // look for what only --strict minds: link, order, thin

	// Keep says how much of each ally's file becomes a part of the ledger.
	Keep parse.Keep

	// Only chooses the files that are read; nil is all of them. The others are
	// listed as far as their paths tell. What links lead to is always read, and
	// what may be a page: Pages has each that may name an ally.
	Only func(path string) bool

	// Pageless says that none of the others is a page: they are not opened.
	Pageless bool

	// Hold, where there is one, gets the reading of each ally's file, and reports
	// whether it keeps it; several goroutines call it at once. A file that may be a
	// page is left out.
	Hold func(*parse.Source) bool
}

func (o Options) reads(path string) bool { return o.Only == nil || o.Only(path) }

// Reader reads one ledger again and again: a file whose size and time did not
// change since is not read a second time. It is not safe for concurrent use.
type Reader struct {
	fsys    fs.FS
	options Options
	config  *ledger.Config     // of the last Read: under other settings nothing is known
	basis   string             // its scope, likewise
	known   map[string]Reading // by path; nil when nothing is kept
	texts   map[string]stamped // of allies.yaml and me.md, likewise
	last    lastRead

	compared []comparison // by the last Read, to find conflict copies
}

// NewReader returns a Reader of the ledger whose root is fsys.
func NewReader(fsys fs.FS, o Options) *Reader {
	return &Reader{fsys: fsys, options: o, known: map[string]Reading{}, texts: map[string]stamped{}}
}

// Forget makes the next Read read the files again, whatever their times say.
func (r *Reader) Forget(paths ...string) {
	for _, path := range paths {
		delete(r.known, path)
		delete(r.texts, path)
	}
}

// Holds reports whether a file is as it was when it was read.
func (r *Reader) Holds(path string) bool {
	info, err := fs.Stat(r.fsys, path)
	return err == nil && r.known[path].stamp == stampOf(info)
}

// comparison is what a look at a file said, and at another one of which it may be a copy
// by its name.
type comparison struct {
	file, original string
	isPage, isCopy bool
}

type lastRead struct {
	ledger *ledger.Ledger
	at     map[string]int // the place of each file, by path
	files  []found
	scope  Scope
	links  *linkChecker // under Strict
	owners *ownerChecker
}

type stamped struct {
	text  []byte
	stamp string
}

func stampOf(info fs.FileInfo) string { return fmt.Sprint(info.Size(), info.ModTime().UnixNano()) }

// hold hands the source of a reading on, and reports whether somebody keeps it.
func (r *Reader) hold(got *Reading) (kept bool) {
	if got.source != nil && r.options.Hold != nil && got.Ally != nil && !got.mayBePage {
		own := *got.Ally // what pages say of the ally stands in no file of theirs
		got.source.Ally = &own
		kept = r.options.Hold(got.source)
	}
	if got.source != nil && !kept {
		got.source.Release()
	}
	got.source = nil
	return kept
}

func (r *Reader) newFindings(c *ledger.Config) *findings { return &findings{fsys: r.fsys, config: c} }
