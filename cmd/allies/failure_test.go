package main

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
)

// Too many open files have one cure, wherever the system says so.
func TestTooManyOpenFiles(t *testing.T) {
	for _, cause := range []error{syscall.EMFILE, syscall.ENFILE} {
		for _, err := range []error{
			fmt.Errorf("read the ledger: %w", cause),
			failf("let yourself read it", "reading: %w", fmt.Errorf("open dana.md: %w", cause)),
		} {
			if f := asFailure(err); f.status != statusFailed || f.message != err.Error() || !strings.Contains(f.hint, "ulimit -n") {
				t.Errorf("%v became %+v", err, f)
			}
		}
	}
}

// What the system refuses has a cure, where nobody knew a better one.
func TestSystemErrorsHaveACure(t *testing.T) {
	for cause, cure := range map[error]string{syscall.EACCES: "chmod", syscall.ENOSPC: "make room"} {
		for _, err := range []error{fmt.Errorf("open dana.md: %w", cause), failf("", "writing: %w", cause)} {
			if f := asFailure(err); !strings.Contains(f.hint, cure) {
				t.Errorf("%v: the hint is %q, want %s", err, f.hint, cure)
			}
		}
		if f := asFailure(failf("look there", "writing: %w", cause)); f.hint != "look there" {
			t.Errorf("%v: the hint of its own became %q", cause, f.hint)
		}
	}
}
