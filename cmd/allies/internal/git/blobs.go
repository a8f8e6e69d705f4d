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
	"slices"
	"strconv"
	"strings"
	"sync"
)

// blobs reads contents, those that are packed from one git process, which
// starts at the first of them. It is asked for those that are to be read soon before
// somebody wants them: then it works while they are parsed.
type blobs struct {
	repo  *Repo
	ctx   context.Context
	loose loose

	mu     sync.Mutex
	order  []string       // in which contents are to be read
	at     map[string]int // their places in it
	upTo   int            // the place before which nothing is asked for ahead
	asked  []string       // what git will answer next
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
	smallestPipe = 4096    // bytes of questions that never wait for somebody to read answers
	mostAhead    = 4 << 20 // bytes of answers that are kept before somebody wants them
)

func (b *blobs) expect(order []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.order, b.at, b.upTo = order, make(map[string]int, len(order)), 0
	for i, id := range order {
		b.at[id] = i
	}
}

// read returns a blob's content, which the caller owns; of one that is larger
// than MostRead only so much, and errLarge.
func (b *blobs) read(id string) ([]byte, error) {
	if a, asked := b.ifAsked(id); asked {
		return a.data, a.err
	}
	if data, found, err := b.loose.read(b.ctx, b.repo, id); found {
		return data, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	a := b.answer(id)
	return a.data, a.err
}

// ifAsked is a content that git was asked for, or why nothing can be read any more.
func (b *blobs) ifAsked(id string) (a answer, asked bool) {
	if err := b.ctx.Err(); err != nil {
		return answer{nil, err}, true
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, read := b.ahead[id]; !read && b.failed == nil && !slices.Contains(b.asked, id) {
		return a, false
	}
	return b.answer(id), true
}

// answer is what git says to a question. What it says first to others is kept.
func (b *blobs) answer(id string) answer {
	if a, read := b.ahead[id]; read {
		delete(b.ahead, id)
		return a
	}
	for b.failed == nil {
		if b.failed = b.ask(id); b.failed != nil {
			break
		}
		next := b.asked[0]
		b.asked = b.asked[1:]
		a := b.next()
		if next == id {
			return a
		}
		b.keep(next, a)
	}
	return answer{nil, b.failed}
}

// keep keeps an answer until somebody wants it, unless these are too many: then git is
// asked again.
func (b *blobs) keep(id string, a answer) {
	size := len(a.data)
	for _, kept := range b.ahead {
		size += len(kept.data)
	}
	if size <= mostAhead {
		b.ahead[id] = a
	}
}

// ask asks git for a content, and for those that are to be read after it.
func (b *blobs) ask(id string) error {
	var ids []string
	if !slices.Contains(b.asked, id) {
		ids = []string{id}
		if i, known := b.at[id]; known {
			b.upTo = max(b.upTo, i+1)
		}
	}
	half := smallestPipe / (len(id) + 1) / 2
	if rest := b.order[b.upTo:]; len(b.asked) < half && len(rest) > 0 && (len(ids) > 0 || !b.loose.holds(rest[0])) {
		soon := rest[:min(len(rest), half)]
		ids = append(ids, soon...)
		b.upTo += len(soon)
	}
	if len(ids) == 0 {
		return nil
	}
	if b.cmd == nil {
		if err := b.start(); err != nil {
			return err
		}
	}
	b.asked = append(b.asked, ids...)
	if _, err := io.WriteString(b.in, strings.Join(ids, "\n")+"\n"); err != nil {
		return b.stop(err)
	}
	return nil
}

// next reads the next answer. After one that is too large, or cannot be read, none
// follows.
func (b *blobs) next() answer {
	data, err := b.receive()
	switch {
	case errors.Is(err, errLarge):
		b.stop(err) // quicker than to read on; the next question starts another process
		b.cmd, b.asked = nil, nil
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		b.failed = b.stop(err) // the answers no longer follow the questions
		return answer{nil, b.failed}
	}
	return answer{data, err}
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
	if len(b.asked) > 0 {
		b.cmd.Process.Kill() // it may be waiting to be read
	}
	if err := b.cmd.Wait(); b.ctx.Err() == nil && len(b.asked) == 0 {
		return err
	}
	return nil // it was killed
}
