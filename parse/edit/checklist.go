package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// checklistHeading is what AddTasks writes under. A checklist is no promise, so
// that a task there counts for nothing a second time.
const checklistHeading = "## Checklist"

// Point is an open task for a checklist: `- [ ] promise: call [[dana|Dana]] #fyi`.
// The tag says that ticking it is no contact. Words that would make it a promise or a
// problem stand in a code span, or not at all where that does not help.
func Point(what, about, link string, c *ledger.Config) string {
	bare := "- [ ] " + what + " " + link + " #" + ledger.QuietTag
	if about == "" {
		return bare
	}
	code := "`" + about + "`"
	if strings.Contains(about, "`") {
		code = "`` " + about + " ``"
	}
	for _, said := range []string{about, code} {
		if line := "- [ ] " + what + ": " + said + " " + link + " #" + ledger.QuietTag; isPoint(line, c) {
			return line
		}
	}
	return bare
}

func isPoint(line string, c *ledger.Config) bool {
	s, problems := ReadPage("alone.md", []byte("---\ndate: 2026-01-01\nattendees: [Alone]\n---\n\n"+checklistHeading+"\n\n"+line+"\n"), c)
	return s != nil && len(problems) == 0 && s.promised() == 0
}

// promised counts the promises of the text; a point to talk about is none.
func (s *Source) promised() int {
	if s.page == nil {
		return len(s.ally.Promises())
	}
	count := 0
	for i := range s.page.Items {
		if it := &s.page.Items[i]; it.Promise != nil && !it.IsPoint {
			count++
		}
	}
	return count
}

// HoldsTask reports whether a box of the text, ticked or not, has a link.
func (s *Source) HoldsTask(link string) bool {
	for n := 1; n <= len(s.d.Lines); n++ {
		item := strings.TrimLeft(s.d.Line(n), " \t>-*+")
		if strings.HasPrefix(item, "[") && !strings.HasPrefix(item, "[[") && strings.Contains(item, link) {
			return true
		}
	}
	return false
}

// AddTasks adds list items at the end of the checklist of a page, which it begins
// at the end of a text that has none.
func AddTasks(s *Source, tasks []string) text.Edits {
	heading, next := s.checklist()
	limit := s.body.End
	if next.Exists() {
		limit = next.Start()
	}
	at, blank, lines := s.textEnd(limit), 0, tasks
	switch {
	case !heading.Exists():
		blank, lines = 1, append([]string{checklistHeading, ""}, tasks...)
	case s.d.LineAt(at) == s.d.LineAt(heading.Start()):
		blank = 1
	}
	if whole := strings.TrimPrefix(s.d.Text, text.Bom); at == len(s.text) && whole != "" && !text.IsLineEnd(whole[len(whole)-1]) {
		lines = append(slices.Clip(lines), "")
	}
	return s.addLines(at, blank, lines)
}

// VerifyTasks reports a *Mismatch unless every line stays that was there, what was
// read is still read, and no task became a promise.
func VerifyTasks(before, after *Source) error {
	if err := othersStay(nil, before, after); err != nil {
		return err
	}
	_, lost, err := compare(before, after)
	if err != nil {
		return err
	}
	if after.promised() > before.promised() {
		return &Mismatch{"a task would be read as a promise"}
	}
	return refuse(lost)
}

// checklist finds the heading of the checklist, and the one after it.
func (s *Source) checklist() (heading, next markdown.Block) {
	for b := s.blocks.First(); b.Exists(); b = b.Next() {
		switch {
		case b.Kind() != markdown.HeadingBlock:
		case heading.Exists():
			return heading, b
		case strings.TrimRight(s.d.Line(s.d.LineAt(b.Start())), " \t") == checklistHeading:
			heading = b
		}
	}
	return heading, next
}
