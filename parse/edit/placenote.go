package edit

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// place puts a new note where its day belongs among those of its form.
func (w *logWriter) place(form ledger.Form, lines []string, blank int) {
	newestFirst := w.style.newestFirst(form)
	var before, after *ledger.Note
	for i := range w.a.Notes {
		n := &w.a.Notes[i]
		switch {
		case n.Form != form:
		case newestFirst && n.Date <= w.log.Day:
			if before == nil {
				before = n
			}
		case newestFirst || n.Date <= w.log.Day:
			after = n
		case before == nil:
			before = n
		}
	}
	switch {
	case newestFirst && before != nil, after == nil && before != nil:
		w.insertBefore(int(before.Head.Start), lines, blank)
	case after != nil:
		w.insertBehind(w.noteEnd(after), blank, lines)
	default:
		w.insertBehind(w.textEnd(w.end), 1, lines)
	}
}

// noteEnd is where the text of a note ends.
func (w *logWriter) noteEnd(n *ledger.Note) int {
	if item, found := w.item(int(n.Head.Start)); found && n.Form == ledger.Item {
		return w.behind(item)
	}
	return w.textEnd(int(n.Pos.End))
}

// insertBehind writes lines behind the line that ends at an offset, after so
// many blank ones: one at least where it would else go on with raw HTML. A file
// whose last line has no end keeps it so.
func (w *logWriter) insertBehind(at, blank int, lines []string) {
	end := w.style.LineEnd
	written := strings.Join(lines, end)
	if at > w.base {
		if w.inHTML(at) {
			blank = max(blank, 1)
		}
		w.edits.Insert(at, strings.Repeat(end, blank+1)+written)
		return
	}
	if front := w.d.Text[:w.base]; front != "" && front != text.Bom {
		if !text.IsLineEnd(front[len(front)-1]) {
			w.edits.Insert(at, end+end+written)
			return
		}
		written = end + written
	}
	w.edits.Insert(at, written+end)
}

// insertBefore writes lines and so many blank ones before the line that begins
// at an offset.
func (w *logWriter) insertBefore(at int, lines []string, blank int) {
	end := w.style.LineEnd
	w.edits.Insert(at, strings.Join(lines, end)+strings.Repeat(end, blank+1))
}
