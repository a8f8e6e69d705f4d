package folder

import (
	"path"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// checkStrict looks for what only --strict minds. others are the files that are
// no Markdown.
func (r *Reader) checkStrict(l *ledger.Ledger, others []string) {
	s := &sourceFinder{reader: r}
	links := linkChecker{l: l, s: s, to: l, near: map[string]string{}, files: filesByName(l, others)}
	for _, a := range l.Allies {
		links.ally(a)
	}
}

// ally looks in one ally's file for what only --strict minds.
func (c *linkChecker) ally(a *ledger.Ally) {
	c.check(a)
	checkOrder(c.to, a, c.s)
	if len(a.Notes) == 0 {
		c.s.problem(c.to, a.File, ledger.Pos{}, ledger.CodeThin, ledger.Warning,
			"as in ## 2026-03-14 What you did together", "no note about "+a.Name+" yet")
	}
}

// linkChecker names every link that leads to nothing in the folder.
type linkChecker struct {
	files map[string]bool // by name and by path, folded
	l     *ledger.Ledger
	to    *ledger.Ledger // gets the problems
	s     *sourceFinder
	names []string          // by which links find allies
	near  map[string]string // targets that were looked up
}

func (c *linkChecker) check(a *ledger.Ally) {
	for _, link := range a.Links {
		found, rivals := c.l.Target(link.Target, a.File)
		if found != nil || len(rivals) > 0 || ledger.Fold(link.Target) == ledger.Fold(c.l.Me.Stem) || c.leadsToFile(link.Target, a.File) {
			continue
		}
		hint := "write the file, or mend the link"
		if near := c.nearest(link.Target); near != "" {
			hint = near
		}
		c.s.problem(c.to, a.File, link.Pos, ledger.CodeLink, ledger.Warning, hint, "no ally is called "+text.Brief(link.Target))
	}
}

// filesByName lists every file by its path and by its name, folded; Markdown
// files without their ending.
func filesByName(l *ledger.Ledger, others []string) map[string]bool {
	files := map[string]bool{}
	add := func(file string) {
		file = ledger.Fold(ledger.TrimMarkdown(file))
		files[file], files[path.Base(file)] = true, true
	}
	for _, f := range l.Files {
		add(f.Path)
	}
	for _, file := range others {
		add(file)
	}
	return files
}

// leadsToFile reports whether a link leads to a file that is no ally's: by its
// name, or by its path from the root or from the file that holds the link.
func (c *linkChecker) leadsToFile(target, from string) bool {
	target = ledger.Fold(ledger.TrimMarkdown(strings.TrimSpace(target)))
	return c.files[strings.TrimPrefix(target, "/")] || c.files[ledger.Fold(path.Join(path.Dir(from), target))]
}

// mostGuesses bounds the search for what links may mean: in a large notes app
// most links lead to other pages.
const mostGuesses = 200

// nearest is the ally's name that a target is nearly, "" for none.
func (c *linkChecker) nearest(target string) string {
	near, known := c.near[target]
	if known || len(c.near) == mostGuesses {
		return near
	}
	if c.names == nil {
		for _, a := range c.l.Allies {
			c.names = append(append(c.names, a.Name, a.Stem), a.Aliases...)
		}
	}
	c.near[target] = ledger.Nearest(target, c.names)
	return c.near[target]
}

// checkOrder names the first note that stands against the order of those
// before it.
func checkOrder(l *ledger.Ledger, a *ledger.Ally, s *sourceFinder) {
	rising, falling := true, true
	for i := 1; i < len(a.Notes); i++ {
		rising = rising && a.Notes[i].Date >= a.Notes[i-1].Date
		falling = falling && a.Notes[i].Date <= a.Notes[i-1].Date
		if !rising && !falling {
			s.problem(l, a.File, a.Notes[i].Head, ledger.CodeOrder, ledger.Warning,
				"oldest first or newest first, all through the file", "this note is out of order")
			return
		}
	}
}
