//go:build unix

package screen

import (
	"os"
	"os/signal"
	"syscall"
)

// Told returns a channel on which the system tells that the terminal has
// another size, that the program is put aside for now, or that it is to end.
func Told() (<-chan os.Signal, func()) {
	told := make(chan os.Signal, 4)
	signal.Notify(told, syscall.SIGWINCH, syscall.SIGTSTP, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	return told, func() { signal.Stop(told) }
}

// Obey does what was told, and reports whether that is to end.
func (s *Screen) Obey(what os.Signal) (ends bool) {
	if what == syscall.SIGTSTP {
		s.PutAside()
	}
	return what != syscall.SIGTSTP && what != syscall.SIGWINCH
}

// PutAside gives the terminal back until the program goes on.
func (s *Screen) PutAside() {
	again := make(chan os.Signal, 1)
	signal.Notify(again, syscall.SIGCONT)
	defer signal.Stop(again)
	s.Leave()
	syscall.Kill(os.Getpid(), syscall.SIGSTOP)
	<-again // it may take a moment until the program stands still
}
