package main

import (
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

type editor string

// editor finds it, as git does: $VISUAL, $EDITOR, then what there is.
func (s *session) editor() (editor, error) {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if command := strings.TrimSpace(s.world.env(name)); command != "" {
			return editor(command), nil
		}
	}
	usual := []string{"vi", "nano"}
	if runtime.GOOS == "windows" {
		usual = []string{"notepad"}
	}
	for _, name := range usual {
		if _, err := exec.LookPath(name); err == nil && s.terminal.tty {
			return editor(name), nil
		}
	}
	return "", failf("set EDITOR, as in EDITOR=nano", "there is no editor to open")
}

// program is the editor's name without its path, which may stand in quotes.
func (e editor) program() string {
	name, _, _ := strings.Cut(string(e), " ")
	if quote := name[:1]; strings.Contains("\"'", quote) {
		name, _, _ = strings.Cut(string(e)[1:], quote)
	}
	return strings.TrimSuffix(strings.ToLower(filepath.Base(name)), ".exe")
}

func (e editor) arguments(file string, line int) []string {
	at := fmt.Sprintf("%s:%d", file, line)
	switch e.program() {
	case "vi", "vim", "nvim", "gvim", "mvim", "view", "ex", "vis", "kak", "nano", "pico", "rnano", "joe", "jed", "ne", "mg", "mcedit",
		"emacs", "emacsclient", "emacs-nox", "gedit", "kakoune":
		return []string{fmt.Sprintf("+%d", line), file}
	case "code", "code-insiders", "codium", "vscodium", "cursor", "windsurf":
		return e.waiting("--wait", "-w", "--goto", at)
	case "subl", "zed":
		return e.waiting("--wait", "-w", at)
	case "hx", "helix", "micro":
		return []string{at}
	}
	return []string{file}
}

// waiting has an editor that returns at once wait until the file is closed.
func (e editor) waiting(long, short string, more ...string) []string {
	for _, word := range strings.Fields(string(e)) {
		if word == long || word == short {
			return more
		}
	}
	return append([]string{long}, more...)
}

func (s *session) openEditor(file string, line int) error {
	e, err := s.editor()
	if err != nil {
		return err
	}
	args := e.arguments(file, line)
	run := exec.Command("sh", append([]string{"-c", string(e) + ` "$@"`, string(e)}, args...)...)
	if words := strings.Fields(string(e)); runtime.GOOS == "windows" {
		run = exec.Command(words[0], append(words[1:], args...)...)
	}
	run.Stdin, run.Stdout, run.Stderr = s.world.stdin, s.world.stdout, s.world.stderr
	err = run.Run()
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		return failf("VISUAL and EDITOR name the editor", "the editor %q ended with status %d", string(e), ended.ExitCode())
	case err != nil:
		return failf("VISUAL and EDITOR name the editor", "the editor %q cannot be started: %w", string(e), err)
	}
	return nil
}
