package front

import (
	"strings"

	"gopkg.in/yaml.v3"

	"allies/ledger"
	"allies/parse/text"
)

// ReadYAML reads a part of the file as a YAML map. What YAML refuses is named,
// and every other key is still read.
func ReadYAML(d *text.Document, at text.Region) []Pair {
	user := string(d.Masked[at.Start:at.End])
	if pairs, ok := ReadFlat(user, at.Start); ok {
		return distinct(d, pairs)
	}
	return readWithLibrary(d, user, at.Start)
}

// readWithLibrary reads a text with all that YAML has.
func readWithLibrary(d *text.Document, user string, base int) []Pair {
	src := user
	root, second, refused := decodeYAML(src)
	if refused != nil {
		src = plainTabs(src)
		if root, second, refused = decodeYAML(src); refused != nil {
			return readByKey(d, src, base, refused)
		}
	}
	if second > 0 {
		refuseLine(d, src, base, second, "# ---",
			"a second YAML document begins here, and is not read: keep all keys in one")
	}
	g := &treeReader{d: d, src: src, user: user, base: base}
	return g.topLevel(g.plain(root, user))
}

// plain is the root of the text in which words that YAML would take for tags or
// anchors are text: they are named. Where it cannot be read so, the root stays.
func (g *treeReader) plain(root *yaml.Node, whole string) *yaml.Node {
	src, taken := mendTaken(g.src, whole)
	if len(taken) == 0 {
		return root
	}
	plain, _, refused := decodeYAML(src)
	if refused != nil {
		return root
	}
	g.src = src
	g.warnFirsts(taken, "YAML takes what begins with %s for a mark of its own, and drops it: it is read as text")
	return plain
}

// topLevel returns the keys of a document, which must be a map.
func (g *treeReader) topLevel(root *yaml.Node) []Pair {
	if root == nil {
		return nil
	}
	top := g.node(root)
	if top.Shape != Dict && !top.Empty() {
		at := text.Region{Start: top.At.Start, End: g.d.WholeLine(top.At.Start).End}
		if top.Shape == Scalar && !top.quoted {
			nameKeyless(g.d, at)
		} else {
			noted := g.d.Errorf(ledger.CodeFrontMatter, at, "# "+g.d.Text[at.Start:at.End], "no keys here: each line is a key, a colon, a blank and a value")
			for _, key := range keysInItems(&top) {
				noted.Cure(text.Region{Start: g.d.StartOfLine(key.At.Start), End: key.At.Start}, "")
			}
		}
	}
	return top.Pairs
}

// keysInItems are the keys of a list of which each item is a known key with its
// value: `- cadence: 6w`. It is nil for any other value.
func keysInItems(top *Node) []Node {
	var keys []Node
	for _, item := range top.Items {
		if item.Shape != Dict || len(item.Pairs) != 1 || item.Pairs[0].Value.Shape == Dict {
			return nil
		}
		if _, known := ledger.Key(item.Pairs[0].Key.Text); !known {
			return nil
		}
		keys = append(keys, item.Pairs[0].Key)
	}
	return keys
}

// mostMistakes is how many mistakes in one text are named before the rest of it is left out.
const mostMistakes = 100

// readByKey reads a text that YAML refuses key by key, so that one mistake costs one key.
func readByKey(d *text.Document, src string, base int, refused *yamlError) []Pair {
	before, readAgainst := len(d.Problems), false
	var pairs []Pair
	seen := map[string]int{}
	for _, c := range chunks(src) {
		if len(d.Problems)-before >= mostMistakes {
			d.Errorf(ledger.CodeFrontMatter, d.WholeLine(base+c.Start), "mend what is named above first",
				"more than %d mistakes: the keys from here on are left out", mostMistakes)
			break
		}
		g := &treeReader{d: d, src: src[c.Start:c.End], user: src[c.Start:c.End], base: base + c.Start}
		readAgainst = readAgainst || isReadAgainstYAML(g.src)
		for _, p := range g.readKey(src) {
			if isNew(d, p.Key, seen) {
				pairs = append(pairs, p)
			}
		}
	}
	if len(d.Problems) == before && !readAgainst {
		nameRefused(d, src, base, refused)
	}
	return pairs
}

// isReadAgainstYAML reports whether one key is read here though YAML refuses it: links
// without quotes, `[[A]], [[B]]`.
func isReadAgainstYAML(src string) bool {
	if _, flat := ReadFlat(src, 0); !flat {
		return false
	}
	_, _, refused := decodeYAML(src)
	return refused != nil
}

// readKey reads one key, as it stands or with the marks mended that a
// person does not see as a mistake.
func (g *treeReader) readKey(whole string) []Pair {
	if pairs, ok := ReadFlat(g.user, g.base); ok {
		return pairs
	}
	root, _, refused := decodeYAML(g.src)
	if refused == nil && (root == nil || root.Kind == yaml.MappingNode) {
		return g.topLevel(g.plain(root, whole))
	}
	var firsts []mendedFirst
	g.src, firsts = mendFirsts(g.user, whole)
	if root, _, ok := decodeYAML(g.src); ok == nil && root != nil && root.Kind == yaml.MappingNode && len(firsts) > 0 {
		g.warnFirsts(firsts, refusesFirst)
		return g.topLevel(root)
	}
	untabbed, tab := mendTabs(g.src)
	if root, _, ok := decodeYAML(untabbed); ok == nil && root != nil && root.Kind == yaml.MappingNode && tab >= 0 {
		g.src = untabbed
		g.warnFirsts(firsts, refusesFirst)
		at := text.Region{Start: g.base + tab, End: g.base + tab + len(g.user[tab:]) - len(strings.TrimLeft(g.user[tab:], "\t"))}
		g.d.Errorf(ledger.CodeFrontMatter, at, "", "YAML does not take tabs before a line's first word").
			Cure(at, strings.Repeat(" ", at.End-at.Start)).Shows(text.Region{Start: at.Start, End: g.d.EndOfLine(at.Start)})
		return g.topLevel(root)
	}
	if refused == nil {
		nameKeyless(g.d, g.d.WholeLine(g.base))
		return nil
	}
	g.nameMistake(refused)
	return nil
}

const refusesFirst = "YAML refuses a value that begins with %s: it is read as text"

// warnFirsts names the values that are read as text in spite of their first character.
func (g *treeReader) warnFirsts(firsts []mendedFirst, message string) {
	for _, f := range firsts {
		word := refusedWord(g.user[f.at:lineBreak(g.user, f.at)], f.flow)
		at := text.Region{Start: g.base + f.at, End: g.base + f.at + len(word)}
		g.d.Warnf(ledger.CodeFrontMatter, at, Quoted(word), message, word[:1]).Cure(at, Quoted(word))
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

// chunks cuts a text where a key of the outermost level begins.
func chunks(src string) []text.Region {
	var cut []text.Region
	start := 0
	for i := 0; i < len(src); {
		end := min(lineBreak(src, i)+1, len(src))
		if i > start && beginsKey(src[i:end]) && !insideBrackets(src, start, i, end) {
			cut = append(cut, text.Region{Start: start, End: i})
			start = i
		}
		i = end
	}
	return append(cut, text.Region{Start: start, End: len(src)})
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
	return l.value >= 0 && l.value < l.end && (src[l.value] == '[' || src[l.value] == '{') && Bracketed(src[l.value:at]) == 0
}

// beginsKey reports whether a line can begin a key of the outermost level.
func beginsKey(line string) bool {
	switch line[0] {
	case ' ', '\t', '\r', '\n', '#', ']', '}':
		return false
	case '-':
		return len(line) > 1 && !text.IsBlank(line[1])
	}
	return true
}
