package disk

import "errors"

// The reasons for which a ledger.Failure may stand; errors.Is tells them apart.
var (
	ErrChanged  = errors.New("changed since it was read")
	ErrReadOnly = errors.New("read-only")
	ErrOutside  = errors.New("outside the ledger")
	ErrTaken    = errors.New("exists already")
	ErrBusy     = errors.New("locked")
	ErrFull     = errors.New("disk full")
	ErrJournal  = errors.New("interrupted operation")
)

// errOwner marks the failure to give a file to its owner.
var errOwner = errors.New("owner not kept")

// errGroup marks the failure to give a file to its group.
var errGroup = errors.New("group not kept")

// errInUse marks a file that another program has open for writing.
var errInUse = errors.New("open for writing")

// unnamedHolder is who has a lock, as far as every system knows.
const unnamedHolder = "another allies"
