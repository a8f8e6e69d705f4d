package main

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"
)

// panicking is an output that fails as only a mistake of ours can.
type panicking struct{}

func (panicking) Write([]byte) (int, error) { panic("a mistake of ours") }

// TestInternalError: a panic is a failure of its own, never of usage, and shows
// where it happened only to who asks.
func TestInternalError(t *testing.T) {
	for debug, stack := range map[string]bool{"": false, "1": true} {
		var said bytes.Buffer
		status := run(world{
			ctx: context.Background(), args: []string{"help"}, stdin: strings.NewReader(""),
			stdout: panicking{}, stderr: &said, now: time.Now,
			env: func(name string) string { return map[string]string{debugVariable: debug}[name] },
		})
		if status != statusFailed {
			t.Errorf("exit status %d", status)
		}
		if !strings.Contains(said.String(), "allies: error: allies itself failed: a mistake of ours\n") ||
			!strings.Contains(said.String(), "allies: hint: please report this") ||
			strings.Contains(said.String(), "goroutine") != stack {
			t.Error(said.String())
		}
	}
}
