package folder

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/text"
)

// settlePages keeps what turned out to be a page, now that it is known whom each
// names, and names what is wrong there.
func (r *Reader) settlePages(l *ledger.Ledger, s *findings) {
	c := pageChecker{l, s}
	nameFailed(l)
	if r.options.Only == nil { // else not everybody is known whom a page may name
		l.Pages = slices.DeleteFunc(l.Pages, func(p *ledger.Page) bool { return p.Kind == ledger.NoPage })
	}
	pages := map[string]bool{}
	for _, p := range l.Pages {
		pages[p.File] = p.IsRead()
	}
	for i := range l.Files {
		l.Files[i].Page = pages[l.Files[i].Path]
	}
	l.Problems = slices.DeleteFunc(l.Problems, func(f ledger.Problem) bool {
		return f.Code == ledger.CodeLeftOut && pages[f.File] || f.Page != "" && isNotedOn(l, f)
	})
	for _, p := range l.Pages {
		if p.Kind == ledger.UnreadDay {
			continue
		}
		l.Problems = append(l.Problems, p.Problems...)
		if p.IsRead() {
			c.check(p)
		}
	}
}

func nameFailed(l *ledger.Ledger) {
	for _, p := range l.Pages {
		if p.Failed != "" {
			l.Problems = append(l.Problems, failedOn(p.File, p.Failed))
			l.Unread = append(l.Unread, p.File)
		}
	}
}

// isNotedOn reports whether the page that a line links to is a note with the ally
// in whose file the line stands.
func isNotedOn(l *ledger.Ledger, f ledger.Problem) bool {
	return slices.ContainsFunc(l.Pages, func(p *ledger.Page) bool {
		return p.IsRead() && ledger.Fold(parse.StemOf(p.File)) == ledger.Fold(f.Page) &&
			slices.ContainsFunc(p.Allies, func(a *ledger.Ally) bool { return a.File == f.File })
	})
}

type pageChecker struct {
	l *ledger.Ledger
	s *findings
}

func (c *pageChecker) check(p *ledger.Page) {
	if len(p.Allies) > 0 {
		c.s.problems = append(c.s.problems, p.OtherDays...)
	}
	for _, u := range p.Unclear {
		c.unclear(p, u)
	}
	for i := range p.Items {
		it := &p.Items[i]
		c.checkItem(p, it)
		if it.Owner != nil && it.Promise != nil && it.Called != nil && it.Called.NoColon {
			c.s.add(p.File, it.Called.Pos, ledger.CodeAlmostEntry, ledger.Warning, "", parse.NoColon, retyped{it.Called.Head, nameOf(it.Called) + ": "})
		}
	}
}

// checkItem names what is wrong in an item, and whether it lacks an owner. Of a
// task without one nothing else is said: it is counted.
func (c *pageChecker) checkItem(p *ledger.Page, it *ledger.PageItem) {
	if it.IsNobodys(p) || it.Owner == nil && it.Promise != nil {
		return
	}
	asks := it.IsFavour()
	for _, found := range it.Problems {
		typed := c.withOwner(p, it, found)
		switch {
		case it.Owner == nil && found.Code == ledger.CodeKind && p.Daily && it.Part < 0 && !hasAmount(it.Line):
			continue // "got home: tired" is prose in a diary
		case it.IsPoint && it.Called == nil && found.Code == ledger.CodeAlmostDate:
			continue // a point to talk about is due on no day
		case it.Owner == nil && it.Line != "" && len(found.Fix) == 0 && c.quotesFavour(found.Hint):
			before, line, _ := strings.Cut(strings.TrimSuffix(found.Hint, "`"), "`")
			found.Hint = before + "`" + parse.WithOwner(line, c.linked(p, it), c.likelyOwner(p, it, it.Line)) + "`"
			found.Message += "; " + whoseIsIt
		case it.Owner == nil && it.Line != "" && (found.Code == ledger.CodeAmount || found.Code == ledger.CodeKind):
			asks = true
		case typed != found.Hint:
			found.Hint, found.Fix = typed, nil
			if it.Owner == nil {
				found.Message += "; " + whoseIsIt
			}
		}
		c.s.problems = append(c.s.problems, found)
	}
	if it.Owner == nil && asks {
		c.s.add(p.File, it.Pos, ledger.CodeAlmostEntry, ledger.Warning, parse.WithOwner(it.Line, c.linked(p, it), c.likelyOwner(p, it, it.Line)), "not counted: "+whoseIsIt)
	}
}

// quotesFavour reports whether a hint has an entry in quotes: the line without what is
// wrong in it.
func (c *pageChecker) quotesFavour(hint string) bool {
	_, line, quoted := strings.Cut(hint, "`")
	return quoted && c.isEntry(line)
}

// isEntry reports whether a line is an entry, after the bullet of an item or without
// one.
func (c *pageChecker) isEntry(line string) bool {
	head, _ := parse.ReadEntry(strings.TrimPrefix(strings.TrimLeft(line, " "), "- "), c.l.Config)
	return head != nil
}

func hasAmount(line string) bool {
	head, _, _ := strings.Cut(line, ":")
	return strings.ContainsAny(head, "0123456789")
}

const whoseIsIt = "whose is it? A link to one ally in it says so"

// withOwner is a hint with a link to its owner, where what is typed as it says
// would be an entry without one.
func (c *pageChecker) withOwner(p *ledger.Page, it *ledger.PageItem, found ledger.Problem) string {
	hint := found.Hint
	above, line := "", hint
	if i := strings.LastIndexByte(hint, '\n'); i >= 0 {
		above, line = hint[:i+1], hint[i+1:]
	}
	if !c.isEntry(line) {
		return hint
	}
	keep, owner := c.linked(p, it), c.likelyOwner(p, it, found.Source)
	if it.Owner != nil {
		if owner = it.Owner.Name; keep.Wiki {
			owner = keep.Target
		}
		if keep.Target == "" || strings.Contains(hint, keep.Target) {
			return hint
		}
	}
	return above + parse.WithOwner(line, keep, owner)
}

func (c *pageChecker) linked(p *ledger.Page, it *ledger.PageItem) ledger.Link {
	for _, link := range it.Links {
		if a, _ := c.l.Target(link.Target, p.File); a != nil {
			return link
		}
	}
	return ledger.Link{}
}

func nameOf(c *ledger.Caller) string {
	if c.IsLink {
		return "[[" + c.Text + "]]"
	}
	return c.Text
}

func (c *pageChecker) unclear(p *ledger.Page, u ledger.Unclear) {
	names := lists.Of(u.Rivals, func(a *ledger.Ally) string { return a.Name })
	hint := names[0]
	if p.ByName {
		hint = "call the file " + strings.Replace(path.Base(p.File), u.Text, names[0], 1)
	}
	c.s.add(p.File, u.Pos, ledger.CodeNameClash, ledger.Warning, hint,
		fmt.Sprintf("%s may be %s: it counts for none", text.Brief(u.Text), strings.Join(names, " or ")))
}

// likelyOwner is the name that a hint gives to an entry. It is that of an ally on the
// page: whom its line names, else whose whole name is a heading above, else the first.
// Where nobody is on the page, it is an ally who shares a word with a link there.
func (c *pageChecker) likelyOwner(p *ledger.Page, it *ledger.PageItem, line string) string {
	said := parse.NameWords(line)
	for _, a := range p.Allies {
		if sharesWord(a, said) {
			return a.Name
		}
	}
	for _, name := range it.Under {
		if a, _ := c.l.Target(name, p.File); a != nil && slices.Contains(p.Allies, a) {
			return a.Name
		}
	}
	if len(p.Allies) > 0 {
		return p.Allies[0].Name
	}
	for _, link := range p.Links {
		words := parse.NameWords(link.Target)
		for _, a := range c.l.Allies {
			if sharesWord(a, words) {
				return a.Name
			}
		}
	}
	return "Name"
}

func sharesWord(a *ledger.Ally, words []string) bool {
	return slices.ContainsFunc(parse.NameWords(a.Name), func(w string) bool { return slices.Contains(words, w) })
}

// checkAbout names once that a day with allies is not read, since nothing says
// that they were there.
func (s *findings) checkAbout(l *ledger.Ledger, files map[string]*about) {
	for _, f := range l.Files {
		about := files[f.Path]
		if about == nil || !slices.ContainsFunc(about.names, func(name string) bool { a, _ := l.Target(name, f.Path); return a != nil }) {
			continue
		}
		keys := strings.Join(append(slices.Clone(l.Config.Attendees), about.key.Name), ", ")
		s.add(f.Path, about.key.KeyPos, ledger.CodeLeftOut, ledger.Warning, "meetings: {attendees: ["+keys+"]} in allies.yaml",
			fmt.Sprintf("not read: rule 4 leaves this file out, since %s; `type: meeting` in it, or allies.yaml, says that %s: are those who were there", f.Why, about.key.Key)).Once = "meetings"
	}
}
