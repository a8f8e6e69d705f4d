package parse

import (
	"strings"

	"gopkg.in/yaml.v3"

	"allies/ledger"
)

// readYAML reads a part of the file as a YAML map. What YAML refuses is named,
// and every other key is still read.
func (d *document) readYAML(at region) []pair {
	user := string(d.masked[at.start:at.end])
	if pairs, ok := readFlat(user, at.start); ok {
		return (&grower{d: d, base: at.start}).unique(pairs)
	}
	return d.readDeep(user, at.start)
}

// readDeep reads a text with all that YAML has.
func (d *document) readDeep(user string, base int) []pair {
	src := user
	root, second, refused := decodeYAML(src)
	if refused != nil {
		src = plainTabs(src)
		if root, second, refused = decodeYAML(src); refused != nil {
			return d.salvage(src, base, refused)
		}
	}
	if second > 0 {
		d.refuseLine(src, base, second, "keep all keys in one: leave the --- out",
			"a second YAML document begins here, and is not read")
	}
	return d.topLevel(&grower{d: d, src: src, user: user, base: base}, root)
}

// topLevel returns the keys of a document, which must be a map.
func (d *document) topLevel(g *grower, root *yaml.Node) []pair {
	if root == nil {
		return nil
	}
	top := g.grow(root)
	if top.shape != dict && !top.empty() {
		at := region{top.at.start, d.wholeLine(top.at.start).end}
		if top.shape == scalar && !top.quoted {
			d.refuseKeyless(at)
		} else {
			d.errorf(ledger.CodeFrontMatter, at, keyFits, "no keys here: each line is a key, a colon, a blank and a value")
		}
	}
	return top.pairs
}

// refuseLine names a line that YAML refuses, counted as YAML counts.
func (d *document) refuseLine(src string, base, line int, hint, format string, args ...any) {
	lines := yamlLines(src)
	start := lines[min(line, len(lines))-1]
	d.errorf(ledger.CodeFrontMatter, d.wholeLine(base+min(start, max(len(src)-1, 0))), hint, format, args...)
}

// wholeLine is the text of the line at an offset, without the blanks around it.
func (d *document) wholeLine(offset int) region {
	n := d.lineAt(offset)
	start, end := d.lineStart(n), d.lineEnd(n)
	for start < end && isBlank(d.text[start]) {
		start++
	}
	for end > start && isBlank(d.text[end-1]) {
		end--
	}
	return region{start, end}
}

// mostMistakes is how many mistakes in one text are named before the rest of it
// is left out.
const mostMistakes = 100

// salvage reads a text that YAML refuses key by key, so that one mistake costs
// one key.
func (d *document) salvage(src string, base int, refused *yamlError) []pair {
	before := len(d.problems)
	var pairs []pair
	seen := map[string]int{}
	for _, c := range chunks(src) {
		if len(d.problems)-before >= mostMistakes {
			d.errorf(ledger.CodeFrontMatter, d.wholeLine(base+c.start), "mend what is named above first",
				"more than %d mistakes: the keys from here on are left out", mostMistakes)
			break
		}
		g := &grower{d: d, src: src[c.start:c.end], user: src[c.start:c.end], base: base + c.start}
		for _, p := range d.salvageKey(g, src) {
			if g.keep(p.key, seen) {
				pairs = append(pairs, p)
			}
		}
	}
	if len(d.problems) == before {
		d.refuseLine(src, base, refused.line, "put the value in quotes, or look at how far the lines are indented",
			"YAML cannot read this: %s", refused.message)
	}
	return pairs
}

const keyFits = "key: value, or # before a remark"

// salvageKey reads one key, as it stands or with the marks mended that a
// person does not see as a mistake.
func (d *document) salvageKey(g *grower, whole string) []pair {
	root, _, refused := decodeYAML(g.src)
	if refused == nil && (root == nil || root.Kind == yaml.MappingNode) {
		return d.topLevel(g, root)
	}
	var firsts []first
	g.src, firsts = mendFirsts(g.user, whole)
	if root, _, ok := decodeYAML(g.src); ok == nil && root != nil && root.Kind == yaml.MappingNode && len(firsts) > 0 {
		d.warnFirsts(g, firsts)
		return d.topLevel(g, root)
	}
	mended, tab := mendTabs(g.src)
	if root, _, ok := decodeYAML(mended); ok == nil && root != nil && root.Kind == yaml.MappingNode && tab >= 0 {
		g.src = mended
		d.warnFirsts(g, firsts)
		at := region{g.base + tab, g.base + tab + countTabs(g.user[tab:])}
		d.errorf(ledger.CodeFrontMatter, at, "blanks in place of the tabs", "YAML does not take tabs before a line's first word")
		return d.topLevel(g, root)
	}
	if refused == nil {
		d.refuseKeyless(d.wholeLine(g.base))
		return nil
	}
	d.diagnose(g, refused)
	return nil
}

// warnFirsts names the values that YAML refuses only for their first character.
func (d *document) warnFirsts(g *grower, firsts []first) {
	for _, f := range firsts {
		word := refusedWord(g.user[f.at:lineBreak(g.user, f.at)], f.flow)
		d.warnf(ledger.CodeFrontMatter, region{g.base + f.at, g.base + f.at + len(word)}, quoted(word),
			"YAML refuses a value that begins with %s: it is read as text", word[:1])
	}
}

// refusedWord is the value, or the key, that a line begins with.
func refusedWord(line string, flow bool) string {
	word := line
	if flow {
		if end := strings.IndexAny(word, ",]}"); end >= 0 {
			word = word[:end]
		}
	}
	if colon := keyColon(word, 0); colon >= 0 {
		word = word[:colon]
	}
	word, _, _ = strings.Cut(word, " #")
	return strings.TrimRight(word, " \t\r")
}

// quoted is a text as YAML takes it in quotes.
func quoted(s string) string {
	if strings.ContainsAny(s, `"\`) {
		return "'" + strings.ReplaceAll(s, "'", "''") + "'"
	}
	return `"` + s + `"`
}

// chunks cuts a text where a key of the outermost level begins.
func chunks(src string) []region {
	var cut []region
	start := 0
	for i := 0; i < len(src); {
		end := min(lineBreak(src, i)+1, len(src))
		if i > start && beginsKey(src[i:end]) && !insideBrackets(src, start, i, end) {
			cut = append(cut, region{start, i})
			start = i
		}
		i = end
	}
	return append(cut, region{start, len(src)})
}

// longestBrackets bounds how far above a line its opening bracket is looked for.
const longestBrackets = 4096

// insideBrackets reports whether a line with no colon stands in the brackets
// that the key above it opened and did not close yet.
func insideBrackets(src string, start, at, end int) bool {
	if at-start > longestBrackets || keyColon(src[:end], at) >= 0 {
		return false
	}
	l := readYAMLLine(src, start)
	return l.value >= 0 && l.value < l.end && (src[l.value] == '[' || src[l.value] == '{') && bracketed(src[l.value:at]) == 0
}

// beginsKey reports whether a line can begin a key of the outermost level.
func beginsKey(line string) bool {
	switch line[0] {
	case ' ', '\t', '\r', '\n', '#', ']', '}':
		return false
	case '-':
		return len(line) > 1 && !isBlank(line[1])
	}
	return true
}
