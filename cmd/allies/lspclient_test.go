package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"allies/cmd/allies/internal/lsp"
)

// scripted is an editor whose moves a test decides.
type scripted struct {
	t        *testing.T
	dir      string // of the ledger
	encoding lsp.Encoding
	to       *io.PipeWriter
	from     *bufio.Reader
	stderr   bytes.Buffer
	status   chan int

	lastID   int
	versions map[string]int
	texts    map[string]*lsp.Text
	told     map[string]lsp.Diagnostics // by file
	asked    []string                   // what the server asked for
}

// allCapabilities is a client that can do everything.
const allCapabilities = `{
	"general": {"positionEncodings": ["ENCODING"]},
	"workspace": {
		"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename", "delete"]},
		"didChangeWatchedFiles": {"dynamicRegistration": true}
	},
	"textDocument": {
		"completion": {"completionItem": {"snippetSupport": true}},
		"documentSymbol": {"hierarchicalDocumentSymbolSupport": true},
		"codeAction": {"codeActionLiteralSupport": {}},
		"inlayHint": {}
	}
}`

// newScripted starts a server and writes the files of a ledger for it.
func newScripted(t *testing.T, files map[string]string, args ...string) *scripted {
	t.Helper()
	e := &scripted{t: t, dir: t.TempDir(), encoding: lsp.UTF16, status: make(chan int, 1), versions: map[string]int{}, texts: map[string]*lsp.Text{}, told: map[string]lsp.Diagnostics{}}
	for name, text := range files {
		e.write(name, text)
	}
	stdin, to := io.Pipe()
	from, stdout := io.Pipe()
	e.to, e.from = to, bufio.NewReader(from)
	env := surroundings(t.TempDir())
	now, err := time.Parse(time.DateOnly, "2026-11-22")
	if err != nil {
		t.Fatal(err)
	}
	w := world{
		ctx: context.Background(), args: append([]string{"lsp"}, args...), env: func(name string) string { return env[name] },
		stdin: stdin, stdout: stdout, stderr: &e.stderr, now: func() time.Time { return now },
	}
	go func() {
		e.status <- run(w)
		_ = stdout.Close()
	}()
	t.Cleanup(func() { _ = to.Close(); _ = from.Close() })
	return e
}

// openEditor is an editor that has begun to work in the ledger.
func openEditor(t *testing.T, encoding lsp.Encoding, files map[string]string) *scripted {
	t.Helper()
	e := newScripted(t, files)
	e.encoding = encoding
	e.begin(strings.Replace(allCapabilities, "ENCODING", string(encoding), 1))
	return e
}

func (e *scripted) begin(capabilities string) {
	e.t.Helper()
	e.request("initialize", fmt.Sprintf(`{"processId": null, "workspaceFolders": [{"uri": %q, "name": "ledger"}], "rootUri": null, "capabilities": %s}`, lsp.FileURI(e.dir), capabilities))
	e.notify("initialized", `{}`)
}

func (e *scripted) write(name, text string) {
	e.t.Helper()
	path := filepath.Join(e.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		e.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		e.t.Fatal(err)
	}
}

func (e *scripted) uri(name string) lsp.URI {
	return lsp.FileURI(filepath.Join(e.dir, filepath.FromSlash(name)))
}

func (e *scripted) send(message string) {
	e.t.Helper()
	if _, err := fmt.Fprintf(e.to, "Content-Length: %d\r\n\r\n%s", len(message), message); err != nil {
		e.t.Fatal(err)
	}
}

func (e *scripted) notify(method, params string) {
	e.t.Helper()
	e.send(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

// heard is a message of the server.
type heard struct {
	ID     json.RawMessage `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"error"`
}

// hear reads one message, and keeps what it tells of files.
func (e *scripted) hear() heard {
	e.t.Helper()
	var length int
	for {
		line, err := e.from.ReadString('\n')
		if err != nil {
			e.t.Fatalf("the server is gone: %v\n%s", err, e.stderr.String())
		}
		if line == "\r\n" {
			break
		}
		_, _ = fmt.Sscanf(line, "Content-Length: %d", &length)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(e.from, body); err != nil {
		e.t.Fatal(err)
	}
	var m heard
	if err := json.Unmarshal(body, &m); err != nil {
		e.t.Fatalf("%v: %s", err, body)
	}
	if m.Method == "textDocument/publishDiagnostics" {
		var d lsp.Diagnostics
		e.read(m.Params, &d)
		path, _ := d.URI.Path()
		name, err := filepath.Rel(e.dir, path)
		if err != nil {
			e.t.Fatal(err)
		}
		e.told[filepath.ToSlash(name)] = d
	} else if m.Method != "" && m.ID != nil {
		e.asked = append(e.asked, m.Method)
		e.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%s,"result":null}`, m.ID))
	}
	return m
}

// ask sends a request and returns the answer as it is.
func (e *scripted) ask(method, params string) heard {
	e.t.Helper()
	e.lastID++
	e.send(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, e.lastID, method, params))
	for {
		if m := e.hear(); m.Method == "" && string(m.ID) == fmt.Sprint(e.lastID) {
			return m
		}
	}
}

// request is ask where the answer is no error.
func (e *scripted) request(method, params string) json.RawMessage {
	e.t.Helper()
	m := e.ask(method, params)
	if m.Error != nil {
		e.t.Fatalf("%s: %s", method, m.Error.Message)
	}
	return m.Result
}

func (e *scripted) read(raw json.RawMessage, into any) {
	e.t.Helper()
	if err := json.Unmarshal(raw, into); err != nil {
		e.t.Fatalf("%v: %s", err, raw)
	}
}

func quoted(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// open opens a file with the text that it has on the disk.
func (e *scripted) open(name string) {
	e.t.Helper()
	src, err := os.ReadFile(filepath.Join(e.dir, filepath.FromSlash(name)))
	if err != nil {
		e.t.Fatal(err)
	}
	e.openAs(name, string(src))
}

func (e *scripted) openAs(name, text string) {
	e.t.Helper()
	e.versions[name]++
	e.texts[name] = lsp.NewText(text, e.encoding)
	e.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument": {"uri": %q, "languageId": "markdown", "version": %d, "text": %s}}`, e.uri(name), e.versions[name], quoted(text)))
}

// replace has the editor put another text in the place of the first that is the
// old one.
func (e *scripted) replace(name, old, text string) {
	e.t.Helper()
	at := strings.Index(e.texts[name].Content, old)
	if at < 0 {
		e.t.Fatalf("no %q in %q", old, e.texts[name].Content)
	}
	r := e.texts[name].Range(at, at+len(old))
	change := lsp.ContentChange{Range: &r, Text: text}
	e.texts[name].Change(change)
	e.versions[name]++
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument": {"uri": %q, "version": %d}, "contentChanges": [%s]}`, e.uri(name), e.versions[name], quoted(change)))
}

// at is the place after the first text in a file, as the params of a request.
func (e *scripted) at(name, after string) string {
	e.t.Helper()
	at := strings.Index(e.texts[name].Content, after)
	if at < 0 {
		e.t.Fatalf("no %q in %q", after, e.texts[name].Content)
	}
	return fmt.Sprintf(`{"textDocument": {"uri": %q}, "position": %s}`, e.uri(name), quoted(e.texts[name].Position(at+len(after))))
}

// of are the params of a request about a file.
func (e *scripted) of(name string) string {
	return fmt.Sprintf(`{"textDocument": {"uri": %q}}`, e.uri(name))
}

// problems waits for what the server says of the newest version of an open file:
// each problem as its code and the text that it marks.
func (e *scripted) problems(name string) string {
	e.t.Helper()
	for e.told[name].Version == nil || *e.told[name].Version != e.versions[name] {
		e.hear()
	}
	return e.known(name)
}

// known is what the server said last of a file.
func (e *scripted) known(name string) string {
	text := e.texts[name]
	if text == nil {
		src, _ := os.ReadFile(filepath.Join(e.dir, filepath.FromSlash(name)))
		text = lsp.NewText(string(src), e.encoding)
	}
	var all []string
	for _, d := range e.told[name].Diagnostics {
		all = append(all, d.Code+" "+text.Content[text.Offset(d.Range.Start):text.Offset(d.Range.End)])
	}
	return strings.Join(all, "; ")
}

// until waits until the server has said this of a file.
func (e *scripted) until(name, problems string) {
	e.t.Helper()
	for e.known(name) != problems {
		e.hear()
	}
}

// leave ends the conversation as it should, and returns the exit status.
func (e *scripted) leave() int {
	e.t.Helper()
	e.request("shutdown", `null`)
	e.notify("exit", `null`)
	return e.ended()
}

// ended is the exit status, whatever the server still has to say.
func (e *scripted) ended() int {
	go func() { _, _ = io.Copy(io.Discard, e.from) }()
	return <-e.status
}
