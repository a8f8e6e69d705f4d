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
