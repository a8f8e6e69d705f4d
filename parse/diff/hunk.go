package diff

import (
	"bytes"
	"fmt"
	"strings"
)

// hunks groups changes so near to each other that their context would touch.
func hunks(all []Change) [][]Change {
	var groups [][]Change
	for i, c := range all {
		if i > 0 && c.OldStart-all[i-1].OldEnd <= 2*context {
			groups[len(groups)-1] = append(groups[len(groups)-1], c)
		} else {
			groups = append(groups, []Change{c})
		}
	}
	return groups
}

// writeHunk writes one group of changes with the lines around it.
func writeHunk(out *bytes.Buffer, group []Change, a, b []string) {
	first, last := group[0], group[len(group)-1]
	lead, tail := min(context, first.OldStart), min(context, len(a)-last.OldEnd)
	fmt.Fprintf(out, "@@ -%s +%s @@\n",
		span(first.OldStart-lead, last.OldEnd+tail), span(first.NewStart-lead, last.NewEnd+tail))
	at := first.OldStart - lead
	for _, c := range group {
		writeLines(out, ' ', a[at:c.OldStart])
		writeLines(out, '-', a[c.OldStart:c.OldEnd])
		writeLines(out, '+', b[c.NewStart:c.NewEnd])
		at = c.OldEnd
	}
	writeLines(out, ' ', a[at:at+tail])
}

// span writes a range of lines as a hunk's head has it: the first line and
// how many; of none, the line before.
func span(from, to int) string {
	switch to - from {
	case 0:
		return fmt.Sprintf("%d,0", from)
	case 1:
		return fmt.Sprint(to)
	}
	return fmt.Sprintf("%d,%d", from+1, to-from)
}

func writeLines(out *bytes.Buffer, mark byte, text []string) {
	for _, line := range text {
		out.WriteByte(mark)
		out.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
