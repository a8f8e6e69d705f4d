package disk

import (
	"cmp"

	"allies/parse/diff"
)

// IsEmpty reports whether an operation changes no file.
func (o *Operation) IsEmpty() bool { return len(o.changes) == 0 }

// Patch shows what an operation changes in the ledger. What becomes of empty files
// comes last.
func (o *Operation) Patch() []byte {
	var lines, empty []byte
	show := func(text, shown []byte) {
		if len(text) == 0 {
			empty = append(empty, shown...)
		} else {
			lines = append(lines, shown...)
		}
	}
	for _, c := range o.changes {
		switch {
		case c.outside:
		case c.before != nil && c.after != nil && c.to == "":
			lines = append(lines, diff.Changed(c.path, c.before.Text, c.after.Text)...)
		default:
			if c.before != nil {
				show(c.before.Text, diff.Removed(c.path, c.before.Text))
			}
			if c.after != nil {
				show(c.after.Text, diff.Created(cmp.Or(c.to, c.path), c.after.Text))
			}
		}
	}
	return append(lines, empty...)
}
