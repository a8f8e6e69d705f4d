//go:build tools && lspclient

package main

import (
	"os"
	"path/filepath"
	"testing"

	"allies/cmd/allies/internal/lsp"
)

// TestProtocolClient keeps the week through the client that VS Code is made of,
// under each encoding. The modules for node lie in the folder that ALLIES_LSP_CLIENT
// names.
func TestProtocolClient(t *testing.T) {
	modules, err := filepath.Abs(os.Getenv("ALLIES_LSP_CLIENT"))
	if err != nil {
		t.Fatal(err)
	}
	for _, encoding := range []lsp.Encoding{lsp.UTF8, lsp.UTF16, lsp.UTF32} {
		t.Run(string(encoding), func(t *testing.T) {
			w := newEditorWorld(t)
			w.run("node", w.script("protocol.mjs"), modules, filepath.Join(w.bin, program), filepath.Join(w.dir, "ledger"), string(encoding))
			w.check(theWeek)
		})
	}
}
