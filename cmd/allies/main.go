// Command allies keeps a ledger of the people one works with, in Markdown
// files, and reports on it.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// By how many percent memory in use may grow before it is looked through for what is
// needed no longer: of what Go begins with, and of what each look finds in use. Most
// commands end before the first look.
const (
	firstGrowth = 700 // of 4 MiB
	laterGrowth = 200
)

func main() {
	debug.SetGCPercent(firstGrowth)
	runtime.AddCleanup(new(*int), func(percent int) { debug.SetGCPercent(percent) }, laterGrowth)
	os.Exit(run(process()))
}
