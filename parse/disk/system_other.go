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

func stillHeld(*os.File) bool { return false }

func releaseFile(*os.File) {}

func holderOf(string) string { return unnamedHolder }
