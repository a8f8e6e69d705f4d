package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/lsp"
)

func lspCommand() command {
	return command{
		name: "lsp", group: exchange,
		does:     "a language server on stdio, for any editor",
		when:     "In the settings of your editor: it starts the server, and you see problems as you type.",
		examples: []string{"allies lsp"},
		more:     []string{"editors"},
		run: func(c call) error {
			if err := c.onlyWrites(); err != nil {
				return err
			}
			if _, err := c.day(); err != nil {
				return err
			}
			return newLanguageServer(c).serve()
		},
	}
}

// languageServer answers one editor. All of it happens on one goroutine, a
// message at a time.
type languageServer struct {
	call
	ctx       context.Context
	conn      *jsonrpc.Conn
	client    lsp.Capabilities
	encoding  lsp.Encoding
	state     serverState
	documents map[lsp.URI]*document
	ledgers   []*workLedger
}

// serverState is how far the conversation has come.
type serverState uint8

const (
	begins serverState = iota
	works
	shutDown
)

func newLanguageServer(c call) *languageServer {
	s := &languageServer{call: c, documents: map[lsp.URI]*document{}, encoding: lsp.UTF16}
	s.conn = jsonrpc.New(jsonrpc.LanguageServer, c.world.stdin, c.world.stdout, s.handle)
	s.conn.Idle = s.idle
	s.conn.Panicked = func(what string, cause any) {
		s.terminal.say(fmt.Sprintf("allies itself failed at %s: %v", what, cause))
	}
	return s
}

// serve talks until the editor leaves. It is well only where the editor said
// before that it would.
func (s *languageServer) serve() error {
	ctx, stop := context.WithCancel(s.world.ctx)
	defer stop()
	s.ctx = ctx
	defer func() {
		for _, l := range s.ledgers {
			l.close()
		}
	}()
	if err := s.conn.Serve(ctx); err != nil {
		return failf("", "the editor is gone: %w", err)
	}
	if s.state != shutDown {
		return errFound // the status that the protocol wants
	}
	return nil
}

// Codes of the protocol's own.
const (
	notInitialized = -32002
	requestFailed  = -32803
)

// handler answers one kind of message.
type handler func(s *languageServer, r *jsonrpc.Request) (any, error)

// with is a handler that takes the params as a value.
func with[P any](answer func(s *languageServer, params P) (any, error)) handler {
	return func(s *languageServer, r *jsonrpc.Request) (any, error) {
		var params P
		if err := r.Decode(&params); err != nil {
			return nil, err
		}
		return answer(s, params)
	}
}

// about is a handler of what is asked about a document, in one that belongs to a
// ledger.
func about(answer func(s *languageServer, d *document, p lsp.At) (any, error)) handler {
	return with(func(s *languageServer, p lsp.At) (any, error) {
		if d := s.open(p.Document.URI); d != nil {
			return answer(s, d, p)
		}
		return nil, nil
	})
}

// aboutName is about for what is asked of a place that names an ally.
func aboutName(answer func(s *languageServer, d *document, n named) (any, error)) handler {
	return about(func(s *languageServer, d *document, p lsp.At) (any, error) {
		if n := s.nameAt(d, d.text.Offset(p.Position)); n.ally != nil {
			return answer(s, d, n)
		}
		return nil, nil
	})
}

// hears is a handler of what wants no answer.
func hears[P any](hear func(s *languageServer, params P)) handler {
	return with(func(s *languageServer, params P) (any, error) { hear(s, params); return nil, nil })
}

// handlers is everything that is understood once a conversation has begun.
var handlers = map[string]handler{
	"initialized": func(s *languageServer, _ *jsonrpc.Request) (any, error) { s.watchFiles(); return nil, nil },
	"shutdown": func(s *languageServer, _ *jsonrpc.Request) (any, error) {
		s.state = shutDown
		return nil, nil
	},

	"textDocument/didOpen":                hears((*languageServer).didOpen),
	"textDocument/didChange":              hears((*languageServer).didChange),
	"textDocument/didSave":                hears((*languageServer).didSave),
	"textDocument/didClose":               hears((*languageServer).didClose),
	"workspace/didChangeWatchedFiles":     hears((*languageServer).didChangeFiles),
	"workspace/didChangeWorkspaceFolders": hears((*languageServer).didChangeFolders),

	"textDocument/hover":          about((*languageServer).hover),
	"textDocument/completion":     about((*languageServer).complete),
	"textDocument/definition":     aboutName((*languageServer).definition),
	"textDocument/references":     aboutName((*languageServer).references),
	"textDocument/documentLink":   about((*languageServer).links),
	"textDocument/documentSymbol": about((*languageServer).symbols),
	"workspace/symbol":            with((*languageServer).findSymbols),
	"textDocument/foldingRange":   about((*languageServer).folds),
	"textDocument/prepareRename":  aboutName((*languageServer).prepareRename),
	"textDocument/rename":         about((*languageServer).rename),
	"textDocument/formatting":     about((*languageServer).format),
	"textDocument/codeAction":     about((*languageServer).actions),
	"textDocument/inlayHint":      about((*languageServer).hints),
	"textDocument/codeLens":       about((*languageServer).lenses),
}

// capabilities is what we tell an editor that we can do. The line beside a name
// is a hint where the editor knows these, else a lens; what only some editors know
// is named to those alone.
func (s *languageServer) capabilities() map[string]any {
	can := map[string]any{
		"positionEncoding":           s.encoding,
		"textDocumentSync":           map[string]any{"openClose": true, "change": 2, "save": true},
		"hoverProvider":              true,
		"completionProvider":         map[string]any{"triggerCharacters": []string{"[", "#", " ", ":"}},
		"definitionProvider":         true,
		"referencesProvider":         true,
		"documentLinkProvider":       map[string]any{},
		"documentSymbolProvider":     true,
		"workspaceSymbolProvider":    true,
		"foldingRangeProvider":       true,
		"renameProvider":             true,
		"documentFormattingProvider": true,
		"workspace":                  map[string]any{"workspaceFolders": map[string]any{"supported": true, "changeNotifications": true}},
	}
	if s.client.TextDocument.Rename.PrepareSupport {
		can["renameProvider"] = map[string]any{"prepareProvider": true}
	}
	if s.client.TextDocument.CodeAction.LiteralSupport != nil {
		can["codeActionProvider"] = map[string]any{"codeActionKinds": []string{quickFix, rewrite, fixAll}}
	}
	if s.client.TextDocument.InlayHint != nil {
		can["inlayHintProvider"] = true
	} else {
		can["codeLensProvider"] = map[string]any{}
	}
	return can
}

// handle answers a message as far as the conversation has come.
func (s *languageServer) handle(_ context.Context, r *jsonrpc.Request) (any, error) {
	switch {
	case r.Method == "exit":
		return nil, jsonrpc.ErrStop
	case r.Method == "initialize" && s.state == begins:
		return with((*languageServer).initialize)(s, r)
	case s.state == begins:
		return nil, &jsonrpc.Error{Code: notInitialized, Message: "initialize comes first"}
	case r.Method == "initialize" && s.state == works:
		return nil, &jsonrpc.Error{Code: jsonrpc.InvalidRequest, Message: "initialize comes once"}
	case s.state == shutDown:
		return nil, &jsonrpc.Error{Code: jsonrpc.InvalidRequest, Message: "after shutdown comes exit, and nothing else"}
	}
	answer, known := handlers[r.Method]
	if !known {
		return nil, jsonrpc.Unknown(r.Method)
	}
	return answer(s, r)
}

// initialize learns what the editor can do, and which folders it works in.
func (s *languageServer) initialize(p lsp.Initialize) (any, error) {
	s.client, s.state = p.Capabilities, works
	s.encoding = lsp.Negotiate(append([]lsp.Encoding{p.Options.PositionEncoding}, p.Capabilities.General.PositionEncodings...))
	folders := p.Folders
	if len(folders) == 0 && p.RootURI != "" {
		folders = []lsp.Folder{{URI: p.RootURI}}
	}
	if len(folders) == 0 && p.RootPath != "" {
		folders = []lsp.Folder{{URI: lsp.FileURI(p.RootPath)}}
	}
	s.openFolders(folders)
	return map[string]any{
		"capabilities": s.capabilities(),
		"serverInfo":   map[string]string{"name": program, "version": strings.TrimSpace(version())},
	}, nil
}

// watchFiles asks to be told of files that change outside of the editor; of one
// that cannot tell, the system is asked.
func (s *languageServer) watchFiles() {
	if !s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		for _, l := range s.ledgers {
			l.watch(s)
		}
		return
	}
	var watchers []map[string]string
	for _, glob := range []string{"**/*.[mM][dD]", "**/*.[mM][aA][rR][kK][dD][oO][wW][nN]", "**/allies.yaml"} {
		watchers = append(watchers, map[string]string{"globPattern": glob})
	}
	s.tell(s.conn.Call("client/registerCapability", map[string]any{"registrations": []any{map[string]any{
		"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": map[string]any{"watchers": watchers},
	}}}, func(json.RawMessage, error) {}))
}

// tell says what went wrong beside an answer, if anything did.
func (s *languageServer) tell(err error) {
	if err != nil {
		s.terminal.say(err.Error())
	}
}

// idle brings everything up to date once no message waits.
func (s *languageServer) idle() {
	for _, l := range s.ledgers {
		s.tell(l.refresh())
		s.publish(l)
	}
}

// refused is an answer to a request that cannot be carried out.
func refused(err error) error {
	f := asFailure(err)
	message := f.message
	if f.hint != "" {
		message += "; " + f.hint
	}
	return &jsonrpc.Error{Code: requestFailed, Message: message}
}

// open is the document of a URI, nil where it is not open or belongs to no
// ledger.
func (s *languageServer) open(uri lsp.URI) *document {
	d := s.documents[uri]
	if d == nil || d.ledger == nil || !slices.Contains(s.ledgers, d.ledger) {
		return nil
	}
	if err := d.ledger.refresh(); err != nil || d.ledger.isSilent() {
		return nil
	}
	return d
}
