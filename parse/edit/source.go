package edit

import (
	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// Source is the text of one file and what is read in it. The places of the
// ally are places in this text and in no other.
type Source struct {
	text   []byte
	ally   *ledger.Ally
	config *ledger.Config
}

// ReadSource reads a text as an ally's file. It is nil, and the problems say
// why, where the text cannot be read.
func ReadSource(file string, src []byte, c *ledger.Config) (*Source, []ledger.Problem) {
	a, problems := parse.File(file, src, c)
	if a == nil {
		return nil, problems
	}
	return &Source{src, a, c}, problems
}

// Text is the text itself, not to be changed.
func (s *Source) Text() []byte { return s.text }

// Ally is what is read in the text.
func (s *Source) Ally() *ledger.Ally { return s.ally }

// Edit makes edits of the text, each of which may change only the lines that
// it names.
func (s *Source) Edit(e text.Edits) ([]byte, error) {
	if !e.Of(s.text) {
		return nil, &Mismatch{s.ally.File + " has changed since it was read"}
	}
	after, err := e.Apply()
	if err != nil {
		return nil, err
	}
	return after, onlyNamed(e, s.text, after, s.ally)
}
