package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
)

// nearTags names each tag that is one slip of the finger away from one with a
// meaning of its own. Of the short ones only two letters may have changed places:
// plans is another word.
func (r *bodyReader) nearTags(p markdown.Prose, tags []string) {
	for _, tag := range tags {
		near := nearTag(ledger.Fold(tag))
		if near == "" {
			continue
		}
		at := strings.Index(p.Text, "#"+tag)
		if at < 0 {
			continue // in a comment
		}
		place := p.Source(at+1, at+1+len(tag))
		r.d.Warnf(ledger.CodeAlmostKey, place, "", "#%s%s#%s has", tag, tagAlmost.says(), near).Cure(place, near).Shows(p.Source(at, at+1+len(tag)))
		r.d.Problems[len(r.d.Problems)-1].Once = "tag " + tag
	}
}

// tagsOfMeaning are the tags that say how a note is read.
var tagsOfMeaning = []string{"private", "plan", ledger.QuietTag}

// nearTag is the tag with a meaning of its own that a folded one is nearly; "" for
// none.
func nearTag(tag string) string {
	for _, near := range tagsOfMeaning {
		swapped := len(tag) == len(near) && sorted(tag) == sorted(near)
		if tag != near && len(tag) > 2 && len(tag) < len(near)+2 && (swapped || near == "private" && tag[0] == near[0]) && ledger.Distance(tag, near) == 1 {
			return near
		}
	}
	return ""
}
