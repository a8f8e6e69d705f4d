// Package langserver is a language server for the ledgers that an editor works in:
// problems as one types, what a place means, where a name leads, what may be typed,
// and the changes that are offered. It writes no file: the editor does. What the
// commands know beside it, as which folder is meant, its Host says.
package langserver

import (
	"context"
	"slices"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/lsp"
	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/folder"
)

type Host struct {
	Name, Version string
	Home          string // the user's home folder, which is never a ledger
	Say           func(line string)
	Words         func(error) string // an error as an editor shows it

	Today       func() (ledger.Date, error)
	Root        func() (folder.Root, error) // of the ledger that is named, else of the current folder
	RootIsNamed bool

	Read       func(l *ledger.Ledger, file string, text []byte) (*edit.Source, error) // a file as that which edits it
	MayRewrite func(folder.Root) error                                                // refuses a folder of which nobody said that it is a ledger
	MayBeName  func(string) error
	MayTake    func(l *ledger.Ledger, name string, self *ledger.Ally) error
}

// server answers one editor, on one goroutine, a message at a time.
type server struct {
	Host
	ctx       context.Context
	conn      *jsonrpc.Conn
	client    lsp.Capabilities
	encoding  lsp.Encoding
	state     state
	documents map[lsp.URI]*document
	ledgers   []*workLedger
}

type state uint8

const (
	begins state = iota
	works
	shutDown
)

const (
	notInitialized = -32002
	requestFailed  = -32803
)

func (s *server) tell(err error) {
	if err != nil {
		s.Say(err.Error())
	}
}

func (s *server) refused(err error) error {
	return &jsonrpc.Error{Code: requestFailed, Message: s.Words(err)}
}

// open is the document of a URI; nil where it is not open or of no ledger.
func (s *server) open(uri lsp.URI) *document {
	d := s.documents[uri]
	if d == nil || d.ledger == nil || !slices.Contains(s.ledgers, d.ledger) {
		return nil
	}
	if err := d.ledger.refresh(); err != nil || d.ledger.isSilent() {
		return nil
	}
	return d
}
