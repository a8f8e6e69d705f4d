package parse

import (
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// read reads the text of an item as an entry, a task or prose, and files it in
// the note; outside of one, only tasks count.
func (r *bodyReader) read(p markdown.Prose, note *ledger.Note, tags []string) {
	if box, ok := ReadBox(p.Text); ok {
		r.task(p, box, note, tags)
		return
	}
	head := &r.head
	ok, bad := head.read(p.Text, p.FirstLine(), r.d.Config)
	switch {
	case !ok && r.unseenInItem(p, bad):
	case !ok && bad == nil:
		r.notAnEntry(p, note)
	case note == nil && (bad == nil || !r.isMeantNote()):
		r.outside(p, ok, bad)
	case bad != nil:
		r.fault(p, bad)
	default:
		r.entry(p, head, note, tags)
		r.lateAmount(p, head)
		r.innerEntry(p, head.Text, note)
	}
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

// notAnEntry names what an item nearly is that is neither an entry nor a task.
func (r *bodyReader) notAnEntry(p markdown.Prose, note *ledger.Note) {
	if r.almostItem(p) || r.secondBullet(p, note) || r.markedItem(p, note) {
		return
	}
	if note == nil && !r.isMeantNote() {
		if r.isLog() {
			r.innerEntry(p, 0, nil)
		}
		return
	}
	if bad := misspelt(p.Text, p.FirstLine(), r.d.Config); bad != nil {
		r.fault(p, bad)
		return
	}
	for _, fault := range []func(string, int, *ledger.Config) *fault{withoutVerb, verbLast} {
		if bad := fault(p.Text, p.FirstLine(), r.d.Config); bad != nil {
			r.fault(p, bad)
			return
		}
	}
	r.unknownVerb(p, note)
	r.innerEntry(p, 0, note)
}

// secondBullet names an entry or a task in an item after what its writer took for
// another bullet.
func (r *bodyReader) secondBullet(p markdown.Prose, note *ledger.Note) bool {
	line := p.Text[:p.FirstLine()]
	item := r.meantItem(line)
	if item == "" || item == line || note == nil && !IsTask(item) {
		return false
	}
	r.fault(p, bulletTwice.fault(0, len(line), 0, cure{0, len(line), item}))
	return true
}

// markedItem names a box in emphasis, and an entry whose verb stands in other marks
// than emphasis: `**[ ] call**`, `==gave== 2h: on it`, `<b>gave</b> 2h: on it`.
func (r *bodyReader) markedItem(p markdown.Prose, note *ledger.Note) bool {
	line := p.Text[:p.FirstLine()]
	open, end := leadingMarks(line)
	if open == 0 {
		return false
	}
	bare := line[open:]
	from, to, closed := strings.Cut(bare, end)
	if closed {
		bare = from + to
	}
	_, isBox := ReadBox(bare)
	if !isBox && (note == nil || !inEntry(bare, r.d.Config)) {
		return false
	}
	cures := []cure{{0, open, ""}}
	if closed {
		cures = append(cures, cure{open + len(from), open + len(from) + len(end), ""})
	}
	r.fault(p, entryInMarks.fault(0, open+len(from), len(line), cures...))
	return true
}

// leadingMarks is the length of the marks around its first words with which a line
// begins, 0 for none, and how they end.
func leadingMarks(line string) (open int, end string) {
	if line == "" || strings.IndexByte("*_=~<", line[0]) < 0 {
		return 0, ""
	}
	for _, mark := range []string{"***", "**", "*", "__", "_", "=="} {
		if strings.HasPrefix(line, mark) {
			return len(mark), mark
		}
	}
	tag, _, closed := strings.Cut(line, ">")
	name, _, _ := strings.Cut(strings.TrimPrefix(tag, "<"), " ")
	if !closed || !slices.Contains(markTags, strings.ToLower(name)) {
		return 0, ""
	}
	return len(tag) + 1, "</" + name + ">"
}

// markTags are the tags of HTML that only say how words look.
var markTags = []string{"b", "i", "u", "em", "strong", "mark", "ins", "span", "font", "big", "small"}

// fault names a fault of a text, with what cures it.
func (r *bodyReader) fault(p markdown.Prose, f *fault) {
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

// outside warns of an entry that belongs to no note, unless the date that
// would have opened one was refused already.
func (r *bodyReader) outside(p markdown.Prose, isEntry bool, bad *fault) {
	if !isEntry && (bad == nil || bad.code != ledger.CodeAmount) {
		return
	}
	if f := r.refusedAbove(); f != nil {
		f.entries++
		return
	}
	r.dayless(p.All(), r.exampleDay()+" "+typedAs(p.Text[:p.FirstLine()], bad))
}

// exampleDay is a day to type where the user's is not known: that of the note above.
func (r *bodyReader) exampleDay() string {
	if r.last != 0 {
		return r.last.String()
	}
	return "2026-03-14"
}

// typedAs is a line as the hint of its fault would have it, the first where there
// are several; nil is no fault.
func typedAs(line string, bad *fault) string {
	if bad == nil {
		return line
	}
	if len(bad.cure) > 0 {
		c := bad.cure[0]
		return line[:c.start] + c.text + line[c.end:]
	}
	if _, typed, whole := strings.Cut(bad.hint, "`"); whole {
		return strings.TrimSuffix(typed, "`")
	}
	typed, _, _ := strings.Cut(bad.hint, " or ")
	return line[:bad.start] + typed + line[bad.end:]
}

// dayless warns of an entry outside any note, which the item shown would count.
func (r *bodyReader) dayless(at text.Region, item string) {
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
	return "2026-03-14 " + name
}

// entry files a line that was read as an entry.
func (r *bodyReader) entry(p markdown.Prose, head *EntryHead, note *ledger.Note, tags []string) {
	at := p.Source(head.Start, head.end)
	pos, said := r.place(at.Start, at.End), p.Text[head.Text:head.end]
	switch head.Verb {
	case "thanked":
		note.Thanks = append(note.Thanks, ledger.Thanks{Text: said, Tags: tags, Pos: pos})
	case "win", "setback":
		note.Events = append(note.Events, ledger.Event{Win: head.Verb == "win", Text: said, Tags: tags, Pos: pos})
	default:
		e := ledger.Entry{Worth: ledger.Worth{Dir: ledger.Gave, Kind: head.kind}, Text: said, Tags: tags, Pos: pos}
		if head.Verb == "got" {
			e.Dir = ledger.Got
		}
		if head.HasAmount {
			e.HasAmount, e.Amount, e.Unit = true, head.Amount.Number, head.Amount.Unit
			e.Typed = strings.Trim(p.Text[head.amount:head.amount+head.Amount.end], "*_ \t")
			r.checkUnit(p, head)
		}
		note.Entries = append(note.Entries, e)
	}
}

// checkUnit warns of three capitals that are no currency: they count as a
// commodity of their own.
func (r *bodyReader) checkUnit(p markdown.Prose, head *EntryHead) {
	unit := head.Amount.asked
	if unit == "" {
		return
	}
	start := head.WordEnd
	for start < head.Text && p.Text[start:min(start+len(unit), len(p.Text))] != unit {
		start++
	}
	hint := unitsWith(r.d.Config, unit)
	if near := nearestCurrency(unit); near != "" {
		hint = near
	}
	r.d.Warnf(ledger.CodeUnit, p.Source(start, start+len(unit)), hint,
		"%s is no currency code: it is counted as a commodity of its own", unit)
}

// unitsWith is the line of allies.yaml that names one more commodity.
func unitsWith(c *ledger.Config, unit string) string {
	known, own := ledger.DefaultConfig(), []string{}
	for _, name := range slices.Sorted(maps.Keys(c.Units)) {
		if price := c.Units[name]; price == nil {
			own = append(own, name+": null")
		} else if was, same := known.Units[name]; !same || was.Rat().Cmp(price.Rat()) != 0 {
			own = append(own, name+": "+price.Rat().RatString())
		}
	}
	return "units: {" + strings.Join(append(own, unit+": null"), ", ") + "} in allies.yaml"
}

// nearestCurrency suggests a code for one with two letters swapped.
func nearestCurrency(unit string) string {
	for _, swapped := range []string{unit[1:2] + unit[0:1] + unit[2:], unit[0:1] + unit[2:] + unit[1:2]} {
		if swapped != unit && ledger.IsCurrency(swapped) {
			return swapped
		}
	}
	return ""
}
