// Package mcp speaks the Model Context Protocol over a conversation of package
// jsonrpc: it agrees on a revision, lists tools, resources and prompts, and
// checks what a tool is called with. It knows nothing of allies.
//
// Each request is answered by itself, whatever came before it. One that names
// its revision in _meta is of 2026-07-28 or later. One that does not is of an
// earlier revision, whose clients name it once, in initialize.
package mcp

import (
	"context"
	"slices"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/ledger/lists"
)

// Server is what an assistant may ask for.
type Server struct {
	Name, Title, Version string
	Instructions         string // to the assistant, about all of it
	Tools                []Tool
	Prompts              []Prompt
	Resources            Resources

	agreed string // the revision that initialize agreed on
}

// TakesBatches reports whether the agreed revision has several messages in one list.
func (s *Server) TakesBatches() bool { return s.agreed == "2025-03-26" }

type Prompt struct {
	Name, Title, Does string
	Params            []Param // each a Text
	Text              func(Arguments) string
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

// initialize agrees on the revision that was asked for, else on the newest that begins so.
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
	given := func(p Param) result { return result{"name": p.Name, "description": p.Does, "required": p.Required} }
	return lists.Of(s.Prompts, func(p Prompt) result {
		return result{"name": p.Name, "title": p.Title, "description": p.Does, "arguments": lists.Of(p.Params, given)}
	})
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

func (s *Server) tools() []result {
	all := []result{}
	for _, t := range s.Tools {
		all = append(all, result{
			"name": t.Name, "title": t.Title, "description": t.Does,
			"inputSchema": input(t.Params), "outputSchema": t.Output,
			"annotations": result{
				"title": t.Title, "readOnlyHint": t.Effect == Reads, "destructiveHint": t.Effect == Changes,
				"idempotentHint": t.Effect == Reads, "openWorldHint": false,
			},
		})
	}
	return all
}

func (s *Server) toolNames() []string {
	return lists.Of(s.Tools, func(t Tool) string { return t.Name })
}

// call calls a tool. What its arguments lack is an answer of the tool, which
// an assistant gets to read and can mend; what is wrong with the request itself
// is an error.
func (s *Server) call(ctx context.Context, q *request) (result, error) {
	var name string
	if err := q.text("name", &name); err != nil {
		return nil, err
	}
	at := slices.IndexFunc(s.Tools, func(t Tool) bool { return t.Name == name })
	if at < 0 {
		return nil, badParams("there is no tool %q here; there are: %s", name, strings.Join(s.toolNames(), ", "))
	}
	given, err := q.arguments()
	if err != nil {
		return nil, err
	}
	t := s.Tools[at]
	args, err := check(t.Params, given)
	if err != nil {
		return Answer{Failed: true, Texts: []string{"error: " + err.Error()}}.result(), nil
	}
	answer := t.Call(ctx, args)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return answer.result(), nil
}
