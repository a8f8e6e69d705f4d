package text

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"allies/ledger"
)

// Edit replaces bytes of a text.
type Edit = ledger.Edit

// Edits is a text and a queue of edits of it, in any order. The two cannot be
// taken apart: places in one text mean nothing in another.
type Edits struct {
	text []byte
	list []Edit
}

// EditsOf is an empty queue of edits of a text.
func EditsOf(text []byte) Edits { return Edits{text: text} }

// All lists the edits as they were queued.
func (e Edits) All() []Edit { return slices.Clone(e.list) }

// Of reports whether the edits are of this text.
func (e Edits) Of(text []byte) bool { return bytes.Equal(e.text, text) }

// Len is the number of edits.
func (e Edits) Len() int { return len(e.list) }

// With is the queue and more edits after it. To join edits of two texts is a mistake of the program.
func (e Edits) With(more Edits) Edits {
	if !more.Of(e.text) {
		panic("edits of two texts in one queue")
	}
	return Edits{e.text, slices.Concat(e.list, more.list)}
}

// Slice is the part of the queue from the first edit up to the last, which is left out.
func (e Edits) Slice(first, last int) Edits { return Edits{e.text, e.list[first:last]} }

// Add queues edits that were made before, such as those of a problem.
func (e *Edits) Add(more ...Edit) { e.list = append(e.list, more...) }

// Insert queues new text before the byte at the offset. Texts inserted at one
// place stand there in the order in which they were queued.
func (e *Edits) Insert(at int, text string) {
	e.list = append(e.list, Edit{Start: at, End: at, New: text})
}

// Replace queues new text in the place of the old one, which begins at the offset.
func (e *Edits) Replace(at int, old, text string) {
	e.list = append(e.list, Edit{Start: at, End: at + len(old), Old: old, New: text})
}

// Delete queues the removal of the text that begins at the offset.
func (e *Edits) Delete(at int, old string) { e.Replace(at, old, "") }

// Apply returns the text with all edits made, and every other byte as it was.
// An insertion at either end of a replaced range stands outside of it. Where
// an edit does not find the bytes it expects, or two edits claim one byte,
// nothing is edited and the error is an *EditError.
func (e Edits) Apply() ([]byte, error) {
	text, inOrder := e.text, e.inOrder()
	size, done := len(text), 0
	for _, edit := range inOrder {
		if err := check(edit, text, done); err != nil {
			return nil, err
		}
		size += len(edit.New) - len(edit.Old)
		done = edit.End
	}
	edited := make([]byte, 0, size)
	done = 0
	for _, edit := range inOrder {
		edited = append(append(edited, text[done:edit.Start]...), edit.New...)
		done = edit.End
	}
	return append(edited, text[done:]...), nil
}

// Lines returns the first and the last line, from 1, of what the edits wrote in
// the edited text; blank lines around it are left out.
func (e Edits) Lines(edited *Document) (first, last int) {
	d, moved := edited, 0
	for _, edit := range e.inOrder() {
		start := edit.Start + moved
		end := start + len(edit.New)
		moved += len(edit.New) - len(edit.Old)
		at := d.Trim(Region{start, end})
		if first == 0 {
			first = d.LineAt(at.Start)
		}
		last = max(last, d.LineAt(max(at.End-1, at.Start)))
	}
	return first, last
}

// Moved returns the line on which the end of a line of the text, which the
// document holds, stands once the edits are made.
func (e Edits) Moved(d *Document, line int) int {
	end := d.LineEnd(line)
	moved := line
	for _, edit := range e.list {
		if edit.End < end {
			moved += bytes.Count([]byte(edit.New), []byte("\n")) - bytes.Count([]byte(edit.Old), []byte("\n"))
		}
	}
	return moved
}

func (e Edits) inOrder() []Edit {
	return slices.SortedStableFunc(slices.Values(e.list), func(a, b Edit) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
}

// check says why an edit of the text cannot be made, nil if it can. The edits before
// it claim the bytes up to done.
func check(e Edit, text []byte, done int) error {
	switch {
	case e.Start < 0 || e.End < e.Start || e.End > len(text):
		return &EditError{Edit: e, reason: fmt.Sprintf("the text has only %d bytes", len(text))}
	case e.Start < done:
		return &EditError{Edit: e, reason: "another edit changes the same bytes"}
	case string(text[e.Start:e.End]) != e.Old:
		return &EditError{Edit: e, reason: fmt.Sprintf("%q stands there instead of %q", excerpt(string(text[e.Start:e.End])), excerpt(e.Old))}
	}
	return nil
}

// excerptLength is how many bytes of a text a message quotes.
const excerptLength = 60

func excerpt(s string) string {
	if len(s) <= excerptLength {
		return s
	}
	return s[:excerptLength] + "…"
}

// EditError says why an edit was not made.
type EditError struct {
	Edit   Edit
	reason string
}

// Error names the place and what is wrong with it.
func (e *EditError) Error() string {
	return fmt.Sprintf("cannot edit bytes %d to %d: %s", e.Edit.Start, e.Edit.End, e.reason)
}

// Hint is what the user can do.
func (e *EditError) Hint() string {
	return "nothing was written; run the command again, or make the change with allies edit"
}
