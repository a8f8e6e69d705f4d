// Package diff compares texts line by line, and shows how one changes as a
// unified diff that patch -p0, patch -p1 and git apply take when started in the
// ledger's root. It knows lines, and nothing of allies.
package diff

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// context is how many unchanged lines stand around a change.
const context = 3

// Changed is the diff of a file from one text to another; nothing where they
// are equal. The path is relative to the ledger's root, with /.
func Changed(path string, before, after []byte) []byte {
	return unified(path, path, before, after, context)
}

// Bare is Changed without the lines around a change, nor the last line that
// only gets its end: for readers who may not see the rest of the file. It is to
// be read, not applied.
func Bare(path string, before, after []byte) []byte {
	if len(before) > 0 && !bytes.HasSuffix(before, []byte("\n")) {
		before = append(bytes.Clone(before), '\n')
	}
	return unified(path, path, before, after, 0)
}

// Created is the diff of a new file. That of an empty file, which has no lines
// to show, is in git's form, which git apply takes in the top folder of a
// repository or outside of any. Of several diffs such ones come last, since a
// reader takes a plain header below them for theirs.
func Created(path string, after []byte) []byte {
	if len(after) == 0 {
		return empty(path, "new file mode 100644\nindex 0000000..e69de29\n")
	}
	return unified(nowhere, path, nil, after, context)
}

// Removed is the diff of a file that goes, that of an empty file in git's form
// and last too.
func Removed(path string, before []byte) []byte {
	if len(before) == 0 {
		return empty(path, "deleted file mode 100644\nindex e69de29..0000000\n")
	}
	return unified(path, nowhere, before, nil, context)
}

func unified(from, to string, before, after []byte, around int) []byte {
	if bytes.Equal(before, after) {
		return nil
	}
	a, b := Lines(string(before)), Lines(string(after))
	var out bytes.Buffer
	out.WriteString(header("---", from))
	out.WriteString(header("+++", to))
	for _, group := range hunks(Compare(a, b), around) {
		writeHunk(&out, group, a, b, around)
	}
	return out.Bytes()
}

// hunks groups changes so near to each other that their context would touch.
func hunks(all []Change, around int) [][]Change {
	var groups [][]Change
	for i, c := range all {
		if i > 0 && c.OldStart-all[i-1].OldEnd <= 2*around {
			groups[len(groups)-1] = append(groups[len(groups)-1], c)
		} else {
			groups = append(groups, []Change{c})
		}
	}
	return groups
}

// writeHunk writes one group of changes with the lines around it.
func writeHunk(out *bytes.Buffer, group []Change, a, b []string, around int) {
	first, last := group[0], group[len(group)-1]
	lead, tail := min(around, first.OldStart), min(around, len(a)-last.OldEnd)
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

const nowhere = "/dev/null"

// header writes one of the two lines that name a file. A path begins with
// "./", so that a reader that strips one folder (git apply, patch -p1) and one
// that strips none (patch -p0) find the same file. The tab ends a name that
// has blanks in it; a name that could break the line or hide in a terminal is
// quoted as git does.
func header(mark, path string) string {
	switch {
	case path == nowhere:
		return mark + " " + nowhere + "\n"
	case needsQuotes(path):
		return mark + " " + quote("./"+path) + "\n"
	case strings.ContainsFunc(path, unicode.IsSpace):
		return mark + " ./" + path + "\t\n"
	}
	return mark + " ./" + path + "\n"
}

// empty writes the lines that tell of an empty file what becomes of it.
func empty(path, what string) []byte {
	name := quote("./" + path)
	return []byte("diff --git " + name + " " + name + "\n" + what)
}

func needsQuotes(path string) bool {
	return !utf8.ValidString(path) || strings.ContainsFunc(path, func(r rune) bool {
		return r != ' ' && (unicode.IsSpace(r) || !unicode.IsGraphic(r))
	})
}

// quote writes the path in double quotes, with every byte that is not plain
// ASCII as three octal digits.
func quote(path string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(path) {
		switch c := path[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ' || c >= 0x7f:
			fmt.Fprintf(&b, `\%03o`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}
