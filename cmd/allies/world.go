package main

import (
	"context"
	"io"
	"os"
	"time"
)

type world struct {
	ctx            context.Context
	args           []string // without the program's own name
	env            func(string) string
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

func process() world {
	return world{context.Background(), os.Args[1:], os.Getenv, os.Stdin, os.Stdout, os.Stderr, localNow}
}
