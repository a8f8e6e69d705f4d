package plain

import (
	"html"
	"strings"

	"allies/parse/markdown"
)

// escape reads a backslash: the mark behind it stands for itself.
func (in *inliner) escape() {
	if next := in.at + 1; next < len(in.src) && isPunct(rune(in.src[next])) && in.src[next] < 0x80 {
		in.at++
	}
	in.take(1)
}

// code reads a code span: a run of backticks to the next run as long.
func (in *inliner) code() {
	n := runLength(in.src[in.at:], '`')
	if in.runs == nil {
		in.runs = markdown.FindBackticks(in.src)
	}
	end := in.runs.Close(in.at+n, n)
	if end < 0 {
		in.take(n)
		return
	}
	in.literal.WriteString(trimCode(in.src[in.at+n : end-n]))
	in.at = end
}

// trimCode drops the one blank on each side that lets code begin with `.
func trimCode(s string) string {
	if len(s) > 2 && s[0] == ' ' && s[len(s)-1] == ' ' && strings.Trim(s, " ") != "" {
		return s[1 : len(s)-1]
	}
	return s
}

// autolink reads an address in angle brackets.
func (in *inliner) autolink() {
	rest := in.src[in.at+1:]
	end := strings.IndexAny(rest, " <>\n")
	if end <= 0 || rest[end] != '>' {
		in.take(1)
		return
	}
	address := rest[:end]
	scheme, _, found := strings.Cut(address, ":")
	switch {
	case found && len(scheme) > 1 && isScheme(scheme):
		in.add(piece{text: address, target: address})
	case strings.Contains(address, "@") && !strings.ContainsAny(address, `/\"'`):
		in.add(piece{text: address, target: "mailto:" + address})
	default:
		in.take(1)
		return
	}
	in.at += end + 2
}

func isScheme(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20
		if c >= 'a' && c <= 'z' || i > 0 && (s[i] >= '0' && s[i] <= '9' || strings.IndexByte("+-.", s[i]) >= 0) {
			continue
		}
		return false
	}
	return s != ""
}

// longestEntity is the length of the longest name HTML knows.
const longestEntity = len("&CounterClockwiseContourIntegral;")

// entity reads a character that is written as HTML names it: &amp;
func (in *inliner) entity() {
	rest := in.src[in.at:min(len(in.src), in.at+longestEntity)]
	end := strings.IndexByte(rest, ';')
	if end < 0 {
		in.take(1)
		return
	}
	word := rest[:end+1]
	plain := html.UnescapeString(word)
	if strings.HasSuffix(plain, ";") && plain != ";" {
		in.take(1)
		return
	}
	in.literal.WriteString(plain)
	in.at += len(word)
}
