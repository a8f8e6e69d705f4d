package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/parse/markdown"
)

// span is a run of words, with the target of the link they stand in.
type span struct {
	Text, Target string
}

// Inline reads a line of Markdown as its words: emphasis, code, links, wiki
// links, escapes, entities and Dataview fields. What is no markup stays as it
// was typed. It takes linear time on any input.
func Inline(s string) []span {
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
	runs     markdown.Backticks
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
