package edit

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/folder"
	"allies/parse/text"
)

// PlanRename plans another name for an ally: in its own file, for that file,
// and in every link to it in all files below the root that are text, whether
// they are allies' or not. The ally's own file comes first. l was read from
// fsys. It is a *Mismatch when something else would come to be read otherwise.
func PlanRename(fsys fs.FS, l *ledger.Ledger, a *ledger.Ally, to string) ([]*FileChange, error) {
	return (&renamePlan{fsys: fsys, l: l, a: a, to: norm.NFC.String(to)}).plan()
}

// PlanRenameInPlace is PlanRename where no file can get another name: each stays
// where it is.
func PlanRenameInPlace(fsys fs.FS, l *ledger.Ledger, a *ledger.Ally, to string) ([]*FileChange, error) {
	return (&renamePlan{fsys: fsys, l: l, a: a, to: norm.NFC.String(to), stay: true}).plan()
}

func (p *renamePlan) plan() ([]*FileChange, error) {
	p.pages = map[string]*ledger.Page{}
	l, a := p.l, p.a
	for _, page := range l.Pages {
		p.pages[page.File] = page
	}
	if words := strings.Fields(p.to); len(words) > 1 {
		p.first = words[0]
	}
	own, err := p.ownFile()
	if err != nil {
		return nil, err
	}
	changes := []*FileChange{own}
	for _, f := range l.Files {
		if f.Path == a.File || !mayLink(f) {
			continue
		}
		c, err := p.file(f)
		if err != nil {
			return nil, err
		}
		if c != nil {
			changes = append(changes, c)
		}
	}
	return changes, p.verify(changes)
}

// mayLink reports whether a file may hold links that a notes app follows: those
// that are ours to change with the name they lead to.
func mayLink(f ledger.File) bool {
	return !f.LeftOut() || f.Rule == folder.RuleMe || f.Rule.Number > 1
}

// ownFile plans the ally's own file: under the first name that it may have, so
// that it is read as the new name. Where neither key nor heading can give
// that, the front matter gets a name:.
func (p *renamePlan) ownFile() (*FileChange, error) {
	src, err := folder.ReadRegular(p.fsys, p.a.File)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", p.a.File, err)
	}
	s, err := folder.ScopeOf(p.fsys, p.l)
	if err != nil {
		return nil, fmt.Errorf("read the root: %w", err)
	}
	own, _ := ReadSource(p.a.File, src, p.l.Config)
	if own == nil || own.ally.Name != p.a.Name {
		return nil, changed(p.a.File)
	}
	var refused error
	for _, file := range p.newPaths() {
		p.rename = Renaming{Ally: p.a, Name: p.to, File: file}
		if err := p.planMoves(); err != nil {
			return nil, err
		}
		edits := Rename(own, p.to).With(renameLinks(own, p.l, p.rename, p.moves))
		withKey := edits.With(SetKey(own, "name", Scalar(p.to)))
		for _, e := range []text.Edits{edits, withKey} {
			c, err := newChange(own, e, file)
			if err != nil {
				refused = cmp.Or(refused, own.becauseOfBraces(e, err))
				continue
			}
			got, ok := wouldRead(file, c.After, s, p.l)
			if ok && got.Ally.Name == p.to {
				return c, nil
			} else if ok {
				refused = cmp.Or(refused, error(&Mismatch{fmt.Sprintf("the file of %s would be %s's", p.to, got.Ally.Name)}))
			}
		}
	}
	return nil, cmp.Or(refused, error(ErrNotRead))
}

// newPaths lists where the file may move: beside where it is. A file that is
// named by a slug, as dana-okafor, stays so.
func (p *renamePlan) newPaths() []string {
	if p.stay {
		return []string{p.a.File}
	}
	folder := path.Dir(p.a.File)
	slugs := p.l.Config.SlugNames || p.a.Stem == slug(p.a.Name) && strings.Contains(p.a.Stem, "-")
	n := naming{slugs: slugs, taken: newFileNames(slices.DeleteFunc(namesIn(p.fsys, folder), func(name string) bool { return name == path.Base(p.a.File) }))}
	return lists.Of(n.stems(p.to), func(stem string) string { return path.Join(folder, stem+path.Ext(p.a.File)) })
}

// file plans the links of another file, and the names on a page; nil where there
// are none. One that cannot be read as text has none.
func (p *renamePlan) file(f ledger.File) (*FileChange, error) {
	src, err := folder.ReadRegular(p.fsys, f.Path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Path, err)
	}
	read, page := ReadSource, p.pages[f.Path]
	if page != nil && page.IsRead() {
		read = ReadPage
	}
	from, _ := read(f.Path, src, p.l.Config)
	if from == nil {
		return nil, nil
	}
	edits, names, to := renameLinks(from, p.l, p.rename, p.moves), 0, p.moves.newPath(f.Path)
	if page != nil {
		named := p.rewho(from, page)
		edits, names = edits.With(named), named.Len()
	}
	if edits.Len() == 0 && to == f.Path {
		return nil, nil
	}
	c, err := newChange(from, edits, to)
	if c != nil {
		c.Names = names
	}
	return c, err
}

// verify reads all files as they would be: each link leads where it led, and
// nothing else is read otherwise.
func (p *renamePlan) verify(changes []*FileChange) error {
	after := &ledger.Ledger{
		Config: p.l.Config, Me: p.l.Me, OwnCards: p.l.OwnCards, Allies: slices.Clone(p.l.Allies), Pages: slices.Clone(p.l.Pages),
	}
	was := map[*ledger.Ally]*ledger.Ally{nil: nil}
	for _, a := range p.l.Allies {
		was[a] = a
	}
	now := map[string]*ledger.Page{}
	meant := lists.Of(p.l.Pages, func(page *ledger.Page) sense { return senseOf(page, was) })
	for _, c := range changes {
		if n := slices.IndexFunc(after.Allies, func(a *ledger.Ally) bool { return a.File == c.Path }); n >= 0 {
			was[c.after.ally] = after.Allies[n]
			after.Allies[n] = c.after.ally
		}
		if c.after.page != nil {
			now[c.Path] = c.after.page
		}
	}
	for i, page := range after.Pages {
		after.Pages[i] = cmp.Or(now[page.File], page)
	}
	after.Link()
	for i, page := range after.Pages {
		if meant[i].isRead() && !senseOf(page, was).equals(meant[i]) {
			return &Mismatch{"whom " + page.File + " names would be read otherwise"}
		}
	}
	for _, a := range after.Allies {
		if was[a] == a {
			if err := p.sameLinks(a, a, after, was); err != nil {
				return err
			}
		}
	}
	for _, c := range changes {
		if err := p.same(c, after, was); err != nil {
			return c.before.becauseOfBraces(c.Edits, err)
		}
	}
	return nil
}

func (p *renamePlan) same(c *FileChange, after *ledger.Ledger, was map[*ledger.Ally]*ledger.Ally) error {
	if err := noneAdded(c.before.problems, c.after.problems); err != nil {
		return err
	}
	if err := p.sameLinks(c.before.ally, c.after.ally, after, was); err != nil {
		return err
	}
	if c.before.page != nil {
		return nil // what it means was compared
	}
	return refuse(lists.Beyond(nameless(c.before.Facts()), nameless(c.after.Facts())))
}

func (p *renamePlan) sameLinks(old, now *ledger.Ally, after *ledger.Ledger, was map[*ledger.Ally]*ledger.Ally) error {
	targets, moved := linkTargets(old), linkTargets(now)
	if len(targets) != len(moved) {
		return &Mismatch{"a link in " + old.File + " would be lost"}
	}
	for i := range targets {
		from, _ := p.l.Target(targets[i], old.File)
		to, _ := after.Target(moved[i], now.File)
		if from != nil && was[to] != from {
			return &Mismatch{"a link to " + targets[i] + " in " + old.File + " would lead elsewhere"}
		}
	}
	return nil
}

func linkTargets(a *ledger.Ally) []string {
	all := lists.Of(a.Links, func(l ledger.Link) string { return l.Target })
	return slices.Concat(all, a.Introduced, a.Members, a.Groups)
}

// nameless keeps the facts that say neither a name nor what links lead to.
func nameless(facts []Fact) []Fact {
	var kept []Fact
	for _, f := range facts {
		switch f.About {
		case AboutName, AboutLink, AboutKey:
			continue
		case AboutNote:
			f = Fact{About: AboutNote, Day: f.Day}
		}
		f.Text = linkTarget().ReplaceAllString(f.Text, "[")
		kept = append(kept, f)
	}
	return kept
}
