package git

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// loose reads what git has not packed yet from git's own files, each a zlib
// stream of "blob SIZE", a NUL and the content. git opens such a file three
// times for one answer, and a young ledger is loose as a whole: this takes a
// third of the time. What is not there is left to git.
type loose struct {
	once     sync.Once
	dir      string // "" when git is to be asked for everything
	asked    sync.Once
	replaced bool // some objects are by others: only git knows which

	inflate sync.Pool // of io.ReadCloser, each a zlib.Resetter
}

// read returns a blob's content; found is false when git must be asked.
func (l *loose) read(ctx context.Context, r *Repo, id string) (data []byte, found bool, err error) {
	l.once.Do(func() {
		if dir, err := r.ownFile(ctx, "objects"); err == nil {
			l.dir = dir
		}
	})
	if l.dir == "" || len(id) < 40 {
		return nil, false, nil
	}
	packed, err := os.Open(l.path(id))
	if err != nil {
		return nil, false, nil
	}
	defer packed.Close()
	l.asked.Do(func() {
		replaced, err := r.output(ctx, "for-each-ref", "--count=1", "refs/replace/")
		l.replaced = err != nil || replaced != ""
	})
	if l.replaced {
		return nil, false, nil
	}
	in, err := l.inflater(bufio.NewReader(packed))
	if err != nil {
		return nil, true, damaged(id)
	}
	defer l.inflate.Put(in)
	data, err = content(in)
	if err != nil && !errors.Is(err, errLarge) {
		return nil, true, damaged(id) // git could fall silent in the middle of it
	}
	return data, true, err
}

func (l *loose) path(id string) string { return filepath.Join(l.dir, id[:2], id[2:]) }

// holds reports whether a blob is loose, once another one was looked for.
func (l *loose) holds(id string) bool {
	if l.dir == "" {
		return false
	}
	_, err := os.Stat(l.path(id))
	return err == nil
}

// inflater takes a used one, since a new one costs more than a small file.
func (l *loose) inflater(packed io.Reader) (io.ReadCloser, error) {
	used, ok := l.inflate.Get().(io.ReadCloser)
	if !ok {
		return zlib.NewReader(packed)
	}
	return used, used.(zlib.Resetter).Reset(packed, nil)
}

var errNoBlob = errors.New("this is no blob, or not the whole of it")

// content reads an object to its end, where its checksum is, or as far as
// MostRead, and errLarge.
func content(packed io.Reader) ([]byte, error) {
	in := bufio.NewReaderSize(packed, 512)
	head, err := in.ReadString(0)
	length, isBlob := strings.CutPrefix(head, "blob ")
	if err != nil || !isBlob {
		return nil, errNoBlob
	}
	size, err := strconv.ParseUint(strings.TrimSuffix(length, "\x00"), 10, 62)
	if err != nil {
		return nil, errNoBlob
	}
	data, err := take(in, int64(size))
	if err != nil {
		return data, err
	}
	if _, err := in.ReadByte(); err != io.EOF {
		return nil, errNoBlob
	}
	return data, nil
}

// believed is the largest size that is believed.
const believed = 1 << 20

// memory is that of contents which nobody reads any more.
var memory sync.Pool

// memoryFor is memory for a content, which somebody else may have had.
func memoryFor(size int) []byte {
	if used, ok := memory.Get().(*[]byte); ok && cap(*used) >= size {
		return (*used)[:size]
	}
	return make([]byte, size, size+size/4)
}

// take reads size bytes, or MostRead and errLarge. It does not believe in a
// great size before it has seen the bytes.
func take(in io.Reader, size int64) ([]byte, error) {
	if size <= believed {
		data := memoryFor(int(max(size, 0)))
		_, err := io.ReadFull(in, data)
		return data, err
	}
	var data bytes.Buffer
	_, err := io.CopyN(&data, in, min(size, MostRead))
	if err == nil && size > MostRead {
		err = errLarge
	}
	return data.Bytes(), err
}

// MostRead is how many bytes of one content are read at most: a repository
// that somebody else made may hold any number of them in a few.
const MostRead = 32 << 20

var errLarge = fmt.Errorf("more than %d MiB", MostRead>>20)
