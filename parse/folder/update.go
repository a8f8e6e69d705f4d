package folder

import (
	"slices"

	"allies/ledger"
)

// lastRead is what Update needs of the last Read.
type lastRead struct {
	ledger *ledger.Ledger
	at     map[string]int // the place of each file, by path
	files  []found
	scope  Scope
	links  *linkChecker // under Strict
}

// keep remembers a reading for Update.
func (r *Reader) keep(l *ledger.Ledger, files []found, s Scope, others []string) {
	if r.known == nil {
		return
	}
	r.last = lastRead{ledger: l, at: make(map[string]int, len(files)), files: files, scope: s}
	for i, f := range files {
		r.last.at[f.path] = i
	}
	if r.options.Strict {
		r.last.links = &linkChecker{l: l, files: filesByName(l, others)}
	}
}

// Update reads the file of one ally again, and puts what it holds now into the
// ledger that Read returned last, at the cost of that file alone. It is false,
// and the ledger is as it was, where more rests on the difference than what is
// the ally's own: then Read tells.
func (r *Reader) Update(path string) bool {
	l, old := r.last.ledger, r.known[path]
	i, there := r.last.at[path]
	if !there || r.last.files[i].linked || !isAlone(old) || l.NoPeople {
		return false
	}
	src, err := readFile(r.fsys, path)
	if err != nil {
		return false
	}
	var now Reading
	if fault := guarded(path, func() { now = ReadSource(path, src, r.last.scope, l.Config) }); fault != nil || !isAlone(now) {
		return false
	}
	a, clashes := old.Ally, slices.ContainsFunc(l.Problems, func(p ledger.Problem) bool { return p.File == path && p.Code == ledger.CodeNameClash })
	if clashes || !slices.Contains(l.Allies, a) || !l.Replace(a, *now.Ally) {
		return false
	}
	r.hold(&now)
	l.Files[i].Size = int64(len(src))
	now.Ally, now.stamp = a, "" // the next Read reads it again
	r.known[path] = now
	r.replaceProblems(a, now.Problems)
	return true
}

// isAlone reports whether a reading is that of an ally's file which says nothing
// that is named for the ledger as a whole.
func isAlone(g Reading) bool {
	return g.Ally != nil && g.Page == nil && len(g.Ally.Unknown) == 0 &&
		!slices.ContainsFunc(g.Problems, func(p ledger.Problem) bool { return p.Once != "" })
}

// replaceProblems names what is wrong in one file now, instead of what was.
func (r *Reader) replaceProblems(a *ledger.Ally, found []ledger.Problem) {
	l := r.last.ledger
	found = slices.DeleteFunc(slices.Clone(found), func(p ledger.Problem) bool { return p.Page != "" && isNotedOn(l, p) })
	if r.options.Strict {
		own := ledger.Ledger{Config: l.Config}
		s := &sourceFinder{reader: r}
		links := *r.last.links
		links.s, links.to, links.near = s, &own, map[string]string{}
		links.ally(a)
		r.last.links.names = links.names
		found = append(found, own.Problems...)
	}
	ledger.SortProblems(found)
	begin := slices.IndexFunc(l.Problems, func(p ledger.Problem) bool { return p.File >= a.File })
	if begin < 0 {
		begin = len(l.Problems)
	}
	end := begin
	for end < len(l.Problems) && l.Problems[end].File == a.File {
		end++
	}
	l.Problems = slices.Concat(l.Problems[:begin], found, l.Problems[end:])
}
