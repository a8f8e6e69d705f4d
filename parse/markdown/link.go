package markdown

import (
	"net/url"
	"path"
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// ReadLinks returns the links of a text that has no definitions.
func ReadLinks(s string, place func(start, end int) ledger.Pos) []ledger.Link {
	return Definitions(nil).AppendLinks(nil, s, place)
}

// AppendLinks adds the links of a text whose code is blanked out to others:
// [[TARGET]], [[TARGET#part|shown]], [shown](path.md) and [shown][label].
// Embedded pictures, links to days and links out of the ledger are none. place
// maps a range of the text to the file.
func (defined Definitions) AppendLinks(links []ledger.Link, s string, place func(start, end int) ledger.Pos) []ledger.Link {
	for i := 0; i < len(s); {
		open := strings.IndexByte(s[i:], '[')
		if open < 0 {
			break
		}
		at := i + open
		link, end := defined.readLink(s, at, place)
		if end == 0 {
			i = at + 1
			continue
		}
		if link.Target != "" {
			links = append(links, link)
		}
		i = end
	}
	return links
}

// ReadLink reads the link that opens at a place of a text that has no definitions.
func ReadLink(s string, at int, place func(start, end int) ledger.Pos) (link ledger.Link, end int) {
	return Definitions(nil).readLink(s, at, place)
}

// readLink reads the link that opens at a place. end is 0 where there is none; a link
// that names no file of the ledger has no target.
func (defined Definitions) readLink(s string, at int, place func(start, end int) ledger.Pos) (link ledger.Link, end int) {
	if !strings.HasPrefix(s[at:], "[") || at > 0 && (s[at-1] == '!' || s[at-1] == '\\') {
		return ledger.Link{}, 0
	}
	if strings.HasPrefix(s[at:], "[[") {
		return ReadWiki(s, at, place)
	}
	if link, end = readMarkdownLink(s, at, place); end == 0 && len(defined) > 0 {
		return defined.readReference(s, at, place)
	}
	return link, end
}

func ReadWiki(s string, at int, place func(start, end int) ledger.Pos) (ledger.Link, int) {
	close := strings.Index(s[at:min(at+text.LongestLink, len(s))], "]]")
	if close < 0 || strings.ContainsAny(s[at+2:at+close], "[]") {
		return ledger.Link{}, 0
	}
	inner, end := s[at+2:at+close], at+close+2
	target, shown, _ := strings.Cut(inner, "|")
	target, _, _ = strings.Cut(target, "#")
	target = strings.TrimSuffix(target, `\`) // [[X\|shown]] in a table
	name := strings.TrimSpace(target)
	if name == "" || ledger.LooksISO(name) {
		return ledger.Link{}, end
	}
	from := at + 2 + strings.Index(target, name)
	return ledger.Link{
		Target: name, Shown: strings.TrimSpace(shown), Wiki: true,
		Pos: place(at, end), At: place(from, from+len(name)),
	}, end
}

func readMarkdownLink(s string, at int, place func(start, end int) ledger.Pos) (ledger.Link, int) {
	mid := strings.Index(s[at:min(at+text.LongestLink, len(s))], "](")
	if mid < 0 || strings.ContainsAny(s[at+1:at+mid], "[]") {
		return ledger.Link{}, 0
	}
	from := at + mid + 2
	length := ClosingParen(s[from:min(from+text.LongestLink, len(s))])
	if length < 0 {
		return ledger.Link{}, 0
	}
	end := from + length + 1
	target := strings.TrimSpace(s[from : from+length])
	if before, _, titled := strings.Cut(target, ` "`); titled {
		target = strings.TrimSpace(before)
	}
	target = strings.TrimSuffix(strings.TrimPrefix(target, "<"), ">")
	name, written, isFile := fileTarget(target)
	if !isFile {
		return ledger.Link{}, end
	}
	start := from + strings.Index(s[from:], written)
	return ledger.Link{
		Target: name, Shown: s[at+1 : at+mid],
		Pos: place(at, end), At: place(start, start+len(written)),
	}, end
}

// fileTarget is the file of the ledger that a link's destination names, and how that is
// written there; false for a day, a part of the same file and whatever lies outside.
func fileTarget(target string) (name, written string, ok bool) {
	written, _, _ = strings.Cut(target, "#")
	name, err := url.PathUnescape(written)
	stem, _, isFile := ledger.CutMarkdown(path.Base(name))
	return name, written, err == nil && isFile && !ledger.LooksISO(stem) && !strings.Contains(name, "://")
}

// ClosingParen finds the ) that closes a link's destination, nested pairs skipped; -1 if none.
func ClosingParen(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			depth++
		case ')':
			if depth == 0 {
				return i
			}
			depth--
		}
	}
	return -1
}
