//go:build tools

package main

import (
	"context"
	"embed"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

//go:embed testdata/editors
var editorScripts embed.FS

// TestNeovim keeps the week in Neovim, by keys alone.
func TestNeovim(t *testing.T) {
	w := newEditorWorld(t)
	w.run("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "--cmd", "let g:settings = '"+w.settings("neovim/allies.lua")+"'", "-c", "luafile "+w.script("neovim.lua"))
	w.check(theWeek)
}

// TestEmacs keeps the week in Emacs with eglot, which renames no files.
func TestEmacs(t *testing.T) {
	w := newEditorWorld(t)
	w.emacs("emacs.el", "emacs/allies.el")
	w.check(renamedInPlace(theWeek))
}

// TestLSPMode keeps the week in Emacs with lsp-mode.
func TestLSPMode(t *testing.T) {
	w := newEditorWorld(t)
	w.emacs("lsp-mode.el", "emacs/allies-lsp-mode.el")
	w.check(theWeek)
}

// TestVSCode keeps the week in the extension for VS Code.
func TestVSCode(t *testing.T) {
	w := newEditorWorld(t)
	w.run("node", w.script("vscode.js"), w.settings("vscode/extension.js"), filepath.Join(w.dir, "ledger"))
	w.check(theWeek)
}

// TestVim: somebody types, completes, asks who that is, renames and applies a fix in
// Vim with ALE, which renames no files.
func TestVim(t *testing.T) {
	w := newEditorWorld(t)
	w.run("vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "--not-a-term", "--cmd", "set nomore encoding=utf-8 hidden", "--cmd", "filetype plugin on", "--cmd", "packadd! ale", "--cmd", "runtime plugin/ale.vim",
		"-S", w.settings("vim/ale.vim"), "-S", w.script("ale.vim"), "people/Dana Okafor.md")
	w.check(map[string]string{
		"Dana Okafor.md": "---\nname: Zoë Bello\n---\n\n# Zoë Bello\n\n## 2026-03-14 📅 Coffee\n\n- gave 2h feedback: 📅 会う her draft\n- 📅 会う [[Ravi Patel]]\n",
		"Ravi Patel.md":  ravisFile,
	})
}

// theWeek is what each editor that keeps the week leaves of it.
var theWeek = map[string]string{
	"Zoë Bello.md": "# Zoë Bello\n\n## 2026-03-14 📅 Coffee\n\n- gave 2h feedback: 📅 会う her draft\n\n" +
		"## 2026-03-19 📅 会う Lunch with [[Ravi Patel]]\n\n- got 1h feedback: how to say no\n- [x] send her the plan by 2026-03-20 done 2026-03-19\n" +
		"- met [[Amal Haddad]] on the way\n- gave 2h time: a walk\n- thanked: for how to say no\n",
	"Ravi Patel.md":  ravisFile,
	"Amal Haddad.md": "# Amal Haddad\n\n## 2026-03-19 Met on the way to lunch\n",
}

const ravisFile = "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n"

// renamedInPlace is what an editor leaves that renames no files.
func renamedInPlace(files map[string]string) map[string]string {
	files = maps.Clone(files)
	files["Dana Okafor.md"] = "---\nname: Zoë Bello\n---\n\n" + files["Zoë Bello.md"]
	delete(files, "Zoë Bello.md")
	return files
}

// editorWorld is a ledger for a real editor, and a program called allies.
type editorWorld struct {
	t    *testing.T
	dir  string // the ledger is in it
	bin  string
	work context.Context
}

// newEditorWorld makes a ledger in which an editor is to keep notes on a Thursday.
func newEditorWorld(t *testing.T) *editorWorld {
	t.Helper()
	work, stop := context.WithTimeout(t.Context(), 3*time.Minute) // an editor that waits for ever is a failure
	t.Cleanup(stop)
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w := &editorWorld{t: t, dir: dir, bin: filepath.Join(dir, "bin"), work: work}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(w.bin, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "real"), 0o700); err != nil {
		t.Fatal(err)
	}
	real := filepath.Join(dir, "real", program)
	if err := os.Symlink(self, real); err != nil { // by this name the test is the program
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.bin, program), []byte("#!/bin/sh\nexec '"+real+"' --today 2026-03-19 \"$@\"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, editorScripts); err != nil {
		t.Fatal(err)
	}
	w.write("ledger/allies.yaml", "")
	w.write("ledger/people/Dana Okafor.md", "# Dana Okafor\n\n## 2026-03-14 📅 Coffee\n\n- gave 2h feedback: 📅 会う her draft\n")
	w.write("ledger/people/Ravi Patel.md", "# Ravi Patel\n\n## 2026-03-15 📅 With [[Dana Okafor]]\n\n- got 1h time: 会う a walk\n")
	return w
}

func (w *editorWorld) write(name, text string) {
	w.t.Helper()
	path := filepath.Join(w.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

// script is the path of a script of an editor, and settings of the settings that the
// examples have for one.
func (w *editorWorld) script(name string) string {
	return filepath.Join(w.dir, "testdata", "editors", name)
}

func (w *editorWorld) settings(name string) string {
	w.t.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "examples", "editors", name))
	if err != nil {
		w.t.Fatal(err)
	}
	return path
}

// emacs runs a script in Emacs with the settings for a client.
func (w *editorWorld) emacs(script, settings string) {
	w.t.Helper()
	w.run("emacs", "--batch", "-q", "--eval", "(progn (prefer-coding-system 'utf-8) (setq make-backup-files nil create-lockfiles nil) (package-initialize))",
		"-l", w.settings(settings), "-l", w.script(script))
}

// run runs an editor in the ledger.
func (w *editorWorld) run(name string, args ...string) {
	w.t.Helper()
	c := exec.CommandContext(w.work, name, args...)
	c.Dir = filepath.Join(w.dir, "ledger")
	c.Env = append(os.Environ(), "PATH="+w.bin+string(os.PathListSeparator)+os.Getenv("PATH"), "HOME="+w.dir, "XDG_CONFIG_HOME=", "XDG_STATE_HOME=", "XDG_DATA_HOME=", "ALLIES_DIR=", "LANG=C.UTF-8", "LC_ALL=C.UTF-8")
	if out, err := c.CombinedOutput(); err != nil {
		w.t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

// check looks at what an editor has left on the disk, of which nothing is left
// unread.
func (w *editorWorld) check(files map[string]string) {
	w.t.Helper()
	for name, want := range files {
		got, err := os.ReadFile(filepath.Join(w.dir, "ledger", "people", name))
		if err != nil {
			entries, _ := os.ReadDir(filepath.Join(w.dir, "ledger", "people"))
			w.t.Errorf("%v; there are %v", err, entries)
		} else if string(got) != want {
			w.t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
	w.run(filepath.Join(w.bin, program), "check", "--strict")
}
