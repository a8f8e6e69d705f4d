package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// What is private in a body: a note by its heading or its prose, a list item with
// all that stands in it, a section with all that stands under its heading, and
// outside of notes a paragraph. What stands in or under such a thing carries its tag.

// onlyPrivate are those of some tags that make something private.
func onlyPrivate(tags []string) []string {
	if !ledger.IsPrivate(tags) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(tags), func(tag string) bool { return !ledger.IsTag(tag, "private") })
}

// enterItem begins an item: what stands in it is private where its own text is. It
// returns what held before, for the item's end.
func (r *bodyReader) enterItem(item markdown.Block) (outer []string) {
	outer = r.around
	if head := item.First(); len(outer) > 0 || len(r.asides) == 0 && !head.Next().Exists() && head.Kind() == markdown.ParagraphBlock && !head.Holds().Any(text.Hashes) {
		return outer
	}
	if r.around = r.privateTags(item); len(r.around) > 0 {
		r.markPrivate(item.Start(), r.endOf(item))
	}
	return outer
}

// endOf is where the lines of a block end: before the next one, blank lines aside.
func (r *bodyReader) endOf(b markdown.Block) int {
	for !b.Next().Exists() && !b.IsTop() {
		b = b.Parent()
	}
	next := b.Next()
	if !next.Exists() {
		return int(r.a.Body.End)
	}
	line := r.d.LineAt(next.Start())
	for line > 0 && text.IsBlankLine(r.d.Line(line-1)) {
		line--
	}
	return r.d.LineStart(line)
}

// privateTags are the tags in an item's own texts, those of inner lists aside, that make it private.
func (r *bodyReader) privateTags(item markdown.Block) []string {
	for b := item.First(); b.Exists(); b = b.Next() {
		switch b.Kind() {
		case markdown.ListBlock, markdown.FenceBlock, markdown.CodeBlock:
			continue
		case markdown.ParagraphBlock:
			if len(r.asides) == 0 && !b.Holds().Any(text.Hashes) {
				continue
			}
		}
		start, end := b.Start(), max(b.TextEnd(), b.Start())
		var tags []string
		if said := r.d.Text[start:end]; strings.IndexByte(said, '#') >= 0 {
			tags = markdown.ReadTags(markdown.OutsideCode(said))
		}
		if len(r.asides) > 0 {
			tags = append(tags, r.tagsAside(start, r.d.EndOfLine(max(end-1, start)))...)
		}
		if found := onlyPrivate(tags); len(found) > 0 {
			return []string{r.shared(found[0])}
		}
	}
	return nil
}

// keepSection makes what stands under a heading private.
func (r *bodyReader) keepSection(h markdown.Block) {
	end := int(r.a.Body.End)
	for b := h.Next(); b.Exists(); b = b.Next() {
		if b.Kind() == markdown.HeadingBlock && b.Level() <= h.Level() {
			end = b.Start()
			break
		}
	}
	r.markPrivate(h.Start(), end)
}

// keepProse makes a note private by a text of it, and outside of one the text.
func (r *bodyReader) keepProse(b markdown.Block, note *ledger.Note, tags []string) {
	switch {
	case !ledger.IsPrivate(tags) || r.inPrivate():
	case note != nil:
		note.PrivateProse = true
	default:
		r.markPrivate(b.Start(), r.endOf(b))
	}
}

// markPrivate keeps a place as private, unless it stands in one that is.
func (r *bodyReader) markPrivate(start, end int) {
	if !r.isMarked(start) {
		r.a.PrivateAt = append(r.a.PrivateAt, r.place(start, end))
	}
}

// isMarked reports whether a place that is read next stands in a private one.
func (r *bodyReader) isMarked(at int) bool {
	n := len(r.a.PrivateAt)
	return n > 0 && at < int(r.a.PrivateAt[n-1].End)
}

// settlePrivate settles what is private in a note that was read: its comments, the
// tags that nothing open in it has, and its place.
func (r *bodyReader) settlePrivate(n *ledger.Note) {
	inside := func(at int) bool {
		return slices.ContainsFunc(r.a.PrivateAt, func(p ledger.Pos) bool { return at >= int(p.Start) && at < int(p.End) })
	}
	for _, aside := range r.asides {
		if aside.At < int(n.Pos.Start) || aside.At >= int(n.Pos.End) {
			continue
		}
		n.Tags = append(n.Tags, aside.Tag)
		private := ledger.IsTag(aside.Tag, "private")
		if hidden := inside(aside.At); private || hidden {
			n.PrivateTags = append(n.PrivateTags, aside.Tag)
			n.PrivateProse = n.PrivateProse || !hidden
		}
	}
	if len(n.PrivateTags) > 0 {
		n.PrivateTags = notOpen(n.PrivateTags, n.Tags)
	}
	if !n.IsPrivate() {
		return
	}
	for i := len(r.a.PrivateAt); i > 0 && r.a.PrivateAt[i-1].Start >= n.Pos.Start; i-- {
		r.a.PrivateAt = r.a.PrivateAt[:i-1]
	}
	r.markPrivate(int(n.Pos.Start), int(n.Pos.End))
}

// notOpen are the tags that stand in a note only as often as in what is private.
func notOpen(private, all []string) []string {
	count := func(tags []string, tag string) (n int) {
		for _, t := range tags {
			if t == tag {
				n++
			}
		}
		return n
	}
	private = slices.Clone(private)
	return slices.DeleteFunc(markdown.Distinct(slices.Clone(private)), func(tag string) bool { return count(all, tag) > count(private, tag) })
}
