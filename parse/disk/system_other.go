//go:build !linux

package disk

import (
	"errors"
	"os"
)

// swapNames says that names cannot be swapped here.
func swapNames(*os.Root, string, string) error { return errors.ErrUnsupported }

// holdFile says that a file cannot be held here.
func holdFile(*os.File) error { return errors.ErrUnsupported }

// stillHeld is never asked here.
func stillHeld(*os.File) bool { return false }

// releaseFile has nothing to release here.
func releaseFile(*os.File) {}

// holderOf cannot tell one holder of a lock from another here.
func holderOf(string) string { return unnamedHolder }
