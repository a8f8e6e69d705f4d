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
	return slices.ContainsFunc(strings.Split(s.d.Text, "\n"), func(line string) bool {
		item := strings.TrimLeft(line, " \t>-*+")
		return strings.HasPrefix(item, "[") && !strings.HasPrefix(item, "[[") && strings.Contains(item, link)
	})
}

// AddTasks adds list items at the end of the checklist of a page, which it begins
// at the end of a text that has none.
func AddTasks(s *Source, tasks []string) text.Edits {
	edits, br := text.EditsOf(s.text), s.d.LineBreak()
	heading, next := s.checklist()
	added := strings.Join(tasks, br)
	limit := s.body.End
	if next.Exists() {
		limit = next.Start()
	}
	at := s.textEnd(limit)
	isBlank := at == s.body.Start
	switch {
	case !heading.Exists() && isBlank:
		added = checklistHeading + br + br + added
	case !heading.Exists():
		added = br + br + checklistHeading + br + br + added
	case s.d.LineAt(at) == s.d.LineAt(heading.Start()):
		added = br + br + added
	default:
		added = br + added
	}
	if isBlank || at == len(s.text) {
		added += br
	}
	edits.Insert(at, added)
	return edits
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
