package git

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"strconv"
	"strings"
	"sync"
)

// blobs reads contents, those that are packed from one git process, which
// starts at the first of them. Those that are to be read soon are asked for
// together: a round trip costs as much as reading a small file.
type blobs struct {
	repo  *Repo
	ctx   context.Context
	loose loose

	mu     sync.Mutex
	order  []string       // in which contents are to be read
	at     map[string]int // their places in it
	ahead  map[string]answer
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr bytes.Buffer
	failed error // answers every later question
}

type answer struct {
	data []byte
	err  error
}

const (
	askedTogether = 32      // contents at most
	mostAhead     = 4 << 20 // bytes of them that are read before somebody wants them
)

func (b *blobs) expect(order []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.order, b.at, b.ahead = order, make(map[string]int, len(order)), map[string]answer{}
	for i, id := range order {
		b.at[id] = i
	}
}

func (b *blobs) following(id string) []string {
	i, known := b.at[id]
	if !known {
		return []string{id}
	}
	ids := []string{id}
	for _, next := range b.order[i+1 : min(len(b.order), i+askedTogether)] {
		if _, read := b.ahead[next]; !read && b.at[next] > i {
			ids = append(ids, next)
		}
	}
	return ids
}

// read returns a blob's content, which the caller owns; of one that is larger
// than MostRead only so much, and errLarge.
func (b *blobs) read(id string) ([]byte, error) {
	if a, known := b.known(id); known {
		return a.data, a.err
	}
	if data, found, err := b.loose.read(b.ctx, b.repo, id); found {
		return data, err
	}
	return b.readPacked(id)
}

// known is a content that was read ahead, or why nothing can be read any more.
func (b *blobs) known(id string) (a answer, known bool) {
	if err := b.ctx.Err(); err != nil {
		return answer{nil, err}, true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.knownLocked(id)
}

func (b *blobs) knownLocked(id string) (a answer, known bool) {
	if a, known = b.ahead[id]; known {
		delete(b.ahead, id)
	} else if b.failed != nil {
		return answer{nil, b.failed}, true
	}
	return a, known
}

// readPacked asks git for a content, and for those that are to be read after it.
func (b *blobs) readPacked(id string) ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if a, known := b.knownLocked(id); known { // another goroutine asked meanwhile
		return a.data, a.err
	}
	if b.cmd == nil {
		if b.failed = b.start(); b.failed != nil {
			return nil, b.failed
		}
	}
	ids := b.following(id)
	if _, err := io.WriteString(b.in, strings.Join(ids, "\n")+"\n"); err != nil {
		b.failed = b.stop(err)
		return nil, b.failed
	}
	first := b.next()
	for size, i := 0, 1; i < len(ids) && b.cmd != nil && b.failed == nil; i++ {
		a := b.next()
		b.ahead[ids[i]] = a
		if size += len(a.data); size > mostAhead && i+1 < len(ids) {
			b.leave(errLarge)
		}
	}
	return first.data, first.err
}

// next reads the next answer. After one that is too large, or cannot be read, none
// follows.
func (b *blobs) next() answer {
	data, err := b.receive()
	switch {
	case errors.Is(err, errLarge):
		b.leave(err)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		b.failed = b.stop(err) // the answers no longer follow the questions
		return answer{nil, b.failed}
	}
	return answer{data, err}
}

// leave ends the process, which is quicker than to read on. The next question starts
// another.
func (b *blobs) leave(cause error) {
	b.stop(cause)
	b.cmd = nil
}

func (b *blobs) start() (err error) {
	cmd := b.repo.command(b.ctx, "cat-file", "--batch")
	cmd.Stderr = &b.stderr
	if b.in, err = cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	widen(out)
	if err := cmd.Start(); err != nil {
		return noGit(err)
	}
	b.cmd, b.out = cmd, bufio.NewReaderSize(out, 64<<10)
	return nil
}

// receive reads an answer: "ID TYPE SIZE", the content and a line feed.
func (b *blobs) receive() ([]byte, error) {
	head, err := b.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	words := strings.Fields(head)
	if len(words) == 2 && words[1] == "missing" {
		return nil, fmt.Errorf("git has lost the content %s: %w", words[0], fs.ErrNotExist)
	}
	if len(words) != 3 {
		return nil, fmt.Errorf("unexpected answer %q", head)
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil {
		return nil, err
	}
	data, err := take(b.out, size)
	if err != nil {
		return data, err
	}
	_, err = b.out.Discard(1)
	return data, err
}

// stop ends the process and says why reading failed.
func (b *blobs) stop(cause error) error {
	b.in.Close()
	b.cmd.Process.Kill() // it may be waiting to be read
	ended := b.cmd.Wait()
	if err := b.ctx.Err(); err != nil {
		return err
	}
	if b.stderr.Len() > 0 {
		cause = &failure{"cat-file", b.stderr.String(), ended}
	}
	return fmt.Errorf("read from git: %w", cause)
}

func (b *blobs) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	running := b.cmd != nil && b.failed == nil
	if b.failed == nil {
		b.failed = fs.ErrClosed
	}
	if !running {
		return nil
	}
	b.in.Close()
	if err := b.cmd.Wait(); b.ctx.Err() == nil {
		return err
	}
	return nil // it was killed
}
