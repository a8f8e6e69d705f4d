package jsonrpc

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

// echo answers with what it was given.
func echo(_ context.Context, r *Request) (any, error) {
	switch r.Method {
	case "echo":
		return r.Params, nil
	case "fail":
		return nil, errors.New("no such ally")
	case "refuse":
		return nil, &Error{Code: InvalidParams, Message: "which ally?", Data: []string{"Dana"}}
	case "panic":
		panic("our mistake")
	case "nothing":
		return nil, nil
	case "numbers":
		var n []int
		if err := r.Decode(&n); err != nil {
			return nil, err
		}
		return len(n), nil
	case "bye":
		return nil, ErrStop
	}
	return nil, Unknown(r.Method)
}

// framed puts messages into the frames of a protocol.
func framed(p Protocol, messages ...string) string {
	var all strings.Builder
	for _, m := range messages {
		all.Write(p.framing.wrap([]byte(m)))
	}
	return all.String()
}

// converse sends all of the input and returns the answers, one a line.
func converse(t *testing.T, p Protocol, input string) string {
	t.Helper()
	var out bytes.Buffer
	if err := New(p, strings.NewReader(input), &out, echo).Serve(t.Context()); err != nil {
		t.Fatal(err)
	}
	return unframed(t, p, out.String())
}

func unframed(t *testing.T, p Protocol, out string) string {
	t.Helper()
	if p.framing == ModelContext.framing {
		return out
	}
	var all strings.Builder
	for len(out) > 0 {
		var n int
		header, rest, found := strings.Cut(out, "\r\n\r\n")
		if _, err := fmt.Sscanf(header, "Content-Length: %d", &n); err != nil || !found {
			t.Fatalf("no header: %q", out)
		}
		all.WriteString(rest[:n] + "\n")
		out = rest[n:]
	}
	return all.String()
}

func TestAnswers(t *testing.T) {
	long := `{"jsonrpc":"2.0","id":"long","method":"echo","params":"` + strings.Repeat("x", Limit) + `"}`
	for _, tt := range []struct{ name, sent, answer string }{
		{"a result", `{"jsonrpc":"2.0","id":1,"method":"echo","params":{"a":"<📅>"}}`, `{"jsonrpc":"2.0","id":1,"result":{"a":"<📅>"}}`},
		{"the id of a text", `{"jsonrpc":"2.0","id":"a","method":"nothing"}`, `{"jsonrpc":"2.0","id":"a","result":null}`},
		{"an id that is null", `{"jsonrpc":"2.0","id":null,"method":"nothing"}`, `{"jsonrpc":"2.0","id":null,"result":null}`},
		{"a notification", `{"jsonrpc":"2.0","method":"fail"}`, ``},
		{"an unknown notification", `{"jsonrpc":"2.0","method":"$/other"}`, ``},
		{"an unknown method", `{"jsonrpc":"2.0","id":1,"method":"other"}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"there is no method other"}}`},
		{"a plain error", `{"jsonrpc":"2.0","id":1,"method":"fail"}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"no such ally"}}`},
		{"an error with a code", `{"jsonrpc":"2.0","id":1,"method":"refuse"}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"which ally?","data":["Dana"]}}`},
		{"a panic", `{"jsonrpc":"2.0","id":1,"method":"panic"}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32603,"message":"panic failed: our mistake"}}`},
		{"params of another kind", `{"jsonrpc":"2.0","id":1,"method":"numbers","params":["a"]}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"the params of numbers: string does not fit here"}}`},
		{"no params", `{"jsonrpc":"2.0","id":1,"method":"numbers"}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"numbers needs params"}}`},
		{"params that are null", `{"jsonrpc":"2.0","id":1,"method":"numbers","params":null}`, `{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"numbers needs params"}}`},
		{"no JSON", `{"jsonrpc":`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is no JSON: unexpected end of JSON input"}}`},
		{"a batch", `[{"jsonrpc":"2.0","id":1,"method":"nothing"}]`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a batch is not part of this protocol: send each message by itself"}}`},
		{"an empty object", `{}`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"a message has a method, a result or an error"}}`},
		{"an id that is a list", `{"id":[1],"method":"echo"}`, `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"an id is a number or a text"}}`},
		{"a method that is a number", `{"id":7,"method":1}`, `{"jsonrpc":"2.0","id":7,"error":{"code":-32600,"message":"this is no JSON-RPC message: method: number does not fit here"}}`},
		{"an answer to nothing", `{"id":7,"result":1}`, ``},
		{"a message over the limit", long, `{"jsonrpc":"2.0","id":"long","error":{"code":-32600,"message":"the message is longer than 16 MiB"}}`},
	} {
		for name, p := range map[string]Protocol{"headers": LanguageServer, "lines": ModelContext} {
			t.Run(tt.name+"/"+name, func(t *testing.T) {
				want := tt.answer
				if want != "" {
					want += "\n"
				}
				want += `{"jsonrpc":"2.0","id":99,"result":[1]}` + "\n" // what comes next is answered too
				next := `{"jsonrpc":"2.0","id":99,"method":"echo","params":[1]}`
				if got := converse(t, p, framed(p, tt.sent, next)); got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
			})
		}
	}
}

// TestBatches: where batches are taken, what in one wants an answer is answered in
// one list, and the rest costs nothing.
func TestBatches(t *testing.T) {
	for sent, want := range map[string]string{
		`[{"id":1,"method":"echo","params":[2]},{"method":"fail"},{"id":3,"method":"fail"},{"id":9,"result":1},7]`: `[{"jsonrpc":"2.0","id":1,"result":[2]},{"jsonrpc":"2.0","id":3,"error":{"code":-32603,"message":"no such ally"}},{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"this is no JSON-RPC message: number does not fit here"}}]` + "\n",
		`[{"method":"fail"}]`: "",
		`[]`:                  `{"jsonrpc":"2.0","id":null,"error":{"code":-32600,"message":"there is no message in this batch"}}` + "\n",
		`[{`:                  `{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"this is no JSON"}}` + "\n",
	} {
		var out bytes.Buffer
		c := New(ModelContext, strings.NewReader(sent+"\n"), &out, echo)
		c.Batches = func() bool { return true }
		if err := c.Serve(t.Context()); err != nil || out.String() != want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", sent, err, out.String(), want)
		}
	}
}

// TestGarbageBetweenMessages: what is no frame costs nothing that follows.
func TestGarbageBetweenMessages(t *testing.T) {
	asked, answer := `{"id":1,"method":"nothing"}`, `{"jsonrpc":"2.0","id":1,"result":null}`+"\n"
	for _, garbage := range []string{
		"hello\n", "hello\r\n\r\n", "\x00\xff", "Content-Length: x\r\n\r\n", "Content-Length: -1\r\n\r\n",
		"Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 4611686018427387904\r\n\r\n",
		strings.Repeat("a", 3*longestHeader) + "\n", "Content-Type: x\r\n\r\n", "}}", "\n\n\n", "İ",
	} {
		if got := converse(t, LanguageServer, garbage+framed(LanguageServer, asked)); got != answer {
			t.Errorf("after %.40q: %s", garbage, got)
		}
	}
	for _, other := range []string{
		"content-length:27\n\n" + asked,
		"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 27\r\n\r\n" + asked,
	} {
		if got := converse(t, LanguageServer, other); got != answer {
			t.Errorf("%q: %s", other, got)
		}
	}
	for _, blank := range []string{"\n", "\r\n", " \n"} {
		if got := converse(t, ModelContext, blank+asked+"\r\n"+blank); got != answer {
			t.Errorf("%q around a line: %s", blank, got)
		}
	}
	if got := converse(t, ModelContext, asked); got != answer {
		t.Errorf("a last line without its end: %s", got)
	}
	if got := converse(t, LanguageServer, "Content-Length: 50\r\n\r\n"+asked); got != "" {
		t.Errorf("a stream that ends within a message: %s", got)
	}
}

// TestCancel: a cancellation overtakes requests that wait and the one that
// runs; each protocol answers as it says.
func TestCancel(t *testing.T) {
	for _, tt := range []struct {
		p              Protocol
		cancel, answer string
	}{
		{LanguageServer, `{"method":"$/cancelRequest","params":{"id":%s}}`,
			`{"jsonrpc":"2.0","id":1,"error":{"code":-32800,"message":"cancelled"}}` + "\n" +
				`{"jsonrpc":"2.0","id":"1","error":{"code":-32800,"message":"cancelled"}}` + "\n"},
		{ModelContext, `{"method":"notifications/cancelled","params":{"requestId":%s,"reason":"enough"}}`, ``},
	} {
		input := framed(tt.p, `{"id":1,"method":"wait"}`, `{"id":"1","method":"wait"}`,
			fmt.Sprintf(tt.cancel, `"1"`), fmt.Sprintf(tt.cancel, `"none"`), `{"method":"$/cancelRequest","params":[]}`,
			fmt.Sprintf(tt.cancel, `1`), `{"id":2,"method":"nothing"}`)
		var out bytes.Buffer
		waits := func(ctx context.Context, r *Request) (any, error) {
			if r.Method == "wait" {
				<-ctx.Done()
				return nil, fmt.Errorf("while it waited: %w", ctx.Err())
			}
			return echo(ctx, r)
		}
		if err := New(tt.p, strings.NewReader(input), &out, waits).Serve(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := tt.answer + `{"jsonrpc":"2.0","id":2,"result":null}` + "\n"
		if got := unframed(t, tt.p, out.String()); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// TestCallsOfOurs: the other side answers, in any order, and is told.
func TestCallsOfOurs(t *testing.T) {
	var out bytes.Buffer
	var heard []string
	in, client := io.Pipe()
	c := New(ModelContext, in, &out, echo)
	hear := func(result json.RawMessage, err error) { heard = append(heard, fmt.Sprint(string(result), err)) }
	for _, m := range []string{"roots/list", "other"} {
		if err := c.Call(m, nil, hear); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.Notify("told", map[string]int{"n": 1}); err != nil {
		t.Fatal(err)
	}
	go func() {
		_, _ = io.WriteString(client, `{"id":2,"error":{"code":1,"message":"no"}}`+"\n"+`{"id":1,"result":[1]}`+"\n"+`{"id":1,"result":[1]}`+"\n")
		_ = client.Close()
	}()
	if err := c.Serve(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(heard, ", "); got != "no, [1]<nil>" {
		t.Errorf("heard %s", got)
	}
	want := `{"jsonrpc":"2.0","id":1,"method":"roots/list"}` + "\n" + `{"jsonrpc":"2.0","id":2,"method":"other"}` + "\n" +
		`{"jsonrpc":"2.0","method":"told","params":{"n":1}}` + "\n"
	if out.String() != want {
		t.Errorf("sent %s", out.String())
	}
}

// TestEnds: a handler stops the conversation, and so do the end of the stream,
// the context, and a side that no longer listens.
func TestEnds(t *testing.T) {
	if got := converse(t, ModelContext, framed(ModelContext, `{"id":1,"method":"bye"}`, `{"id":2,"method":"nothing"}`)); got != `{"jsonrpc":"2.0","id":1,"result":null}`+"\n" {
		t.Errorf("answers after ErrStop: %s", got)
	}
	if got := converse(t, ModelContext, framed(ModelContext, `{"method":"bye"}`, `{"id":2,"method":"nothing"}`)); got != "" {
		t.Errorf("answers after ErrStop: %s", got)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	silent, _ := io.Pipe()
	if err := New(ModelContext, silent, io.Discard, echo).Serve(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that ended: %v", err)
	}
	gone, dead := io.Pipe()
	_ = gone.Close()
	err := New(ModelContext, strings.NewReader(`{"id":1,"method":"nothing"}`), dead, echo).Serve(t.Context())
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("nobody listens: %v", err)
	}
}

// TestIdle: work waits until nothing else does, and a panic in it costs
// nothing but itself.
func TestIdle(t *testing.T) {
	var done, panics []string
	in, client := io.Pipe()
	c := New(ModelContext, in, io.Discard, func(_ context.Context, r *Request) (any, error) {
		done = append(done, r.Method)
		return nil, nil
	})
	c.Idle = func() {
		if len(done) == 3 {
			done = append(done, "idle")
			panic("our mistake")
		}
	}
	c.Panicked = func(what string, cause any) { panics = append(panics, fmt.Sprint(what, ": ", cause)) }
	go func() {
		_, _ = io.WriteString(client, framed(ModelContext, `{"method":"a"}`, `{"method":"b"}`, `{"method":"c"}`))
		c.Do(func() { panic("another") })
		_ = client.Close()
	}()
	if err := c.Serve(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.Do(func() { t.Error("done after the end") })
	if got := strings.Join(done, " "); !strings.HasPrefix(got, "a b c") {
		t.Errorf("done: %s", got)
	}
	if !strings.Contains(strings.Join(panics, ", "), "work: another") {
		t.Errorf("panics: %s", panics)
	}
}

// FuzzServe: whatever comes, the request after it is answered.
func FuzzServe(f *testing.F) {
	for _, seed := range []string{"", "\x00", "Content-Length: 5\r\n\r\n{}", "Content-Length: 2\r\n\r\n{}", "[1]\n", `{"id":1}`, `{"method":"echo","id":1,"params":[]}`,
		`{"method":"$/cancelRequest","params":{"id":1}}`, "Content-Length: 100\r\nContent-Length: 1\r\n\r\n1", `{"id":`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, garbage []byte) {
		last := `{"id":"the last","method":"nothing"}`
		answer := `{"jsonrpc":"2.0","id":"the last","result":null}`
		got := converse(t, ModelContext, string(garbage)+"\n"+framed(ModelContext, last))
		if !strings.Contains(got, answer) && !bytes.Contains(garbage, []byte("bye")) {
			t.Errorf("by lines: %q", got)
		}
		whole := framed(LanguageServer, string(garbage), last)
		if got := converse(t, LanguageServer, whole); !strings.Contains(got, answer) && !bytes.Contains(garbage, []byte("bye")) {
			t.Errorf("by headers: %q", got)
		}
		converse(t, LanguageServer, string(garbage)) // ends
	})
}
