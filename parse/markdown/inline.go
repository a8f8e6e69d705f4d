package markdown

import (
	"html"
	"strings"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Span is a run of words, with the target of the link they stand in.
type Span struct{ Text, Target string }

// longestInline is how many bytes a text may have to be read as markup: the parser
// takes more than twice as long for twice the brackets.
const longestInline = 2048

// inlineParser reads what may stand in a line. HTML is text.
var inlineParser = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(parser.NewParagraphParser(), 100)),
		parser.WithInlineParsers(
			util.Prioritized(wikiParser{}, 100),
			util.Prioritized(fieldParser{}, 200),
			util.Prioritized(parser.NewCodeSpanParser(), 300),
			util.Prioritized(parser.NewLinkParser(), 400),
			util.Prioritized(parser.NewAutoLinkParser(), 500),
			util.Prioritized(parser.NewEmphasisParser(), 600),
			util.Prioritized(struckParser{}, 700),
		),
	)
})

// PlainText returns a line of Markdown as plain words: **b**, _i_, `code` and
// ~~s~~ without their marks, [text](url) as text, [[X|shown]] as shown,
// [[X#part]] as X. snake_case and lone stars stay.
func PlainText(line string) string {
	if !strings.ContainsAny(line, "\\`<&*_~[(") {
		return line
	}
	var b strings.Builder
	for _, s := range Inline(line) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Inline reads a line of Markdown as its words: emphasis, code, links, wiki
// links, escapes, entities and Dataview fields. What is no markup stays as it
// was typed; so does a text that is longer than anyone writes.
func Inline(line string) []Span {
	if len(line) > longestInline {
		return []Span{{Text: line}}
	}
	in := inliner{source: []byte(line)}
	for block := inlineParser().Parse(source.NewReader(in.source)).FirstChild(); block != nil; block = block.NextSibling() {
		if len(in.spans) > 0 {
			in.add("\n", "")
		}
		in.children(block, "")
	}
	return in.spans
}

// inliner collects the words of a line.
type inliner struct {
	source []byte
	spans  []Span
}

func (in *inliner) children(n ast.Node, target string) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		in.node(child, target)
	}
}

func (in *inliner) node(n ast.Node, target string) {
	switch n := n.(type) {
	case *ast.Text:
		in.add(unescape(string(n.Segment.Value(in.source))), target)
		if n.SoftLineBreak() || n.HardLineBreak() {
			in.add("\n", target)
		}
	case *ast.String:
		in.add(string(n.Value), target)
	case *ast.CodeSpan:
		for child := n.FirstChild(); child != nil; child = child.NextSibling() {
			if t, ok := child.(*ast.Text); ok {
				in.add(string(t.Segment.Value(in.source)), target)
			}
		}
	case *ast.AutoLink:
		to := string(n.URL(in.source))
		if n.AutoLinkType == ast.AutoLinkEmail {
			to = "mailto:" + to
		}
		in.add(string(n.Label(in.source)), to)
	case *ast.Link:
		in.children(n, unescape(string(n.Destination)))
	case *ast.Image:
		in.children(n, unescape(string(n.Destination)))
	default:
		in.children(n, target)
	}
}

// add joins words to those before, where both have one target.
func (in *inliner) add(words, target string) {
	if last := len(in.spans) - 1; last >= 0 && in.spans[last].Target == target {
		in.spans[last].Text += words
	} else if words != "" {
		in.spans = append(in.spans, Span{words, target})
	}
}

// longestEntity is the length of the longest name HTML knows.
const longestEntity = len("&CounterClockwiseContourIntegral;")

// unescape reads backslashes before punctuation, and characters written as HTML names them.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
		case s[i] == '&':
			word, _, ended := strings.Cut(s[i:min(len(s), i+longestEntity)], ";")
			plain := html.UnescapeString(word + ";")
			if ended && (plain == ";" || !strings.HasSuffix(plain, ";")) {
				b.WriteString(plain)
				i += len(word)
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// wikiParser reads [[X]], [[X#part]] and [[X|shown]], with ! before it or without.
type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'[', '!'} }

func (wikiParser) Parse(_ ast.Node, block source.Reader, _ parser.Context) ast.Node {
	bytes, _ := block.PeekLine()
	line := string(bytes)
	inner, opens := strings.CutPrefix(strings.TrimPrefix(line, "!"), "[[")
	end := strings.IndexAny(inner, "[]\n")
	if !opens || end <= 0 || !strings.HasPrefix(inner[end:], "]]") {
		return nil
	}
	target, shown, _ := strings.Cut(inner[:end], "|")
	target = strings.TrimSuffix(target, `\`) // a pipe is escaped in a table
	if shown == "" {
		shown, _, _ = strings.Cut(target, "#")
	}
	if shown == "" {
		shown = target
	}
	block.Advance(len(line) - len(inner) + end + 2)
	return ast.NewString([]byte(strings.TrimSpace(shown)))
}

// fieldParser reads a Dataview field, [due:: 2026-03-21] or (due:: 2026-03-21),
// as its key and its value.
type fieldParser struct{}

func (fieldParser) Trigger() []byte { return []byte{'[', '('} }

func (fieldParser) Parse(_ ast.Node, block source.Reader, _ parser.Context) ast.Node {
	bytes, _ := block.PeekLine()
	line := string(bytes)
	key, _, found := strings.Cut(line[1:], "::")
	if !found || !isFieldKey(key) {
		return nil
	}
	end := closing(line)
	if end < 0 {
		return nil
	}
	block.Advance(end + 1)
	return ast.NewString([]byte(strings.TrimSpace(key) + " " + PlainText(strings.TrimSpace(line[len(key)+3:end]))))
}

func isFieldKey(s string) bool {
	for i, r := range s {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && !strings.ContainsRune(" -_", r)) {
			return false
		}
	}
	return s != ""
}

// closing returns where the bracket that s begins with is closed, -1 when it is not.
func closing(s string) int {
	shut := map[byte]byte{'[': ']', '(': ')'}[s[0]]
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case s[0]:
			depth++
		case shut:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// struckParser reads the marks of ~~what was struck out~~.
type struckParser struct{}

func (struckParser) Trigger() []byte { return []byte{'~'} }

func (struckParser) Parse(_ ast.Node, block source.Reader, c parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	node := parser.ScanDelimiter(line, before, 2, struckMarks{})
	if node == nil || node.OriginalLength != 2 {
		return nil
	}
	node.Segment = segment.WithStop(segment.Start + node.OriginalLength)
	block.Advance(node.OriginalLength)
	c.PushDelimiter(node)
	return node
}

// struckMarks are the delimiters of struckParser.
type struckMarks struct{}

func (struckMarks) IsDelimiter(b byte) bool                          { return b == '~' }
func (struckMarks) CanOpenCloser(open, close *parser.Delimiter) bool { return open.Char == close.Char }
func (struckMarks) OnMatch(consumes int) ast.Node                    { return ast.NewEmphasis(consumes) }
