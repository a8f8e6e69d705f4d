// Command allies keeps a ledger of the people one works with, in Markdown
// files, and reports on it.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

func main() {
	giveRoom(leastMemory)
	os.Exit(run(process()))
}

const (
	// leastMemory is from how much memory on Go counts its growth in percent.
	leastMemory = 4 << 20

	// memoryRoom is how much memory is taken before it is looked through for what is needed
	// no longer. Most commands end before that.
	memoryRoom = 32 << 20

	// memoryGrowth is by how many percent the memory in use may grow beyond the room. Half as
	// many looks as Go has by itself cost a large ledger a seventh less.
	memoryGrowth = 200
)

// giveRoom settles when memory is looked through next, of which so much is in use,
// and again after each look.
func giveRoom(used int) {
	debug.SetGCPercent(max(memoryGrowth, (memoryRoom-used)/(used/100)))
	runtime.AddCleanup(new(*int), func(struct{}) { giveRoom(usedMemory()) }, struct{}{})
}

// usedMemory is how much the last look found in use.
func usedMemory() int {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return max(int(live[0].Value.Uint64()), leastMemory)
}
