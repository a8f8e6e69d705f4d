package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
)

// openNote begins a dated section; a day that does not exist opens none.
func (r *bodyReader) openNote(h markdown.Block, p *markdown.Prose, date *leadDate) {
	day, ok := checkDate(r.d, date.iso, p.Source(date.at, date.at+IsoLength))
	if !ok {
		r.section().refused = noSuchDay(date, p, strings.Repeat("#", h.Level())+" ")
		r.mention(p, nil)
		return
	}
	note := &r.workspace.section
	r.begin(note, day, date, p)
	note.Form, note.Level = ledger.Section, h.Level()
	note.Head = r.place(h.Start(), r.d.EndOfLine(h.Start()))
	r.section().tags = onlyPrivate(note.HeadTags)
	r.open = note
}

// noSuchDay is a date that does not exist, with which a line begins after a mark.
func noSuchDay(date *leadDate, p *markdown.Prose, mark string) *refusedDate {
	_, nearest := impossible(date.iso)
	return &refusedDate{meant: mark + p.Text[:date.at] + nearest + p.Text[date.at+IsoLength:p.FirstLine()]}
}

// begin makes a note of its heading or first line.
func (r *bodyReader) begin(note *ledger.Note, day ledger.Date, date *leadDate, p *markdown.Prose) {
	empty(note)
	note.Date, note.File, note.Clock = day, r.d.File, date.Clock
	note.Title = strings.TrimSpace(p.Text[date.Rest:])
	if date.mark != "" {
		note.Title = strings.TrimSpace(strings.Replace(note.Title, date.mark, "", 1))
	}
	links, tags := r.mention(p, note)
	if !r.keep.links() {
		links = r.linksIn(p) // the note may be kept
	}
	if end := p.FirstLine(); end < len(p.Text) {
		links = links[:len(r.refs.AppendLinks(nil, p.OutsideCode()[:end], SpanOf))]
	}
	r.openLinks(p)
	note.With, note.HeadTags = r.with.keep(links), r.tagsAbove(tags)
	if above := note.HeadTags[len(tags):]; len(above) > 0 {
		note.Tags = append(note.Tags, above...)
	}
	r.bare = nil
	if note.Title == "" || note.Title[0] == '#' && HeadingName(note.Title) == "" {
		r.bare = note
	}
}

// call names a note without a title by its first line of text. A private line names nothing.
func (r *bodyReader) call(note *ledger.Note, line string, tags []string) {
	if note == nil || note != r.bare {
		return
	}
	r.bare = nil
	if !ledger.IsPrivate(tags) && !r.inPrivate() {
		note.First = line
	}
}

func (r *bodyReader) closeNote(end int) {
	if r.open == nil {
		return
	}
	r.open.Pos = r.place(int(r.open.Head.Start), end)
	r.open.Text = r.d.Text[r.open.Pos.Start:r.open.Pos.End]
	r.keepNote(r.open)
	r.open = nil
}

func (r *bodyReader) keepNote(note *ledger.Note) {
	r.last = note.Date
	r.settlePrivate(note)
	r.keepOrAdd(note)
}

func (r *bodyReader) keepOrAdd(n *ledger.Note) {
	if !r.keep.Sums() {
		r.file(r.a, n)
		return
	}
	if r.keep.Strict {
		r.sums.KeepHead(n)
	}
	kept, isContact := r.mustKeep(n), !n.IsNews(r.d.Config)
	last := &r.workspace.last
	if isContact && !(kept && n.IsPlan(r.keep.Today)) && (n.Date > last.head.Date || n.Date == last.head.Date && last.head.Called() == "") {
		last.at, last.kept = len(r.a.Notes), kept
		h := &last.head // all but the lists
		h.Date, h.Title, h.First, h.Form, h.Level = n.Date, n.Title, n.First, n.Form, n.Level
		h.File, h.HeadTags, h.Head, h.Pos = n.File, n.HeadTags, n.Head, n.Pos
	}
	if !kept {
		if r.sums.Add(n); isContact {
			r.sums.Days = append(r.sums.Days, n.Date)
		}
		r.keepWaiting(n)
		return
	}
	r.file(r.a, n)
	r.detach(&r.a.Notes[len(r.a.Notes)-1])
}

// mustKeep reports whether a report may say more of a note than what it sums to.
func (r *bodyReader) mustKeep(n *ledger.Note) bool {
	for i := range n.Promises {
		if n.Promises[i].Mark == ledger.Open {
			return true
		}
	}
	return n.Date > r.keep.Today || len(n.With)+len(n.Events) > 0 || n.StaysPlan() || ledger.IsPrivate(n.Tags)
}

// keepWaiting keeps the words of favours that may wait for thanks.
func (r *bodyReader) keepWaiting(n *ledger.Note) {
	days := min(r.keep.Thanks, r.d.Config.ThanksWindow)
	if days == 0 || int(r.keep.Today-n.Date) > days {
		return
	}
	for i := range n.Entries {
		if e := &n.Entries[i]; e.Dir == ledger.Got {
			r.locate(&e.Pos)
			r.sums.KeepWords(ledger.Words{Text: strings.Clone(e.Text), Typed: strings.Clone(e.Typed), Pos: e.Pos})
		}
	}
}

// addUp settles what is kept of an ally whose notes were added up.
func (r *bodyReader) addUp() {
	a := r.a
	a.Name, a.Title = strings.Clone(a.Name), strings.Clone(a.Title)
	if r.keep.Strict {
		for _, l := range r.links {
			r.sums.Links = append(r.sums.Links, ledger.Link{Target: strings.Clone(l.Target), Pos: l.Pos})
		}
	}
	a.Links, a.About = nil, nil
	for i := range a.Tasks {
		r.detachPromise(&a.Tasks[i])
	}
	for i := range a.Unknown {
		a.Unknown[i].Word = r.shared(a.Unknown[i].Word)
	}
	for i := range a.Callers {
		c := &a.Callers[i]
		c.Text, c.Rest = strings.Clone(c.Text), strings.Clone(c.Rest)
	}
	if l := &r.workspace.last; l.head.Date != 0 && !l.kept {
		r.detach(&l.head)
		a.Notes = slices.Insert(a.Notes, l.at, l.head)
		r.sums.Notes--
	}
	a.Sums = r.sums.InOrder()
}

// detach gives a note texts of its own, all but the whole of it, and places with lines.
func (r *bodyReader) detach(n *ledger.Note) {
	n.Text, n.Clock = "", strings.Clone(n.Clock)
	n.Title, n.First = strings.Clone(n.Title), strings.Clone(n.First)
	r.locate(&n.Head, &n.Pos)
	for i := range n.With {
		l := &n.With[i]
		l.Target, l.Shown = strings.Clone(l.Target), strings.Clone(l.Shown)
		r.locate(&l.Pos, &l.At)
	}
	for i := range n.Entries {
		e := &n.Entries[i]
		e.Text, e.Typed, e.Unit = strings.Clone(e.Text), strings.Clone(e.Typed), strings.Clone(e.Unit)
		r.locate(&e.Pos)
	}
	for i := range n.Thanks {
		n.Thanks[i].Text = strings.Clone(n.Thanks[i].Text)
		r.locate(&n.Thanks[i].Pos)
	}
	for i := range n.Events {
		n.Events[i].Text = strings.Clone(n.Events[i].Text)
		r.locate(&n.Events[i].Pos)
	}
	for i := range n.Promises {
		r.detachPromise(&n.Promises[i])
	}
}

func (r *bodyReader) detachPromise(p *ledger.Promise) {
	p.Text = strings.Clone(p.Text)
	r.locate(&p.Pos, &p.Box)
}

// locate finds the lines of places.
func (r *bodyReader) locate(places ...*ledger.Pos) {
	for _, at := range places {
		if *at != (ledger.Pos{}) {
			*at = r.d.Pos(int(at.Start), int(at.End))
		}
	}
}

// leave keeps the links, or adds up what was read, and gives the workspace to the next reader.
func (r *bodyReader) leave() {
	switch {
	case r.keep.Sums():
		r.addUp()
	case len(r.links) > 0:
		r.a.Links = slices.Clone(r.links)
	}
	workspaces.Put(r.workspace)
}
