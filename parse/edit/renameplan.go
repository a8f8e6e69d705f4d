package edit

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
	"allies/parse"
	"allies/parse/folder"
	"allies/parse/text"
)

// FileChange is one file of a change of several. Before and After are its
// texts, To is its new path where it gets one.
type FileChange struct {
	Path, To      string
	Before, After []byte
	Edits         text.Edits // that lead from one text to the other
}

// PlanRename plans another name for an ally: in its own file, for that file,
// and in every link to it in all files below the root that are text, whether
// they are allies' or not. The ally's own file comes first. l was read from
// fsys. It is a *Mismatch when something else would come to be read otherwise.
func PlanRename(fsys fs.FS, l *ledger.Ledger, a *ledger.Ally, to string) ([]FileChange, error) {
	p := &renamePlan{fsys: fsys, l: l, a: a, to: norm.NFC.String(to)}
	own, err := p.ownFile()
	if err != nil {
		return nil, err
	}
	changes := []FileChange{own}
	for _, f := range l.Files {
		if f.Path == a.File || !mayLink(f) {
			continue
		}
		c, err := p.file(f.Path)
		if err != nil {
			return nil, err
		}
		if c.Edits.Len() > 0 {
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

type renamePlan struct {
	fsys   fs.FS
	l      *ledger.Ledger
	a      *ledger.Ally
	to     string
	rename Renaming
}

// ownFile plans the ally's own file: under the first name that it may have, so
// that it is read as the new name. Where neither key nor heading can give
// that, the front matter gets a name:.
func (p *renamePlan) ownFile() (FileChange, error) {
	src, err := folder.ReadRegular(p.fsys, p.a.File)
	if err != nil {
		return FileChange{}, fmt.Errorf("read %s: %w", p.a.File, err)
	}
	s, err := folder.ScopeOf(p.fsys, p.l)
	if err != nil {
		return FileChange{}, fmt.Errorf("read the root: %w", err)
	}
	own, _ := ReadSource(p.a.File, src, p.l.Config)
	if own == nil || own.ally.Name != p.a.Name {
		return FileChange{}, &Mismatch{p.a.File + " has changed since it was read"}
	}
	for _, file := range p.newPaths() {
		p.rename = Renaming{Ally: p.a, Name: p.to, File: file}
		edits := Rename(own, p.to).With(RenameLinks(own, p.l, p.rename))
		withKey := edits.With(SetKey(own, "name", Scalar(p.to)))
		for _, e := range []text.Edits{edits, withKey} {
			text, err := own.Edit(e)
			if err != nil {
				continue
			}
			if got, ok := wouldRead(file, text, s, p.l); ok && got.Ally.Name == p.to {
				c := FileChange{Path: p.a.File, Before: src, After: text, Edits: e}
				if file != p.a.File {
					c.To = file
				}
				return c, nil
			}
		}
	}
	return FileChange{}, ErrNotRead
}

// newPaths lists where the file may move: beside where it is. A file that is
// named by a slug, as dana-okafor, stays so.
func (p *renamePlan) newPaths() []string {
	folder := path.Dir(p.a.File)
	slugs := p.l.Config.SlugNames || p.a.Stem == slug(p.a.Name) && strings.Contains(p.a.Stem, "-")
	n := naming{slugs: slugs, taken: slices.DeleteFunc(namesIn(p.fsys, folder), func(name string) bool { return name == path.Base(p.a.File) })}
	var paths []string
	for _, stem := range n.stems(p.to) {
		paths = append(paths, path.Join(folder, stem+path.Ext(p.a.File)))
	}
	return paths
}

// file plans the links of another file. One that cannot be read as text has
// none.
func (p *renamePlan) file(file string) (FileChange, error) {
	src, err := folder.ReadRegular(p.fsys, file)
	if err != nil {
		return FileChange{}, fmt.Errorf("read %s: %w", file, err)
	}
	from, _ := ReadSource(file, src, p.l.Config)
	if from == nil {
		return FileChange{}, nil
	}
	edits := RenameLinks(from, p.l, p.rename)
	after, err := from.Edit(edits)
	return FileChange{Path: file, Before: src, After: after, Edits: edits}, err
}

// verify reads all files as they would be: each link leads where it led, and
// nothing else is read otherwise.
func (p *renamePlan) verify(changes []FileChange) error {
	after := &ledger.Ledger{Config: p.l.Config, Me: p.l.Me, Allies: slices.Clone(p.l.Allies)}
	was := map[*ledger.Ally]*ledger.Ally{nil: nil}
	for _, a := range p.l.Allies {
		was[a] = a
	}
	renamed := make([]*ledger.Ally, len(changes))
	for i, c := range changes {
		file := c.Path
		if c.To != "" {
			file = c.To
		}
		renamed[i], _ = parse.File(file, c.After, p.l.Config)
		if renamed[i] == nil {
			return &Mismatch{file + " could not be read any more"}
		}
		if n := slices.IndexFunc(after.Allies, func(a *ledger.Ally) bool { return a.File == c.Path }); n >= 0 {
			was[renamed[i]] = after.Allies[n]
			after.Allies[n] = renamed[i]
		}
	}
	after.Link()
	for _, a := range after.Allies {
		if was[a] == a {
			if err := p.sameLinks(a, a, after, was); err != nil {
				return err
			}
		}
	}
	for i, c := range changes {
		if err := p.same(c, renamed[i], after, was); err != nil {
			return err
		}
	}
	return nil
}

// same compares one file with what it becomes.
func (p *renamePlan) same(c FileChange, now *ledger.Ally, after *ledger.Ledger, was map[*ledger.Ally]*ledger.Ally) error {
	old, problems := parse.File(c.Path, c.Before, p.l.Config)
	_, found := parse.File(now.File, c.After, p.l.Config)
	if err := noneAdded(now.File, problems, found); err != nil {
		return err
	}
	if err := p.sameLinks(old, now, after, was); err != nil {
		return err
	}
	gained, lost := factsBeyond(nameless(old), nameless(now))
	return refuse(append(gained, lost...))
}

// sameLinks compares where the links of a file led with where they will lead.
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

// linkTargets lists what a file leads to, in its order.
func linkTargets(a *ledger.Ally) []string {
	var all []string
	for _, l := range a.Links {
		all = append(all, l.Target)
	}
	return slices.Concat(all, a.Introduced, a.Members, a.Groups)
}

var linkTarget = regexp.MustCompile(`\[\[[^\]|#]*|\]\([^)]*`)

// nameless lists the facts of a file without its name and what its links lead
// to.
func nameless(a *ledger.Ally) []string {
	var kept []string
	for _, fact := range Facts(a) {
		verb, rest, _ := strings.Cut(fact, " ")
		switch verb {
		case "name", "link", "key":
			continue
		case "note":
			rest, _, _ = strings.Cut(rest, " ")
		}
		kept = append(kept, verb+" "+linkTarget.ReplaceAllString(rest, "["))
	}
	slices.Sort(kept)
	return kept
}
