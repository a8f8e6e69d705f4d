package assistant

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/mcp"
	"allies/ledger/lists"
	"allies/report/render/plain"
)

const (
	allyAddress  = "allies://ally/"
	guideAddress = "allies://guide/"
)

// Resources are the allies, as show has them, and the guide.
func (h *Host) Resources() mcp.Resources {
	return mcp.Resources{
		Templates: []mcp.Template{
			{URI: allyAddress + "{+file}", Name: "ally", Title: "One ally", Type: "application/json", Param: "file",
				Does: "What the tool show gives, by the ally's file. " + DataNote, Values: h.allyFiles},
			{URI: guideAddress + "{topic}", Name: "guide", Title: "A page of the guide", Type: "text/markdown", Param: "topic",
				Does:   "What allies help says of the format, the reckoning, the query language, a command, a problem code or a word.",
				Values: func(context.Context) ([]string, error) { return h.Topics(), nil }},
		},
		List: h.listResources,
		Read: h.readResource,
	}
}

func (h *Host) listResources(ctx context.Context) ([]mcp.Resource, error) {
	all := lists.Of(h.Guide(), func(topic string) mcp.Resource {
		return mcp.Resource{URI: guideAddress + topic, Name: topic, Does: "A page of the guide.", Type: "text/markdown"}
	})
	allies, err := h.allies(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range allies {
		all = append(all, mcp.Resource{
			URI: allyAddress + strings.Join(lists.Of(strings.Split(a.File, "/"), url.PathEscape), "/"), Name: plain.Visible(a.Name), Does: "An ally, as the tool show gives one. " + DataNote, Type: "application/json",
		})
	}
	return all, nil
}

type listed struct{ Name, File string }

func (h *Host) allies(ctx context.Context) ([]listed, error) {
	r := h.Run(ctx, Line{Command: "list", Flags: []string{inJSON}}, &Caller{})
	var list struct{ Allies []listed }
	if err := json.Unmarshal([]byte(r.Out), &list); err != nil {
		return nil, &jsonrpc.Error{Code: jsonrpc.InternalError, Message: r.Said}
	}
	return list.Allies, nil
}

func (h *Host) allyFiles(ctx context.Context) ([]string, error) {
	allies, err := h.allies(ctx)
	return lists.Of(allies, func(a listed) string { return a.File }), err
}

func (h *Host) readResource(ctx context.Context, uri string) (mcp.Contents, error) {
	if path, ok := strings.CutPrefix(uri, guideAddress); ok {
		topic, err := url.PathUnescape(path)
		if text := h.Page(topic); err == nil && text != "" {
			return mcp.Contents{Type: "text/markdown", Text: text}, nil
		}
		return mcp.Contents{}, mcp.ErrNotFound
	}
	path, ok := strings.CutPrefix(uri, allyAddress)
	file, err := url.PathUnescape(path)
	if !ok || err != nil {
		return mcp.Contents{}, mcp.ErrNotFound
	}
	files, err := h.allyFiles(ctx)
	if err != nil {
		return mcp.Contents{}, err
	}
	if !slices.Contains(files, file) {
		return mcp.Contents{}, mcp.ErrNotFound
	}
	r := h.Run(ctx, Line{Command: "show", Flags: []string{inJSON}, Words: []string{file}}, &Caller{})
	if !r.OK {
		return mcp.Contents{}, &jsonrpc.Error{Code: jsonrpc.InternalError, Message: r.Said}
	}
	return mcp.Contents{Type: "application/json", Text: r.Out}, nil
}
