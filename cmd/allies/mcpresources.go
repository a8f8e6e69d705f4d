package main

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"

	"allies/cmd/allies/internal/jsonrpc"
	"allies/cmd/allies/internal/mcp"
	"allies/report/render/plain"
)

const (
	allyAddress  = "allies://ally/"
	guideAddress = "allies://guide/"
)

func (s *serving) resources() mcp.Resources {
	return mcp.Resources{
		Templates: []mcp.Template{
			{URI: allyAddress + "{+file}", Name: "ally", Title: "One ally", Type: "application/json", Param: "file",
				Does: "What the tool show gives, by the ally's file. " + dataNote, Values: s.allyFiles},
			{URI: guideAddress + "{topic}", Name: "guide", Title: "A page of the guide", Type: "text/markdown", Param: "topic",
				Does:   "What allies help says of the format, the reckoning, the query language, a command, a problem code or a word.",
				Values: func(context.Context) ([]string, error) { return s.all.topics(), nil }},
		},
		List: s.listResources,
		Read: s.readResource,
	}
}

func (s *serving) listResources(ctx context.Context) ([]mcp.Resource, error) {
	var all []mcp.Resource
	for _, topic := range slices.Concat(guidePages("help"), guidePages("help/codes")) {
		all = append(all, mcp.Resource{URI: guideAddress + topic, Name: topic, Does: "A page of the guide.", Type: "text/markdown"})
	}
	allies, err := s.allies(ctx)
	if err != nil {
		return nil, err
	}
	for _, a := range allies {
		all = append(all, mcp.Resource{
			URI: allyAddress + escapePath(a.File), Name: plain.Visible(a.Name), Does: "An ally, as the tool show gives one. " + dataNote, Type: "application/json",
		})
	}
	return all, nil
}

type listed struct{ Name, File string }

func (s *serving) allies(ctx context.Context) ([]listed, error) {
	r := s.run(ctx, "list", "", &assistant{}, []string{"--output-format=" + asJSON}, nil)
	var list struct{ Allies []listed }
	if err := json.Unmarshal([]byte(r.out), &list); err != nil {
		return nil, &jsonrpc.Error{Code: jsonrpc.InternalError, Message: r.said}
	}
	return list.Allies, nil
}

func (s *serving) allyFiles(ctx context.Context) ([]string, error) {
	allies, err := s.allies(ctx)
	var files []string
	for _, a := range allies {
		files = append(files, a.File)
	}
	return files, err
}

func (s *serving) readResource(ctx context.Context, uri string) (mcp.Contents, error) {
	if path, ok := strings.CutPrefix(uri, guideAddress); ok {
		topic, err := url.PathUnescape(path)
		if text := s.all.pagesOn(asTopic(topic)); err == nil && text != "" {
			return mcp.Contents{Type: "text/markdown", Text: text}, nil
		}
		return mcp.Contents{}, mcp.ErrNotFound
	}
	path, ok := strings.CutPrefix(uri, allyAddress)
	file, err := url.PathUnescape(path)
	if !ok || err != nil {
		return mcp.Contents{}, mcp.ErrNotFound
	}
	files, err := s.allyFiles(ctx)
	if err != nil {
		return mcp.Contents{}, err
	}
	if !slices.Contains(files, file) {
		return mcp.Contents{}, mcp.ErrNotFound
	}
	r := s.run(ctx, "show", "", &assistant{}, []string{"--output-format=" + asJSON}, []string{file})
	if r.status != statusDone {
		return mcp.Contents{}, &jsonrpc.Error{Code: jsonrpc.InternalError, Message: r.said}
	}
	return mcp.Contents{Type: "application/json", Text: r.out}, nil
}

func escapePath(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}
