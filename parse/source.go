package parse

import (
	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Source is one reading of the text of one file, held: its lines, its front
// matter, its blocks, and the ally that they tell of. Its places are places in
// this text and in no other.
type Source struct {
	*text.Document
	Ally   *ledger.Ally
	Keys   []front.Pair   // of the front matter
	Inside text.Region    // the front matter without its fences
	Body   text.Region    // what follows the front matter
	Blocks markdown.Block // of the body, once that is read
	Keep   Keep           // how much of the body becomes a part of the ally

	refs    *markdown.Definitions // of the body, once they are taken
	onTrial bool                  // it is read for its problems alone, to see whether a cure does what it says
}

// Open reads the front matter of a text, and leaves the body unread.
func Open(path string, src []byte, c *ledger.Config) *Source {
	s := &Source{Document: text.NewDocument(path, src, c), Ally: &ledger.Ally{File: path, Stem: StemOf(path)}}
	s.Ally.Incomplete = maskConflicts(s.Document)
	markdown.MaskNesting(s.Document)
	var front text.Region
	front, s.Body = cutFrontMatter(s.Document)
	s.readKeys(front)
	warnStray(s.Document, s.Body, s.Ally)
	return s
}

// definitions are those of the body's links by reference. They are taken once,
// though the body may be read twice: as a page, and as an ally's file.
func (s *Source) definitions() markdown.Definitions {
	if s.refs == nil {
		taken := markdown.TakeDefinitions(s.Document, s.Body)
		s.refs = &taken
	}
	return *s.refs
}

// Release gives the memory of the reading to the next one. What it told of the
// ally and the problems stays, and nothing else of it is asked any more.
func (s *Source) Release() {
	s.Blocks.Release()
	s.Document.Release()
}

// Sorted lists the problems found so far, in the order of the text.
func (s *Source) Sorted() []ledger.Problem {
	ledger.SortProblems(s.Problems)
	return s.Problems
}
