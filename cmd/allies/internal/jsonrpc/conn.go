// Package jsonrpc speaks JSON-RPC 2.0 over a pair of streams, for the language
// server and for the server of assistants. It knows how their messages are
// framed and cancelled, and nothing of what they mean.
//
// Requests are handled one after another, in the order in which they came, on
// the goroutine that called Serve: a handler needs no locks. Another goroutine
// reads ahead, so that a cancellation overtakes what it cancels. What is no
// message is answered as such and costs nothing else; a message over Limit is
// passed over. A panic of the handler becomes the answer to that request.
//
// It imports no network code.
package jsonrpc

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"sync"
)

type Protocol struct {
	framing      framing
	cancel       string // the notification that cancels a request
	cancelled    string // the param of it that holds the request's id
	sayCancelled bool   // a cancelled request is answered all the same
}

var (
	LanguageServer = Protocol{framing: headers{}, cancel: "$/cancelRequest", cancelled: "id", sayCancelled: true}
	ModelContext   = Protocol{framing: lines{}, cancel: "notifications/cancelled", cancelled: "requestId"}
)

// Handler answers a request: with a value that becomes its result, or with an
// error; an *Error travels as it is. What it returns for a notification goes
// nowhere, but for ErrStop. The context ends when the request is cancelled.
type Handler func(ctx context.Context, r *Request) (any, error)

var ErrStop = errors.New("stop serving")

type Conn struct {
	protocol Protocol
	in       *bufio.Reader
	handle   Handler

	// Idle, where it is given, runs on the handler's turn each time nothing
	// waits to be handled: the place for work that one message in a row of
	// many need not do.
	Idle func()
	// Batches, where it is given, says on the handler's turn whether several
	// messages may come as one list. They are answered as one then.
	Batches func() bool
	// Panicked, where it is given, is told of a panic in a turn, on the same
	// goroutine and before the request is answered. What is the method, "idle"
	// or "work".
	Panicked func(what string, cause any)

	turns chan turn
	ended chan struct{} // closed when Serve returns

	writing sync.Mutex
	out     io.Writer

	pending sync.Mutex // guards what follows
	cancels map[string]context.CancelFunc
	waiting map[string]func(json.RawMessage, error)
	lastID  int
}

type turn func() error

const waitingTurns = 64

func New(p Protocol, in io.Reader, out io.Writer, handle Handler) *Conn {
	return &Conn{
		protocol: p, in: bufio.NewReaderSize(in, 64<<10), out: out, handle: handle,
		turns: make(chan turn, waitingTurns), ended: make(chan struct{}),
		cancels: map[string]context.CancelFunc{}, waiting: map[string]func(json.RawMessage, error){},
	}
}

// Serve handles what comes until the other side ends its stream and all that
// it sent is answered, until a handler says ErrStop, or until the context ends.
// The error is nil in the first two cases. It may be called once.
func (c *Conn) Serve(ctx context.Context) error {
	defer close(c.ended)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go c.readAll(ctx)
	for {
		if c.Idle != nil && len(c.turns) == 0 {
			_, _ = c.guarded("idle", func() (any, error) { c.Idle(); return nil, nil }) // nobody waits for an answer
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case do := <-c.turns:
			if err := do(); errors.Is(err, ErrStop) {
				return nil
			} else if err != nil {
				return err
			}
		}
	}
}

// Notify tells the other side something. It may be called from anywhere.
func (c *Conn) Notify(method string, params any) error {
	return c.send(asked{Version: "2.0", Method: method, Params: params})
}

// Call asks the other side for something; then, on the handler's turn, does
// something with the answer. It waits for nothing, and may be called from
// anywhere.
func (c *Conn) Call(method string, params any, then func(result json.RawMessage, err error)) error {
	c.pending.Lock()
	c.lastID++
	id := json.RawMessage(strconv.Itoa(c.lastID))
	c.waiting[keyOf(id)] = then
	c.pending.Unlock()
	return c.send(asked{Version: "2.0", ID: id, Method: method, Params: params})
}

// Do runs something on the handler's turn, after all that came before it. It
// may be called from anywhere but a turn, and does nothing once Serve ended.
func (c *Conn) Do(f func()) {
	c.enqueue(func() error {
		_, _ = c.guarded("work", func() (any, error) { f(); return nil, nil }) // nobody waits for an answer
		return nil
	})
}

func (c *Conn) enqueue(do turn) {
	select {
	case c.turns <- do:
	case <-c.ended:
	}
}

func (c *Conn) readAll(ctx context.Context) {
	for {
		body, err := c.protocol.framing.next(c.in)
		if err != nil && !errors.Is(err, errTooLong) {
			c.enqueue(func() error { return ErrStop })
			return
		}
		if err != nil {
			c.refuse(idIn(body), &Error{Code: InvalidRequest, Message: "the message is " + err.Error()})
			continue
		}
		if list := bytes.TrimSpace(body); len(list) > 0 && list[0] == '[' {
			c.enqueue(func() error { return c.batch(ctx, list) })
			continue
		}
		m, fault := read(body)
		switch {
		case fault != nil:
			c.refuse(m.ID, fault)
		case m.Method == nil:
			c.hear(m)
		case *m.Method == c.protocol.cancel && m.ID == nil:
			c.cancel(m.Params)
		default:
			c.begin(ctx, &Request{Method: *m.Method, Params: m.Params, id: m.ID})
		}
	}
}

// batch handles a list of messages, one after another, and answers those that
// want it in one list.
func (c *Conn) batch(ctx context.Context, list []byte) error {
	var bodies []json.RawMessage
	switch {
	case c.Batches == nil || !c.Batches():
		return c.answer(nil, nil, &Error{Code: InvalidRequest, Message: "a batch is not part of this protocol: send each message by itself"})
	case json.Unmarshal(list, &bodies) != nil:
		return c.answer(nil, nil, &Error{Code: ParseError, Message: "this is no JSON"})
	case len(bodies) == 0:
		return c.answer(nil, nil, &Error{Code: InvalidRequest, Message: "there is no message in this batch"})
	}
	var answers []answered
	for _, body := range bodies {
		m, fault := read(body)
		switch {
		case fault != nil:
			answers = append(answers, answerTo(m.ID, nil, fault))
		case m.Method == nil || *m.Method == c.protocol.cancel: // nothing of it waits yet
		default:
			r := &Request{Method: *m.Method, Params: m.Params, id: m.ID}
			result, err := c.handled(ctx, r)
			if errors.Is(err, ErrStop) {
				return ErrStop
			}
			if !r.IsNotification() {
				answers = append(answers, answerTo(r.id, result, faultOf(err)))
			}
		}
	}
	if answers == nil {
		return nil
	}
	return c.send(answers)
}

// refuse answers what is no message, when its turn comes.
func (c *Conn) refuse(id json.RawMessage, fault *Error) {
	c.enqueue(func() error { return c.answer(id, nil, fault) })
}

// hear takes an answer to a call of ours. An answer to nothing is let be.
func (c *Conn) hear(m message) {
	c.pending.Lock()
	then := c.waiting[keyOf(m.ID)]
	delete(c.waiting, keyOf(m.ID))
	c.pending.Unlock()
	if then == nil {
		return
	}
	c.Do(func() {
		if m.Error != nil {
			then(nil, m.Error)
			return
		}
		then(m.Result, nil)
	})
}

func (c *Conn) cancel(params json.RawMessage) {
	var given map[string]json.RawMessage
	if json.Unmarshal(params, &given) != nil {
		return
	}
	c.pending.Lock()
	defer c.pending.Unlock()
	if end := c.cancels[keyOf(given[c.protocol.cancelled])]; end != nil {
		end()
	}
}

func (c *Conn) begin(ctx context.Context, r *Request) {
	if r.IsNotification() {
		c.enqueue(func() error {
			if _, err := c.handled(ctx, r); errors.Is(err, ErrStop) {
				return ErrStop
			}
			return nil
		})
		return
	}
	ctx, end := context.WithCancel(ctx)
	key := keyOf(r.id)
	c.pending.Lock()
	c.cancels[key] = end
	c.pending.Unlock()
	c.enqueue(func() error {
		defer func() {
			c.pending.Lock()
			delete(c.cancels, key)
			c.pending.Unlock()
			end()
		}()
		return c.respond(ctx, r)
	})
}

func (c *Conn) respond(ctx context.Context, r *Request) error {
	result, err := any(nil), ctx.Err()
	if err == nil {
		result, err = c.handled(ctx, r)
	}
	switch {
	case errors.Is(err, context.Canceled) && !c.protocol.sayCancelled:
		return nil
	case errors.Is(err, context.Canceled):
		err = &Error{Code: RequestCancelled, Message: "cancelled"}
	case errors.Is(err, ErrStop):
		return errors.Join(c.answer(r.id, nil, nil), ErrStop)
	}
	return c.answer(r.id, result, faultOf(err))
}

func faultOf(err error) *Error {
	var fault *Error
	if err != nil && !errors.As(err, &fault) {
		fault = &Error{Code: InternalError, Message: err.Error()}
	}
	return fault
}

func (c *Conn) handled(ctx context.Context, r *Request) (any, error) {
	return c.guarded(r.Method, func() (any, error) { return c.handle(ctx, r) })
}

// guarded does what others have written; a panic in it is an error.
func (c *Conn) guarded(what string, do func() (any, error)) (result any, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			if c.Panicked != nil {
				c.Panicked(what, cause)
			}
			err = &Error{Code: InternalError, Message: fmt.Sprintf("%s failed: %v", what, cause)}
		}
	}()
	return do()
}

func (c *Conn) answer(id json.RawMessage, result any, fault *Error) error {
	return c.send(answerTo(id, result, fault))
}

// answerTo is an answer with a result or a fault. A result that is nil is null.
func answerTo(id json.RawMessage, result any, fault *Error) answered {
	if id == nil {
		id = null
	}
	if fault != nil {
		return answered{Version: "2.0", ID: id, Error: fault}
	}
	body, err := Encode(result)
	if err != nil {
		return answered{Version: "2.0", ID: id, Error: &Error{Code: InternalError, Message: err.Error()}}
	}
	return answered{Version: "2.0", ID: id, Result: body}
}

func (c *Conn) send(m any) error {
	body, err := Encode(m)
	if err != nil {
		return err
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	_, err = c.out.Write(c.protocol.framing.wrap(body))
	return err
}

// Encode writes JSON on one line, with < and & as they are.
func Encode(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetEscapeHTML(false)
	if err := out.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}
