package folder

import (
	"reflect"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
)

func (r *Reader) keep(l *ledger.Ledger, files []found, s Scope, others []string) {
	if r.known == nil {
		return
	}
	r.last = lastRead{ledger: l, at: make(map[string]int, len(files)), files: files, scope: s, owners: &ownerChecker{l: l}}
	for i, f := range files {
		r.last.at[f.path] = i
	}
	if r.options.Strict {
		r.last.links = &linkChecker{l: l, files: filesByName(l, others)}
	}
}

// Update reads one file again, and puts what it holds now into the ledger that
// Read returned last, at the cost of that file alone. It is false where more rests
// on the difference than that: then Read tells, and the ledger holds no longer.
func (r *Reader) Update(path string) bool {
	if r.last.ledger == nil {
		return false
	}
	delete(r.texts, path) // the next Read reads it again
	if path == ledger.ConfigFile {
		return r.updateConfig()
	}
	i, there := r.last.at[path]
	if !there || r.last.files[i].linked || r.last.ledger.NoPeople || r.copiesChanged(path) {
		return false
	}
	src, err := ReadRegular(r.fsys, path)
	if err != nil {
		return false
	}
	if path == r.last.ledger.Me.File {
		return r.updateMe(path, src)
	}
	old, l := r.known[path], r.last.ledger
	var now Reading
	if fault := guarded(path, func() { now = ReadSource(path, src, r.last.scope, l.Config) }); fault != nil {
		return false
	}
	delete(r.known, path)
	if slices.ContainsFunc(r.problemsOf(path), isForAll) || slices.ContainsFunc(now.Problems, isForAll) {
		return false
	}
	if !r.updateAlly(old, &now) && !r.updatePage(old, &now) {
		return false
	}
	now.stamp = "" // the next Read reads it again
	r.known[path] = now
	return true
}

func isForAll(p ledger.Problem) bool { return p.Once != "" }

func (r *Reader) updateConfig() bool {
	src, err := readFile(r.fsys, ledger.ConfigFile)
	if err != nil {
		return false
	}
	c, problems := parse.Config(ledger.ConfigFile, src)
	if !reflect.DeepEqual(c, r.last.ledger.Config) {
		return false
	}
	r.replaceProblems(ledger.ConfigFile, problems)
	return true
}

func (r *Reader) updateMe(path string, src []byte) bool {
	l := r.last.ledger
	me, problems := parse.Me(path, src, l.Config)
	if me.Name != l.Me.Name || !slices.Equal(me.Aliases, l.Me.Aliases) {
		return false
	}
	l.ReplaceMe(me)
	r.replaceProblems(path, problems)
	return true
}

func (r *Reader) updateAlly(old Reading, now *Reading) bool {
	l, a := r.last.ledger, old.Ally
	if a == nil || now.Ally == nil || len(a.Unknown)+len(now.Ally.Unknown) > 0 || !slices.Contains(l.Allies, a) {
		return false
	}
	clashes := slices.ContainsFunc(r.problemsOf(a.File), func(p ledger.Problem) bool { return p.Code == ledger.CodeNameClash })
	if clashes || !l.Replace(a, *now.Ally) {
		return false
	}
	r.hold(now)
	now.Ally = a
	found := slices.DeleteFunc(slices.Clone(now.Problems), func(p ledger.Problem) bool { return p.Page != "" && isNotedOn(l, p) })
	s := r.newFindings(l.Config)
	r.last.owners.s = s
	r.last.owners.check(a)
	if r.options.Strict {
		r.last.links.s, r.last.links.near = s, map[string]string{}
		r.last.links.ally(a)
	}
	r.replaceProblems(a.File, append(found, s.problems...))
	return true
}

// updatePage puts what a page holds now into the ledger, where no other file's
// problems rest on whose note it is.
func (r *Reader) updatePage(old Reading, now *Reading) bool {
	l, p := r.last.ledger, old.Page
	if p == nil || now.Page == nil || old.Ally != nil || now.Ally != nil || now.Verdict != old.Verdict || !p.IsRead() || p.Failed != "" || !slices.Contains(l.Pages, p) {
		return false
	}
	allies := p.Allies
	l.ReplacePage(p, *now.Page)
	r.hold(now)
	now.Page = p
	if !p.IsRead() || p.Failed != "" || !slices.Equal(allies, p.Allies) && r.isLinkedAsPage(p.File) {
		return false
	}
	c := pageChecker{l, r.newFindings(l.Config)}
	c.check(p)
	found := slices.DeleteFunc(slices.Concat(now.Problems, p.Problems, c.s.problems), func(f ledger.Problem) bool { return f.Code == ledger.CodeLeftOut })
	if slices.ContainsFunc(found, isForAll) {
		return false
	}
	r.replaceProblems(p.File, found)
	return true
}

// isLinkedAsPage reports whether something is wrong with a link to a file, unless it
// is a note with the ally in whose file the link stands.
func (r *Reader) isLinkedAsPage(file string) bool {
	stem := ledger.Fold(parse.StemOf(file))
	for _, known := range r.known {
		if slices.ContainsFunc(known.Problems, func(f ledger.Problem) bool { return f.Page != "" && ledger.Fold(f.Page) == stem }) {
			return true
		}
	}
	return false
}

func (r *Reader) problemsOf(file string) []ledger.Problem {
	return ledger.ProblemsOf(r.last.ledger.Problems, file)
}

// replaceProblems names what is wrong in one file now, instead of what was.
func (r *Reader) replaceProblems(file string, found []ledger.Problem) {
	l := r.last.ledger
	ledger.SortProblems(found)
	begin, _ := slices.BinarySearchFunc(l.Problems, file, func(p ledger.Problem, file string) int { return strings.Compare(p.File, file) })
	l.Problems = slices.Concat(l.Problems[:begin], found, l.Problems[begin+len(r.problemsOf(file)):])
}
