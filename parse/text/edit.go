package text

import (
	"cmp"
	"fmt"
	"slices"
)

// Edit replaces the bytes Start to End of a text, which must be Old, by New.
// An edit of no bytes inserts.
type Edit struct {
	Start, End int // byte offsets, 0 ≤ Start ≤ End
	Old, New   string
}

// Edits is a queue of edits of one text, in any order.
type Edits []Edit

// Insert queues new text before the byte at the offset. Texts inserted at one
// place stand there in the order in which they were queued.
func (e *Edits) Insert(at int, text string) {
	*e = append(*e, Edit{Start: at, End: at, New: text})
}

// Replace queues new text in the place of the old one, which begins at the
// offset.
func (e *Edits) Replace(at int, old, text string) {
	*e = append(*e, Edit{Start: at, End: at + len(old), Old: old, New: text})
}

// Delete queues the removal of the text that begins at the offset.
func (e *Edits) Delete(at int, old string) { e.Replace(at, old, "") }

// Apply returns the text with all edits made, and every other byte as it was.
// An insertion at either end of a replaced range stands outside of it. Where
// an edit does not find the bytes it expects, or two edits claim one byte,
// nothing is edited and the error is an *EditError.
func (e Edits) Apply(text []byte) ([]byte, error) {
	inOrder := slices.Clone(e)
	slices.SortStableFunc(inOrder, func(a, b Edit) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	size, done := len(text), 0
	for _, edit := range inOrder {
		if err := edit.check(text, done); err != nil {
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

// Lines returns the first and the last line, from 1, of what the edits write,
// counted in the edited text; blank lines around it are left out.
func (e Edits) Lines(text []byte) (first, last int) {
	inOrder := slices.Clone(e)
	slices.SortStableFunc(inOrder, func(a, b Edit) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	edited, err := e.Apply(text)
	if err != nil || len(e) == 0 {
		return 0, 0
	}
	d, moved := NewDocument("", edited, nil), 0
	for _, edit := range inOrder {
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

// check holds the edit against a text of which the bytes before done are
// claimed already.
func (e Edit) check(text []byte, done int) error {
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
