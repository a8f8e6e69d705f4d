package capture

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
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
		switch found := r.ledger.Named(typed); {
		case len(found) == 1 && (len(called) == 1 || found[0].IsNamed(typed)):
			n.ally = found[0]
		default:
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

// nameEnds lists where a name of so many words may end: after a word, before a
// separator.
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

// beforeColon is what may have been meant as a name: up to three words before
// a colon.
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
	var names []string
	for _, a := range found {
		names = append(names, a.Name+" ("+a.File+")")
	}
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
