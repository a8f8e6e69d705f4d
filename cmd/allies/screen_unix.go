//go:build unix

package main

import (
	"os"
	"os/signal"
	"syscall"
)

// told returns a channel on which the terminal tells that it has another size,
// or that the user puts the program aside for now.
func (s *screen) told() (<-chan os.Signal, func()) {
	if s == nil {
		return nil, func() {}
	}
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGWINCH, syscall.SIGTSTP)
	return told, func() { signal.Stop(told) }
}

// obey gives the terminal back while the program is put aside.
func (s *screen) obey(what os.Signal) {
	if what != syscall.SIGTSTP {
		return
	}
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGCONT)
	defer signal.Stop(again)
	s.leave()
	syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	<-again // it may take a moment until the program stands still
}
