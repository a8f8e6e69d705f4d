package jsonrpc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Limit is how many bytes a message may have. A longer one is passed over.
const Limit = 16 << 20

const longestHeader = 4 << 10

// longestSkipped is the longest message that is passed over; more is no length.
const longestSkipped = 1 << 30

// keptOfTooLong is how much of a message over the limit is kept, to find its id.
const keptOfTooLong = 64 << 10

var errTooLong = errors.New("longer than 16 MiB")

// framing tells the messages of a stream apart. With errTooLong come the first
// bytes of the message; any other error ends the stream.
type framing interface {
	next(*bufio.Reader) ([]byte, error)
	wrap(body []byte) []byte
}

// headers is the framing of language servers: a header with the length of what follows.
type headers struct{}

// lines is the framing of the Model Context Protocol: one message a line.
type lines struct{}

// next finds the next header that gives a length, whatever stands before it.
func (headers) next(in *bufio.Reader) ([]byte, error) {
	length := -1
	for {
		line, err := readLine(in, longestHeader)
		if err != nil && !errors.Is(err, errTooLong) {
			return nil, err
		}
		switch n, found := lengthIn(line); {
		case found:
			length = n
		case len(line) == 0 && length >= 0:
			return readBody(in, length)
		}
	}
}

// lengthIn reads the length that a line of a header gives. It may follow the
// rest of a message that was longer than its own header said.
func lengthIn(line []byte) (length int, found bool) {
	const name = "content-length:"
	at := len(line) - len(name)
	for at >= 0 && !strings.EqualFold(string(line[at:at+len(name)]), name) {
		at--
	}
	if at < 0 {
		return 0, false
	}
	length, err := strconv.Atoi(string(bytes.TrimSpace(line[at+len(name):])))
	return length, err == nil && length >= 0 && length <= longestSkipped
}

func readBody(in *bufio.Reader, length int) ([]byte, error) {
	kept := length
	if length > Limit {
		kept = keptOfTooLong
	}
	body, err := io.ReadAll(io.LimitReader(in, int64(kept))) // no memory on somebody's word
	if err != nil || len(body) < kept {
		return nil, io.ErrUnexpectedEOF
	}
	if length == kept {
		return body, nil
	}
	if _, err := io.CopyN(io.Discard, in, int64(length-kept)); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	return body, errTooLong
}

func (headers) wrap(body []byte) []byte {
	return append(fmt.Appendf(nil, "Content-Length: %d\r\n\r\n", len(body)), body...)
}

func (lines) next(in *bufio.Reader) ([]byte, error) {
	for {
		line, err := readLine(in, Limit)
		if errors.Is(err, errTooLong) {
			return line[:keptOfTooLong], err
		}
		if err != nil || len(bytes.TrimSpace(line)) > 0 {
			return line, err
		}
	}
}

func (lines) wrap(body []byte) []byte { return append(body, '\n') }

// readLine reads a line without its end, and no more than so many bytes of it;
// the rest of a longer one is passed over. The last line needs no end.
func readLine(in *bufio.Reader, most int) ([]byte, error) {
	var line []byte
	var long error
	for {
		part, err := in.ReadSlice('\n')
		if room := most - len(line); len(bytes.TrimRight(part, "\r\n")) > room {
			part, long = part[:room], errTooLong
		} else if long != nil {
			part = nil
		}
		line = append(line, part...)
		switch {
		case err == nil:
			return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), long
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, long
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}
