package jsonrpc

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

type Request struct {
	Method string
	Params json.RawMessage // nil where none were given

	id json.RawMessage // nil for a notification
}

func (r *Request) IsNotification() bool { return r.id == nil }

// Decode reads the params into a value. Its error is fit to be the answer.
func (r *Request) Decode(into any) error {
	if r.Params == nil {
		return &Error{Code: InvalidParams, Message: r.Method + " needs params"}
	}
	if err := json.Unmarshal(r.Params, into); err != nil {
		return &Error{Code: InvalidParams, Message: "the params of " + r.Method + ": " + misfit(err)}
	}
	return nil
}

func misfit(err error) string {
	var e *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &e):
		return err.Error()
	case e.Field == "":
		return e.Value + " does not fit here"
	}
	return fmt.Sprintf("%s: %s does not fit here", e.Field, e.Value)
}

// The codes of JSON-RPC 2.0, and the one of the language server protocol for
// a request that was cancelled.
const (
	ParseError       = -32700
	InvalidRequest   = -32600
	MethodNotFound   = -32601
	InvalidParams    = -32602
	InternalError    = -32603
	RequestCancelled = -32800
)

type Error struct {
	Code    int    `json:"code"`
	Message string `json:"message"`
	Data    any    `json:"data,omitempty"`
}

func (e *Error) Error() string { return e.Message }

func Unknown(method string) error {
	return &Error{Code: MethodNotFound, Message: "there is no method " + method}
}

// message is anything that travels, in either direction. A pointer tells an
// absent member from one that is null.
type message struct {
	ID     json.RawMessage `json:"id"`
	Method *string         `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *Error          `json:"error"`
}

type asked struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id,omitempty"`
	Method  string          `json:"method"`
	Params  any             `json:"params,omitempty"`
}

type answered struct {
	Version string          `json:"jsonrpc"`
	ID      json.RawMessage `json:"id"`
	Result  json.RawMessage `json:"result,omitempty"`
	Error   *Error          `json:"error,omitempty"`
}

var null = json.RawMessage("null")

func read(body []byte) (message, *Error) {
	var m message
	if err := json.Unmarshal(body, &m); err != nil {
		if !json.Valid(body) {
			return message{}, &Error{Code: ParseError, Message: "this is no JSON: " + err.Error()}
		}
		m.ID = idIn(body)
		return m, &Error{Code: InvalidRequest, Message: "this is no JSON-RPC message: " + misfit(err)}
	}
	if !validID(m.ID) {
		m.ID = nil
		return m, &Error{Code: InvalidRequest, Message: "an id is a number or a text"}
	}
	if string(m.Params) == "null" {
		m.Params = nil
	}
	if m.Method == nil && m.Result == nil && m.Error == nil {
		return m, &Error{Code: InvalidRequest, Message: "a message has a method, a result or an error"}
	}
	return m, nil
}

func validID(id json.RawMessage) bool {
	return len(id) == 0 || id[0] == '"' || id[0] == '-' || id[0] >= '0' && id[0] <= '9' || string(id) == "null"
}

// idIn finds the id in a message that is not read whole: it may be cut
// anywhere. It is nil where none is seen.
func idIn(begun []byte) json.RawMessage {
	in := json.NewDecoder(bytes.NewReader(begun))
	if open, err := in.Token(); err != nil || open != json.Delim('{') {
		return nil
	}
	for in.More() {
		key, err := in.Token()
		if err != nil {
			return nil
		}
		var value json.RawMessage
		if in.Decode(&value) != nil {
			return nil
		}
		if key == "id" && validID(value) {
			return value
		}
	}
	return nil
}

// keyOf is an id in one spelling, so that two of them can be compared.
func keyOf(id json.RawMessage) string {
	var text string
	if json.Unmarshal(id, &text) == nil && string(id) != "null" {
		return "text " + text
	}
	return string(id)
}
