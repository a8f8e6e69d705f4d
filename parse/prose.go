package parse

import (
	"allies/ledger"
	"allies/parse/markdown"
	"regexp"
	"strings"
	"sync"
)

// prose reads the links and tags of a block that can hold no entry.
func (r *bodyReader) prose(b markdown.Block, note *ledger.Note) {
	switch b.Kind() {
	case markdown.FenceBlock, markdown.RuleBlock:
		return
	case markdown.CodeBlock:
		r.checkCode(b, note)
		return
	case markdown.HeadingBlock:
		r.checkNestedHeading(b, note)
		return
	case markdown.HtmlBlock:
		r.htmlTags(b, note)
		return
	case markdown.ParagraphBlock:
		if p, ok := markdown.ProseOf(r.d, b); ok {
			_, tags := r.mention(p, note)
			table := isTable(p, r.d)
			if !table {
				r.call(note, p.Line(0), tags)
			}
			r.keepProse(b, note, tags)
			r.fileAbout(p, b, tags)
			r.checkParagraph(p, b)
			if !table {
				r.swallowed(p, 0, note)
			}
		}
		return
	}
	for c := b.First(); c.Exists(); c = c.Next() {
		r.prose(c, note)
	}
}

// htmlCode begins raw HTML whose text is no prose.
var htmlCode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^\s*<(pre|script|style|textarea)\b`) })

// htmlTags reads the tags of raw HTML and comments, code aside.
func (r *bodyReader) htmlTags(b markdown.Block, note *ledger.Note) {
	if htmlCode().MatchString(r.d.Text[b.Start():]) {
		return
	}
	if !strings.HasPrefix(strings.TrimLeft(r.d.Text[b.Start():], " "), "<!") {
		r.checkHTML(b, note)
	}
	if note == nil {
		return
	}
	for _, line := range b.Lines() {
		tags := r.ownTags(r.d.Text[line.Start:line.End])
		r.tag(note, tags)
		r.keepProse(b, note, tags)
	}
}

// fileAbout files a paragraph that says something of the ally: one before the
// first note, tables and the lines that only introduce a list aside.
func (r *bodyReader) fileAbout(p *markdown.Prose, b markdown.Block, tags []string) {
	if r.open != nil || r.last != 0 || !b.IsTop() || isTable(p, r.d) || strings.HasSuffix(strings.TrimRight(p.Text, "*_ "), ":") {
		return
	}
	at := p.All()
	for _, f := range r.a.Fields {
		if f.Inline && int(f.Pos.Start) >= at.Start && int(f.Pos.End) <= at.End {
			return // keys, and no prose
		}
	}
	r.a.About = append(r.a.About, ledger.Paragraph{Text: p.Text, Tags: r.tagsAbove(tags), Pos: r.d.Pos(at.Start, at.End)})
}
