//go:build tools

package main

import (
	"context"
	_ "embed"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

//go:embed testdata/editors/neovim.lua
var neovimScript string

//go:embed testdata/editors/neovim-week.lua
var neovimWeek string

//go:embed testdata/editors/emacs.el
var emacsScript string

//go:embed testdata/editors/ale.vim
var aleScript string

//go:embed testdata/editors/lsp-mode.el
var lspModeScript string

//go:embed testdata/editors/vscode.js
var vscodeScript string

// TestNeovim: somebody types, completes, asks who that is, renames and applies a
// fix in Neovim, with the settings that the examples have.
func TestNeovim(t *testing.T) {
	w := newEditorWorld(t)
	w.write("script.lua", neovimScript)
	settings, err := filepath.Abs("../../examples/editors/neovim/allies.lua")
	if err != nil {
		t.Fatal(err)
	}
	w.run("nvim", "--headless", "-u", settings, "-i", "NONE", "-n", "--cmd", "set nomore", "-c", "luafile "+filepath.Join(w.dir, "script.lua"), "people/Dana Okafor.md")
	w.check(map[string]string{
		"Zoë Bello.md":  "# Zoë Bello\n" + whatDanaGot,
		"Ravi Patel.md": "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n",
	})
}

// TestNeovimWeek: a week of notes by keys alone, without the command line, of which
// nothing is left unread.
func TestNeovimWeek(t *testing.T) {
	w := newEditorWorld(t)
	w.write("script.lua", neovimWeek)
	settings, err := filepath.Abs("../../examples/editors/neovim/allies.lua")
	if err != nil {
		t.Fatal(err)
	}
	w.run("nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "--cmd", "let g:settings = '"+settings+"'", "-c", "luafile "+filepath.Join(w.dir, "script.lua"))
	w.check(map[string]string{
		"Dana Okafor.md": "# Dana Okafor\n\n## 2026-03-14 📅 Coffee\n\n- gave 2h feedback: 📅 会う her draft\n\n## 2026-03-16 Lunch with [[Ravi Patel]]\n\n- got 1h feedback: how to say no\n" +
			"- [x] send her the plan by 2026-03-20 done 2026-03-19\n- gave 2h time: a walk\n",
	})
	w.run(filepath.Join(w.bin, program), "check", "--strict")
}

// TestEmacs: the same in Emacs with eglot, which renames no files.
func TestEmacs(t *testing.T) {
	w := newEditorWorld(t)
	w.write("script.el", emacsScript)
	settings, err := filepath.Abs("../../examples/editors/emacs/allies.el")
	if err != nil {
		t.Fatal(err)
	}
	w.run("emacs", "--batch", "-q", "--eval", "(progn (prefer-coding-system 'utf-8) (setq make-backup-files nil create-lockfiles nil) (package-initialize))",
		"-l", settings, "-l", filepath.Join(w.dir, "script.el"))
	w.check(map[string]string{
		"Dana Okafor.md": "---\nname: Zoë Bello\n---\n\n# Zoë Bello\n" + whatDanaGot,
		"Ravi Patel.md":  "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n",
	})
}

// TestLSPMode: the same in Emacs with lsp-mode, which renames files.
func TestLSPMode(t *testing.T) {
	w := newEditorWorld(t)
	w.write("script.el", lspModeScript)
	settings, err := filepath.Abs("../../examples/editors/emacs/allies-lsp-mode.el")
	if err != nil {
		t.Fatal(err)
	}
	w.run("emacs", "--batch", "-q", "--eval", "(progn (prefer-coding-system 'utf-8) (setq make-backup-files nil create-lockfiles nil) (package-initialize))",
		"-l", settings, "-l", filepath.Join(w.dir, "script.el"))
	w.check(map[string]string{
		"Zoë Bello.md":  "# Zoë Bello\n" + whatDanaGot,
		"Ravi Patel.md": "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n",
	})
}

// TestVim: the same in Vim with ALE, which renames no files.
func TestVim(t *testing.T) {
	w := newEditorWorld(t)
	w.write("script.vim", aleScript)
	settings, err := filepath.Abs("../../examples/editors/vim/ale.vim")
	if err != nil {
		t.Fatal(err)
	}
	w.run("vim", "-N", "-u", "NONE", "-i", "NONE", "-n", "--not-a-term", "--cmd", "set nomore encoding=utf-8 hidden", "--cmd", "filetype plugin on", "--cmd", "packadd! ale", "--cmd", "runtime plugin/ale.vim",
		"-S", settings, "-S", filepath.Join(w.dir, "script.vim"), "people/Dana Okafor.md")
	w.check(map[string]string{
		"Dana Okafor.md": "---\nname: Zoë Bello\n---\n\n# Zoë Bello\n" + whatDanaGot,
		"Ravi Patel.md":  "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n",
	})
}

// TestVSCode: the same in the extension for VS Code.
func TestVSCode(t *testing.T) {
	w := newEditorWorld(t)
	w.write("script.js", vscodeScript)
	extension, err := filepath.Abs("../../examples/editors/vscode/extension.js")
	if err != nil {
		t.Fatal(err)
	}
	w.run("node", filepath.Join(w.dir, "script.js"), extension, filepath.Join(w.dir, "ledger"))
	w.check(map[string]string{
		"Zoë Bello.md":  "# Zoë Bello\n" + whatDanaGot,
		"Ravi Patel.md": "# Ravi Patel\n\n## 2026-03-15 📅 With [[Zoë Bello]]\n\n- got 1h time: 会う a walk\n",
	})
}

// whatDanaGot is what each editor leaves below the name.
const whatDanaGot = "\n## 2026-03-14 📅 Coffee\n\n- gave 2h feedback: 📅 会う her draft\n- 📅 会う [[Ravi Patel]]\n"

// editorWorld is a ledger for a real editor, and a program called allies.
type editorWorld struct {
	t    *testing.T
	dir  string // the ledger is in it
	bin  string
	work context.Context
}

// newEditorWorld makes a ledger in which an editor is to rename Dana, mend an
// amount and link to her.
func newEditorWorld(t *testing.T) *editorWorld {
	t.Helper()
	work, stop := context.WithTimeout(t.Context(), time.Minute) // an editor that waits for ever is a failure
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
	if err := os.Symlink(self, filepath.Join(w.bin, program)); err != nil { // by this name the test is the program
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

// check looks at what an editor has left on the disk.
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
}
