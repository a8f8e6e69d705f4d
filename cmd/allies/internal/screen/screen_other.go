//go:build !unix

package screen

import (
	"os"
	"os/signal"
)

// Told returns a channel on which the system tells that the program is to end.
func Told() (<-chan os.Signal, func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt)
	return told, func() { signal.Stop(told) }
}

// Obey does what was told, and reports whether that is to end.
func (s *Screen) Obey(what os.Signal) (ends bool) { return what == os.Interrupt }

// PutAside does nothing: here a program is not put aside.
func (s *Screen) PutAside() {}
