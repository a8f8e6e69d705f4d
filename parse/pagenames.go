package parse

import (
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// NameBreak stands between two names in one text: a comma or a semicolon, else one of the joining words.
type NameBreak struct {
	text.Region
	tight int // 0 for a comma; of a joining word more the closer it ties
}

// breakWords stand between two names, with blanks around them; the last tie
// closest: `Smith & Co and Dana`.
var breakWords = []string{"and", "+", "/", "&"}

// NameBreaks finds what stands between the names in a text, those in brackets aside.
func NameBreaks(s string) []NameBreak {
	var breaks []NameBreak
	for i, depth := 0, 0; i < len(s); i++ {
		switch s[i] {
		case '[', '(':
			depth++
		case ']', ')':
			depth--
		}
		if depth > 0 {
			continue
		}
		if b, ok := breakAt(s, i); ok {
			breaks = append(breaks, b)
			i = b.End - 1
		}
	}
	return breaks
}

// breakAt reads what stands between two names at i. A joining word may follow a comma.
func breakAt(s string, i int) (NameBreak, bool) {
	isComma := s[i] == ',' || s[i] == ';'
	b := NameBreak{Region: text.Region{Start: i, End: text.SkipBlanks(s, i)}}
	if isComma {
		b.End = text.SkipBlanks(s, i+1)
	}
	word, _, _ := strings.Cut(s[b.End:min(len(s), b.End+len("and "))], " ")
	tight := slices.Index(breakWords, strings.ToLower(word)) + 1
	if b.End == i || tight == 0 || b.End+len(word) == len(s) {
		return b, isComma
	}
	b.End = text.SkipBlanks(s, b.End+len(word))
	if !isComma {
		b.tight = tight
	}
	return b, true
}

// partsOf parts a range of a text at those of the breaks in it that tie so closely.
func partsOf(at text.Region, breaks []NameBreak, tight int) []text.Region {
	var parts []text.Region
	start := at.Start
	for _, b := range breaks {
		if b.tight == tight && b.Start >= at.Start && b.End <= at.End {
			parts, start = append(parts, text.Region{Start: start, End: b.Start}), b.End
		}
	}
	return append(parts, text.Region{Start: start, End: at.End})
}

func (r *pageReader) mentionsIn(s string, place func(start, end int) ledger.Pos) {
	n := nameReader{r, s, NameBreaks(s), place}
	r.page.Said = append(r.page.Said, n.names(text.Region{End: len(s)})...)
}

type nameReader struct {
	*pageReader
	s      string
	breaks []NameBreak
	place  func(start, end int) ledger.Pos
}

// names reads a range as one name that may be several: parted by commas, and each part by joining words.
func (n nameReader) names(at text.Region) []ledger.Mention {
	parts, tight := partsOf(at, n.breaks, 0), 0
	if len(parts) == 1 {
		at = n.beforeDash(at)
	}
	for len(parts) == 1 && tight < len(breakWords) {
		tight++
		parts = partsOf(at, n.breaks, tight)
	}
	last := parts[len(parts)-1].Start
	whole, end := n.name(at)
	if len(parts) == 1 {
		return whole
	}
	var named []ledger.Mention
	for _, part := range parts {
		for _, m := range n.names(part) {
			m.Joined = m.Joined || tight > 0
			named = append(named, m)
		}
	}
	if end < last || len(whole) != 1 || whole[0].IsLink {
		return named
	}
	whole[0].Parts = named
	return whole
}

// beforeDash is a range up to a dash after its links: what follows is no name.
func (n nameReader) beforeDash(at text.Region) text.Region {
	from := at.Start + strings.LastIndexByte(n.s[at.Start:at.End], ']') + 1
	for _, dash := range []string{" — ", " – ", " - "} {
		if i := strings.Index(n.s[from:at.End], dash); i >= 0 {
			at.End = from + i
		}
	}
	return at
}

// name reads the links in a range, or the one name, and says where it ends. What
// stands in brackets is no part of a name.
func (n nameReader) name(at text.Region) (named []ledger.Mention, end int) {
	written := n.s[at.Start:at.End]
	for _, link := range n.refs.AppendLinks(nil, markdown.OutsideCode(written), func(start, end int) ledger.Pos { return n.place(at.Start+start, at.Start+end) }) {
		named = append(named, ledger.Mention{Text: link.Target, Shown: link.Shown, IsLink: true, Pos: link.At})
	}
	if len(named) > 0 {
		return named, at.End
	}
	written, _, _ = strings.Cut(written, " (")
	written, _, _ = strings.Cut(written, " <") // an address
	end = at.Start + len(written)
	bare := strings.TrimLeft(written, "@*_`-+•·–\"' \t")
	start := end - len(bare)
	bare = strings.TrimRight(bare, "*_`.;\"' \t")
	if name := plainText(bare); strings.IndexFunc(name, isLetter) >= 0 {
		named = append(named, ledger.Mention{Text: name, Pos: n.place(start, start+len(bare))})
	}
	return named, end
}

func isLetter(r rune) bool { return unicode.IsLetter(r) }
