package parse

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"allies/ledger"
)

// maxFile is the size in bytes beyond which a file is not read.
const maxFile = 16 << 20

// File reads one ally file. It returns nil where the file cannot be read as
// text, with the problem that says so. Whether the file is an ally's at all is
// Dir's question.
func File(path string, src []byte, c *ledger.Config) (*ledger.Ally, []ledger.Problem) {
	if fault := unreadable(path, src); fault != nil {
		return nil, []ledger.Problem{*fault}
	}
	d, a, body := openFile(path, src, c)
	d.readBody(body, a)
	return a, d.sorted()
}

// Me reads me.md, the user's own profile, whose body is prose.
func Me(path string, src []byte, c *ledger.Config) (*ledger.Ally, []ledger.Problem) {
	if fault := unreadable(path, src); fault != nil {
		return nobody(path), []ledger.Problem{*fault}
	}
	d, a, body := openFile(path, src, c)
	a.Body = d.pos(body.start, body.end)
	if a.Name == "" {
		a.Name = a.Stem
	}
	return a, d.sorted()
}

// nobody is the profile of a user who wrote none.
func nobody(path string) *ledger.Ally {
	return &ledger.Ally{File: path, Stem: stemOf(path), Name: stemOf(path), Type: ledger.Person, Status: ledger.Active}
}

// openFile reads the front matter and finds the body.
func openFile(path string, src []byte, c *ledger.Config) (d *document, a *ledger.Ally, body region) {
	d = newDocument(path, src, c)
	a = &ledger.Ally{File: path, Stem: stemOf(path)}
	a.Incomplete = d.maskConflicts()
	d.maskNesting()
	front, body := d.cutFrontMatter()
	d.readFront(front, a)
	return d, a, body
}

func (d *document) sorted() []ledger.Problem {
	ledger.SortProblems(d.problems)
	return d.problems
}

// unreadable says why a file is skipped whole; nil for text.
func unreadable(path string, src []byte) *ledger.Problem {
	if len(src) > maxFile {
		return tooLarge(path)
	}
	at := bytes.IndexByte(src, 0)
	message, hint := "a NUL byte: this is no text, and is skipped whole", "remove the byte, or name the file under ignore: in allies.yaml"
	switch {
	case bytes.HasPrefix(src, []byte{0xff, 0xfe}) || bytes.HasPrefix(src, []byte{0xfe, 0xff}):
		at, message = 0, "this is UTF-16, not UTF-8: the file is skipped whole"
		hint = "save it as UTF-8, or: iconv -f UTF-16 -t UTF-8"
	case at < 0 && utf8.Valid(src):
		return nil
	case at < 0:
		at = invalidAt(src)
		message = fmt.Sprintf("the byte %#x is not UTF-8: the file is skipped whole", src[at])
		hint = "save it as UTF-8, or: iconv -f LATIN1 -t UTF-8"
	}
	d := newDocument(path, src, nil)
	d.errorf(ledger.CodeEncoding, region{at, at + 1}, hint, "%s", message)
	fault := d.problems[0]
	fault.Source = strings.ToValidUTF8(fault.Source, string(utf8.RuneError))
	return &fault
}

func tooLarge(path string) *ledger.Problem {
	fault := skipped(path, ledger.CodeTooLarge, "name the file under ignore: in allies.yaml, or move a part of it elsewhere",
		fmt.Sprintf("more than %d MiB: the file is skipped whole", maxFile>>20))
	return &fault
}

// skipped is a problem of a file as a whole.
func skipped(path string, code ledger.Code, hint, message string) ledger.Problem {
	return ledger.Problem{
		Code: code, Severity: ledger.Error, File: path,
		Line: 1, Column: 1, EndColumn: 2, Message: message, Hint: hint,
	}
}

// invalidAt returns the offset of the first byte that is not UTF-8.
func invalidAt(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}
