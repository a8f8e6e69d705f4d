// Package diff compares texts line by line, and shows how one changes as a
// unified diff that patch -p0, patch -p1 and git apply take when started in the
// ledger's root. It knows lines, and nothing of allies.
package diff

import "bytes"

// context is how many unchanged lines stand around a change.
const context = 3

// Changed is the diff of a file from one text to another; nothing where they
// are equal. The path is relative to the ledger's root, with /.
func Changed(path string, before, after []byte) []byte {
	return unified(path, path, before, after)
}

// Created is the diff of a new file. That of an empty file, which has no lines
// to show, is in git's form, which git apply takes in the top folder of a
// repository or outside of any. Of several diffs such ones come last, since a
// reader takes a plain header below them for theirs.
func Created(path string, after []byte) []byte {
	if len(after) == 0 {
		return empty(path, "new file mode 100644\nindex 0000000..e69de29\n")
	}
	return unified(nowhere, path, nil, after)
}

// Removed is the diff of a file that goes, that of an empty file in git's form
// and last too.
func Removed(path string, before []byte) []byte {
	if len(before) == 0 {
		return empty(path, "deleted file mode 100644\nindex e69de29..0000000\n")
	}
	return unified(path, nowhere, before, nil)
}

func unified(from, to string, before, after []byte) []byte {
	if bytes.Equal(before, after) {
		return nil
	}
	a, b := Lines(string(before)), Lines(string(after))
	var out bytes.Buffer
	out.WriteString(header("---", from))
	out.WriteString(header("+++", to))
	for _, group := range hunks(Compare(a, b)) {
		writeHunk(&out, group, a, b)
	}
	return out.Bytes()
}
