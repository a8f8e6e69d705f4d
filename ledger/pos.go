package ledger

// Pos is a place in a file: a byte range of the user's text, and the line and
// column (in characters, both from 1) where it begins. The zero Pos is "no
// place".
type Pos struct {
	Start, End   int32 // byte offsets into the file, BOM and front matter included
	Line, Column int32
}
