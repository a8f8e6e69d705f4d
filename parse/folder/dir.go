// Package folder decides which files of a folder are allies, and reads them
// all. It writes nothing.
package folder

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"allies/ledger"
	"allies/parse"
)

// Dir reads the ledger whose root is fsys: every file once, in parallel. What
// is wrong in the files is in the ledger's Problems; an error means that the
// root itself cannot be read. A file system that refuses to leave its root
// (os.Root) keeps links from leading out.
func Dir(fsys fs.FS, o Options) (*ledger.Ledger, error) {
	return (&Reader{fsys: fsys, options: o}).Read()
}

// Read reads the ledger as it is now.
func (r *Reader) Read() (*ledger.Ledger, error) {
	l := &ledger.Ledger{}
	if fault := guarded(ledger.ConfigFile, func() { r.readConfig(l) }); fault != nil {
		l.Config.Present = true
		l.Problems = append(l.Problems, *fault)
	}
	w := &walker{fsys: r.fsys, config: l.Config, strict: r.options.Strict}
	if err := w.walk(); err != nil {
		return nil, fmt.Errorf("read the ledger: %w", err)
	}
	sort.SliceStable(w.files, func(i, j int) bool { return w.files[i].path < w.files[j].path })
	l.Problems = append(l.Problems, w.problems...)
	r.readMe(l, w.files)
	s := NewScope(l.Config, foldersOf(w.top, w.looked()), l.Me)
	r.forgetStale(s, l.Config)
	readings := r.readAll(w.files, s, l.Config)
	r.dropCopies(w.files, readings)
	abouts := addReadings(l, w.files, readings)
	l.NoPeople = r.options.Only == nil && s.noPeople(l)
	l.Link()
	found := r.newFindings(l.Config)
	r.settlePages(l, found)
	found.checkNames(l)
	found.checkVerbs(l)
	owners := ownerChecker{l: l, s: found}
	for _, a := range l.Allies {
		owners.check(a)
	}
	found.checkAbout(l, abouts)
	if r.options.Strict {
		found.checkStrict(l, w.others)
	}
	l.Problems = append(l.Problems, found.problems...)
	ledger.SortProblems(l.Problems)
	l.Problems = ledger.OnlyFirst(l.Problems)
	r.keep(l, w.files, s, w.others)
	return l, nil
}

// addReadings makes what files gave a part of the ledger. It returns whom those
// name that are left out, by their paths.
func addReadings(l *ledger.Ledger, files []found, readings []Reading) map[string]*about {
	abouts := map[string]*about{}
	for i, f := range files {
		got := &readings[i]
		l.Files = append(l.Files, ledger.File{Path: f.path, Rule: got.Rule, Why: got.Why})
		l.Problems = append(l.Problems, got.Problems...)
		if got.Rule == ruleUnreadable {
			l.Unread = append(l.Unread, f.path)
		}
		if got.Ally != nil {
			l.Allies = append(l.Allies, got.Ally)
		}
		if got.about != nil {
			abouts[f.path] = got.about
		}
		if got.Page != nil {
			l.Pages = append(l.Pages, got.Page)
		}
		if got.Rule == RuleMe {
			l.OwnCards = append(l.OwnCards, parse.StemOf(f.path))
		}
	}
	return abouts
}

func (r *Reader) readConfig(l *ledger.Ledger) {
	l.Config = ledger.DefaultConfig()
	src, err := r.text(ledger.ConfigFile)
	if err == nil {
		l.Config, l.Problems = parse.Config(ledger.ConfigFile, src)
	} else if !errors.Is(err, fs.ErrNotExist) {
		l.Config.Present = true
		l.Problems = []ledger.Problem{cannotRead(ledger.ConfigFile, "this file", err)}
		l.Unread = append(l.Unread, ledger.ConfigFile)
	}
}

// forgetStale forgets every file when what decides how files are read has changed.
func (r *Reader) forgetStale(s Scope, c *ledger.Config) {
	basis := fmt.Sprint(s)
	if basis != r.basis || !reflect.DeepEqual(c, r.config) {
		clear(r.known)
	}
	r.basis, r.config = basis, c
}

func (r *Reader) readMe(l *ledger.Ledger, files []found) {
	l.Me = parse.Nobody(ledger.MeFile)
	for _, f := range files {
		if !strings.EqualFold(f.path, ledger.MeFile) {
			continue
		}
		if fault := guarded(f.path, func() { r.readProfile(f.path, l) }); fault != nil {
			l.Problems = append(l.Problems, *fault)
		}
		return
	}
}

func (r *Reader) readProfile(path string, l *ledger.Ledger) {
	src, err := r.text(path)
	if err != nil {
		l.Problems = append(l.Problems, cannotRead(path, "this file", err))
		l.Unread = append(l.Unread, path)
		return
	}
	me, problems := parse.Me(path, src, l.Config)
	l.Me, l.Problems = me, append(l.Problems, problems...)
}

// readAll reads the files that no path rule leaves out, on every processor.
func (r *Reader) readAll(files []found, s Scope, c *ledger.Config) []Reading {
	readings := make([]Reading, len(files))
	r.expect(files, s)
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(files)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				path := files[i].path
				if fault := guarded(path, func() { readings[i] = r.readOne(files[i], s, c) }); fault != nil {
					readings[i] = unreadable(*fault)
				}
			}
		})
	}
	wait.Wait()
	if r.known != nil {
		clear(r.known)
		for i, f := range files {
			r.known[f.path] = readings[i]
		}
	}
	return readings
}

// expect tells a file system that reads ahead which files are to be read.
func (r *Reader) expect(files []found, s Scope) {
	fsys, ok := r.fsys.(interface{ Expect(files []string) })
	if !ok {
		return
	}
	var paths []string
	for _, f := range files {
		if named, chosen := r.chosen(f, s); !f.LeftOut() && (chosen || r.mayHoldPage(f.path, named, s)) {
			paths = append(paths, f.path)
		}
	}
	fsys.Expect(paths)
}

func (r *Reader) readOne(f found, s Scope, c *ledger.Config) Reading {
	if f.LeftOut() {
		return Reading{Verdict: f.Verdict}
	}
	if named, chosen := r.chosen(f, s); !chosen && !(r.mayHoldPage(f.path, named, s) && r.holdsPage(f.path, named, s, c)) {
		return Reading{Verdict: named}
	}
	stamp := r.stamp(f)
	if old, ok := r.known[f.path]; ok && stamp != "" && old.stamp == stamp {
		return old
	}
	buffer := buffers.Get().(*bytes.Buffer)
	src, err := readInto(buffer, r.fsys, f.path)
	if err != nil {
		return unreadable(cannotRead(f.path, "this file", err))
	}
	keep := r.options.Keep
	keep.Strict, keep.Text = r.options.Strict, r.options.Hold != nil
	got := readSource(f.path, src, s, c, keep)
	got.stamp = stamp
	if !r.hold(&got) {
		buffers.Put(buffer) // else what is held stands in it
	}
	return got
}

// chosen reports whether a file is read whatever it holds, and what its path says.
func (r *Reader) chosen(f found, s Scope) (named Verdict, chosen bool) {
	if f.linked || r.options.reads(f.path) {
		return Verdict{}, true
	}
	named = s.ByPath(f.path)
	if !named.LeftOut() && !s.HoldsPath(f.path) {
		named = s.outside()
	}
	return named, named.allowsPage()
}

// mayHoldPage reports whether a file that was not chosen may be a page all the same,
// for what it holds: where neither its name nor its folder makes it an ally's.
func (r *Reader) mayHoldPage(path string, named Verdict, s Scope) bool {
	return !r.options.Pageless && !named.LeftOut() && !s.included() && !inPeopleFolder(path)
}

// holdsPage reports whether a file that was not chosen is a page, as far as it tells.
func (r *Reader) holdsPage(path string, named Verdict, s Scope, c *ledger.Config) bool {
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	src, err := readInto(buffer, r.fsys, path)
	if err != nil || !parse.MayBePage(path, src, c) || parse.Unreadable(path, src) != nil {
		return false
	}
	f := s.open(path, src, named, c, parse.Keep{})
	defer f.Release()
	v := f.judge()
	return f.leavesPage(v) && f.page(v) != nil
}

func unreadable(fault ledger.Problem) Reading {
	return Reading{Verdict: cannotBeRead, Problems: []ledger.Problem{fault}}
}

// stamp tells two states of a file apart; "" where nothing is kept.
func (r *Reader) stamp(f found) string {
	if r.known == nil {
		return ""
	}
	info, err := f.entry.Info()
	if err != nil {
		return ""
	}
	return stampOf(info)
}

// text returns what a file holds, which is read when it changed since.
func (r *Reader) text(path string) ([]byte, error) {
	if r.texts == nil {
		return ReadRegular(r.fsys, path)
	}
	info, err := fs.Stat(r.fsys, path)
	if err != nil {
		return nil, err
	}
	if kept := r.texts[path]; kept.stamp == stampOf(info) {
		return kept.text, nil
	}
	src, err := ReadRegular(r.fsys, path)
	if err == nil {
		r.texts[path] = stamped{src, stampOf(info)}
	}
	return src, err
}
