package markdown

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// commentMark opens and closes a comment of Obsidian. One that nothing closes is text: 100%% sure.
const commentMark = "%%"

// CommentTag is a tag that stands in a comment.
type CommentTag struct {
	At  int // where the comment begins
	Tag string
}

// MaskComments hides what stands between %% and %% from the block parser, code aside, and
// returns the tags in it. One within a line stays where text follows it: OutsideCode hides it.
func MaskComments(d *text.Document, body text.Region) []CommentTag {
	if !strings.Contains(d.Text[body.Start:body.End], commentMark) {
		return nil
	}
	m := commentMasker{d: d, open: -1}
	fence := ""
	for n := d.LineAt(body.Start); n <= len(d.Lines) && d.LineStart(n) < body.End; n++ {
		line := d.Line(n)
		if m.open < 0 {
			before := fence
			if fence = TrackFence(strings.TrimLeft(line, " \t>"), fence); fence != "" || before != "" {
				continue
			}
			line = outsideBackticks(line)
		}
		m.line(d.LineStart(n), line)
	}
	return m.tags
}

// LinksInComments finds the links between %% and %% and in comments of HTML, code aside.
// They say nothing of anybody, and lead somewhere all the same.
func LinksInComments(src string, place func(start, end int) ledger.Pos) (links []ledger.Link) {
	var found []ledger.Link     // in the comment that is open: one that nothing closes is text
	fence, end, at := "", "", 0 // end is what closes it, "" for none
	for line := range strings.Lines(src) {
		from, start := 0, at
		at += len(line)
		if end == "" {
			before := fence
			if fence = TrackFence(strings.TrimLeft(line, " \t>"), fence); fence != "" || before != "" {
				continue
			}
			line = outsideBackticks(line)
		}
		for {
			if end == "" {
				var begin int
				if begin, end = commentAt(line[from:]); end == "" {
					break
				}
				from += begin
			}
			said, _, closed := strings.Cut(line[from:], end)
			found = append(found, wikiLinks(said, func(a, b int) ledger.Pos { return place(start+from+a, start+from+b) })...)
			if !closed {
				break
			}
			links, found = append(links, found...), nil
			from, end = from+len(said)+len(end), ""
		}
	}
	return links
}

// commentAt finds where the text of the first comment of a line begins, and what ends it,
// "" for none.
func commentAt(line string) (begin int, end string) {
	html, ours := strings.Index(line, "<!--"), strings.Index(line, commentMark)
	switch {
	case html >= 0 && (ours < 0 || html < ours):
		return html + len("<!--"), "-->"
	case ours >= 0:
		return ours + len(commentMark), commentMark
	}
	return 0, ""
}

func wikiLinks(s string, place func(start, end int) ledger.Pos) (links []ledger.Link) {
	for at := 0; ; {
		next := strings.Index(s[at:], "[[")
		if next < 0 {
			return links
		}
		link, end := ReadWiki(s, at+next, place)
		if link.Target != "" {
			links = append(links, link)
		}
		at = max(end, at+next+1)
	}
}

// commentMasker masks comments line by line.
type commentMasker struct {
	d    *text.Document
	open int // where the one begins that is not closed yet, −1 for none
	tags []CommentTag
}

// line masks the comments that end in a line.
func (m *commentMasker) line(start int, line string) {
	for from := 0; ; {
		i := strings.Index(line[from:], commentMark)
		if i < 0 {
			return
		}
		from += i + len(commentMark)
		if m.open < 0 {
			m.open = start + from - len(commentMark)
			continue
		}
		for _, tag := range ReadTags(strings.NewReplacer("\n", " ", "\r", " ").Replace(m.d.Text[m.open+len(commentMark) : start+from-len(commentMark)])) {
			m.tags = append(m.tags, CommentTag{m.open, strings.Clone(tag)})
		}
		if m.open < start || strings.TrimSpace(line[from:]) == "" {
			m.d.Blank(text.Region{Start: m.open, End: start + from})
		}
		m.open = -1
	}
}
