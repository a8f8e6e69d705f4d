package parse

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/front"
	"allies/parse/markdown"
	"allies/parse/text"
)

// strayReader looks for a block of known keys that looks like front matter and
// is not: one that begins too low, between other lines than ---, a second one,
// or one without its first line.
type strayReader struct {
	d      *text.Document
	body   text.Region
	hidden map[int]bool // lines in code, HTML and comments
	first  int          // the first line of the body
	ends   int          // the last line of the file
	front  bool         // the file has front matter
}

// fenceLine is a line that is taken for one of ---: what stands around the
// marks tells what is wrong with it.
var fenceLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^([ \t\x{a0}]*)(-{2,}|\+{3,}|\*{3,}|={3,}|_{3,}|[–—]+-?)[ \t]*([A-Za-z]*|#.*)$`)
})

// keyLine is a key with its value in YAML, or in TOML.
var keyLine = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[ \t]{0,3}([A-Za-z][\w .:-]{0,60}?)[ \t]*[:=](?:[ \t]+(.*))?$`)
})

// warnStray names the first such block, and keeps its place in the ally:
// nothing is written above or into it.
func warnStray(d *text.Document, body text.Region, a *ledger.Ally) {
	if !mayHoldFence(d, body) {
		return // such a line is a part of every block
	}
	r := &strayReader{d: d, body: body, first: d.LineAt(body.Start), ends: len(d.Lines), front: a.Front.End > a.Front.Start}
	top := !r.front
	for n := r.first; n <= r.ends; n++ {
		line := r.line(n)
		if block, ok := r.blockAt(n, top); ok {
			a.Stray = d.Pos(d.LineStart(n), d.AfterLine(block.last))
			d.Problems = slices.DeleteFunc(d.Problems, func(p ledger.Problem) bool {
				return p.Code == ledger.CodeAlmostKey && a.Stray.Line <= int32(p.Line) && p.Line <= block.last // the block's fault is theirs
			})
			at := d.WholeLine(d.LineStart(n))
			noted := d.Warnf(ledger.CodeFrontMatter, at, "", "this looks like front matter and is not read as it: %s", r.fault(block, top))
			r.cure(noted, block, a)
			return
		}
		top = top && (r.isHidden(n) || text.IsBlankLine(line) || strings.HasPrefix(line, "#") && !isDatedHeading([]byte(line)))
	}
}

// mayHoldFence reports whether a line begins as one does that is taken for ---.
func mayHoldFence(d *text.Document, body text.Region) bool {
	said := strings.TrimLeft(d.Text[body.Start:body.End], " \t\r\n")
	if said != "" && strings.IndexByte("-*=_", said[0]) >= 0 {
		return true
	}
	whole := d.Text
	for _, start := range d.Lines[d.LineAt(body.Start)-1:] {
		at := max(int(start), body.Start)
		if at >= len(whole) || !mayBeginFence[whole[at]] || strings.HasPrefix(whole[at:], "- ") {
			continue // nearly all
		}
		line := whole[text.SkipBlanks(whole, at):]
		switch c, _ := utf8.DecodeRuneInString(line); c {
		case '-', '+':
			if len(line) > 2 && line[1] == line[0] && line[2] == line[0] {
				return true
			}
		case '\u00a0', '–', '—':
			return true
		}
	}
	return false
}

// mayBeginFence are the bytes with which such a line may begin, blanks among them.
var mayBeginFence = func() (may [256]bool) {
	for _, c := range []byte(" \t-+\u00a0–") {
		may[c] = true
	}
	return may
}()

// strayBlock is a run of key lines with the lines around it.
type strayBlock struct {
	first, last int
	fence       []string // the parts of the line before the keys; nil for none
}

func (r *strayReader) blockAt(n int, top bool) (strayBlock, bool) {
	line := r.line(n)
	if line == "" || strings.IndexByte(" \t-+*=_\u00a0—", line[0]) < 0 && !keyLine().MatchString(line) || r.isHidden(n) {
		return strayBlock{}, false
	}
	if fence := fenceLine().FindStringSubmatch(line); fence != nil {
		last, closed, known := r.keys(n+1, fence[2][0] == '+', false)
		if strings.IndexByte("*=_", fence[2][0]) >= 0 || fence[2] == "--" {
			return strayBlock{n, last, fence}, known && closed && top
		}
		return strayBlock{n, last, fence}, known && (closed || top)
	}
	if n > r.first && !text.IsBlankLine(r.line(n-1)) && !strings.HasPrefix(r.line(n-1), "#") && !r.isHidden(n-1) {
		return strayBlock{}, false
	}
	last, closed, known := r.keys(n, false, true)
	return strayBlock{n, last, nil}, known && closed
}

// keys reads the lines of a block from one on: its last line, whether a line of
// --- or +++ closes it, and whether one of its keys is known and has a value
// that fits. A dense one has no blank lines.
func (r *strayReader) keys(n int, toml, dense bool) (last int, closed, known bool) {
	last = n - 1
	for begun := false; n <= r.ends; n++ {
		line := r.line(n)
		m := keyLine().FindStringSubmatchIndex(line)
		switch {
		case text.IsBlankLine(line) && !dense:
			continue
		case begun && fenceLine().MatchString(line):
			return n, true, known
		case m != nil && !r.isHidden(n):
			begun = true
			known = known || r.knows(n, line, m, toml)
		case begun && !dense && (strings.HasPrefix(line, " ") || strings.HasPrefix(line, "- ")):
		default:
			return last, false, known
		}
		last = n
	}
	return last, false, known
}

// knows reports whether a line gives a known key a value that fits.
func (r *strayReader) knows(n int, line string, m []int, toml bool) bool {
	name, known := ledger.Key(line[m[2]:m[3]])
	if !known || m[4] < 0 || toml {
		return known
	}
	start := r.d.LineStart(n)
	at := text.Region{Start: start + m[4], End: start + m[5]}
	pairs, ok := front.ReadFlat(line, start)
	if !ok || len(pairs) != 1 {
		pairs = []front.Pair{{Key: front.Node{Text: line[m[2]:m[3]]}, Value: front.Node{Text: line[m[4]:m[5]], At: at}}}
	}
	f := frontReader{d: r.d, a: &ledger.Ally{}}
	return pairs[0].Value.Empty() || f.fits(name, pairs[0])
}

func (r *strayReader) fault(b strayBlock, top bool) string {
	switch {
	case r.front:
		return "the file has its front matter already"
	case !top:
		return "it stands among the notes, not on line 1"
	case b.fence == nil:
		return "the line of --- above it is missing"
	case b.first > 1:
		return "it begins on line 1, and other lines stand above"
	case b.fence[2][0] == '+':
		return "it is YAML, as key: value, between two lines of ---"
	case b.fence[1] != "":
		return "its first line begins with a blank"
	}
	return "its first line has to be --- alone"
}

// cure puts the block on line 1, between two lines of ---, or its keys into the front
// matter that is there; where that has one of them, only its writer knows which holds.
func (r *strayReader) cure(noted text.Noted, b strayBlock, a *ledger.Ally) {
	end := r.d.LineBreak()
	keys, twice := "", false
	for n := b.first; n <= b.last; n++ {
		line := r.line(n)
		if n == b.first && b.fence != nil || n == b.last && fenceLine().MatchString(line) {
			continue
		}
		if m := keyLine().FindStringSubmatch(line); m != nil {
			name, _ := ledger.Key(m[1])
			_, there := a.Field(name)
			twice = twice || there
			if b.fence != nil && b.fence[2][0] == '+' {
				line = m[1] + ": " + m[2]
			}
		}
		keys += line + end
	}
	keys = strings.TrimLeft(keys, "\r\n")
	block := text.Region{Start: r.d.LineStart(b.first), End: r.d.AfterLine(b.last)}
	at, typed := r.body.Start, "---"+end+keys+"---"+end
	if r.front {
		at, typed = r.d.StartOfLine(int(a.Front.End)-1), keys
	}
	switch {
	case twice:
		noted.Hint(strings.ReplaceAll("# "+strings.TrimSpace(keys), "\n", "\n# "))
		return
	case at == block.Start && !r.front:
		noted.Cure(block, typed)
	default:
		noted.Cure(text.Region{Start: at, End: at}, typed).Cure(block, "")
	}
	noted.Hint(strings.TrimSpace(typed))
}

func (r *strayReader) line(n int) string {
	line := string(r.d.Masked[r.d.LineStart(n):r.d.LineEnd(n)])
	return strings.TrimRight(strings.TrimPrefix(line, text.Bom), "\r")
}

// isHidden reports whether a line stands in code, HTML or a comment.
func (r *strayReader) isHidden(n int) bool {
	if r.hidden == nil {
		r.hidden = map[int]bool{}
		for b := markdown.Blocks(r.d, r.body).Document().First(); b.Exists(); b = b.Next() {
			switch b.Kind() {
			case markdown.FenceBlock, markdown.CodeBlock, markdown.HtmlBlock:
				for line := r.d.LineAt(b.Start()); line <= r.d.LineAt(max(b.TextEnd()-1, b.Start())); line++ {
					r.hidden[line] = true
				}
			}
		}
	}
	return r.hidden[n]
}
