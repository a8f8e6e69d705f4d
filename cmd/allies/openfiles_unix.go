//go:build unix

package main

import (
	"errors"
	"fmt"
	"syscall"
)

// openAtOnce is how many files Go's runtime and the smallest of our commands
// have open at once.
const openAtOnce = 8

// mayOpenFiles is an error where the system lets us open too few files. The
// runtime would end the program then, with its stack and the status of usage.
func mayOpenFiles() error {
	for range openAtOnce {
		fd, err := syscall.Open("/", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE) {
			return fmt.Errorf("the ledger cannot be read: %w", err)
		}
		if err == nil {
			defer syscall.Close(fd)
		}
	}
	return nil
}
