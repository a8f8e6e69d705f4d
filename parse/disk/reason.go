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

var errOwner = errors.New("owner not kept")

var errGroup = errors.New("group not kept")

var errInUse = errors.New("open for writing")

// unnamedHolder is who has a lock, as far as every system knows.
const unnamedHolder = "another allies"
