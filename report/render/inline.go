package render

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a run of words, with the target of the link they stand in.
type span struct {
	text, target string
}

// inline reads a line of Markdown as its words: emphasis, code, links, wiki
// links, escapes, entities and Dataview fields. What is no markup stays as it
// was typed. It takes linear time on any input.
func inline(s string) []span {
	in := inliner{src: s, lastWiki: strings.LastIndex(s, "]]")}
	for in.at < len(s) {
		in.step()
	}
	in.flush()
	pairRuns(in.pieces)
	return in.spans()
}

// piece is a stretch of text, or a run of emphasis marks that may yet pair.
type piece struct {
	text        string
	mark        byte // '*', '_' or '~' of a run, else 0
	count       int  // marks of the run that are still literal
	full        int  // marks of the run as typed
	opens, ends bool
	target      string
}

type inliner struct {
	src      string
	at       int
	literal  strings.Builder
	pieces   []piece
	brackets []int // pieces that hold an unmatched [ or ![
	lastWiki int   // where the last ]] stands
}

// step reads one construct or one byte.
func (in *inliner) step() {
	switch c := in.src[in.at]; c {
	case '\\':
		in.escape()
	case '`':
		in.code()
	case '<':
		in.autolink()
	case '&':
		in.entity()
	case '*', '_', '~':
		in.run(c)
	case '!':
		if strings.HasPrefix(in.src[in.at:], "![") {
			in.open(1)
		} else {
			in.take(1)
		}
	case '[':
		in.open(0)
	case ']':
		in.close()
	case '(':
		if !in.field() {
			in.take(1)
		}
	default:
		in.take(1)
	}
}

// take moves n bytes into the literal text.
func (in *inliner) take(n int) {
	in.literal.WriteString(in.src[in.at : in.at+n])
	in.at += n
}

func (in *inliner) flush() {
	if in.literal.Len() > 0 {
		in.pieces = append(in.pieces, piece{text: in.literal.String()})
		in.literal.Reset()
	}
}

func (in *inliner) add(p piece) {
	in.flush()
	in.pieces = append(in.pieces, p)
}

func (in *inliner) escape() {
	if next := in.at + 1; next < len(in.src) && isPunct(rune(in.src[next])) && in.src[next] < 0x80 {
		in.at++
	}
	in.take(1)
}

// code reads a code span: a run of backticks to the next run as long.
func (in *inliner) code() {
	rest := in.src[in.at:]
	n := runLength(rest, '`')
	for i := n; i < len(rest); {
		if rest[i] != '`' {
			i++
			continue
		}
		m := runLength(rest[i:], '`')
		if m == n {
			in.literal.WriteString(trimCode(rest[n:i]))
			in.at += i + m
			return
		}
		i += m
	}
	in.take(n)
}

// trimCode drops the one blank on each side that lets code begin with `.
func trimCode(s string) string {
	if len(s) > 2 && s[0] == ' ' && s[len(s)-1] == ' ' && strings.Trim(s, " ") != "" {
		return s[1 : len(s)-1]
	}
	return s
}

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

// run reads a run of emphasis marks, and whether it may open or end emphasis
// by what stands around it (the flanking rules of CommonMark).
func (in *inliner) run(mark byte) {
	n := runLength(in.src[in.at:], mark)
	before, _ := utf8.DecodeLastRuneInString(in.src[:in.at])
	after, _ := utf8.DecodeRuneInString(in.src[in.at+n:])
	blankBefore := in.at == 0 || unicode.IsSpace(before)
	blankAfter := in.at+n == len(in.src) || unicode.IsSpace(after)
	left := !blankAfter && (!isPunct(after) || blankBefore || isPunct(before))
	right := !blankBefore && (!isPunct(before) || blankAfter || isPunct(after))
	p := piece{mark: mark, count: n, full: n, opens: left, ends: right}
	if mark == '_' {
		p.opens = left && (!right || isPunct(before))
		p.ends = right && (!left || isPunct(after))
	}
	in.add(p)
	in.at += n
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

func runLength(s string, mark byte) int {
	n := 0
	for n < len(s) && s[n] == mark {
		n++
	}
	return n
}

// spans joins neighbours that have one target.
func (in *inliner) spans() []span {
	var out []span
	var text strings.Builder
	target := ""
	end := func() {
		if text.Len() > 0 {
			out = append(out, span{text.String(), target})
			text.Reset()
		}
	}
	for _, p := range in.pieces {
		if p.target != target {
			end()
			target = p.target
		}
		text.WriteString(p.text)
		for range p.count {
			text.WriteByte(p.mark)
		}
	}
	end()
	return out
}
