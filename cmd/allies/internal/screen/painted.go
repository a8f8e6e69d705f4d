package screen

import (
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rivo/uniseg"

	"allies/report"
	"allies/report/render/plain"
)

// A painted line is what a report writes for a terminal: words that are safe to
// show, between colours (ESC [ … m) and links (ESC ] 8 ; ; … ESC \), which the
// report alone has put there.

// piece is a part of a painted line: words, or what steers the terminal.
type piece struct {
	words  string
	colour string // the whole sequence
	link   string // the target, of a link that begins
}

func cutPainted(line string) (p piece, rest string) {
	switch at := strings.IndexByte(line, 0x1b); {
	case at < 0:
		return piece{words: line}, ""
	case at > 0:
		return piece{words: line[:at]}, line[at:]
	}
	if body, ok := strings.CutPrefix(line, "\x1b]8;;"); ok {
		target, rest, _ := strings.Cut(body, "\x1b\\")
		return piece{link: target}, rest
	}
	_, rest, _ = strings.Cut(line, "m")
	return piece{colour: line[:len(line)-len(rest)]}, rest
}

func Unpainted(line string) string {
	var b strings.Builder
	for p := (piece{}); line != ""; b.WriteString(p.words) {
		p, line = cutPainted(line)
	}
	return b.String()
}

func Unlinked(text string) string {
	var b strings.Builder
	for p := (piece{}); text != ""; b.WriteString(p.colour + p.words) {
		p, text = cutPainted(text)
	}
	return b.String()
}

func wrapPainted(line string, width int) []string {
	var rows []string
	var row strings.Builder
	colour, used := "", 0
	for line != "" {
		var p piece
		p, line = cutPainted(line)
		if p.colour != "" {
			colour = p.colour
			row.WriteString(colour)
		}
		for cluster, words, state := "", p.words, -1; words != ""; {
			cluster, words, _, state = uniseg.FirstGraphemeClusterInString(words, state)
			size := plain.Width(cluster)
			if used > 0 && used+size > width {
				rows = append(rows, row.String()+colourEnd)
				row.Reset()
				row.WriteString(colour)
				used = 0
			}
			row.WriteString(cluster)
			used += size
		}
	}
	return append(rows, row.String()+colourEnd)
}

const colourEnd = "\x1b[0m"

// PlaceIn is the line of a file to which a painted line leads: by its first
// link, or by FILE:LINE in its last column. isFile tells which paths are files
// of the ledger.
func PlaceIn(line, root string, isFile func(string) bool) (report.Place, bool) {
	for rest := line; rest != ""; {
		var p piece
		p, rest = cutPainted(rest)
		if at, ok := linked(p.link, root); ok && isFile(at.File) {
			return at, true
		}
	}
	words := strings.TrimRight(Unpainted(line), " ")
	words = strings.TrimSpace(words[strings.LastIndex(words, "  ")+1:])
	end := max(0, strings.LastIndexByte(words, ':'))
	n, err := strconv.Atoi(strings.TrimPrefix(words[end:], ":"))
	return report.Place{File: words[:end], Line: n}, err == nil && n > 0 && isFile(words[:end])
}

// linked is the place of a link to a line: file:///root/dana.md#L12.
func linked(target, root string) (report.Place, bool) {
	u, err := url.Parse(target)
	if err != nil || u.Scheme != "file" {
		return report.Place{}, false
	}
	file, err := filepath.Rel(root, filepath.FromSlash(u.Path))
	n, notNumber := strconv.Atoi(strings.TrimPrefix(u.Fragment, "L"))
	return report.Place{File: filepath.ToSlash(file), Line: n}, err == nil && notNumber == nil
}
