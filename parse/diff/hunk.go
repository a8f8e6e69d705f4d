package diff

import (
	"bytes"
	"fmt"
)

// change replaces the lines a0 to a1 of the old text by b0 to b1 of the new.
type change struct{ a0, a1, b0, b1 int }

// changes are what lies between the runs of two texts with so many lines.
func changes(runs []run, aLen, bLen int) []change {
	var all []change
	a, b := 0, 0
	for _, r := range append(runs, run{aLen, bLen, 0}) {
		if r.a > a || r.b > b {
			all = append(all, change{a, r.a, b, r.b})
		}
		a, b = r.a+r.n, r.b+r.n
	}
	return all
}

// hunks groups changes so near to each other that their context would touch.
func hunks(all []change) [][]change {
	var groups [][]change
	for i, c := range all {
		if i > 0 && c.a0-all[i-1].a1 <= 2*context {
			groups[len(groups)-1] = append(groups[len(groups)-1], c)
		} else {
			groups = append(groups, []change{c})
		}
	}
	return groups
}

// writeHunk writes one group of changes with the lines around it.
func writeHunk(out *bytes.Buffer, group []change, a, b [][]byte) {
	first, last := group[0], group[len(group)-1]
	lead, tail := min(context, first.a0), min(context, len(a)-last.a1)
	fmt.Fprintf(out, "@@ -%s +%s @@\n",
		span(first.a0-lead, last.a1+tail), span(first.b0-lead, last.b1+tail))
	at := first.a0 - lead
	for _, c := range group {
		writeLines(out, ' ', a[at:c.a0])
		writeLines(out, '-', a[c.a0:c.a1])
		writeLines(out, '+', b[c.b0:c.b1])
		at = c.a1
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

func writeLines(out *bytes.Buffer, mark byte, text [][]byte) {
	for _, line := range text {
		out.WriteByte(mark)
		out.Write(line)
		if !bytes.HasSuffix(line, []byte("\n")) {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
