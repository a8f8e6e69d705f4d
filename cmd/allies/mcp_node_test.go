//go:build tools && mcpclient

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestOfficialClients has the protocol's own client ask every tool, and its
// conformance suite run the scenarios that apply. The modules for node lie in
// the folder that ALLIES_MCP_CLIENT names.
func TestOfficialClients(t *testing.T) {
	modules, err := filepath.Abs(os.Getenv("ALLIES_MCP_CLIENT"))
	if err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, script := range []string{"client.mjs", "conformance.mjs"} {
		t.Run(script, func(t *testing.T) {
			folder := t.TempDir()
			allies := filepath.Join(folder, program) // the tests, under the program's name, are the program
			if err := os.Symlink(self, allies); err != nil {
				t.Fatal(err)
			}
			dir := filepath.Join(folder, "ledger")
			if err := os.CopyFS(dir, os.DirFS(exampleLedger("team-lead"))); err != nil {
				t.Fatal(err)
			}
			t.Setenv("HOME", folder)
			if said := asked(t, "node", filepath.Join("testdata", "mcp", script), modules, allies, dir); said != "asked all\n" {
				t.Error(said)
			}
		})
	}
}
