package mcp

import (
	"encoding/json"
	"fmt"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
)

type result map[string]any

type request struct {
	*jsonrpc.Request
	modern bool
	params map[string]json.RawMessage
}

func open(r *jsonrpc.Request) (*request, error) {
	q := &request{Request: r, params: map[string]json.RawMessage{}}
	if r.Params != nil && json.Unmarshal(r.Params, &q.params) != nil {
		return nil, badParams("the params of %s are no object", r.Method)
	}
	var meta map[string]json.RawMessage
	if raw := q.params["_meta"]; raw != nil && json.Unmarshal(raw, &meta) != nil {
		return nil, badParams("_meta is no object")
	}
	speaks := r.Method == "server/discover"
	for key := range meta {
		speaks = speaks || key == metaVersion || key == metaCapabilities
	}
	if !speaks {
		return q, nil
	}
	q.modern = true
	var version string
	if json.Unmarshal(meta[metaVersion], &version) != nil {
		return nil, badParams("_meta needs %s", metaVersion)
	}
	if version != modern {
		return nil, &jsonrpc.Error{Code: unsupportedVersion, Message: "this revision of the protocol is not spoken here",
			Data: map[string]any{"supported": append([]string{modern}, legacy...), "requested": version}}
	}
	var capabilities map[string]json.RawMessage
	if json.Unmarshal(meta[metaCapabilities], &capabilities) != nil || capabilities == nil {
		return nil, badParams("_meta needs %s", metaCapabilities)
	}
	return q, nil
}

func listed(q *request, name string, all []result) (result, error) {
	if q.params["cursor"] != nil {
		return nil, badParams("%s has one page: leave cursor out", q.Method)
	}
	return q.kept(result{name: all}, lasting), nil
}

// kept says how long an answer may be kept; only this user's client may.
func (q *request) kept(r result, milliseconds int) result {
	if q.modern {
		r["ttlMs"], r["cacheScope"] = milliseconds, "private"
	}
	return r
}

func (q *request) text(name string, into *string) error {
	if raw := q.params[name]; raw == nil || string(raw) == "null" {
		return badParams("%s needs %s", q.Method, name)
	}
	if json.Unmarshal(q.params[name], into) != nil {
		return badParams("the %s of %s is no text", name, q.Method)
	}
	return nil
}

// arguments reads the param of that name, which may be left out.
func (q *request) arguments() (map[string]json.RawMessage, error) {
	var given map[string]json.RawMessage
	if raw := q.params["arguments"]; raw != nil && json.Unmarshal(raw, &given) != nil {
		return nil, badParams("the arguments of %s are no object", q.Method)
	}
	return given, nil
}

func badParams(format string, args ...any) error {
	return &jsonrpc.Error{Code: jsonrpc.InvalidParams, Message: strings.ToValidUTF8(fmt.Sprintf(format, args...), "�")}
}

// The revision that is stateless, and those before it, the newest first.
const modern = "2026-07-28"

var legacy = []string{"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"}

const (
	metaPrefix       = "io.modelcontextprotocol/"
	metaVersion      = metaPrefix + "protocolVersion"
	metaCapabilities = metaPrefix + "clientCapabilities"
	metaServer       = metaPrefix + "serverInfo"
)

// The codes that this protocol adds to those of JSON-RPC.
const (
	unsupportedVersion = -32022
	legacyNotFound     = -32002 // of a resource; InvalidParams since 2026-07-28
)

// lasting is how long the lists that never change may be kept, in milliseconds.
const lasting = 60 * 60 * 1000
