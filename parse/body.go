package parse

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// bodyReader walks the blocks of one file and collects what they say of the
// ally.
type bodyReader struct {
	*workspace
	d    *text.Document
	a    *ledger.Ally
	keep Keep

	refs   markdown.Definitions // where links by reference lead
	names  []string             // the folded names by which a task may call the ally
	called []string             // on a page: the folded names by which its line may call its owner
	title  markdown.Block       // the heading that gives the ally's name, or would
	ahead  []heading            // the headings that are still to come
	open   *ledger.Note         // the dated section being read
	first  *sectionState        // what stands before any heading
	last   ledger.Date          // of the last note that was filed
	bare   *ledger.Note         // the note being read, while it has neither a title nor text

	asides   []markdown.CommentTag // the tags in comments
	around   []string              // the tag of the item around that is private
	refusals []*refusedDate        // to be named when their entries are counted
	lazy     markdown.Prose        // lines that Markdown makes part of the item being read, and its writer did not
}

// sectionState is a heading and what was found to hold under it.
type sectionState struct {
	level  int
	title  bool     // the heading that names the ally
	tags   []string // they hold for what stands under it: of the title and of a dated heading those that make it private
	name   string   // its text without markup
	dated  bool
	log    bool   // dated items under it are notes
	theirs bool   // tasks under it are theirs
	agenda bool   // boxes under it are points to talk about
	warned bool   // a table of dates was named once
	near   *fault // what it nearly says of tasks under it, until that is named
	text   markdown.Prose
	bold   *refusedDate // days in bold that are prose were named once

	refused *refusedDate // its date was refused: what follows from that is not said again
	prose   *refusedDate // dated items that are prose were named once
}

// refusedDate is a date that opens no note, and how many entries are not counted
// for want of it.
type refusedDate struct {
	at            text.Region
	hint, message string
	cure          []retyped   // what to type instead, where that is clear
	shows         text.Region // what the hint shows of it
	heading       string      // what to type where entries stand under it
	page          string      // the name of the page that it links to
	entries       int
	inside        int  // how many of these stand in the item whose date it is
	isFact        bool // a day that is told, and no note's: it is named where entries stand under it
}

// retyped is what is typed in a place of the file.
type retyped struct {
	at   text.Region
	text string
}

// ReadBody reads the notes, entries, tasks and links of the body into the
// ally, and its name where the front matter gives none.
func (s *Source) ReadBody() {
	d, body := s.Document, s.Body
	s.Ally.Body = d.Pos(body.Start, body.End)
	asides := markdown.MaskComments(d, body)
	definitions := s.definitions()
	s.Blocks = markdown.Blocks(d, body).Document()
	r := newBodyReader(s, definitions)
	defer r.leave()
	r.asides = asides
	r.readHeadings(s.Blocks)
	if tags := onlyPrivate(s.Ally.Tags); len(tags) > 0 { // they hold for all of the body
		r.above = append(r.above, sectionState{title: true, tags: tags})
		r.markPrivate(body.Start, body.End)
	}
	for b := s.Blocks.First(); b.Exists(); b = b.Next() {
		r.block(b)
	}
	r.closeNote(body.End)
	r.warnRefusals()
	if s.Blocks.MayOpen() {
		r.checkOpenBlocks(s.Blocks)
	}
	if s.Keep.cures() {
		s.tryCures(pointers(nil, s.Problems), inBody)
	}
}

func newBodyReader(s *Source, definitions markdown.Definitions) bodyReader {
	w := workspaces.Get().(*workspace)
	w.links, w.above = append(w.links[:0], s.Ally.Links...), w.above[:0] // the links of the keys
	w.favours.readBy(s.Config)
	w.head.words = &w.favours
	w.sums, w.last = w.said.NewSums(s.File, w.sums), lastContact{}
	return bodyReader{workspace: w, d: s.Document, a: s.Ally, keep: s.Keep, first: &sectionState{}, refs: definitions}
}

// leave keeps the links, or adds up what was read, and gives the workspace to the
// next reader.
func (r *bodyReader) leave() {
	switch {
	case r.keep.sums():
		r.addUp()
	case len(r.links) > 0:
		r.a.Links = slices.Clone(r.links)
	}
	workspaces.Put(r.workspace)
}

// block reads one top-level block.
func (r *bodyReader) block(b markdown.Block) {
	switch b.Kind() {
	case markdown.HeadingBlock:
		r.heading(b)
	case markdown.ListBlock:
		r.list(b, r.open)
	default:
		r.prose(b, r.open)
	}
}

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
		tags := markdown.ReadTags(r.d.Text[line.Start:line.End])
		r.tag(note, tags)
		r.keepProse(b, note, tags)
	}
}

// fileAbout files a paragraph that says something of the ally: one before the
// first note, tables and the lines that only introduce a list aside.
func (r *bodyReader) fileAbout(p markdown.Prose, b markdown.Block, tags []string) {
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

// mention files the links and tags of a text, and returns both: the links hold until
// the next ones are filed. Where notes are added up it reads no links.
func (r *bodyReader) mention(p markdown.Prose, note *ledger.Note) ([]ledger.Link, []string) {
	const marks = text.Hashes | text.Ats | text.Squares | text.Brackets
	if len(r.asides) == 0 && !p.Holds.Any(marks) {
		return nil, nil
	}
	var links []ledger.Link
	if !r.keep.sums() {
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

// tag gives a note the tags of a text in it.
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
func (r *bodyReader) linksIn(p markdown.Prose) []ledger.Link {
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
func (r *bodyReader) tagsIn(p markdown.Prose) []string {
	if len(r.asides) == 0 && !p.Holds.Any(text.Hashes) {
		return nil
	}
	r.found = markdown.AppendTags(r.found[:0], p.OutsideCode())
	if len(r.asides) > 0 {
		last := p.Pieces[len(p.Pieces)-1].At
		r.found = append(r.found, r.tagsAside(p.Pieces[0].At, r.d.LineEnd(r.d.LineAt(last)))...)
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

// place is where something stands. Where notes are added up its line is found once it
// is kept.
func (r *bodyReader) place(start, end int) ledger.Pos {
	if r.keep.sums() {
		return SpanOf(start, end)
	}
	return r.d.Pos(start, end)
}

// section is the innermost heading above, or the beginning of the file.
func (r *bodyReader) section() *sectionState {
	if len(r.above) == 0 {
		return r.first
	}
	return &r.above[len(r.above)-1]
}

// refuse names a date that opens no note. What stands under it belongs to the
// note that is open, or to none. The hint is its line as it should stand.
func (r *bodyReader) refuse(at text.Region, message string, cure ...retyped) *refusedDate {
	n := r.d.LineAt(at.Start)
	f := &refusedDate{at: at, message: message, cure: cure, shows: text.Region{Start: r.d.LineStart(n), End: r.d.LineEnd(n)}}
	r.refusals = append(r.refusals, f)
	if r.open == nil {
		r.section().refused = f
	} else {
		f.message += ", and what stands under it belongs to the note of " + r.open.Date.String()
	}
	return f
}

// warnRefusals names each refused date, with the entries under it.
func (r *bodyReader) warnRefusals() {
	for _, f := range r.refusals {
		if f.isFact && f.entries == 0 {
			continue
		}
		if f.entries > f.inside && f.heading != "" {
			f.cure[0] = retyped{f.shows, f.heading}
			f.message = strings.Replace(f.message, dateInALine.says(), dateInBold.says(), 1)
		}
		if f.entries > 0 {
			f.message += ", and " + plural(f.entries, "entry under it is", "entries under it are") + " not counted"
		}
		noted := r.d.Warnf(ledger.CodeAlmostDate, f.at, f.hint, "%s", f.message)
		for _, typed := range f.cure {
			noted.Cure(typed.at, typed.text)
		}
		if len(f.cure) > 0 {
			noted.Shows(f.shows)
		}
		r.d.Problems[len(r.d.Problems)-1].Page = f.page
	}
}

// refusedAbove returns the nearest date above that was refused, so that entries
// under it need no word of their own.
func (r *bodyReader) refusedAbove() *refusedDate {
	for i := len(r.above) - 1; i >= 0; i-- {
		if f := r.above[i].refused; f != nil {
			return f
		}
	}
	if len(r.above) == 0 {
		return r.first.refused
	}
	return nil
}

// tagsAbove are a text's own tags with those of what stands around it and of the
// headings above, in a note of those that stand in it.
func (r *bodyReader) tagsAbove(own []string) []string {
	if r.open != nil && r.section().dated {
		return r.tagsAround(slices.Clip(own))
	}
	tags := slices.Clip(own)
	for i := range r.above {
		s := &r.above[i]
		if s.dated && r.open != nil {
			tags = slices.Clip(own)
		} else if len(s.tags) > 0 {
			tags = append(tags, s.tags...)
		}
	}
	return r.tagsAround(tags)
}

// tagsAround are a text's own tags, with that of the item around it that is private.
func (r *bodyReader) tagsAround(own []string) []string {
	if len(r.around) == 0 || ledger.IsPrivate(own) {
		return own
	}
	return append(slices.Clip(own), r.around...)
}

// itemsAreNotes reports whether dated list items here are notes: under no
// heading but the title, or under a log.
func (r *bodyReader) itemsAreNotes() bool {
	return r.isLog() || !r.isUnder(func(s *sectionState) bool { return !s.title })
}

// isUnder reports whether a heading above is of some kind.
func (r *bodyReader) isUnder(isSuch func(*sectionState) bool) bool {
	for i := range r.above {
		if isSuch(&r.above[i]) {
			return true
		}
	}
	return false
}

// isLog reports whether a heading above has a word for a log.
func (r *bodyReader) isLog() bool { return r.isUnder(func(s *sectionState) bool { return s.log }) }

// isAgenda reports whether a heading above is that of points to talk about.
func (r *bodyReader) isAgenda() bool {
	return r.isUnder(func(s *sectionState) bool { return s.agenda })
}

// nameNearTheirs names once each heading above that nearly says that tasks under it
// are the ally's.
func (r *bodyReader) nameNearTheirs() {
	for i := range r.above {
		if s := &r.above[i]; s.near != nil {
			r.fault(s.text, s.near)
			s.near = nil
		}
	}
}

// tasksAreTheirs reports whether a heading above says so.
func (r *bodyReader) tasksAreTheirs() bool {
	return r.isUnder(func(s *sectionState) bool { return s.theirs })
}
