package folder

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/front"
)

// checkNames names every ally that has another's name, and every alias that
// several allies share, at the later file.
func (s *findings) checkNames(l *ledger.Ledger) {
	named := map[string]*ledger.Ally{}
	for _, a := range l.Allies {
		key := ledger.Fold(a.Name)
		if first := named[key]; first != nil {
			s.add(a.File, a.NamePos, ledger.CodeNameClash, ledger.Error,
				anotherName(a), first.File+" is called "+first.Name+" too")
		} else {
			named[key] = a
		}
	}
	s.checkAliases(l, named)
}

// anotherName is an ally's name with what their file tells them apart by: the
// folder, else the organisation, else a number.
func anotherName(a *ledger.Ally) string {
	mark := path.Base(path.Dir(a.File))
	if mark == "." || inPeopleFolder(a.File) {
		mark = cmp.Or(a.Org, "2")
	}
	name := a.Name + " (" + mark + ")"
	if a.NamePos == (ledger.Pos{}) {
		return "`name: " + name + "` in its front matter"
	}
	return name
}

// checkAliases compares every alias with the names and the aliases before it.
func (s *findings) checkAliases(l *ledger.Ledger, named map[string]*ledger.Ally) {
	holders := map[string]*ledger.Ally{}
	for _, a := range l.Allies {
		for i, alias := range a.Aliases {
			key := ledger.Fold(alias)
			other := named[key]
			if other == nil || other == a {
				other = holders[key]
			}
			if holders[key] == nil {
				holders[key] = a
			}
			if other == nil || other == a {
				continue
			}
			s.add(a.File, aliasPos(a, i), ledger.CodeNameClash, ledger.Warning,
				aliasHint(a, i), other.File+" is called "+alias+" too: "+aliasLink(l, a, alias))
		}
	}
}

// aliasHint is the line of an ally's aliases without the i-th, where they stand on
// one line.
func aliasHint(a *ledger.Ally, i int) string {
	if f, ok := a.Field("aliases"); !ok || aliasPos(a, i).Line != f.KeyPos.Line {
		return "leave it out in one of the files"
	}
	kept := lists.Of(slices.Delete(slices.Clone(a.Aliases), i, i+1), front.Quoted)
	return "aliases: [" + strings.Join(kept, ", ") + "]"
}

// aliasLink says what a link to a shared alias means: nobody, except where a
// file has that name, since those come first.
func aliasLink(l *ledger.Ledger, from *ledger.Ally, alias string) string {
	link := "a link to [" + "[" + alias + "]] "
	if meant, _ := l.Target(alias, from.File); meant != nil {
		return link + "means " + meant.File
	}
	return link + "counts for neither"
}

// aliasPos is where the i-th alias stands.
func aliasPos(a *ledger.Ally, i int) ledger.Pos {
	if f, ok := a.Field("aliases"); ok && len(f.At) == len(a.Aliases) {
		return f.At[i]
	}
	return ledger.Pos{}
}
