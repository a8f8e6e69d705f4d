package edit

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/folder"
	"allies/parse/text"
)

// erasedName stands where a link led to an ally that was erased.
const erasedName = "someone"

// PlanErase plans to erase an ally. l was read from fsys. It is a *Mismatch when
// something else would come to be read otherwise.
func PlanErase(fsys fs.FS, l *ledger.Ledger, a *ledger.Ally) (*Erasure, error) {
	own, err := folder.ReadRegular(fsys, a.File)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", a.File, err)
	}
	e := &eraser{l: l, a: a, pages: pagesOf(l, a), plan: &Erasure{Gone: []GoneFile{{a.File, own}}}}
	e.names, e.words = calledBy(l, a)
	for _, f := range l.Files {
		if f.Path == a.File {
			continue
		}
		src, err := folder.ReadRegular(fsys, f.Path)
		if err != nil && !mayLink(f) {
			continue // no file that could be read, a link to nowhere
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", f.Path, err)
		}
		if err := e.file(f, src); err != nil {
			return nil, err
		}
	}
	return e.plan, nil
}

// file plans what goes of another file: all of it where it is about the ally
// alone, nothing where no program of the user's follows its links.
func (e *eraser) file(f ledger.File, src []byte) error {
	page := e.pages[f.Path]
	if e.isTheirs(page) || e.isCopy(f) {
		e.plan.Gone = append(e.plan.Gone, GoneFile{f.Path, src})
		return nil
	}
	s, _ := ReadSource(f.Path, src, e.l.Config)
	if s == nil {
		return nil
	}
	file := f.Path
	if !mayLink(f) {
		e.plan.Named = append(append(e.plan.Named, e.inPath(file)...), e.named(s)...)
		return nil
	}
	e.page, e.edits, e.gone = page, text.EditsOf(src), nil
	e.plan.Named = append(e.plan.Named, e.inPath(file)...)
	e.take(s)
	after, edits := s, e.edits
	if edits.Len() > 0 {
		erased := linesOf(s, edits)
		edited, err := edits.Apply()
		if err != nil {
			return err
		}
		if after, _ = ReadSource(file, edited, e.l.Config); after == nil {
			return &Mismatch{file + " could not be read any more"}
		}
		if err := e.verify(s, after, erased); err != nil {
			return err
		}
		e.plan.Changes = append(e.plan.Changes, &FileChange{Path: file, Before: s.text, After: after.text, Edits: edits})
		e.plan.Erased = append(e.plan.Erased, erased...)
	}
	named := e.named(after)
	for i := range named {
		for named[i].Was = len(s.d.Lines); named[i].Was > 1 && s.Moved(edits, named[i].Was) > named[i].Line; {
			named[i].Was--
		}
	}
	e.plan.Named = append(e.plan.Named, named...)
	return nil
}

func linesOf(s *Source, edits text.Edits) []Line {
	found := map[int]Line{}
	for _, edit := range edits.All() {
		for n := s.d.LineAt(edit.Start); n <= s.d.LineAt(max(edit.End-1, edit.Start)); n++ {
			if line := strings.TrimSpace(s.d.Line(n)); line != "" {
				found[n] = Line{s.ally.File, n, n, line}
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b Line) int { return a.Line - b.Line })
}

// take takes out of a file what leads to the ally: what is theirs on a page,
// values of the front matter that are nothing else, and links, for which a word
// without a name stands.
func (e *eraser) take(s *Source) {
	if e.page != nil {
		e.onPage(s, e.page)
	}
	for _, f := range s.ally.Fields {
		kept, lost := e.values(s, f)
		switch {
		case len(lost) == 0 || e.isGone(f.Pos):
			continue
		case len(kept) == 0:
			e.edits = e.edits.With(removeField(s, f))
		default:
			e.edits = e.edits.With(keepValues(s, f, kept))
		}
		e.gone = append(e.gone, f.Pos)
	}
	for _, link := range append(s.embedded(), s.ally.Links...) {
		if e.leads(link.Target, s.ally.File) && !e.isGone(link.Pos) {
			e.takeLink(s, link)
		}
	}
}

// takeLink puts a word in the place of a link, and takes its definition out
// where that stands elsewhere.
func (e *eraser) takeLink(s *Source, link ledger.Link) {
	at := link.Pos
	if at.Start > 0 && s.text[at.Start-1] == '!' {
		at.Start--
	}
	e.gone = append(e.gone, at)
	e.edits.Replace(int(at.Start), string(s.text[at.Start:at.End]), erasedName)
	if n := s.d.LineAt(int(link.At.Start)); !within(link.At, link.Pos) {
		e.takeLines(s, n, n)
	}
}

// verify refuses a text in which another line than those that are named goes or
// changes, that has more problems than it had, or leads to the ally still.
func (e *eraser) verify(before, after *Source, erased []Line) error {
	named := map[int]bool{}
	for _, line := range erased {
		named[line.Line] = true
	}
	if err := othersStay(named, before, after); err != nil {
		return err
	}
	if err := noneAddedBy(before.problems, after.problems, func(p ledger.Problem) ledger.Code { return p.Code }); err != nil {
		return err
	}
	for _, target := range linkTargets(after.ally) {
		if e.leads(target, after.ally.File) {
			return &Mismatch{"a link to " + target + " would stay in " + after.ally.File}
		}
	}
	return nil
}

// isCopy reports whether a file is a conflict copy of the ally's: it stands
// beside it, and nobody else there has a longer name that its own begins or ends
// with.
func (e *eraser) isCopy(f ledger.File) bool {
	if f.Rule != folder.RuleCopy {
		return false
	}
	var of *ledger.Ally
	for _, a := range e.l.Allies {
		if path.Dir(a.File) == path.Dir(f.Path) && text.HoldsWord(ledger.Fold(path.Base(f.Path)), ledger.Fold(a.Stem)) && (of == nil || len(a.Stem) > len(of.Stem)) {
			of = a
		}
	}
	return of == e.a
}

// inPath is the file itself where its path has the name: what is called so is
// the user's to rename.
func (e *eraser) inPath(file string) []Line {
	if !text.HoldsWord(ledger.Fold(file), ledger.Fold(e.a.Name)) {
		return nil
	}
	return []Line{{file, 1, 1, "the file's own name"}}
}

// calledBy lists what an ally is called: the name and each alias of several words,
// folded, and the single words that mean nobody else. These keep their spelling,
// since `mark` may be a verb.
func calledBy(l *ledger.Ledger, a *ledger.Ally) (names, words []string) {
	names, words = []string{ledger.Fold(a.Name)}, []string{a.First, a.Last}
	for _, alias := range a.Aliases {
		if folded := ledger.Fold(alias); strings.Contains(folded, " ") {
			names = append(names, folded)
		} else {
			words = append(words, alias)
		}
	}
	if a.Type == ledger.Person {
		words = append(words, strings.Fields(a.Name)...)
	}
	return names, slices.DeleteFunc(words, func(word string) bool {
		found := l.Named(word)
		return len(found) != 1 || found[0] != a
	})
}

func (e *eraser) named(s *Source) []Line {
	var found []Line
	for n := 1; n <= len(s.d.Lines); n++ {
		line := s.d.Line(n)
		if holdsName(ledger.Fold(line), e.names) || holdsName(line, e.words) {
			found = append(found, Line{s.ally.File, n, n, strings.TrimSpace(line)})
		}
	}
	return found
}

func holdsName(line string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return text.HoldsWord(line, name) })
}
