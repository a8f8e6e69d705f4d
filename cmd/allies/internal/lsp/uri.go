package lsp

import (
	"net/url"
	"path/filepath"
	"strings"
)

type URI string

// Path is the local path of a file's URI; false where it is none.
func (u URI) Path() (path string, isFile bool) {
	parsed, err := url.Parse(string(u))
	if err != nil || !strings.EqualFold(parsed.Scheme, "file") || parsed.Host != "" && parsed.Host != "localhost" || parsed.Path == "" {
		return "", false
	}
	path = parsed.Path
	if len(path) > 2 && path[0] == '/' && path[2] == ':' { // a drive of Windows
		path = path[1:]
	}
	return filepath.Clean(filepath.FromSlash(path)), true
}

func FileURI(path string) URI {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return URI((&url.URL{Scheme: "file", Path: path}).String())
}
