package markdown

import (
	"strings"

	"allies/parse/text"
)

// commentMark opens and closes a comment of Obsidian. One that nothing closes
// is text: 100%% sure.
const commentMark = "%%"

// MaskComments hides what stands between %% and %% from the block parser, code
// aside. A comment with text of its line after it stays: OutsideCode hides it.
func MaskComments(d *text.Document, body text.Region) {
	if !strings.Contains(d.Text[body.Start:body.End], commentMark) {
		return
	}
	fence, open := "", -1
	for n := d.LineAt(body.Start); n <= len(d.Lines) && d.LineStart(n) < body.End; n++ {
		line := d.Line(n)
		if open < 0 {
			before := fence
			if fence = TrackFence(strings.TrimLeft(line, " \t>"), fence); fence != "" || before != "" {
				continue
			}
			line = outsideBackticks(line)
		}
		open = maskLine(d, d.LineStart(n), line, open)
	}
}

// maskLine masks the comments that end in a line; open is where the one begins
// that is not closed yet, −1 for none.
func maskLine(d *text.Document, start int, line string, open int) int {
	for from := 0; ; {
		i := strings.Index(line[from:], commentMark)
		if i < 0 {
			return open
		}
		from += i + len(commentMark)
		if open < 0 {
			open = start + from - len(commentMark)
			continue
		}
		if open < start || strings.TrimSpace(line[from:]) == "" {
			blank(d, open, start+from)
		}
		open = -1
	}
}

func blank(d *text.Document, start, end int) {
	for i := start; i < end; i++ {
		if c := d.Masked[i]; c != '\n' && c != '\r' {
			d.Mask(i, ' ')
		}
	}
}
