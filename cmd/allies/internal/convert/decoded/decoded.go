// Package decoded turns the bytes of other programs' files into UTF-8.
package decoded

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Reader reads a text as UTF-8: UTF-16 where a byte order mark says so, and
// without a mark. Bytes that are no UTF-8 are Windows-1252, as Outlook writes.
func Reader(in io.Reader) io.Reader {
	buffered := bufio.NewReader(in)
	begin, _ := buffered.Peek(3)
	switch {
	case bytes.HasPrefix(begin, []byte{0xff, 0xfe}), bytes.HasPrefix(begin, []byte{0xfe, 0xff}):
		return transform.NewReader(buffered, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
	case bytes.HasPrefix(begin, []byte{0xef, 0xbb, 0xbf}):
		_, _ = buffered.Discard(3) // they were there a moment ago
	}
	return &mended{in: buffered}
}

// mended passes UTF-8 on, and takes each other byte for Windows-1252.
type mended struct {
	in   *bufio.Reader
	rest []byte // of a character that had no room
	last [utf8.UTFMax]byte
}

func (m *mended) Read(b []byte) (n int, err error) {
	n = copy(b, m.rest)
	m.rest = m.rest[n:]
	for n < len(b) {
		r, size, err := m.in.ReadRune()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		if r == utf8.RuneError && size == 1 {
			_ = m.in.UnreadRune() // it was read a moment ago
			c, _ := m.in.ReadByte()
			r = charmap.Windows1252.DecodeByte(c)
		}
		text := utf8.AppendRune(m.last[:0], r)
		copied := copy(b[n:], text)
		m.rest = text[copied:]
		n += copied
	}
	return n, nil
}

var charsets = map[string]encoding.Encoding{
	"utf-8": encoding.Nop, "utf8": encoding.Nop, "us-ascii": encoding.Nop, "ascii": encoding.Nop,
	"iso-8859-1": charmap.ISO8859_1, "latin1": charmap.ISO8859_1, "iso-8859-2": charmap.ISO8859_2,
	"iso-8859-5": charmap.ISO8859_5, "iso-8859-7": charmap.ISO8859_7, "iso-8859-9": charmap.ISO8859_9, "iso-8859-15": charmap.ISO8859_15,
	"windows-1250": charmap.Windows1250, "windows-1251": charmap.Windows1251, "windows-1252": charmap.Windows1252,
	"windows-1253": charmap.Windows1253, "windows-1254": charmap.Windows1254, "koi8-r": charmap.KOI8R,
}

// Text is the UTF-8 of bytes in a charset; of none, of UTF-8 or else Windows-1252.
func Text(b []byte, charset string) (string, error) {
	if utf8.Valid(b) && (charset == "" || charsets[strings.ToLower(charset)] == encoding.Nop) {
		return string(b), nil
	}
	e := charsets[strings.ToLower(charset)]
	switch {
	case charset == "" || e == encoding.Nop:
		e = charmap.Windows1252
	case e == nil:
		return "", fmt.Errorf("the charset %s is not known", charset)
	}
	out, err := e.NewDecoder().Bytes(b)
	return string(out), err
}

// Line reads a line without its end, of a long one its first bytes, into memory that a
// line before had; nil after the last. What ends the text comes with its last line.
func Line(in *bufio.Reader, memory []byte, most int) ([]byte, error) {
	line, some := memory[:0], false
	for {
		part, err := in.ReadSlice('\n')
		some = some || len(part) > 0
		line = append(line, part[:min(len(part), max(0, most-len(line)))]...)
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !some:
			return nil, err
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}
