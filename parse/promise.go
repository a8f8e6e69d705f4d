package parse

import (
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// task files a promise; its owner is who the text begins with, else who the
// heading above names.
func (r *bodyReader) task(p *markdown.Prose, b box, note *ledger.Note, tags []string) {
	pr := &r.promised
	owner, vague := r.promise(pr, p, b, note, tags)
	if r.isPoint(owner, pr) {
		return
	}
	if vague != nil {
		r.fault(p, vague)
	}
	r.nameOwner(p, owner)
	if !owner.Said && pr.Mark == ledger.Open && !pr.Theirs {
		r.nameNearTheirs()
	}
	if !owner.Said && !r.nearOwner(p, b.Text) && p.Holds.Any(text.Colons) {
		r.keepCaller(p, b.Text)
	}
	if note != nil {
		note.Promises = append(note.Promises, *pr)
	} else {
		r.a.Tasks = append(r.a.Tasks, *pr)
	}
}

// isPoint reports whether a task is a point to talk about and no promise. The day on
// which a program ticks one that is no contact does not make it one.
func (r *bodyReader) isPoint(owner Owner, pr *ledger.Promise) bool {
	return r.isAgenda() && !owner.Said && pr.Due == 0 && (pr.Done == 0 || r.d.Config.HidesContact(pr.Tags))
}

// keepCaller keeps the name that a task begins with before a colon: whether it is
// another ally's is asked of the ledger as a whole.
func (r *bodyReader) keepCaller(p *markdown.Prose, from int) {
	s := p.Text[:p.FirstLine()]
	start := min(SkipMarks(s, from), len(s)) // a text may begin in the line below the box
	colon := strings.IndexByte(s[start:], ':')
	if colon < 1 || colon > longestName {
		return
	}
	name := strings.TrimRight(s[start:start+colon], "*_ \t")
	at := p.Source(start, start+len(name))
	c := ledger.TaskCaller{Text: name, Theirs: r.tasksAreTheirs(), Rest: s[start:], Pos: r.d.Pos(at.Start, at.End)}
	if link, end := markdown.ReadLink(name, 0, SpanOf); end == len(name) && link.Target != "" {
		c.Text, c.IsLink = link.Target, true
	}
	r.a.Callers = append(r.a.Callers, c)
}

// nameOwner names an owner without a colon.
func (r *bodyReader) nameOwner(p *markdown.Prose, o Owner) {
	if o.from == o.to {
		return
	}
	m := nameWithoutColon
	if o.Start == o.End {
		m = pronounWithoutColon
	}
	s := p.Text[o.from:max(p.FirstLine(), o.from)]
	typed := cure{o.from, o.Text, p.Text[o.from:o.to] + ": "}
	words, _, found := strings.Cut(s, ":")
	if other := otherOwners[ledger.Fold(words)]; found && other != "" {
		typed = cure{o.from, o.from + len(words), other}
	} else if length := r.nearFullName(s); length > 0 {
		typed = cure{o.from, o.from + length, r.a.Name}
	}
	r.fault(p, m.fault(o.from, typed.end, p.FirstLine(), typed))
}

// promise reads a task: the promise, whose it says that it is, and the fault of
// a day that is not written as a date.
func (r *bodyReader) promise(pr *ledger.Promise, p *markdown.Prose, b box, note *ledger.Note, tags []string) (Owner, *fault) {
	at, tick := p.Source(0, len(p.Text)), p.Source(b.at, b.end)
	*pr = ledger.Promise{
		Theirs: r.tasksAreTheirs(), Mark: b.mark, Tags: tags, File: r.d.File,
		Pos: r.place(at.Start, at.End), Box: r.place(tick.Start, tick.End),
	}
	plain := p
	if p.Holds.Any(text.Beyond) {
		plain = &markdown.Prose{Text: text.PlainBlanks(p.Text), Pieces: p.Pieces, Holds: p.Holds}
	}
	owner := ReadOwner(plain.Text, b.Text, r.names, r.d.Config)
	from := b.Text
	if owner.Said {
		pr.Theirs, from = owner.Theirs, owner.Text
	}
	pr.Text = p.Text[from:]
	if note != nil {
		pr.Made = note.Date
	}
	return owner, r.promiseDates(plain, from, pr)
}
