// Package disk replaces the files of a ledger: each whole or not at all, one
// writer at a time, and several files together or none of them. It knows
// texts and paths; what stands in the files is its callers' affair.
package disk

import (
	"io"
	"time"
)

// Writer holds the lock of one ledger. What a command plans on the files it
// reads after Open, no other writer can change before Close; an editor can,
// and then the write is refused. A Writer is for one goroutine.
type Writer struct {
	// Recovered is the interrupted operation that Open completed or undid;
	// nil when there was none.
	Recovered *Recovery

	*Folder
	state    string // "" when there is no folder for it
	lock     io.Closer
	inner    bool // folders below the root are locked as well
	patience time.Duration
	do       steps
}

// Recovery is what became of an interrupted operation.
type Recovery struct {
	What      string   // the operation, in its command's words
	Completed bool     // else undone
	Files     []string // written now
	Left      []string // left alone, since they have changed since
}
