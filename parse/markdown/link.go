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

// Definitions say where links by reference lead, [shown][label], by the folded labels.
type Definitions map[string]definition

// definition is the target of a link, and where it stands in the file.
type definition struct {
	target string
	at     ledger.Pos
}

// readReference reads `[shown][label]`, `[label][]` or `[label]` at a bracket.
// One character alone in brackets is a box.
func (defined Definitions) readReference(s string, at int, place func(start, end int) ledger.Pos) (link ledger.Link, end int) {
	shown, length := bracketed(s[at:])
	if length == 0 {
		return ledger.Link{}, 0
	}
	end = at + length
	label, length := bracketed(s[end:])
	if end += length; label == "" {
		label = shown
	}
	to, known := defined[foldLabel(label)]
	if !known || len(label) == 1 && length == 0 {
		return ledger.Link{}, 0
	}
	name, written, isFile := fileTarget(to.target)
	if !isFile {
		return ledger.Link{}, end
	}
	to.at.End = to.at.Start + int32(len(written))
	return ledger.Link{Target: name, Shown: shown, Pos: place(at, end), At: to.at}, end
}

// bracketed is what a text begins with in [ ], and its length with them; 0 for none.
func bracketed(s string) (inside string, length int) {
	if !strings.HasPrefix(s, "[") {
		return "", 0
	}
	close := strings.IndexByte(s[:min(len(s), text.LongestLink)], ']')
	if close < 0 || strings.Contains(s[1:close], "[") {
		return "", 0
	}
	return s[1:close], close + 1
}

func foldLabel(label string) string {
	return strings.Join(strings.Fields(strings.ToLower(label)), " ")
}
