// Command allies keeps a ledger of the people one works with, in Markdown
// files, and reports on it.
package main

import (
	"os"
	"runtime/debug"
)

// garbage is by how many percent the memory in use may grow before it is looked
// through for what is needed no longer. Most commands live for a moment: half as many
// looks as Go has by itself cost them a seventh less.
const garbage = 200

func main() {
	debug.SetGCPercent(garbage)
	os.Exit(run(process()))
}
