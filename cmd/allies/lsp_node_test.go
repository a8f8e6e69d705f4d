//go:build tools && lspclient

package main

import (
	_ "embed"
	"os"
	"path/filepath"
	"testing"

	"allies/cmd/allies/internal/lsp"
)

//go:embed testdata/editors/protocol.mjs
var protocolScript string

// TestProtocolClient: somebody types, completes, asks who that is, renames and
// applies a fix through the client that VS Code is made of, under each encoding.
// The modules for node lie in the folder that ALLIES_LSP_CLIENT names.
func TestProtocolClient(t *testing.T) {
	modules, err := filepath.Abs(os.Getenv("ALLIES_LSP_CLIENT"))
	if err != nil {
		t.Fatal(err)
	}
	for _, encoding := range []lsp.Encoding{lsp.UTF8, lsp.UTF16, lsp.UTF32} {
		t.Run(string(encoding), func(t *testing.T) {
			w := newEditorWorld(t)
			w.write("script.mjs", protocolScript)
			w.run("node", filepath.Join(w.dir, "script.mjs"), modules, filepath.Join(w.bin, program), filepath.Join(w.dir, "ledger"), string(encoding))
			w.check(map[string]string{
				"Zoë Bello.md":  "# Zoë Bello\n" + whatDanaGot,
				"Ravi Patel.md": "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n",
			})
		})
	}
}
