package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"allies/ledger"
)

func changed(path string) error {
	return ledger.Failed(path+" has changed since it was read", "nothing was written; look at what it holds now and run the command again", ErrChanged)
}

func gone(path string, err error) error {
	return ledger.Failed(path+" is no longer there", "nothing was written; run the command again", errors.Join(ErrChanged, err))
}

func readOnly(path string, err error) error {
	return ledger.Failed(path+" is read-only", "make it writable first, if it should change: chmod u+w", errors.Join(ErrReadOnly, err))
}

func outside(path string) error {
	return ledger.Failed(path+" leads out of the ledger", "change it where it is, or move it into the ledger", ErrOutside)
}

func taken(path string) error {
	return ledger.Failed(path+" exists already", "nothing was written; choose another name, or edit that file", ErrTaken)
}

func busy(root string) error {
	return ledger.Failed("another allies is writing in "+root+" and does not end", "end it (or wait), then run the command again", ErrBusy)
}

func notWritten(path string, err error) error {
	var told *ledger.Failure
	switch {
	case errors.As(err, &told):
		return err
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || isFull(err):
		return ledger.Failed("no room on the disk for "+path, "nothing was written; make some room and run the command again", errors.Join(ErrFull, err))
	case errors.Is(err, errGroup):
		return ledger.Failed(path+" is in a group that you are not in, and replacing it would take it out of that group", "give it a group of yours first: chgrp \"$(id -gn)\" "+quoted(path), err)
	case errors.Is(err, errOwner):
		return ledger.Failed(path+" belongs to another user, and replacing it would make it yours", "ask its owner, or change it in an editor", err)
	case errors.Is(err, syscall.EROFS):
		return ledger.Failed(path+" cannot be written: its disk is mounted read-only", "nothing was written; mount it so that it can be written to, or name a place elsewhere", errors.Join(ErrReadOnly, err))
	case errors.Is(err, fs.ErrPermission):
		return ledger.Failed(fmt.Sprintf("%s cannot be written: %v", path, withoutPath(err)), "nothing was written: your rights to the file or its folder do not allow it", err)
	}
	return ledger.Failed(fmt.Sprintf("%s cannot be written: %v", path, withoutPath(err)), "nothing was written; run the command again when this is mended", err)
}

// stateUnusable is the failure to use the folder that keeps the state of
// operations. It names the folder or file on the way that is in the way.
func stateUnusable(home string, err error) error {
	at := home
	for {
		parent := filepath.Dir(at)
		if _, lookErr := os.Stat(at); lookErr == nil || parent == at {
			break
		}
		at = parent
	}
	hint := "mend that, or set XDG_STATE_HOME to a folder of yours, then run the command again"
	if info, lookErr := os.Stat(at); lookErr == nil && errors.Is(err, fs.ErrPermission) {
		if !ownedByUser(info) {
			hint = "it belongs to another user, perhaps after a command under sudo: sudo chown -R \"$(id -un)\" " + quoted(at)
		} else {
			hint = "make it yours to use: chmod u+rwx " + quoted(at)
		}
	}
	return ledger.Failed(fmt.Sprintf("the folder for the state of allies cannot be used: %s: %v", at, withoutPath(err)), hint, err)
}

func quoted(path string) string { return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'" }

func unsure(path string, err error) error {
	return ledger.Failed(fmt.Sprintf("%s is written, but the disk did not confirm it: %v", path, withoutPath(err)), "look at the file before you switch off", err)
}

// withoutPath takes the name of the system call and of the temporary file out of an
// error.
func withoutPath(err error) error {
	var inPath *fs.PathError
	if errors.As(err, &inPath) {
		return inPath.Err
	}
	var inLink interface{ Unwrap() error }
	if errors.As(err, &inLink) && errors.Unwrap(err) != nil {
		return withoutPath(errors.Unwrap(err))
	}
	return err
}
