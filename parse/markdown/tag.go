package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"allies/parse/text"
)

// ReadTags returns the #tags of a text whose code is blanked out, without
// their #. A tag begins where opensTag allows it, and holds letters, digits, symbols
// such as emoji, - _ and /, and at least one that is no digit (#12 is a number).
func ReadTags(s string) []string { return AppendTags(nil, s) }

// AppendTags is ReadTags, and adds the tags to others.
func AppendTags(tags []string, s string) []string {
	for i := strings.IndexByte(s, '#'); i >= 0 && i < len(s); i++ {
		if s[i] != '#' || !opensTag(s[:i]) {
			continue
		}
		end := tagEnd(s, i+1)
		if end > i+1 && text.CountDigits(s[i+1:end]) < end-i-1 {
			tags = append(tags, s[i+1:end])
		}
		i = end - 1
	}
	return tags
}

// opensTag reports whether a tag may begin after a text: nothing, a blank of any kind,
// a dash or one of some marks.
func opensTag(before string) bool {
	if before == "" {
		return true
	}
	if c := before[len(before)-1]; c < utf8.RuneSelf {
		return text.IsBlank(c) && c != '\r' || c == '(' || c == '[' || c == ',' || c == ';' || c == '*' || c == '_' || c == '~'
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsSpace(r) || unicode.Is(unicode.Pd, r)
}

func tagEnd(s string, i int) int {
	for i < len(s) {
		if c := s[i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && r != '-' && r != '_' && r != '/' && r != '\u200d' && !unicode.Is(unicode.So, r) {
			break
		}
		i += size
	}
	return i
}

// few texts are compared one by one.
const few = 8

// Distinct leaves every text where it first stands, in place.
func Distinct(texts []string) []string {
	if len(texts) <= few {
		kept := texts[:0]
		for _, t := range texts {
			if !slices.Contains(kept, t) {
				kept = append(kept, t)
			}
		}
		return kept
	}
	seen, kept := make(map[string]bool, len(texts)), texts[:0]
	for _, t := range texts {
		if !seen[t] {
			seen[t] = true
			kept = append(kept, t)
		}
	}
	return kept
}
