package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"

	"allies/cmd/allies/internal/screen"
	"allies/report/render/plain"
)

// usualPager leaves a short text on the screen, passes colours, and keeps what was shown.
const usualPager = "less -FRX"

// pager is the user's pager, as git finds it: $ALLIES_PAGER, $PAGER, else less.
// It is "" where the output goes straight to the terminal.
func (s *session) pager() string {
	if s.options.noPager || s.world.env("TERM") == "dumb" {
		return ""
	}
	command := usualPager
	for _, name := range []string{"PAGER", "ALLIES_PAGER"} {
		if wanted := strings.TrimSpace(s.world.env(name)); wanted != "" {
			command = wanted
		}
	}
	if command == "cat" {
		return ""
	}
	if word := strings.Fields(command)[0]; !strings.ContainsAny(word, shellSigns) {
		if _, err := exec.LookPath(word); err != nil {
			return ""
		}
	}
	return command
}

// shellSigns make more of a word than the name of a program.
const shellSigns = "=$'\"\\|&;()<>`~"

// paged reports whether the pager showed a text that the terminal is too small for.
func (s *session) paged(content []byte) bool {
	out, isFile := s.world.stdout.(*os.File)
	if !isFile || !s.terminal.tty || s.options.file != "" {
		return false
	}
	if columns, rows := screen.SizeOf(out); rowsOf(linesOf(content), columns) < rows {
		return false
	}
	command := s.pager()
	if command == "" {
		return false
	}
	if name := filepath.Base(strings.Fields(command)[0]); name != "less" {
		content = []byte(screen.Unlinked(string(content))) // other pagers show what makes a link
	}
	run := exec.Command("sh", "-c", command)
	run.Stdin, run.Stdout, run.Stderr = bytes.NewReader(content), out, s.world.stderr
	if run.Env = os.Environ(); s.world.env("LESS") == "" { // else as the user wants it
		run.Env = append(run.Env, "LESS="+strings.TrimPrefix(usualPager, "less -"))
	}
	interrupts := make(chan os.Signal, 1)
	signal.Notify(interrupts, os.Interrupt) // the pager's business, until it ends
	defer signal.Stop(interrupts)
	return hasShown(run.Run())
}

func rowsOf(lines []string, width int) int {
	rows := 0
	for _, line := range lines {
		rows += max(1, (plain.Width(screen.Unpainted(line))+width-1)/width)
	}
	return rows
}

func linesOf(content []byte) []string {
	text := strings.TrimSuffix(string(content), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

const (
	notExecutable = 126
	notFound      = 127
)

// hasShown reports whether a pager has run; how it ended is the user's wish.
func hasShown(err error) bool {
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		return ended.ExitCode() != notExecutable && ended.ExitCode() != notFound
	}
	return err == nil
}
