// Package edit turns an intention (log a line, tick a promise, set a key, rename
// an ally) into edits of a file that touch no other byte, and verifies them by
// reading the result again. It writes no file.
package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Source is the text of one file and one reading of it, which everything asks
// that edits or verifies. The places of the ally are places in this text and in
// no other.
type Source struct {
	text     []byte
	d        *text.Document
	ally     *ledger.Ally
	blocks   markdown.Block // of the body
	body     text.Region
	page     *ledger.Page // what is read instead, nil for an ally's file
	problems []ledger.Problem
	config   *ledger.Config
	facts    []Fact // once they were asked for
}

// ReadSource reads a text as an ally's file, or as the file that its path says.
// It is nil, and the problems say why, where the text cannot be read.
func ReadSource(file string, src []byte, c *ledger.Config) (*Source, []ledger.Problem) {
	if fault := parse.Unreadable(file, src); fault != nil {
		return nil, []ledger.Problem{*fault}
	}
	in := parse.Open(file, src, c)
	inFront := slices.Clone(in.Sorted())
	in.ReadBody()
	s := Read(in)
	switch {
	case file == ledger.ConfigFile:
		_, s.problems = parse.Config(file, src)
	case strings.EqualFold(file, ledger.MeFile): // its body is prose
		s.problems = inFront
	}
	return s, s.problems
}

// Read is what an ally's file is edited by that was read already.
func Read(in *parse.Source) *Source {
	return &Source{text: []byte(in.Text), d: in.Document, ally: in.Ally, blocks: in.Blocks, body: in.Body, problems: in.Sorted(), config: in.Config}
}

// ReadPage reads a text as a page: what counts of it is what the page says, and
// the ally holds its links alone. It is nil where the text is no page.
func ReadPage(file string, src []byte, c *ledger.Config) (*Source, []ledger.Problem) {
	s, problems := ReadSource(file, src, c)
	if s == nil {
		return nil, problems
	}
	if s.page = parse.Page(file, src, c); s.page == nil {
		return nil, nil
	}
	s.problems = slices.Clone(s.page.Problems)
	for i := range s.page.Items {
		s.problems = append(s.problems, s.page.Items[i].Problems...)
	}
	return s, s.problems
}

func (s *Source) read(file string, src []byte) *Source {
	now, _ := ReadSource(file, src, s.config)
	if s.page != nil {
		now, _ = ReadPage(file, src, s.config)
	}
	return now
}

// Promises lists those in the text; on a page nobody is known by name.
func (s *Source) Promises() []ledger.Promise {
	if s.page == nil {
		return s.ally.Promises()
	}
	var all []ledger.Promise
	for i := range s.page.Items {
		if p := s.page.Items[i].Promise; p != nil {
			all = append(all, *p)
		}
	}
	return all
}

// Text is the text itself, not to be changed.
func (s *Source) Text() []byte { return s.text }

// Ally is what is read in the text.
func (s *Source) Ally() *ledger.Ally { return s.ally }

// Facts lists what is read in the text.
func (s *Source) Facts() []Fact {
	if s.facts == nil && s.page != nil {
		s.facts = pageFacts(s.page)
	} else if s.facts == nil {
		s.facts = Facts(s.ally)
	}
	return s.facts
}

// Lines returns the first and the last line, from 1, of what edits wrote that
// led to this text; blank lines around it are left out.
func (s *Source) Lines(e text.Edits) (first, last int) { return e.Lines(s.d) }

// Moved returns the line on which the end of a line of this text stands once
// edits of it are made.
func (s *Source) Moved(e text.Edits, line int) int { return e.Moved(s.d, line) }

func changed(file string) error {
	return ledger.Failed(file+" has changed since it was read", "nothing was written; run the command again", nil)
}

func (s *Source) isClosed() bool {
	front, closing := s.ally.Front, closingLine(s.d.Text, s.ally)
	last := strings.TrimRight(s.d.Text[closing:front.End], " \t\r\n")
	return closing > int(front.Start) && (last == "---" || last == "...")
}

// becauseOfBraces is why edits of keys are refused, where the front matter is in braces.
func (s *Source) becauseOfBraces(e text.Edits, err error) error {
	front := s.d.Text[s.ally.Front.Start:s.ally.Front.End]
	_, inside, _ := strings.Cut(front, "---")
	inFront := func(edit text.Edit) bool { return edit.Start < int(s.ally.Front.End) }
	if _, ok := err.(*Mismatch); !ok || !strings.HasPrefix(strings.TrimSpace(inside), "{") || !slices.ContainsFunc(e.All(), inFront) {
		return err
	}
	return ledger.Failed(s.ally.File+" has its front matter in braces: no key is written there", "nothing was written; give each key a line of its own, as name: Dana Okafor, without braces and commas", nil)
}

// Mismatch is an edit that would change another thing than it is meant to.
type Mismatch struct{ what string }

func (m *Mismatch) Error() string { return "this would change more than it should: " + m.what }

// Hint is what the user can do.
func (m *Mismatch) Hint() string {
	return "nothing was written; make the change by hand with allies edit, and allies check tells what is read"
}

func closingLine(src string, a *ledger.Ally) int {
	front := strings.TrimRight(src[a.Front.Start:a.Front.End], "\r\n")
	return int(a.Front.Start) + max(strings.LastIndexAny(front, "\r\n")+1, 0)
}
