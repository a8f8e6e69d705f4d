// Package lsp has the messages of the language server protocol, as much of
// them as our server uses, and leads positions in any of its encodings to bytes
// and back. It knows nothing of allies.
package lsp

import "encoding/json"

// Position is a place between two characters; both numbers count from 0.
type Position struct {
	Line      int `json:"line"`
	Character int `json:"character"`
}

type Range struct {
	Start Position `json:"start"`
	End   Position `json:"end"`
}

func (r Range) Overlaps(o Range) bool { return !r.End.before(o.Start) && !o.End.before(r.Start) }

func (r Range) Holds(o Range) bool { return !o.Start.before(r.Start) && !r.End.before(o.End) }

func (p Position) before(o Position) bool {
	return p.Line < o.Line || p.Line == o.Line && p.Character < o.Character
}

type Location struct {
	URI   URI   `json:"uri"`
	Range Range `json:"range"`
}

// Document names a document, in some messages with its version.
type Document struct {
	URI     URI  `json:"uri"`
	Version *int `json:"version"`
}

type Initialize struct {
	RootPath     string       `json:"rootPath"`
	RootURI      URI          `json:"rootUri"`
	Folders      []Folder     `json:"workspaceFolders"`
	Capabilities Capabilities `json:"capabilities"`
	Options      Options      `json:"initializationOptions"`
}

// Options are our own, from the settings of an editor.
type Options struct {
	PositionEncoding Encoding // of a client that counts otherwise than it says; "" for none
}

// UnmarshalJSON takes what is no object of ours for nothing.
func (o *Options) UnmarshalJSON(raw []byte) error {
	var given struct {
		PositionEncoding Encoding `json:"positionEncoding"`
	}
	_ = json.Unmarshal(raw, &given) // other servers' options say nothing to us
	o.PositionEncoding = given.PositionEncoding
	return nil
}

type Folder struct {
	URI URI `json:"uri"`
}

type Capabilities struct {
	General struct {
		PositionEncodings []Encoding `json:"positionEncodings"`
	} `json:"general"`
	Workspace struct {
		WorkspaceEdit struct {
			DocumentChanges    bool     `json:"documentChanges"`
			ResourceOperations []string `json:"resourceOperations"`
		} `json:"workspaceEdit"`
		DidChangeWatchedFiles struct {
			DynamicRegistration bool `json:"dynamicRegistration"`
		} `json:"didChangeWatchedFiles"`
	} `json:"workspace"`
	TextDocument struct {
		Completion struct {
			CompletionItem struct {
				SnippetSupport bool `json:"snippetSupport"`
			} `json:"completionItem"`
		} `json:"completion"`
		DocumentSymbol struct {
			Hierarchical bool `json:"hierarchicalDocumentSymbolSupport"`
		} `json:"documentSymbol"`
		Rename struct {
			PrepareSupport bool `json:"prepareSupport"`
		} `json:"rename"`
		CodeAction struct {
			LiteralSupport *struct{} `json:"codeActionLiteralSupport"`
		} `json:"codeAction"`
		InlayHint *struct{} `json:"inlayHint"`
	} `json:"textDocument"`
}

type Opened struct {
	Document struct {
		URI     URI    `json:"uri"`
		Version int    `json:"version"`
		Text    string `json:"text"`
	} `json:"textDocument"`
}

type Changed struct {
	Document Document        `json:"textDocument"`
	Changes  []ContentChange `json:"contentChanges"`
}

// ContentChange replaces a range, or the whole text where there is none.
type ContentChange struct {
	Range *Range `json:"range"`
	Text  string `json:"text"`
}

// At are the params of what is asked about a document, a place or a part of it.
type At struct {
	Document Document `json:"textDocument"`
	Position Position `json:"position"`
	Range    Range    `json:"range"`
	NewName  string   `json:"newName"` // of a rename
	Context  struct {
		Only []string `json:"only"` // the kinds of code actions
	} `json:"context"`
}

type FileEvents struct {
	Changes []struct {
		URI URI `json:"uri"`
	} `json:"changes"`
}

type FoldersChanged struct {
	Event struct {
		Added   []Folder `json:"added"`
		Removed []Folder `json:"removed"`
	} `json:"event"`
}

type Severity int

const (
	SeverityError       Severity = 1
	SeverityWarning     Severity = 2
	SeverityInformation Severity = 3
)

type Diagnostic struct {
	Range    Range    `json:"range"`
	Severity Severity `json:"severity"`
	Code     string   `json:"code"`
	Source   string   `json:"source"`
	Message  string   `json:"message"`
}

type Diagnostics struct {
	URI         URI          `json:"uri"`
	Version     *int         `json:"version,omitempty"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

type TextEdit struct {
	Range   Range  `json:"range"`
	NewText string `json:"newText"`
}

// WorkspaceEdit changes documents and files: Changes for clients that know
// nothing else, or DocumentChanges, of DocumentEdit and FileOperation, in order.
type WorkspaceEdit struct {
	Changes         map[URI][]TextEdit `json:"changes,omitempty"`
	DocumentChanges []any              `json:"documentChanges,omitempty"`
}

type DocumentEdit struct {
	Document Document   `json:"textDocument"`
	Edits    []TextEdit `json:"edits"`
}

type FileOperation struct {
	Kind   string `json:"kind"` // create or rename
	URI    URI    `json:"uri,omitempty"`
	OldURI URI    `json:"oldUri,omitempty"`
	NewURI URI    `json:"newUri,omitempty"`
}

// CompletionList is what may be typed; where incomplete the client asks again.
type CompletionList struct {
	IsIncomplete bool             `json:"isIncomplete"`
	Items        []CompletionItem `json:"items"`
}

type CompletionKind int

const (
	CompletionProperty  CompletionKind = 10
	CompletionValue     CompletionKind = 12
	CompletionKeyword   CompletionKind = 14
	CompletionReference CompletionKind = 18
	CompletionConstant  CompletionKind = 21
)

type CompletionItem struct {
	Label      string         `json:"label"`
	Kind       CompletionKind `json:"kind"`
	Detail     string         `json:"detail,omitempty"`
	SortText   string         `json:"sortText,omitempty"`
	FilterText string         `json:"filterText,omitempty"`
	Format     int            `json:"insertTextFormat,omitempty"` // 2 for a snippet
	Mode       int            `json:"insertTextMode,omitempty"`   // 1 for text that is not to be indented
	Edit       *TextEdit      `json:"textEdit"`
}

// Snippet is a text with places to fill in; AsIs leaves the line's indentation as it is.
const (
	Snippet = 2
	AsIs    = 1
)

type Hover struct {
	Contents MarkupContent `json:"contents"`
	Range    Range         `json:"range"`
}

type MarkupContent struct {
	Kind  string `json:"kind"` // plaintext or markdown
	Value string `json:"value"`
}

type SymbolKind int

const (
	SymbolField  SymbolKind = 8
	SymbolEvent  SymbolKind = 24
	SymbolObject SymbolKind = 19
)

type DocumentSymbol struct {
	Name      string           `json:"name"`
	Kind      SymbolKind       `json:"kind"`
	Range     Range            `json:"range"`
	Selection Range            `json:"selectionRange"`
	Children  []DocumentSymbol `json:"children,omitempty"`
}

type Symbol struct {
	Name      string     `json:"name"`
	Kind      SymbolKind `json:"kind"`
	Location  Location   `json:"location"`
	Container string     `json:"containerName,omitempty"`
}

type Link struct {
	Range  Range `json:"range"`
	Target URI   `json:"target"`
}

type Fold struct {
	Start int    `json:"startLine"`
	End   int    `json:"endLine"`
	Kind  string `json:"kind,omitempty"`
}

type CodeAction struct {
	Title       string         `json:"title"`
	Kind        string         `json:"kind"`
	Diagnostics []Diagnostic   `json:"diagnostics,omitempty"`
	Preferred   bool           `json:"isPreferred,omitempty"`
	Edit        *WorkspaceEdit `json:"edit"`
}

// Command is what a client may ask to be done; one without a name is only shown.
type Command struct {
	Title   string `json:"title"`
	Command string `json:"command"`
}

type Query struct {
	Query string `json:"query"`
}

type Lens struct {
	Range   Range   `json:"range"`
	Command Command `json:"command"`
}

type Hint struct {
	Position    Position `json:"position"`
	Label       string   `json:"label"`
	PaddingLeft bool     `json:"paddingLeft"`
}

// Encoding is the unit in which a position counts the characters of a line.
type Encoding string

// The encodings that the protocol knows; UTF16 holds where nothing is said.
const (
	UTF8  Encoding = "utf-8"
	UTF16 Encoding = "utf-16"
	UTF32 Encoding = "utf-32"
)

// Negotiate chooses the first that we speak, in the order of the client's liking.
func Negotiate(offered []Encoding) Encoding {
	for _, e := range offered {
		if e == UTF8 || e == UTF16 || e == UTF32 {
			return e
		}
	}
	return UTF16
}
