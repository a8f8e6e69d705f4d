package langserver

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/lsp"
	"allies/ledger/lists"
)

var ErrNoShutdown = errors.New("the editor left without a word")

func Serve(ctx context.Context, in io.Reader, out io.Writer, host Host) error {
	return newServer(in, out, host).serve(ctx)
}

func newServer(in io.Reader, out io.Writer, host Host) *server {
	s := &server{Host: host, documents: map[lsp.URI]*document{}, encoding: lsp.UTF16}
	s.conn = jsonrpc.New(jsonrpc.LanguageServer, in, out, s.handle)
	s.conn.Idle = s.idle
	s.conn.Panicked = func(what string, cause any) { s.Say(fmt.Sprintf("%s itself failed at %s: %v", s.Name, what, cause)) }
	return s
}

// serve fails where the editor leaves without a shutdown.
func (s *server) serve(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	s.ctx = ctx
	defer func() {
		for _, l := range s.ledgers {
			l.close()
		}
	}()
	if err := s.conn.Serve(ctx); err != nil {
		return fmt.Errorf("the editor is gone: %w", err)
	}
	if s.state != shutDown {
		return ErrNoShutdown
	}
	return nil
}

type handler func(s *server, r *jsonrpc.Request) (any, error)

func with[P any](answer func(s *server, params P) (any, error)) handler {
	return func(s *server, r *jsonrpc.Request) (any, error) {
		var params P
		if err := r.Decode(&params); err != nil {
			return nil, err
		}
		return answer(s, params)
	}
}

// about answers what is asked about a document of a ledger.
func about(answer func(s *server, d *document, p lsp.At) (any, error)) handler {
	return with(func(s *server, p lsp.At) (any, error) {
		if d := s.open(p.Document.URI); d != nil {
			return answer(s, d, p)
		}
		return nil, nil
	})
}

// aboutName is about for what is asked of a place that names an ally.
func aboutName(answer func(s *server, d *document, n named) (any, error)) handler {
	return about(func(s *server, d *document, p lsp.At) (any, error) {
		if n := s.nameAt(d, d.text.Offset(p.Position)); n.ally != nil {
			return answer(s, d, n)
		}
		return nil, nil
	})
}

func hears[P any](hear func(s *server, params P)) handler {
	return with(func(s *server, params P) (any, error) { hear(s, params); return nil, nil })
}

var handlers = map[string]handler{
	"initialized": func(s *server, _ *jsonrpc.Request) (any, error) { s.watchFiles(); return nil, nil },
	"shutdown": func(s *server, _ *jsonrpc.Request) (any, error) {
		s.state = shutDown
		return nil, nil
	},

	"textDocument/didOpen":                hears((*server).didOpen),
	"textDocument/didChange":              hears((*server).didChange),
	"textDocument/didSave":                hears((*server).didSave),
	"textDocument/didClose":               hears((*server).didClose),
	"workspace/didChangeWatchedFiles":     hears((*server).didChangeFiles),
	"workspace/didChangeWorkspaceFolders": hears((*server).didChangeFolders),

	"textDocument/hover":          about((*server).hover),
	"textDocument/completion":     about((*server).complete),
	"textDocument/definition":     aboutName((*server).definition),
	"textDocument/references":     aboutName((*server).references),
	"textDocument/documentLink":   about((*server).links),
	"textDocument/documentSymbol": about((*server).symbols),
	"workspace/symbol":            with((*server).findSymbols),
	"textDocument/foldingRange":   about((*server).folds),
	"textDocument/prepareRename":  aboutName((*server).prepareRename),
	"textDocument/rename":         about((*server).rename),
	"textDocument/formatting":     about((*server).format),
	"textDocument/codeAction":     about((*server).actions),
	"textDocument/inlayHint":      about((*server).hints),
	"textDocument/codeLens":       about((*server).lenses),
}

// capabilities is what we tell an editor that we can do. The line beside a name
// is a hint where the editor knows these, else a lens; what only some editors know
// is named to those alone.
func (s *server) capabilities() map[string]any {
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

func (s *server) handle(_ context.Context, r *jsonrpc.Request) (any, error) {
	switch {
	case r.Method == "exit":
		return nil, jsonrpc.ErrStop
	case r.Method == "initialize" && s.state == begins:
		return with((*server).initialize)(s, r)
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

func (s *server) initialize(p lsp.Initialize) (any, error) {
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
		"serverInfo":   map[string]string{"name": s.Name, "version": s.Version},
	}, nil
}

// watchFiles asks to be told of files that change outside of the editor; of one
// that cannot tell, the system is asked.
func (s *server) watchFiles() {
	for _, l := range s.ledgers {
		l.watch(s)
	}
	if !s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		return
	}
	globs := []string{"**/*.[mM][dD]", "**/*.[mM][aA][rR][kK][dD][oO][wW][nN]", "**/allies.yaml"}
	watchers := lists.Of(globs, func(glob string) map[string]string { return map[string]string{"globPattern": glob} })
	s.tell(s.conn.Call("client/registerCapability", map[string]any{"registrations": []any{map[string]any{
		"id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": map[string]any{"watchers": watchers},
	}}}, func(json.RawMessage, error) {}))
}

// idle brings everything up to date once no message waits.
func (s *server) idle() {
	for _, l := range s.ledgers {
		s.tell(l.refresh())
		s.publish(l)
	}
}
