// Command allies keeps a ledger of the people one works with, in Markdown
// files, and reports on it.
package main

import "os"

func main() { os.Exit(run(process())) }
