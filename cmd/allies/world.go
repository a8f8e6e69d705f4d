package main

import (
	"context"
	"io"
	"os"
	"time"
)

// world is all that the program takes from outside.
type world struct {
	ctx            context.Context
	args           []string // without the program's own name
	env            func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

// process is the world of the running process.
func process() world {
	return world{context.Background(), os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr, localNow}
}
