package parse

import (
	"strings"

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

	Borrowed bool // the text stands in memory that is written to again

	refs    markdown.Definitions // of the body's links, once they are taken
	onTrial bool                 // it is read for its problems alone, to see whether a cure does what it says
}

// Keep says what of an ally's file is kept once it is read. The zero Keep keeps everything.
type Keep struct {
	// Today, where it is set, is the day of a report that prints sums. The notes up
	// to it are added to the ally's Sums, and of the text nothing is kept alive. Notes
	// are kept of which a report may say more: plans, private ones, those with an open
	// promise, an event or a link in their heading, and the last contact by its heading.
	Today ledger.Date

	// Thanks is for how many days the words of favours that may wait for thanks are kept; 0 for none.
	Thanks int

	// Strict has the heads of notes and the links kept, though notes are added up.
	Strict bool

	// Text has the text stay readable though notes are added up: somebody holds the source of the reading.
	Text bool

	// Cures has the cures of problems tried, though notes are added up.
	Cures bool
}

// Sums reports whether notes are added up.
func (k Keep) Sums() bool { return k.Today != 0 }

// Borrows reports whether nothing of a text is kept, so that it need not be copied.
func (k Keep) Borrows() bool { return k.Sums() && !k.Text }

func (k Keep) cures() bool { return k.Cures || !k.Sums() }

func (k Keep) links() bool { return k.Strict || !k.Sums() }

// divide divides the body into its blocks, without the definitions of its links. They
// are taken once, though the body may be read twice: as a page, and as an ally's file.
func (s *Source) divide() (markdown.Block, markdown.Definitions) {
	document := markdown.Blocks(s.Document, s.Body).Document()
	if s.refs == nil {
		if s.refs = markdown.TakeDefinitions(s.Document, document); s.refs != nil {
			document.Release()
			document = markdown.Blocks(s.Document, s.Body).Document()
		}
	}
	return document, s.refs
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
	if s.Borrowed {
		for i := range s.Problems {
			detachProblem(&s.Problems[i])
		}
	}
	return s.Problems
}

// detachProblem gives a problem texts of its own.
func detachProblem(p *ledger.Problem) {
	for _, said := range []*string{&p.Message, &p.Hint, &p.Source, &p.Once, &p.Page} {
		*said = strings.Clone(*said)
	}
	for i := range p.Fix {
		p.Fix[i].Old, p.Fix[i].New = strings.Clone(p.Fix[i].Old), strings.Clone(p.Fix[i].New)
	}
}
