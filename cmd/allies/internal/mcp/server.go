package mcp

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
)

// Server is what an assistant may ask for. The zero values of its fields offer
// nothing.
type Server struct {
	Name, Title, Version string
	Instructions         string // to the assistant, about all of it
	Tools                []Tool
	Prompts              []Prompt
	Resources            Resources

	agreed string // the revision that initialize agreed on
}

// TakesBatches reports whether the revision that was agreed on has several
// messages in one list.
func (s *Server) TakesBatches() bool { return s.agreed == "2025-03-26" }

// Prompt is a text that a user may begin with.
type Prompt struct {
	Name, Title, Does string
	Params            []Param // each a Text
	Text              func(Arguments) string
}

// The revision that is stateless, and those before it, the newest first.
const modern = "2026-07-28"

var legacy = []string{"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"}

// The keys of _meta.
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

// result is an answer before it is written.
type result map[string]any

// request is what came, with its params read.
type request struct {
	*jsonrpc.Request
	modern bool
	params map[string]json.RawMessage
}

// Handle answers a request; it is a jsonrpc.Handler.
func (s *Server) Handle(ctx context.Context, r *jsonrpc.Request) (any, error) {
	if r.IsNotification() {
		return nil, nil
	}
	q, err := open(r)
	if err != nil {
		return nil, err
	}
	answer, err := s.answer(ctx, q)
	if err != nil {
		return nil, err
	}
	if q.modern {
		answer["resultType"] = "complete"
		meta, _ := answer["_meta"].(map[string]any)
		if meta == nil {
			meta = map[string]any{}
		}
		meta[metaServer] = s.identity()
		answer["_meta"] = meta
	}
	return answer, nil
}

// open reads the params of a request, and of which revision it is.
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

// lasting is how long the lists that never change may be kept, in milliseconds.
const lasting = 60 * 60 * 1000

func (s *Server) answer(ctx context.Context, q *request) (result, error) {
	switch q.Method {
	case "tools/list":
		return listed(q, "tools", s.tools())
	case "tools/call":
		return s.call(ctx, q)
	case "resources/list":
		return s.Resources.list(ctx, q)
	case "resources/templates/list":
		return listed(q, "resourceTemplates", s.Resources.templates())
	case "resources/read":
		return s.Resources.read(ctx, q)
	case "prompts/list":
		return listed(q, "prompts", s.prompts())
	case "prompts/get":
		return s.prompt(q)
	case "completion/complete":
		return s.Resources.complete(ctx, q)
	}
	switch {
	case q.modern && q.Method == "server/discover":
		about := s.about()
		about["supportedVersions"] = append([]string{modern}, legacy...)
		return q.kept(about, lasting), nil
	case !q.modern && q.Method == "initialize":
		return s.initialize(q)
	case !q.modern && q.Method == "ping":
		return result{}, nil
	}
	return nil, jsonrpc.Unknown(q.Method)
}

// initialize agrees on a revision: the one that was asked for, else the newest
// that is begun so.
func (s *Server) initialize(q *request) (result, error) {
	var version string
	if err := q.text("protocolVersion", &version); err != nil {
		return nil, err
	}
	if !slices.Contains(legacy, version) {
		version = legacy[0]
	}
	s.agreed = version
	about := s.about()
	about["protocolVersion"], about["serverInfo"] = version, s.identity()
	return about, nil
}

func (s *Server) about() result {
	return result{
		"capabilities": map[string]any{"tools": result{}, "resources": result{}, "prompts": result{}, "completions": result{}},
		"instructions": s.Instructions,
	}
}

func (s *Server) identity() result {
	return result{"name": s.Name, "title": s.Title, "version": s.Version}
}

func (s *Server) prompts() []result {
	all := []result{}
	for _, p := range s.Prompts {
		given := []result{}
		for _, param := range p.Params {
			given = append(given, result{"name": param.Name, "description": param.Does, "required": param.Required})
		}
		all = append(all, result{"name": p.Name, "title": p.Title, "description": p.Does, "arguments": given})
	}
	return all
}

func (s *Server) prompt(q *request) (result, error) {
	var name string
	if err := q.text("name", &name); err != nil {
		return nil, err
	}
	at := slices.IndexFunc(s.Prompts, func(p Prompt) bool { return p.Name == name })
	if at < 0 {
		return nil, badParams("there is no prompt %q", name)
	}
	p := s.Prompts[at]
	given, err := q.arguments()
	if err != nil {
		return nil, err
	}
	args, err := check(p.Params, given)
	if err != nil {
		return nil, badParams("%v", err)
	}
	said := result{"role": "user", "content": result{"type": "text", "text": p.Text(args)}}
	return result{"description": p.Does, "messages": []result{said}}, nil
}

// listed is a list on one page, the same in each answer.
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

// text reads a param that has to be there.
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
