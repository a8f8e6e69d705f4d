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

// File reads one ally file. It returns nil where the file cannot be read as text, with
// the problem that says so. Package folder decides whether the file is an ally's at all.
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

// Unreadable says why a file is skipped whole, and what to type in a shell to make it text; nil for text.
func Unreadable(path string, src []byte) *ledger.Problem {
	if len(src) > MaxFile {
		return tooLarge(path)
	}
	at := bytes.IndexByte(src, 0)
	if at < 0 && utf8.Valid(src) {
		return nil // no mark of another character set is valid UTF-8
	}
	message := "a NUL byte: this is no text, and is skipped whole"
	charset := charsetOf(src)
	hint := ""
	switch {
	case strings.HasPrefix(charset, "UTF"):
		at, message = 0, "this is "+charset+", not UTF-8: the file is skipped whole"
	case at < 0:
		at = invalidAt(src)
		message = fmt.Sprintf("the byte %#x is not UTF-8: the file is skipped whole, until it is saved as UTF-8", src[at])
	case utf8.Valid(src):
		hint = rewritten(path, `tr -d '\000'`)
	}
	if charset != "" {
		hint = rewritten(path, "iconv -f "+charset+" -t UTF-8")
	}
	d := text.NewDocument(path, src, nil)
	d.Errorf(ledger.CodeEncoding, text.Region{Start: at, End: at + 1}, hint, "%s", message)
	fault := d.Problems[0]
	fault.Source = strings.ToValidUTF8(fault.Source, string(utf8.RuneError))
	return &fault
}

// rewritten is what to type in a shell to put a file through a filter.
func rewritten(path, filter string) string {
	file, other := text.ShellWord(path), text.ShellWord(path+".new")
	return filter + " <" + file + " >" + other + " && mv " + other + " " + file
}

// charsetOf is the character set of a text that is not in UTF-8, as iconv calls it;
// "" where it is UTF-8, where another one is as likely, and where it is no text.
func charsetOf(src []byte) string {
	for _, mark := range []struct{ bytes, charset string }{
		{"\xff\xfe\x00\x00", "UTF-32"}, {"\x00\x00\xfe\xff", "UTF-32"}, {"\xff\xfe", "UTF-16"}, {"\xfe\xff", "UTF-16"},
	} {
		if bytes.HasPrefix(src, []byte(mark.bytes)) {
			return mark.charset
		}
	}
	var nul [2]int // at even offsets, and at odd ones
	for i, c := range src {
		if c == 0 {
			nul[i%2]++
		}
	}
	switch {
	case nul[0] == 0 && nul[1] > len(src)/4:
		return "UTF-16LE"
	case nul[1] == 0 && nul[0] > len(src)/4:
		return "UTF-16BE"
	case nul[0]+nul[1] > 0 || utf8.Valid(src):
		return ""
	}
	return westernCharset(src)
}

// westernCharset is the character set of a text in a language of western Europe,
// where a letter with an accent stands among others. Elsewhere letters beyond
// ASCII follow each other, and which they are is anybody's guess.
func westernCharset(src []byte) string {
	charset, alone := "LATIN1", 0
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		switch c := src[i]; {
		case r != utf8.RuneError && size > 1:
			return "" // some of it is UTF-8
		case c < 0x80:
		case c == 0x81 || c == 0x8d || c == 0x8f || c == 0x90 || c == 0x9d:
			return ""
		case i+1 < len(src) && src[i+1] >= 0xc0:
			alone--
		default:
			alone++
			if c < 0xa0 {
				charset = "WINDOWS-1252"
			}
		}
		i += size
	}
	if alone < 1 {
		return ""
	}
	return charset
}

func tooLarge(path string) *ledger.Problem {
	fault := Skipped(path, ledger.CodeTooLarge, "", fmt.Sprintf("more than %d MiB: the file is skipped whole, until a part of it stands elsewhere", MaxFile>>20))
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
