package main

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"allies/parse/text"
)

const program = "allies"

const (
	statusDone   = 0
	statusFound  = 1 // check found an error, or --exit-code something to list
	statusUsage  = 2
	statusFailed = 3 // the command could not do its work
)

type exitStatus struct {
	status int
	means  string
}

func exitStatuses() []exitStatus {
	return []exitStatus{
		{statusDone, "done"},
		{statusFound, "check found an error, fmt --check or --exit-code something to list"},
		{statusUsage, "the command line could not be read"},
		{statusFailed, "the command could not do its work"},
	}
}

type failure struct {
	status  int
	message string
	lines   []string // what the message announces: one line each
	hint    string   // "" when there is nothing to add
	cause   error
}

func (f *failure) Error() string { return f.message }

func (f *failure) Unwrap() error { return f.cause }

// errFound ends a command that did its work and found something.
var errFound = errors.New("something was found")

// usagef makes an error of the command line.
func usagef(hint, format string, args ...any) error {
	return &failure{status: statusUsage, message: fmt.Sprintf(format, args...), hint: hint}
}

// failf makes an error of the work itself.
func failf(hint, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &failure{status: statusFailed, message: err.Error(), hint: hint, cause: errors.Unwrap(err)}
}

// asFailure is the failure that err is or stands for.
func asFailure(err error) *failure {
	if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
		return &failure{status: statusFailed, message: err.Error(), hint: "close some programs, or allow more open files: ulimit -n 1024", cause: err}
	}
	f := &failure{status: statusFailed, message: err.Error(), cause: err}
	var own *failure
	var advised interface{ Hint() string }
	if errors.As(err, &own) {
		f = own
	} else if errors.As(err, &advised) {
		f.hint = advised.Hint()
	}
	if f.hint == "" {
		f.hint = systemHint(err)
	}
	return f
}

func systemHint(err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "your rights to it do not allow that: ls -ld shows them, chmod changes them"
	case errors.Is(err, syscall.ENOSPC):
		return "make room there, and run the command again"
	}
	return ""
}

func quote(word string) string { return `"` + word + `"` }

func shellWord(s string) string { return text.ShellWord(s) }
