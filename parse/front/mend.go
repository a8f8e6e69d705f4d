package front

import (
	"slices"
	"strings"

	"allies/parse/text"
)

// yamlLine is a line of YAML taken apart as far as a person would: offsets
// into the text, −1 for what is not there.
type yamlLine struct {
	start int
	text  int // after indentation and dashes
	colon int // the colon that ends a key
	value int // where a value begins on this line
	end   int
	dash  bool
}

// readYAMLLine takes the line apart that begins at an offset.
func readYAMLLine(src string, start int) yamlLine {
	end := lineBreak(src, start)
	l := yamlLine{start: start, text: text.SkipBlanks(src[:end], start), colon: -1, value: -1, end: end}
	for l.text < end && src[l.text] == '-' && (l.text+1 == end || text.IsBlank(src[l.text+1])) {
		l.text, l.dash = text.SkipBlanks(src[:end], l.text+1), true
	}
	l.colon = keyColon(src[:end], l.text)
	switch {
	case l.colon >= 0:
		l.value = text.SkipBlanks(src[:end], l.colon+1)
	case l.dash:
		l.value = l.text
	}
	return l
}

// lineBreak returns the offset of the next line ending, the text's length for none.
func lineBreak(s string, from int) int {
	if i := strings.IndexByte(s[from:], '\n'); i >= 0 {
		return from + i
	}
	return len(s)
}

// blank reports whether the line holds nothing, or a comment.
func (l yamlLine) blank(src string) bool {
	rest := strings.TrimSpace(src[l.text:l.end])
	return !l.dash && (rest == "" || rest[0] == '#')
}

// keyColon finds the colon that ends a key at an offset, −1 for none.
func keyColon(s string, i int) int {
	if i < len(s) && (s[i] == '"' || s[i] == '\'') {
		size := QuotedLength(s[i:])
		if size == 0 {
			return -1
		}
		i += size
	} else if i < len(s) && (s[i] == '[' || s[i] == '{') {
		return -1
	}
	for ; i < len(s); i++ {
		if s[i] == ':' && (i+1 == len(s) || text.IsBlank(s[i+1])) {
			return i
		}
		if s[i] == '#' && i > 0 && text.IsBlank(s[i-1]) {
			return -1
		}
	}
	return -1
}

// mendedFirst is a first character of a value or key that was replaced.
type mendedFirst struct {
	at   int
	flow bool // in brackets, where a comma or bracket ends the value
}

// mendFirsts replaces the first character of every value or key that YAML
// refuses for nothing else, and returns where. whole is the text that may name
// what an alias stands for.
func mendFirsts(src, whole string) (string, []mendedFirst) {
	anchors := namesAfter("&", whole)
	return mendEach(src, func(s string, flow bool) bool { return refusedFirst(s, flow, anchors) })
}

// mendTaken is mendFirsts for what YAML takes for a tag or an anchor, and drops:
// `!new`, `&more`. Its own tags stay, anchors of which there is an alias, and what
// stands before a list, a map or a text in quotes.
func mendTaken(src, whole string) (string, []mendedFirst) {
	if !strings.ContainsAny(src, "!&") {
		return src, nil
	}
	aliases := namesAfter("*", whole)
	return mendEach(src, func(s string, _ bool) bool {
		name := anchorName(s[1:])
		line, below, _ := strings.Cut(s[1+len(name):], "\n")
		value := strings.TrimSpace(line)
		if value != "" && strings.IndexByte("[{|>\"'!&", value[0]) >= 0 || value == "" && below != "" && strings.IndexByte(" \t-", below[0]) >= 0 {
			return false
		}
		switch s[0] {
		case '!':
			return !slices.Contains(yamlTags, name)
		case '&':
			return !aliases[name]
		}
		return false
	})
}

// yamlTags are the tags that YAML has, after the first !.
var yamlTags = []string{"!str", "!int", "!float", "!bool", "!null", "!seq", "!map", "!set", "!omap", "!timestamp", "!binary"}

func mendEach(src string, isMended func(s string, flow bool) bool) (string, []mendedFirst) {
	var edited []byte
	var firsts []mendedFirst
	eachStart(src, func(at int, flow bool) {
		if isMended(src[at:], flow) {
			if edited == nil {
				edited = []byte(src)
			}
			edited[at] = 'x'
			firsts = append(firsts, mendedFirst{at, flow})
		}
	})
	if edited == nil {
		return src, nil
	}
	return string(edited), firsts
}

// refusedFirst reports whether YAML refuses a value for its first character.
func refusedFirst(s string, flow bool, anchors map[string]bool) bool {
	switch s[0] {
	case '@', '`', '%':
		return true
	case ',', ']', '}':
		return !flow
	case '#':
		return flow && len(s) > 1 && !text.IsBlank(s[1])
	case '*':
		return !anchors[anchorName(s[1:])]
	case '|', '>':
		return flow || !isBlockHeader(s)
	}
	return false
}

// namesAfter returns the names that stand in a text after a mark: &name, *name.
func namesAfter(mark, src string) map[string]bool {
	names := map[string]bool{}
	for _, rest := range strings.Split(src, mark)[1:] {
		if name := anchorName(rest); name != "" {
			names[name] = true
		}
	}
	return names
}

// anchorName is the name of an anchor or alias, without its & or *.
func anchorName(s string) string {
	if end := strings.IndexAny(s, " \t\r\n,[]{}"); end >= 0 {
		return s[:end]
	}
	return s
}

// isBlockHeader reports whether a line is the beginning of a block of text:
// | or > alone, with its own marks or a comment.
func isBlockHeader(s string) bool {
	line, _, _ := strings.Cut(s, "\n")
	line, _, _ = strings.Cut(line, " #")
	return strings.Trim(line[1:], "0123456789+- \t\r") == ""
}

// eachStart visits the places where a key or a value begins, as far as they
// can be told without understanding the text.
func eachStart(src string, visit func(at int, flow bool)) {
	block := -1       // the indentation of the key above a block of text
	before := byte(0) // the last character of the line above
	for start := 0; start < len(src); {
		l := readYAMLLine(src, start)
		indent := l.text - start
		switch {
		case l.blank(src):
		case block >= 0 && indent > block:
			before = 0
		default:
			block = -1
			switch {
			case l.colon >= 0:
				visit(l.text, false)
			case !l.dash && strings.IndexByte(":,[{", before) >= 0:
				l.value = l.text
			}
			if l.value >= 0 && l.value < l.end {
				visitValue(src[:l.end], l.value, before != ':' && l.colon < 0 && !l.dash, visit)
				if c := src[l.value]; (c == '|' || c == '>') && isBlockHeader(src[l.value:l.end]) {
					block = indent
				}
			}
			if rest := strings.TrimRight(src[l.text:l.end], " \t\r"); rest != "" {
				before = rest[len(rest)-1]
			} else {
				before = ':' // a dash alone
			}
		}
		start = l.end + 1
	}
}

// visitValue visits a value, and the values in brackets on its line.
func visitValue(line string, at int, flow bool, visit func(at int, flow bool)) {
	if line[at] != '[' && line[at] != '{' {
		visit(at, flow)
		if !flow {
			return
		}
	}
	var q quotes
	for i := at; i < len(line); i++ {
		switch line[i] {
		case '"', '\'':
			i = q.last(line, i)
		case '[', '{', ',', ':':
			next := text.SkipBlanks(line, i+1)
			if next < len(line) && strings.IndexByte("[]{},", line[next]) < 0 && (line[i] != ':' || next > i+1) {
				visit(next, true)
			}
		}
	}
}

// plainTabs replaces the tabs that a person takes for blanks and the library
// refuses, against YAML: on lines of nothing else, and after a dash.
func plainTabs(src string) string {
	if !strings.Contains(src, "\t") {
		return src
	}
	mended := []byte(src)
	for start := 0; start < len(src); {
		l := readYAMLLine(src, start)
		end := l.text
		if !l.dash && strings.TrimSpace(src[end:l.end]) != "" {
			end = start
		}
		for i := start; i < end; i++ {
			if mended[i] == '\t' && (!l.dash || strings.Contains(src[start:i], "-")) {
				mended[i] = ' '
			}
		}
		start = l.end + 1
	}
	return string(mended)
}

// mendTabs replaces the tabs before each line's first word by as many blanks,
// and returns where the first one is, −1 for none.
func mendTabs(src string) (string, int) {
	first := -1
	mended := []byte(src)
	for i, open := 0, true; i < len(mended); i++ {
		switch c := mended[i]; {
		case c == '\n':
			open = true
		case c == '\t' && open:
			mended[i] = ' '
			if first < 0 {
				first = i
			}
		case c != ' ':
			open = false
		}
	}
	return string(mended), first
}
