package parse

import (
	"slices"
	"strings"

	"allies/ledger"
)

// Keep says what of an ally's file is kept once it is read. The zero Keep keeps
// everything.
type Keep struct {
	// Today, where it is set, is the day of a report that prints sums. The notes up
	// to it are added to the ally's Sums, and of the text nothing is kept alive. Notes
	// are kept of which a report may say more: plans, private ones, those with an open
	// promise, an event or a link in their heading, and the last contact by its heading.
	Today ledger.Date

	// Thanks is for how many days the words of favours that may wait for thanks are
	// kept; 0 for none.
	Thanks int

	// Cures has the cures of problems tried, though notes are added up.
	Cures bool
}

// sums reports whether notes are added up.
func (k Keep) sums() bool { return k.Today != 0 }

func (k Keep) cures() bool { return k.Cures || !k.sums() }

// lastContact is the newest note up to a day that counts as a contact, among those of
// a file: of one day the first with a title.
type lastContact struct {
	head ledger.Note
	at   int  // how many notes were kept before it
	kept bool // it is among them
}

// keepOrAdd keeps a note that is read, or adds it to the sums.
func (r *bodyReader) keepOrAdd(n *ledger.Note) {
	if !r.keep.sums() {
		r.file(r.a, n)
		return
	}
	kept, isContact := r.mustKeep(n), !n.IsNews(r.d.Config)
	last := &r.workspace.last
	if isContact && !n.IsPlan(r.keep.Today) && (n.Date > last.head.Date || n.Date == last.head.Date && last.head.Called() == "") {
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

// detach gives a note texts of its own, all but the whole of it, and places with
// lines.
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
