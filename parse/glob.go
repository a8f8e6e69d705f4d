package parse

import (
	"path"
	"strings"
)

// A glob is a path with * for a part of a name, ? for a letter, [a-z] for one
// of them, and ** for any number of folders. One without a slash is looked for
// at every depth, /name only in the root; one that names a folder covers what is in
// it, at any depth, except that a last * alone means what lies directly there.

func validGlob(glob string) bool {
	for _, part := range strings.Split(glob, "/") {
		if _, err := path.Match(part, ""); err != nil {
			return false
		}
	}
	return strings.Trim(glob, "/.") != ""
}

// GlobMatch reports whether a glob covers a file, given by its path from the root.
func GlobMatch(glob, file string) bool {
	rooted := strings.TrimPrefix(strings.TrimPrefix(glob, "./"), "/")
	pattern := strings.Split(strings.TrimSuffix(rooted, "/"), "/")
	if len(pattern) == 1 && rooted == glob {
		pattern = append([]string{"**"}, pattern...)
	}
	return matchParts(pattern, strings.Split(file, "/"), map[[2]int]bool{})
}

// matchParts matches part by part; what is left of a path whose beginning
// matched lies in a folder that the glob names. tried remembers what did
// not match, so that many ** stay cheap.
func matchParts(pattern, parts []string, tried map[[2]int]bool) bool {
	if len(pattern) == 0 {
		return true
	}
	at := [2]int{len(pattern), len(parts)}
	if tried[at] {
		return false
	}
	tried[at] = true
	if pattern[0] == "**" {
		return len(parts) > 0 && (len(pattern) == 1 || matchParts(pattern[1:], parts, tried) || matchParts(pattern, parts[1:], tried))
	}
	if len(parts) == 0 {
		return false
	}
	if ok, _ := path.Match(pattern[0], parts[0]); !ok {
		return false
	}
	if len(pattern) == 1 && pattern[0] == "*" {
		return len(parts) == 1
	}
	return matchParts(pattern[1:], parts[1:], tried)
}

// CutMarker takes a marker apart: `tags:person`.
func CutMarker(s string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(s, ":")
	return strings.TrimSpace(key), strings.TrimSpace(value), ok && key != "" && value != "" && !strings.Contains(key, "/")
}
