package ledger

import (
	"path"
	"strings"
)

// File is a Markdown file below the root, and why it is no ally where it is
// none.
type File struct {
	Path string
	Rule Rule   // the zero Rule for an ally's file
	Why  string // as a sentence about the file: "its type is family"
	Page bool   // it is no ally's, and is read as a page
}

// LeftOut reports whether the file is neither an ally's nor a page.
func (f File) LeftOut() bool { return f.Rule != Rule{} && !f.Page }

func (f File) IsAlly() bool { return f.Rule == Rule{} && !f.Page }

// Rule is why a file is no ally's: one of the rules of the format by its
// number, or, without a number, what keeps a file from being read at all.
type Rule struct {
	Number int
	Name   string
}

// CutMarkdown cuts the ending of a Markdown file, .md or .markdown in any case,
// off a path; false where it has none.
func CutMarkdown(file string) (before, ending string, ok bool) {
	ending = path.Ext(file)
	if !strings.EqualFold(ending, ".md") && !strings.EqualFold(ending, ".markdown") {
		return file, "", false
	}
	return strings.TrimSuffix(file, ending), ending, true
}

// TrimMarkdown is the path without that ending, or as it is.
func TrimMarkdown(file string) string {
	before, _, _ := CutMarkdown(file)
	return before
}

// Pos is a place in a file: a byte range of the user's text, and the line and
// column (in characters, both from 1) where it begins. The zero Pos is "no
// place".
type Pos struct {
	Start, End   int32 // byte offsets into the file, BOM and front matter included
	Line, Column int32
}
