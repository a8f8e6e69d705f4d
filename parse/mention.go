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
func (r *bodyReader) nameNearTag(p *markdown.Prose, tag, near string) {
	at := strings.Index(p.Text, "#"+tag)
	if at < 0 {
		return // in a comment
	}
	place := p.Source(at+1, at+1+len(tag))
	r.d.Warnf(ledger.CodeAlmostKey, place, "", "#%s%s#%s has", tag, tagAlmost.says(), near).Cure(place, near).Shows(p.Source(at, at+1+len(tag)))
	r.d.Problems[len(r.d.Problems)-1].Once = "tag " + tag
}

// looseTag finds a tag with a meaning at the end of a line that is none: `# private`,
// `@private`, `knee#private`, `(fyi)`.
var looseTag = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:[\pL\d](#)|(?:^|[ \t])(# +|@|[(\[]#?))(private|fyi)([)\]]?)[ \t]*$`)
})

// looseTags names such a tag at the end of the first line of a note or an item. In
// brackets only fyi is meant as one.
func (r *bodyReader) looseTags(p *markdown.Prose) {
	line := p.Text[:p.FirstLine()]
	end := len(line)
	for end > 0 && (line[end-1] == ']' || line[end-1] == ')' || text.IsBlank(line[end-1])) {
		end--
	}
	if end == 0 || line[end-1]|0x20 != 'e' && line[end-1]|0x20 != 'i' {
		return // nearly all
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

// mention files the links and tags of a text, and returns both: the links hold until
// the next ones are filed. It reads no links where they are not kept.
func (r *bodyReader) mention(p *markdown.Prose, note *ledger.Note) ([]ledger.Link, []string) {
	const marks = text.Hashes | text.Ats | text.Squares | text.Brackets
	if len(r.asides) == 0 && !p.Holds.Any(marks) {
		return nil, nil
	}
	var links []ledger.Link
	if r.keep.links() {
		links = r.linksIn(p)
	}
	tags := r.tagsIn(p)
	if note != nil {
		r.tag(note, tags)
		r.looseTags(p)
	}
	r.brokenPaths(p)
	return links, tags
}

func (r *bodyReader) tag(note *ledger.Note, tags []string) {
	if len(tags) == 0 {
		return
	}
	note.Tags = append(note.Tags, tags...)
	if ledger.IsPrivate(tags) || r.inPrivate() {
		note.PrivateTags = append(note.PrivateTags, tags...)
	}
}

// linksIn files the links of a text. What it returns holds until the next ones are filed.
func (r *bodyReader) linksIn(p *markdown.Prose) []ledger.Link {
	before := len(r.links)
	if p.Holds.Any(text.Squares) {
		r.links = r.refs.AppendLinks(r.links, p.OutsideCode(), func(start, end int) ledger.Pos {
			at := p.Source(start, end)
			return r.place(at.Start, at.End)
		})
	}
	return r.links[before:]
}

// tagsIn are the tags of a text, and those in the comments on its lines.
func (r *bodyReader) tagsIn(p *markdown.Prose) []string {
	if len(r.asides) == 0 && !p.Holds.Any(text.Hashes) {
		return nil
	}
	r.found = markdown.AppendTags(r.found[:0], p.OutsideCode())
	if len(r.asides) > 0 {
		last := p.Pieces[len(p.Pieces)-1].At
		r.found = append(r.found, r.tagsAside(p.Pieces[0].At, r.d.EndOfLine(last))...)
	}
	for i, tag := range r.found {
		known := r.known(tag)
		r.found[i] = known.text
		if known.near != "" {
			r.nameNearTag(p, tag, known.near)
		}
	}
	return r.tags.keep(r.found)
}

func (r *bodyReader) tagsAside(start, end int) []string {
	var tags []string
	for _, aside := range r.asides {
		if aside.At >= start && aside.At < end {
			tags = append(tags, aside.Tag)
		}
	}
	return tags
}

// brokenLink finds a link that lacks one of its four brackets.
var brokenLink = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:^|[^\[!])(?:\[\[([\pL][^\[\]|#]*)\](?:[^\]]|$)|\[([\pL][^\[\]|#]*)\]\])`)
})

// openLinks names such a link in the heading or first line of a note.
func (r *bodyReader) openLinks(p *markdown.Prose) {
	if !p.Holds.Any(text.Squares) {
		return
	}
	line := p.OutsideCode()[:p.FirstLine()]
	m := brokenLink().FindStringSubmatchIndex(line)
	if m == nil {
		return
	}
	start, end := max(m[2], m[4]), max(m[3], m[5])
	at, missing := p.Source(end, end+1), "]]"
	if m[2] < 0 {
		at, missing = p.Source(start-1, start), "[["
	}
	linkOpen.warn(r.d, p.Source(start, end)).Cure(at, missing).Shows(p.Source(0, len(line)))
}

// blankInPath finds a link of Markdown that is none for the blanks in its path.
var blankInPath = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^!])(\[[^\[\]]+\]\(([^()<>\[\]"\n]*[^()<>\[\]"\s] [^()<>\[\]"\n]*\.(?:md|markdown)(?:#[^()\s]*)?)\))`)
})

func (r *bodyReader) brokenPaths(p *markdown.Prose) {
	if !p.Holds.Any(text.Brackets) || !strings.Contains(p.Text, "](") {
		return
	}
	for _, m := range blankInPath().FindAllStringSubmatchIndex(p.OutsideCode(), -1) {
		at := p.Source(m[4], m[5])
		linkWithBlank.warn(r.d, p.Source(m[2], m[3])).Cure(at, strings.ReplaceAll(p.Text[m[4]:m[5]], " ", "%20")).Shows(p.Source(m[2], m[3]))
	}
}
