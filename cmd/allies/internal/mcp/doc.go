// Package mcp speaks the Model Context Protocol over a conversation of package
// jsonrpc: it agrees on a revision, lists tools, resources and prompts, and
// checks what a tool is called with. It knows nothing of allies.
//
// Each request is answered by itself, whatever came before it. One that names
// its revision in _meta is of 2026-07-28 or later. One that does not is of an
// earlier revision, whose clients name it once, in initialize.
package mcp
