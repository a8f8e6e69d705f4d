package ledger

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes two spellings of one name equal: lower case, no accents (á = a,
// ø = o), any run of blanks one space, one kind of quote and of hyphen. It never
// changes what is shown.
func Fold(s string) string {
	if plain, ok := foldASCII(s); ok {
		return plain
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		switch {
		case r >= 0x300 && r <= 0x36f: // combining diacritical marks
		case r == '\u00ad', r == '\u200b', r == '\u2060', r == '\ufeff': // not seen
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			if plain, ok := plainer[r]; ok {
				b.WriteString(plain)
			} else {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	return strings.Join(strings.Fields(norm.NFC.String(b.String())), " ")
}

// foldASCII is the way nearly all text goes; a word that is folded already
// costs no memory.
func foldASCII(s string) (string, bool) {
	folded, spaced := true, true
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 0x80, c == '`':
			return "", false
		case c >= 'A' && c <= 'Z':
			folded = false
		case c <= ' ' && (c != ' ' || i == 0 || i == len(s)-1 || s[i-1] == ' '):
			spaced = false
		}
	}
	switch {
	case folded && spaced:
		return s, true
	case spaced:
		return lower(s), true
	}
	return strings.Join(strings.Fields(lower(s)), " "), true
}

// lower is a text of ASCII in small letters.
func lower(s string) string {
	small := make([]byte, 0, 64)
	for i := range len(s) {
		small = append(small, max(s[i], letters[s[i]]))
	}
	return string(small)
}

// plainer are the letters that carry a mark which Unicode does not decompose,
// and the kinds of quote and hyphen.
var plainer = map[rune]string{
	'ø': "o", 'Ø': "o", 'ł': "l", 'Ł': "l", 'đ': "d", 'Đ': "d", 'ð': "d", 'Ð': "d",
	'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ı': "i", 'þ': "th", 'Þ': "th", 'ς': "σ",
	'‘': "'", '’': "'", '‚': "'", '‛': "'", '′': "'", '´': "'", 'ʹ': "'", 'ʻ': "'", 'ʼ': "'", 'ʽ': "'", '`': "'", '‹': "'", '›': "'", '＇': "'",
	'“': `"`, '”': `"`, '„': `"`, '‟': `"`, '″': `"`, '«': `"`, '»': `"`, '＂': `"`,
	'‐': "-", '‑': "-", '‒': "-", '–': "-", '—': "-", '―': "-", '−': "-", '﹣': "-", '－': "-",
}

// FoldTerm folds a shared goal, value or interest: as Fold, and spaces,
// hyphens and underscores do not count ("Open Data" = open-data = opendata).
func FoldTerm(s string) string {
	return joints.Replace(Fold(s))
}

var joints = strings.NewReplacer(" ", "", "-", "", "_", "")

// HasTag reports whether the tag or a child of it, as work/platform is of work,
// is among tags, in any spelling that folds to the same.
func HasTag(tags []string, tag string) bool {
	for _, t := range tags {
		if IsTag(t, tag) {
			return true
		}
	}
	return false
}

// IsTag reports whether a tag is another one or a child of it.
func IsTag(tag, parent string) bool {
	if tag != "" && parent != "" {
		if one, other := letters[tag[0]], letters[parent[0]]; one != other && one != 0 && other != 0 {
			return false // nearly all
		}
	}
	tag, parent = Fold(tag), Fold(parent)
	return tag == parent || parent != "" && strings.HasPrefix(tag, parent+"/")
}

// letters are those of ASCII, folded; 0 for any other byte.
var letters = func() (folded [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		folded[c], folded[c&^0x20] = c, c
	}
	return folded
}()
