// Package parse turns the text of one file into the model of the ledger: keys,
// notes, entries, promises, settings. It opens no file and changes no byte.
package parse

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
)

// MaxFile is the size in bytes beyond which a file is not read.
const MaxFile = 16 << 20

// File reads one ally file. It returns nil where the file cannot be read as
// text, with the problem that says so. Whether the file is an ally's at all is
// Dir's question.
func File(path string, src []byte, c *ledger.Config) (*ledger.Ally, []ledger.Problem) {
	if fault := Unreadable(path, src); fault != nil {
		return nil, []ledger.Problem{*fault}
	}
	s := Open(path, src, c)
	defer s.Release()
	s.ReadBody()
	return s.Ally, s.Sorted()
}

// Me reads me.md, the user's own profile, whose body is prose.
func Me(path string, src []byte, c *ledger.Config) (*ledger.Ally, []ledger.Problem) {
	if fault := Unreadable(path, src); fault != nil {
		return Nobody(path), []ledger.Problem{*fault}
	}
	s := Open(path, src, c)
	s.Ally.Body = s.Pos(s.Body.Start, s.Body.End)
	if s.Ally.Name == "" {
		s.Ally.Name = s.Ally.Stem
	}
	return s.Ally, s.Sorted()
}

// Nobody is the profile of a user who wrote none.
func Nobody(path string) *ledger.Ally {
	return &ledger.Ally{File: path, Stem: StemOf(path), Name: StemOf(path), Type: ledger.Person, Status: ledger.Active}
}

// Unreadable says why a file is skipped whole; nil for text.
func Unreadable(path string, src []byte) *ledger.Problem {
	if len(src) > MaxFile {
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
	d := text.NewDocument(path, src, nil)
	d.Errorf(ledger.CodeEncoding, text.Region{Start: at, End: at + 1}, hint, "%s", message)
	fault := d.Problems[0]
	fault.Source = strings.ToValidUTF8(fault.Source, string(utf8.RuneError))
	return &fault
}

func tooLarge(path string) *ledger.Problem {
	fault := Skipped(path, ledger.CodeTooLarge, "name the file under ignore: in allies.yaml, or move a part of it elsewhere",
		fmt.Sprintf("more than %d MiB: the file is skipped whole", MaxFile>>20))
	return &fault
}

// Skipped is a problem of a file as a whole.
func Skipped(path string, code ledger.Code, hint, message string) ledger.Problem {
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
