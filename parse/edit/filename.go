package edit

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"allies/ledger"
	"allies/ledger/lists"
)

// mostName is how many bytes every file system takes as a file's name.
const mostName = 255

// fileStem is the name of an ally's file without its .md: the ally's own name,
// so that a [[link]] finds it in a notes app too, with only those characters
// replaced that a system forbids. It may still be one that is left out.
func fileStem(name string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(name) {
		switch {
		case r == '"':
			b.WriteByte('\'')
		case strings.ContainsRune(`/\:*?<>|`, r), unicode.IsControl(r), r == utf8.RuneError:
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	stem := strings.TrimLeft(strings.TrimSpace(b.String()), ".")
	if stem = strings.TrimSpace(stem); strings.Trim(stem, "-. ") == "" {
		stem = "ally"
	}
	return notReserved(stem)
}

// slug is fileStem in small letters without accents and blanks, in any script.
func slug(name string) string {
	words := strings.FieldsFunc(ledger.Fold(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	if len(words) == 0 {
		return "ally"
	}
	return notReserved(norm.NFC.String(strings.Join(words, "-")))
}

// device is a name that Windows keeps for itself, in any case and with any ending.
var device = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\.|$)`)
})

func notReserved(stem string) string {
	if !device().MatchString(stem) {
		return stem
	}
	base, _, _ := strings.Cut(stem, ".")
	return base + "_" + stem[len(base):]
}

// stems lists the names that the file of an ally may have, the nearest to its
// own first, of which none stands in the way of another file. Discovery leaves
// the first ones out where they look like a template, a page of a notes app or
// a project's file.
func (n naming) stems(name string) []string {
	spell, sep := func(s string) string { return s }, " "
	stem := fileStem(name)
	if n.slugs {
		stem, spell, sep = slug(name), slug, "-"
	}
	return lists.Of(safeStems(stem), func(safe string) string { return free(spell(safe), sep, n.taken) })
}

type naming struct {
	slugs bool
	taken *fileNames // of the files that are there
}

type fileNames struct {
	folded map[string]bool
	next   map[string]int // of a name that has been taken with all numbers below
}

func newFileNames(names []string) *fileNames {
	f := &fileNames{map[string]bool{}, map[string]int{}}
	for _, name := range names {
		f.add(name)
	}
	return f
}

func (f *fileNames) add(name string) { f.folded[foldFileName(name)] = true }

// foldFileName makes two names equal that some system takes for one file.
func foldFileName(name string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, norm.NFC.String(name))
}

func safeStems(stem string) []string {
	plain := strings.TrimLeft(stem, "_ ")
	stems := []string{stem}
	if plain != "" && plain != stem {
		stems = append(stems, plain)
	}
	stems = append(stems, stem+" (ally)", "ally "+plain)
	for _, word := range []string{"templates", "template", "home", "inbox", "moc", "dashboard", "untitled"} {
		if i := strings.Index(strings.ToLower(plain), word); i >= 0 && len(strings.ToLower(plain)) == len(plain) {
			stems = append(stems, plain[:i+len(word)]+"1"+plain[i+len(word):])
		}
	}
	return append(stems, "ally")
}

// free is the stem as a file may be called: shortened to fit, and with a number
// where a file has its name.
func free(stem, sep string, taken *fileNames) string {
	for n := max(taken.next[stem], 1); ; n++ {
		number := ""
		if n > 1 {
			number = fmt.Sprint(sep, n)
		}
		name := shortened(stem, number+".md") + number
		if !taken.folded[foldFileName(name+".md")] {
			taken.next[stem] = n
			return name
		}
	}
}

// shortened cuts a stem to what fits into a name with an ending, between
// letters.
func shortened(stem, ending string) string {
	most := mostName - len(ending)
	if len(stem) <= most {
		return stem
	}
	cut := most
	for cut > 0 && (!utf8.RuneStart(stem[cut]) || joins(stem[cut:])) {
		cut--
	}
	return strings.TrimRight(stem[:cut], " ")
}

// joins reports whether a text begins with a character that belongs to the one
// before it.
func joins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsMark(r) || r == '\u200d' || r >= 0x1f3fb && r <= 0x1f3ff
}
