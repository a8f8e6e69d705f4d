package parse

import (
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// workspace is the memory in which a body is read. What is kept of the body is
// copied out of it, and the next one is read in the same.
type workspace struct {
	section, item ledger.Note // the notes being read, until they are filed: their lists are used again
	links         []ledger.Link
	headings      []heading      // at the top level, those that are read
	above         []sectionState // the headings above, outermost first
	found         []string       // the tags of the text being read
	days          []int          // where the dates of a promise stand
	head          EntryHead      // of the entry being read
	heads         knownHeads     // of entries

	words recent[sharedWord]
	said  *ledger.Said
	sums  ledger.Sums // of the body being read
	last  lastContact // likewise

	entries  slab[ledger.Entry]
	promises slab[ledger.Promise]
	thanks   slab[ledger.Thanks]
	events   slab[ledger.Event]
	with     slab[ledger.Link]

	items     []ledger.PageItem // of the page being read
	pageItems slab[ledger.PageItem]
	tags      slab[string]
}

var workspaces = sync.Pool{New: func() any { return &workspace{said: ledger.NewSaid()} }}

func (w *workspace) file(a *ledger.Ally, n *ledger.Note) {
	n.Tags = markdown.Distinct(n.Tags)
	kept := *n
	kept.Entries, kept.Promises = w.entries.keep(n.Entries), w.promises.keep(n.Promises)
	kept.Thanks, kept.Events = w.thanks.keep(n.Thanks), w.events.keep(n.Events)
	kept.Tags, kept.PrivateTags = w.tags.keep(n.Tags), slices.Clone(n.PrivateTags)
	a.Notes = append(a.Notes, kept)
}

// sharedWord is a tag or another word that files use again and again.
type sharedWord struct {
	text string // no file's text is kept alive by it
	near string // the tag that it nearly is, "" for none
}

func (w *workspace) known(word string) *sharedWord {
	slot, found := w.words.slot(word)
	if !found {
		slot.words = strings.Clone(word)
		slot.read = sharedWord{text: slot.words, near: nearTag(ledger.Fold(word))}
	}
	return &slot.read
}

// shared is a word as a string that no file's text is kept alive by.
func (w *workspace) shared(word string) string { return w.known(word).text }

// ownTags are the tags of a text, as strings that no file's text is kept alive by.
func (w *workspace) ownTags(s string) []string {
	tags := markdown.ReadTags(s)
	for i, tag := range tags {
		tags[i] = w.shared(tag)
	}
	return tags
}

// empty leaves nothing in a note but the memory of its lists.
func empty(n *ledger.Note) {
	entries, promises, thanks, events, tags := n.Entries[:0], n.Promises[:0], n.Thanks[:0], n.Events[:0], n.Tags[:0]
	*n = ledger.Note{}
	n.Entries, n.Promises, n.Thanks, n.Events, n.Tags = entries, promises, thanks, events, tags
}

// slab cuts short lists out of longer pieces of memory.
type slab[T any] struct{ free []T }

const (
	slabLength = 64
	longList   = slabLength / 4 // has memory of its own
)

// keep is a copy of a list, nil for an empty one.
func (s *slab[T]) keep(list []T) []T {
	switch n := len(list); {
	case n == 0:
		return nil
	case n > longList:
		return slices.Clone(list)
	case n > len(s.free):
		s.free = make([]T, slabLength)
	}
	kept := s.free[:len(list):len(list)]
	s.free = s.free[copy(kept, list):]
	return kept
}

// bodyReader walks the blocks of one file and collects what they say of the ally.
type bodyReader struct {
	*workspace
	d    *text.Document
	a    *ledger.Ally
	keep Keep

	refs     markdown.Definitions // where links by reference lead
	names    []string             // the folded names by which a task may call the ally
	called   []string             // on a page: the folded names by which its line may call its owner
	title    markdown.Block       // the heading that gives the ally's name, or would
	ahead    []heading            // the headings that are still to come
	open     *ledger.Note         // the dated section being read
	first    *sectionState        // what stands before any heading
	last     ledger.Date          // of the last note that was filed
	dayAhead *ledger.Date         // the first day of the body, once it is asked for
	bare     *ledger.Note         // the note being read, while it has neither a title nor text

	asides   []markdown.CommentTag // the tags in comments
	around   []string              // the tag of the item around that is private
	refusals []*refusedDate        // to be named when their entries are counted
	lazy     *markdown.Prose       // lines that Markdown makes part of the item being read, and its writer did not
}

// sectionState is a heading and what was found to hold under it.
type sectionState struct {
	level  int
	title  bool     // the heading that names the ally
	tags   []string // they hold for what stands under it: of the title and of a dated heading those that make it private
	name   string   // its text without markup
	dated  bool
	log    bool   // dated items under it are notes, by it or a heading above,
	theirs bool   // tasks under it are theirs,
	agenda bool   // and boxes under it are points to talk about
	warned bool   // a table of dates was named once
	near   *fault // what it nearly says of tasks under it, until that is named
	text   *markdown.Prose
	looked bool         // for dated items
	items  bool         // they follow the first line that is meant as a note
	bold   *refusedDate // days in bold that are prose were named once

	refused *refusedDate // its date was refused: what follows from that is not said again
	prose   *refusedDate // dated items that are prose were named once
}

// refusedDate is a date that opens no note, and how many entries are not counted for want of it.
type refusedDate struct {
	at            text.Region
	hint, message string
	cure          []retyped   // what to type instead, where that is clear
	shows         text.Region // what the hint shows of it
	heading       string      // what to type where entries stand under it
	headingSays   string      // the message then, where it is another one
	page          string      // the name of the page that it links to
	entries       int
	inside        int    // how many of these stand in the item whose date it is
	meant         string // its line with the nearest day, where there is no such day: entries under it are named by themselves
	isFact        bool   // a day that is told, and no note's: it is named where entries stand under it
}

type retyped struct {
	at   text.Region
	text string
}

func newBodyReader(s *Source, definitions markdown.Definitions) bodyReader {
	w := workspaces.Get().(*workspace)
	w.links, w.above = append(w.links[:0], s.Ally.Links...), w.above[:0] // the links of the keys
	w.heads.readBy(s.Config)
	w.head.known = &w.heads
	w.sums, w.last = w.said.NewSums(s.File, w.sums), lastContact{}
	return bodyReader{workspace: w, d: s.Document, a: s.Ally, keep: s.Keep, first: &sectionState{}, refs: definitions}
}

// place is where something stands. Where notes are added up its line is found once it is kept.
func (r *bodyReader) place(start, end int) ledger.Pos {
	if r.keep.Sums() {
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

// openSection is the state of a new heading, which closes those of its level and below.
func (r *bodyReader) openSection(level int) *sectionState {
	for len(r.above) > 0 && r.section().level >= level {
		r.above = r.above[:len(r.above)-1]
	}
	log, theirs, agenda := r.isLog(), r.tasksAreTheirs(), r.isAgenda()
	r.above = append(r.above, sectionState{})
	s := r.section()
	s.level, s.log, s.theirs, s.agenda = level, log, theirs, agenda
	return s
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
		return r.tagsAround(own)
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

// inPrivate reports whether an item or a heading around what is read is private.
// Of a private note that is open, it asks the headings in it alone.
func (r *bodyReader) inPrivate() bool {
	if len(r.around) > 0 {
		return true
	}
	private := false
	for i := range r.above {
		s := &r.above[i]
		private = (private || ledger.IsPrivate(s.tags)) && !(s.dated && r.open != nil)
	}
	return private
}

// itemsAreNotes reports whether dated list items here are notes: under no
// heading but the title, or under a log.
func (r *bodyReader) itemsAreNotes() bool {
	return r.isLog() || !r.isUnder(func(s *sectionState) bool { return !s.title })
}

func (r *bodyReader) isUnder(isSuch func(*sectionState) bool) bool {
	for i := range r.above {
		if isSuch(&r.above[i]) {
			return true
		}
	}
	return false
}

func (r *bodyReader) isLog() bool          { return r.section().log }
func (r *bodyReader) isAgenda() bool       { return r.section().agenda }
func (r *bodyReader) tasksAreTheirs() bool { return r.section().theirs }

// nameNearTheirs names once each heading above that nearly says that tasks under it are the ally's.
func (r *bodyReader) nameNearTheirs() {
	for i := range r.above {
		if s := &r.above[i]; s.near != nil {
			r.fault(s.text, s.near)
			s.near = nil
		}
	}
}

func (r *bodyReader) fault(p *markdown.Prose, f *fault) {
	noted := r.d.Problem(f.code, f.severity, p.Source(f.start, f.end), f.message, f.hint)
	shows := f.start
	for _, c := range f.cure {
		noted.Cure(p.Source(c.start, c.end), c.text)
		shows = min(shows, c.start)
	}
	if len(f.cure) > 0 {
		noted.Shows(p.Source(shows, max(f.shows, f.end)))
	}
}

// dayless warns of an entry outside any note, which the item shown would count.
func (r *bodyReader) dayless(at text.Region, item string) {
	if f := r.refusedAbove(); f != nil && f.meant != "" {
		r.d.Warnf(ledger.CodeAlmostEntry, at, "as in "+f.meant, "not counted: this entry belongs to no note, since the day above it does not exist")
		return
	}
	m, hint := entryOnNoDay, "as in "+item
	if !r.itemsAreNotes() {
		m, hint = entryUnderNoDay, strings.TrimSpace("as in ## "+dayForHeading(r.section().name))
	}
	m.warn(r.d, at).Hint(hint)
}

// dayForHeading is a heading with a day before it: the first of the month that
// it begins with, else an example.
func dayForHeading(name string) string {
	month, title, _ := strings.Cut(name, " ")
	if first, isMonth := monthOf(month); isMonth {
		return first.String() + " " + title
	}
	return exampleDay + " " + name
}

// exampleDay stands in a hint where nothing tells the user's day.
const exampleDay = "2026-03-14"

// likelyDay is a day to type where the user's is not known: that of the note above.
func (r *bodyReader) likelyDay() string {
	if r.last != 0 {
		return r.last.String()
	}
	return exampleDay
}

// isMeantNote reports whether a heading above would open a note if its date were
// typed as it should be: what stands under it is named now, and not after that.
func (r *bodyReader) isMeantNote() bool {
	f := r.refusedAbove()
	if f == nil || f.at.End == 0 || f.isFact || r.first.prose == f {
		return false
	}
	return !r.isUnder(func(s *sectionState) bool { return s.prose == f })
}

// nearTag is the tag with a meaning of its own that a folded one is one slip of the
// finger away from; "" for none. Of the short ones only two letters may have changed
// places: plans is another word.
func nearTag(tag string) string {
	for _, near := range tagsOfMeaning {
		if near == ledger.QuietTag && strings.HasPrefix(tag, near[:2]) && tag != near && len(tag) <= len(near) {
			return near
		}
		swapped := text.SameLetters(tag, near)
		if tag != near && len(tag) > 2 && len(tag) < len(near)+2 && (swapped || near == "private" && tag[0] == near[0]) && ledger.Distance(tag, near) == 1 {
			return near
		}
	}
	return ""
}

// tagsOfMeaning are the tags that say how a note is read.
var tagsOfMeaning = []string{"private", "plan", ledger.QuietTag}

// lastContact is the newest note up to a day that counts as a contact, among those of
// a file: of one day the first with a title.
type lastContact struct {
	head ledger.Note
	at   int  // how many notes were kept before it
	kept bool // it is among them
}
