// Package assistant is what assistants may do with a ledger: a tool for each command
// that they may run, what they may read, and the words that they are told. It
// reckons nothing and writes nothing: the commands do, which its Host runs.
package assistant

import (
	"context"

	"allies/cmd/allies/internal/mcp"
	"allies/ledger"
	"allies/report"
)

// Host is the program that the tools are a part of.
type Host struct {
	Program string
	Writes  bool // the user lets assistants write
	Command func(name string) Command
	Run     func(context.Context, Line, *Caller) Ran
	Today   func() (ledger.Date, error)
	Guide   func() []string           // the pages of the guide
	Topics  func() []string           // all that Page has something on
	Page    func(topic string) string // "" for none
}

// Command is what a tool is made of.
type Command struct {
	Does    string
	Flag    func(name string) Flag
	Answers []any // values of the types that its json has
}

// Flag is one of a command, or of every command.
type Flag struct {
	Does  string
	Kind  mcp.Kind
	OneOf []string // the words that it takes; nil for any
}

// Line is a command line. Its words follow the flags, and none is taken for one.
type Line struct {
	Command, Stdin string
	Flags, Words   []string
}

// Ran is what a command said, and the hash of a file as it was read.
type Ran struct {
	Out, Said string
	OK        bool
	Hash      func(file string) string
}

// Caller is who reads the answer of a command that mcp runs. What is private
// stays out of it unless --include-private lets it in.
type Caller struct {
	Expect *string        // the hash that the ally's file must have to be changed; nil for any
	Places []report.Place // what the answer comes from
	Wrote  Written
}

// Written is what a command did, or in a dry run would do.
type Written struct {
	DryRun  bool            `json:"dry_run"`
	Changes []Change        `json:"changes"`
	SHA256  report.Optional `json:"sha256"`  // of the ally's file, as it is then
	Printed report.Optional `json:"printed"` // the patch of a dry run, or the numbered list of promises
	Hints   []string        `json:"hints"`   // what else is worth knowing
}

// Change is one thing that was done, and where it stands.
type Change struct {
	Did string `json:"did"`
	report.Place
}
