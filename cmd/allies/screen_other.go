//go:build !unix

package main

import (
	"os"
	"os/signal"
)

// told returns a channel on which the system tells that the program is to end.
func told() (<-chan os.Signal, func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt)
	return told, func() { signal.Stop(told) }
}

// obey does what was told, and reports whether that is to end.
func (s *screen) obey(what os.Signal) (ends bool) { return what == os.Interrupt }

// putAside does nothing: here a program is not put aside.
func (s *screen) putAside() {}
