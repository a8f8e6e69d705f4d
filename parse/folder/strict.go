package folder

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

func (s *findings) checkStrict(l *ledger.Ledger, others []string) {
	links := linkChecker{l: l, s: s, near: map[string]string{}, files: filesByName(l, others)}
	for _, a := range l.Allies {
		links.ally(a)
	}
}

func (c *linkChecker) ally(a *ledger.Ally) {
	c.check(a)
	c.s.checkOrder(a)
	if len(a.Heads()) == 0 {
		c.s.add(a.File, ledger.Pos{}, ledger.CodeThin, ledger.Warning,
			"as in ## 2026-03-14 What you did together", "no note about "+a.Name+" yet")
	}
}

type linkChecker struct {
	files map[string]bool // by name and by path, folded
	l     *ledger.Ledger
	s     *findings
	names []string          // by which links find allies
	near  map[string]string // targets that were looked up
}

func (c *linkChecker) check(a *ledger.Ally) {
	links := a.Links
	if a.Sums != nil {
		links = a.Sums.Links
	}
	for _, link := range links {
		found, rivals := c.l.Target(link.Target, a.File)
		if found != nil || len(rivals) > 0 || ledger.Fold(link.Target) == ledger.Fold(c.l.Me.Stem) || c.leadsToFile(link.Target, a.File) {
			continue
		}
		p := c.s.add(a.File, link.Pos, ledger.CodeLink, ledger.Warning, "", "no ally is called "+text.Brief(link.Target))
		p.Hint = c.hint(link.Target, c.s.d.Text[link.Pos.Start:link.Pos.End])
	}
}

// hint is the link to the name that was meant, else the command that makes the
// ally's file, or of what is no name the text without the link.
func (c *linkChecker) hint(target, written string) string {
	plain := markdown.PlainText(written)
	switch near := c.nearest(target); {
	case near != "":
		return strings.Replace(written, target, near, 1)
	case plain == written || !strings.ContainsAny(target, "./#^") && !strings.ContainsFunc(target, unicode.IsDigit):
		return "allies new " + text.ShellWord(target)
	default:
		return plain
	}
}

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
// before it, and moves it to where it belongs.
func (s *findings) checkOrder(a *ledger.Ally) {
	heads := a.Heads()
	rising, falling := true, true
	for i := 1; i < len(heads); i++ {
		wasRising := rising
		rising = rising && heads[i].Date >= heads[i-1].Date
		falling = falling && heads[i].Date <= heads[i-1].Date
		if rising || falling {
			continue
		}
		first := slices.IndexFunc(heads[:i], func(h ledger.Head) bool {
			return wasRising && h.Date > heads[i].Date || !wasRising && h.Date < heads[i].Date
		})
		s.look(a.File)
		line := s.d.LineAt(int(heads[first].Head.Start))
		p := s.add(a.File, heads[i].Head, ledger.CodeOrder, ledger.Warning, "",
			fmt.Sprintf("this note is out of order: by its day it stands before line %d", line))
		if p.Fix = moved(s.d.Text, heads[first:i+1]); p.Fix != nil {
			p.Hint = strings.TrimSpace(p.Fix[0].New)
		}
		return
	}
}

var blockMarks = []string{"```", "~~~", "<!--", "%%", "<<<<<<<", "=======", ">>>>>>>"}

// moved puts the last of some notes before the others; nil where more than notes
// stands between them, or they are of several forms.
func moved(src string, notes []ledger.Head) []ledger.Edit {
	last := len(notes) - 1
	for i := range last {
		a, b := &notes[i], &notes[i+1]
		if a.Form != b.Form || a.Level != b.Level || strings.TrimSpace(src[min(a.Pos.End, b.Pos.Start):b.Pos.Start]) != "" {
			return nil
		}
	}
	if slices.ContainsFunc(blockMarks, func(mark string) bool { return strings.Contains(src, mark) }) {
		return nil // what a block hides that is never closed would change
	}
	to, start, end := int(notes[0].Pos.Start), int(notes[last].Pos.Start), int(notes[last].Pos.End)
	note := strings.TrimRight(src[start:end], "\r\n")
	gap := "\n"
	if notes[last].Form == ledger.Section {
		gap = "\n\n"
	}
	if notes[last].Form == ledger.Item && strings.HasPrefix(src[end:], "\n") {
		end++
	}
	return []ledger.Edit{{Start: to, End: to, New: note + gap}, {Start: start, End: end, Old: src[start:end]}}
}
