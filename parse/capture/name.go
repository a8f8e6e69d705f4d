package capture

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// name is the name with which a text begins.
type name struct {
	ally  *ledger.Ally
	typed string
	end   int    // where it ends in the text
	link  bool   // it is a link
	why   string // why it is nobody's, where it is a name
}

// nameAt reads a link or the longest name at the beginning of a text.
func (r *addressReader) nameAt(s string) name {
	start := parse.SkipMarks(s, 0)
	if strings.HasPrefix(s[start:], "[") {
		return r.linkAt(s, start)
	}
	if strings.HasPrefix(s[start:], "@") {
		start++
	}
	ends := nameEnds(s[start:], r.words)
	for _, end := range slices.Backward(ends) {
		typed := s[start : start+end]
		called := r.called[ledger.Fold(typed)]
		if len(called) == 0 {
			continue
		}
		n := name{typed: typed, end: parse.SkipMarks(s, start+end)}
		if n.ally = r.Book.only(typed, called); n.ally == nil {
			n.why = several(typed, called)
		}
		return n
	}
	for _, end := range ends {
		tail := strings.TrimSpace(s[start+end:])
		_, isTask := parse.ReadBox(tail)
		if head, _ := parse.ReadEntry(tail, r.ledger.Config); head != nil || isTask {
			return name{why: r.unknown(s[start : start+end])}
		}
	}
	if typed, ok := beforeColon(s[start:]); ok {
		return name{why: r.unknown(typed)}
	}
	return name{}
}

// unknown says of a name that it is no ally's.
func (r *addressReader) unknown(typed string) string {
	if r.mine[ledger.Fold(typed)] {
		return quote(typed) + " is you: begin the line with the name of an ally"
	}
	return "no ally is called " + quote(typed)
}

// nameEnds lists where a name of so many words may end: after a word, before a separator.
func nameEnds(s string, most int) (ends []int) {
	for _, end := range text.WordEnds(s, most) {
		begin := 0
		if len(ends) > 0 {
			begin = ends[len(ends)-1]
		}
		word := s[begin:end]
		if cut := strings.IndexAny(word, ":,;"); cut >= 0 {
			return append(ends, begin+len(strings.TrimRight(word[:cut], "*_")))
		}
		bare := strings.TrimRight(word, "*_!?")
		ends = append(ends, begin+len(bare))
		if bare != word {
			return ends
		}
	}
	return ends
}

// colons end what may be a name: none in a time or an address on the web.
var colons = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`:[:*_]*(?:[ \t]|$)`) })

// beforeColon is what may have been meant as a name: up to three words before a colon.
func beforeColon(s string) (typed string, ok bool) {
	colon := colons().FindStringIndex(s)
	if colon == nil || colon[0] == 0 || len(strings.Fields(s[:colon[0]])) > 3 {
		return "", false
	}
	return strings.Trim(s[:colon[0]], " \t*_"), true
}

func (r *addressReader) linkAt(s string, start int) name {
	link, end := markdown.ReadLink(s, start, parse.SpanOf)
	if end == 0 || link.Target == "" {
		return name{}
	}
	n := name{typed: link.Target, end: parse.SkipMarks(s, end), link: true}
	switch found, rivals := r.ledger.Target(n.typed, r.file); {
	case found != nil:
		n.ally = found
	case len(rivals) > 0:
		n.why = several(n.typed, rivals)
	default:
		n.why = "no ally is called " + quote(n.typed)
	}
	return n
}

func several(typed string, found []*ledger.Ally) string {
	names := lists.Of(found, func(a *ledger.Ally) string { return a.Name + " (" + a.File + ")" })
	const most = 3
	if len(names) > most {
		names = append(names[:most], "others")
	}
	return quote(typed) + " may be " + strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

func quote(s string) string { return `"` + text.Brief(s) + `"` }

type addressReader struct {
	*Book
	file  string
	below int // how many lines belong to the one that is read
}

// Book finds allies by the names with which lines begin.
type Book struct {
	ledger *ledger.Ledger
	today  ledger.Date
	called map[string][]*ledger.Ally // by all that a name may be, folded
	mine   map[string]bool           // what the user is called, folded
	words  int                       // of the longest of them
}

// NewBook makes a book of the allies of a ledger.
func NewBook(l *ledger.Ledger, today ledger.Date) *Book {
	b := &Book{ledger: l, today: today, called: map[string][]*ledger.Ally{}, mine: map[string]bool{}}
	for _, a := range l.Allies {
		for _, key := range append([]string{a.Name, a.Stem, a.First, a.Last, ledger.TrimMarkdown(a.File)}, a.Aliases...) {
			b.add(key, a)
		}
		if words := strings.Fields(a.Name); len(words) > 1 {
			b.add(words[0], a)
			b.add(words[len(words)-1], a)
		}
	}
	names := l.Config.Myself()
	if l.Me != nil {
		first, _, _ := strings.Cut(l.Me.Name, " ")
		names = append(append(names, l.Me.Name, first), l.Me.Aliases...)
	}
	for _, name := range names {
		if key := ledger.Fold(name); len(b.called[key]) == 0 && key != "" {
			b.mine[key] = true
			b.words = max(b.words, len(strings.Fields(name)))
		}
	}
	return b
}

func (b *Book) add(name string, a *ledger.Ally) {
	if key := ledger.Fold(name); key != "" {
		b.called[key] = lists.Once(b.called[key], a)
		b.words = max(b.words, len(strings.Fields(name)))
	}
}

// NamedIn lists the allies whom a title names anywhere: by the whole name, by an
// alias, or by a first or last name that only one ally has, typed as a name is.
// What may be a word of the title names nobody.
func (b *Book) NamedIn(title string) (named []*ledger.Ally) {
	for at := 0; at < len(title); {
		length := 0
		if r, _ := utf8.DecodeRuneInString(title[at:]); text.IsWordRune(r) {
			var a *ledger.Ally
			if a, length = b.namedAt(title[at:]); a != nil {
				named = lists.Once(named, a)
			}
		}
		if length == 0 {
			length = runLength(title[at:])
		}
		at += length
	}
	return named
}

// runLength is the length of the letters and digits that begin a text, or of its
// first character that is none.
func runLength(s string) int {
	end := strings.IndexFunc(s, func(r rune) bool { return !text.IsWordRune(r) && !unicode.IsMark(r) })
	switch {
	case end < 0:
		return len(s)
	case end == 0:
		_, size := utf8.DecodeRuneInString(s)
		return size
	}
	return end
}

// namedAt is the ally whose name begins a text, and the length of that name: the
// longest. A name that several have has a length, and is nobody's.
func (b *Book) namedAt(s string) (*ledger.Ally, int) {
	var ends []int
	for at := 0; at < len(s) && len(ends) < 2*b.words; {
		at += runLength(s[at:])
		ends = append(ends, at)
		for at < len(s) && !text.LetterAt(s, at) {
			at += runLength(s[at:])
		}
	}
	for _, end := range slices.Backward(ends) {
		typed := s[:end]
		called := b.called[ledger.Fold(typed)]
		if len(called) == 0 {
			continue
		}
		first, _ := utf8.DecodeRuneInString(typed)
		isWord := !strings.ContainsAny(typed, " -") && (wordsToo()[ledger.Fold(typed)] || unicode.IsLower(first))
		if isWord {
			return nil, end
		}
		return b.only(typed, called), end
	}
	return nil, 0
}

// only is the ally whom a name means that several may be called: nil for none.
func (b *Book) only(typed string, called []*ledger.Ally) *ledger.Ally {
	if found := b.ledger.Named(typed); len(found) == 1 && (len(called) == 1 || found[0].IsNamed(typed)) {
		return found[0]
	}
	return nil
}

// isWordToo reports whether a sentence may begin with a first name as a word.
func isWordToo(name string) bool { return wordsToo()[ledger.Fold(name)] || when.IsMonthOrYear(name) }

// wordsToo are first names that a sentence may begin with as words.
var wordsToo = sync.OnceValue(func() map[string]bool {
	all := map[string]bool{}
	for word := range strings.FieldsSeq("a i me will may mark grant bill sue pat rob chase drew hope art rich frank grace joy faith rose " +
		"dawn dot don skip trip cash chance price max page king major cook can must need ask call") {
		all[word] = true
	}
	return all
})
