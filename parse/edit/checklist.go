package edit

import (
	"slices"
	"strings"

	"allies/parse/markdown"
	"allies/parse/text"
)

// checklistHeading is what AddTasks writes under. A checklist is no promise, so
// that a task there counts for nothing a second time.
const checklistHeading = "## Checklist"

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

// VerifyTasks reports a *Mismatch unless every line stays that was there, and
// what was read is still read.
func VerifyTasks(before, after *Source) error {
	if err := othersStay(nil, before, after); err != nil {
		return err
	}
	_, lost, err := compare(before, after)
	if err != nil {
		return err
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
