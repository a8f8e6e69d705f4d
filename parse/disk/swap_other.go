//go:build !linux

package disk

import (
	"errors"
	"os"
)

// swapNames says that names cannot be swapped here.
func swapNames(*os.Root, string, string) error { return errors.ErrUnsupported }
