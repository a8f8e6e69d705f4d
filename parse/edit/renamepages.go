package edit

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// planMoves finds the pages that only their names tie to the ally, and that the
// new name would cut off.
func (p *renamePlan) planMoves() error {
	p.moves = pageMoves{map[string]string{}, map[string]Renaming{}}
	if p.stay {
		return nil
	}
	stems := map[string]int{}
	for _, f := range p.l.Files {
		stems[ledger.Fold(parse.StemOf(f.Path))]++
	}
	for _, page := range p.l.Pages {
		file, err := p.renamedPage(page)
		if err != nil {
			return err
		}
		if file == page.File {
			continue
		}
		stem := parse.StemOf(page.File)
		was := &ledger.Ally{File: page.File, Stem: stem, Name: stem}
		r := Renaming{Ally: was, Name: parse.StemOf(file), File: file}
		p.moves.to[page.File] = file
		p.moves.targets[ledger.Fold(ledger.TrimMarkdown(page.File))] = r
		if stems[ledger.Fold(stem)] == 1 {
			p.moves.targets[ledger.Fold(stem)] = r
		}
	}
	return nil
}

// renamedPage is the path of a page once the ally has the new name: its own,
// unless its name says that the ally was there and would no longer.
func (p *renamePlan) renamedPage(page *ledger.Page) (string, error) {
	at := -1
	if page.IsRead() && page.ByName {
		at = slices.IndexFunc(page.There, func(m ledger.Mention) bool { return m.Who == p.a })
	}
	if at < 0 {
		return page.File, nil
	}
	named := page.There[at].Text
	stem, to := parse.StemOf(page.File), fileStem(p.spelled(named))
	if !strings.Contains(stem, named) {
		named, to = strings.ReplaceAll(named, " ", "_"), strings.ReplaceAll(to, " ", "_")
	}
	old, folder := path.Base(page.File), path.Dir(page.File)
	name := strings.Replace(stem, named, to, 1) + strings.TrimPrefix(old, stem)
	if name == old {
		return page.File, nil
	}
	for _, other := range namesIn(p.fsys, folder) {
		if other != old && foldFileName(other) == foldFileName(name) {
			return "", &Mismatch{page.File + " would get the name of " + path.Join(folder, other)}
		}
	}
	return path.Join(folder, name), nil
}

// rewho returns the edits that give the ally the new name where a page, without
// a link, says that they were there, or begins a task with them.
func (p *renamePlan) rewho(s *Source, page *ledger.Page) text.Edits {
	edits := text.EditsOf(s.text)
	for _, m := range page.There {
		if m.Who == p.a && !m.IsLink && m.Pos != (ledger.Pos{}) {
			edits = edits.With(s.respell(m.Pos, m.Text, p.spelled(m.Text)))
		}
	}
	for i := range page.Items {
		it := &page.Items[i]
		if it.Owner != p.a || it.Called == nil || it.Called.IsLink {
			continue
		}
		to := p.spelled(it.Called.Text)
		if it.Called.Handle {
			to = p.handle(it.Called.Text)
		}
		edits = edits.With(s.respell(it.Called.Pos, it.Called.Text, to))
	}
	return edits
}

// spelled is how a page is to name the ally: as it does, where that still means
// them, else in full.
func (p *renamePlan) spelled(named string) string {
	key := ledger.Fold(named)
	switch {
	case key == ledger.Fold(p.a.Name):
		return p.to
	case key == ledger.Fold(p.a.Stem):
		return parse.StemOf(p.rename.File)
	case p.a.HasAlias(named), key == ledger.Fold(p.first):
		return named
	}
	return p.to
}

// handle is spelled for a name as one word.
func (p *renamePlan) handle(named string) string {
	for _, kept := range append(slices.Clone(p.a.Aliases), p.first) {
		if ledger.FoldTerm(kept) == ledger.FoldTerm(named) {
			return named
		}
	}
	return strings.Join(strings.Fields(p.to), "")
}

type sense struct {
	kind    ledger.PageKind
	allies  []*ledger.Ally
	owners  []*ledger.Ally // of each item
	unknown []string
	open    int // tasks without an owner, and names that several have
}

func senseOf(p *ledger.Page, was map[*ledger.Ally]*ledger.Ally) sense {
	s := sense{kind: p.Kind, unknown: p.Unknown, open: p.Asked + len(p.Unclear)}
	for _, a := range p.Allies {
		s.allies = append(s.allies, was[a])
	}
	for i := range p.Items {
		s.owners = append(s.owners, was[p.Items[i].Owner])
	}
	return s
}

func (s sense) isRead() bool { return s.kind == ledger.MeetingPage || s.kind == ledger.DailyPage }

func (s sense) equals(t sense) bool {
	return s.kind == t.kind && s.open == t.open && slices.Equal(s.allies, t.allies) &&
		slices.Equal(s.owners, t.owners) && slices.Equal(s.unknown, t.unknown)
}

type renamePlan struct {
	fsys   fs.FS
	l      *ledger.Ledger
	a      *ledger.Ally
	to     string
	rename Renaming
	stay   bool      // files keep their names
	first  string    // the first name that the ally will have
	moves  pageMoves // pages that get another name with the ally
	pages  map[string]*ledger.Page
}
