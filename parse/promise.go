package parse

import (
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// task files a promise; its owner is who the text begins with, else who the heading above names.
func (r *bodyReader) task(p *markdown.Prose, b box, note *ledger.Note, tags []string) {
	promises := &r.a.Tasks
	if note != nil {
		promises = &note.Promises
	}
	filed := len(*promises)
	*promises = append(*promises, ledger.Promise{})
	pr := &(*promises)[filed]
	owner, vague := r.promise(pr, p, b, note, tags)
	if r.isPoint(owner, pr) {
		*promises = (*promises)[:filed]
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
	pr.Theirs, pr.Mark, pr.Tags, pr.File = r.tasksAreTheirs(), b.mark, tags, r.d.File
	pr.Pos, pr.Box = r.place(at.Start, at.End), r.place(tick.Start, tick.End)
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

// promiseDates reads the dates of a promise: words first, the later over the
// earlier, then marks, which win over words. It returns the fault of a day that
// is not written as a date.
func (r *bodyReader) promiseDates(p *markdown.Prose, from int, pr *ledger.Promise) *fault {
	said := p.OutsideCode()
	if p.Holds.Any(text.Brackets) {
		said = withoutHTMLComments(said)
	}
	r.days = r.days[:0]
	d := dateReader{bodyReader: r, p: p, said: said, from: from, pr: pr}
	d.dateWords()
	d.ownDateWords()
	bare := p.Holds.Any(text.Digits) && d.hasUnread()
	if bare {
		d.dateAtEnd()
	}
	d.markedDates()
	if pr.Due == 0 && d.due == nil && pr.Mark == ledger.Open {
		d.due = d.dayAtEnd()
	}
	if bare {
		d.bareDate()
	}
	switch open := pr.Mark == ledger.Open; {
	case (open || pr.Mark == ledger.Ticked && pr.Done != 0) && d.due != nil && pr.Due == 0:
		return d.due
	case d.other != nil && (open || pr.Done == 0):
		return d.other
	}
	return nil
}

// withoutHTMLComments blanks what stands in comments of HTML.
func withoutHTMLComments(s string) string {
	const opening, closing = "<!--", "-->"
	from := 0
	for {
		before, rest, opened := strings.Cut(s[from:], opening)
		inside, _, closed := strings.Cut(rest, closing)
		if !opened || !closed {
			return s
		}
		start := from + len(before)
		from = start + len(opening) + len(inside) + len(closing)
		s = s[:start] + strings.Repeat(" ", from-start) + s[from:]
	}
}

// dateWords reads the dates after by, due, done and the like.
func (d *dateReader) dateWords() {
	said := d.said
	for i := d.from; i < len(said); i++ {
		words := promiseWordsOf[said[i]]
		if words == nil || i > d.from && text.IsWordByte(said[i-1]) {
			continue
		}
		for n := range words {
			word := &words[n]
			if i+1 == len(said) || said[i+1]|0x20 != word.Written[1] {
				continue
			}
			if at, ok := afterWord(said, i, word.Written); ok {
				if f := d.read(i, at, word); f != nil {
					i = f.end - 1 // the day before yesterday is one day
				}
			}
		}
	}
}

// ownDateWords reads the dates after words of the user's own.
func (d *dateReader) ownDateWords() {
	if len(d.d.Config.Words) == 0 {
		return
	}
	for _, own := range []struct {
		name string
		role ledger.DateRole
	}{{"by", ledger.DayDue}, {"due", ledger.DayDue}, {"done", ledger.DayKept}} {
		words := d.d.Config.Words[own.name]
		for i := d.from; i < len(d.said) && len(words) > 0; i++ {
			if !utf8.RuneStart(d.said[i]) || !text.LetterAt(d.said, i) || text.LetterBefore(d.said, i) {
				continue
			}
			if end := i + ownWordAt(d.said[i:], words); end > i && end < len(d.said) {
				d.read(i, text.SkipBlanks(d.said, end+countColons(d.said[end:])), &ledger.DateMark{Role: own.role, Exact: own.role == ledger.DayKept})
			}
		}
	}
}

// markedDates reads the dates after emoji and in fields.
func (d *dateReader) markedDates() {
	if !d.p.Holds.Any(text.Beyond|text.Ats|text.Colons) || !d.p.Holds.Any(text.Beyond|text.Ats) && !strings.Contains(d.said, "::") {
		return
	}
	for n := range dateMarks {
		mark := &dateMarks[n]
		for at := d.from; ; {
			i := strings.Index(d.said[at:], mark.Written)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(mark.Written)
			if mark.Written[0] == '@' && start > 0 && !text.IsBlank(d.said[start-1]) {
				continue // a mail address
			}
			d.read(start, text.SkipBlanks(d.said, at+variation(d.said[at:])), mark)
		}
	}
}
