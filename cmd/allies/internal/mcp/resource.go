package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/ledger/lists"
)

type Resources struct {
	Templates []Template
	List      func(context.Context) ([]Resource, error)
	Read      func(ctx context.Context, uri string) (Contents, error) // ErrNotFound where there is none
}

type Resource struct {
	URI, Name, Does, Type string
}

type Contents struct {
	Type, Text string
}

type Template struct {
	URI, Name, Title, Does, Type string
	Param                        string // the one that the URI holds
	Values                       func(context.Context) ([]string, error)
}

var ErrNotFound = errors.New("there is no such resource")

const (
	onePage    = 200
	mostValues = 100
)

// list gives a page of the resources; a cursor is the last URI of the page before.
func (r *Resources) list(ctx context.Context, q *request) (result, error) {
	var all []Resource
	if r.List != nil {
		var err error
		if all, err = r.List(ctx); err != nil {
			return nil, err
		}
	}
	if q.params["cursor"] != nil {
		var cursor string
		if err := q.text("cursor", &cursor); err != nil {
			return nil, err
		}
		at := slices.IndexFunc(all, func(one Resource) bool { return one.URI == cursor })
		if at < 0 {
			return nil, badParams("this cursor leads nowhere by now: begin again without one")
		}
		all = all[at+1:]
	}
	page := result{}
	if len(all) > onePage {
		all = all[:onePage]
		page["nextCursor"] = all[onePage-1].URI
	}
	page["resources"] = lists.Of(all, func(r Resource) result {
		return result{"uri": r.URI, "name": r.Name, "description": r.Does, "mimeType": r.Type}
	})
	return q.kept(page, 0), nil
}

func (r *Resources) templates() []result {
	return lists.Of(r.Templates, func(t Template) result {
		return result{"uriTemplate": t.URI, "name": t.Name, "title": t.Title, "description": t.Does, "mimeType": t.Type}
	})
}

func (r *Resources) read(ctx context.Context, q *request) (result, error) {
	var uri string
	if err := q.text("uri", &uri); err != nil {
		return nil, err
	}
	contents, err := Contents{}, ErrNotFound
	if r.Read != nil {
		contents, err = r.Read(ctx, uri)
	}
	if errors.Is(err, ErrNotFound) {
		fault := &jsonrpc.Error{Code: legacyNotFound, Message: err.Error(), Data: result{"uri": uri}}
		if q.modern {
			fault.Code = jsonrpc.InvalidParams
		}
		return nil, fault
	}
	if err != nil {
		return nil, err
	}
	one := result{"uri": uri, "mimeType": contents.Type, "text": contents.Text}
	return q.kept(result{"contents": []result{one}}, 0), nil
}

// complete lists what the param of a template may be; prompts take free text.
func (r *Resources) complete(ctx context.Context, q *request) (result, error) {
	var ref struct{ Type, URI, Name string }
	var argument struct{ Name, Value string }
	if json.Unmarshal(q.params["ref"], &ref) != nil || json.Unmarshal(q.params["argument"], &argument) != nil {
		return nil, badParams("%s needs ref and argument", q.Method)
	}
	found := []string{}
	for _, t := range r.Templates {
		if ref.Type != "ref/resource" || ref.URI != t.URI || argument.Name != t.Param {
			continue
		}
		values, err := t.Values(ctx)
		if err != nil {
			return nil, err
		}
		begun := strings.ToLower(argument.Value)
		found = append(found, lists.Only(values, func(value string) bool { return strings.Contains(strings.ToLower(value), begun) })...)
	}
	shown := found[:min(mostValues, len(found))]
	return result{"completion": result{"values": shown, "total": len(found), "hasMore": len(found) > len(shown)}}, nil
}
