package parse

import (
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// nameNearTag names a tag that is nearly another one, with a meaning of its own.
func (r *bodyReader) nameNearTag(p markdown.Prose, tag, near string) {
	at := strings.Index(p.Text, "#"+tag)
	if at < 0 {
		return // in a comment
	}
	place := p.Source(at+1, at+1+len(tag))
	r.d.Warnf(ledger.CodeAlmostKey, place, "", "#%s%s#%s has", tag, tagAlmost.says(), near).Cure(place, near).Shows(p.Source(at, at+1+len(tag)))
	r.d.Problems[len(r.d.Problems)-1].Once = "tag " + tag
}

// tagsOfMeaning are the tags that say how a note is read.
var tagsOfMeaning = []string{"private", "plan", ledger.QuietTag}

// nearTag is the tag with a meaning of its own that a folded one is one slip of the
// finger away from; "" for none. Of the short ones only two letters may have changed
// places: plans is another word.
func nearTag(tag string) string {
	for _, near := range tagsOfMeaning {
		if near == ledger.QuietTag && strings.HasPrefix(tag, near[:2]) && tag != near && len(tag) <= len(near) {
			return near
		}
		swapped := len(tag) == len(near) && sorted(tag) == sorted(near)
		if tag != near && len(tag) > 2 && len(tag) < len(near)+2 && (swapped || near == "private" && tag[0] == near[0]) && ledger.Distance(tag, near) == 1 {
			return near
		}
	}
	return ""
}

// looseTag finds a tag with a meaning at the end of a line that is none: `# private`,
// `@private`, `knee#private`, `(fyi)`.
var looseTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:[\pL\d](#)|(?:^|[ \t])(# +|@|[(\[]#?))(private|fyi)([)\]]?)[ \t]*$`)
})

// looseTags names such a tag at the end of the first line of a note or an item. In
// brackets only fyi is meant as one.
func (r *bodyReader) looseTags(p markdown.Prose) {
	line := p.Text[:p.FirstLine()]
	end := len(line)
	for end > 0 && strings.IndexByte("]) \t", line[end-1]) >= 0 {
		end--
	}
	if !text.EndsFold(line[:end], "private") && !text.EndsFold(line[:end], ledger.QuietTag) {
		return
	}
	m := looseTag().FindStringSubmatchIndex(line)
	if m == nil {
		return
	}
	word := strings.ToLower(line[m[6]:m[7]])
	start, typed := m[4], "#"+word
	if start < 0 {
		start, typed = m[2], " #"+word
	}
	if closed := m[8] < m[9]; closed != (line[start] == '(' || line[start] == '[') || closed && word != ledger.QuietTag {
		return
	}
	at := p.Source(start, m[9])
	r.d.Warnf(ledger.CodeAlmostKey, at, "", "this is no tag: #%s is, after a blank", word).Cure(at, typed).Shows(p.Source(0, len(line)))
}
