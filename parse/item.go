package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/markdown"
	"allies/parse/text"
)

// read reads the text of an item as an entry, a task or prose, and files it in
// the note; outside of one, only tasks count.
func (r *bodyReader) read(p *markdown.Prose, note *ledger.Note, tags []string) {
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

// notAnEntry names what an item nearly is that is neither an entry nor a task.
func (r *bodyReader) notAnEntry(p *markdown.Prose, note *ledger.Note) {
	if r.almostItem(p) || note != nil && r.nearDatedEntry(p) || r.secondBullet(p, note) || r.markedItem(p, note) {
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

// secondBullet names an entry or a task in an item after what its writer took for another bullet.
func (r *bodyReader) secondBullet(p *markdown.Prose, note *ledger.Note) bool {
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
func (r *bodyReader) markedItem(p *markdown.Prose, note *ledger.Note) bool {
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

// outside warns of an entry that belongs to no note, unless the date that
// would have opened one is refused with a count of them.
func (r *bodyReader) outside(p *markdown.Prose, isEntry bool, bad *fault) {
	if !isEntry && (bad == nil || bad.code != ledger.CodeAmount) {
		return
	}
	if f := r.refusedAbove(); f != nil && f.meant == "" {
		f.entries++
		return
	}
	r.dayless(p.All(), r.likelyDay()+" "+typedAs(p.Text[:p.FirstLine()], bad))
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

func (r *bodyReader) entry(p *markdown.Prose, head *EntryHead, note *ledger.Note, tags []string) {
	at := p.Source(head.Start, head.end)
	pos, said := r.place(at.Start, at.End), p.Text[head.Text:head.end]
	switch head.Verb {
	case "thanked":
		note.Thanks = append(note.Thanks, ledger.Thanks{Text: said, Tags: tags, Pos: pos})
	case "win", "setback":
		note.Events = append(note.Events, ledger.Event{Win: head.Verb == "win", Text: said, Tags: tags, Pos: pos})
	default:
		note.Entries = append(note.Entries, ledger.Entry{})
		e := &note.Entries[len(note.Entries)-1]
		e.Dir, e.Kind, e.Text, e.Tags, e.Pos = ledger.Gave, head.kind, said, tags, pos
		if head.Verb == "got" {
			e.Dir = ledger.Got
		}
		if head.HasAmount {
			e.HasAmount, e.Amount, e.Unit = true, head.Amount.Number, head.Amount.Unit
			e.Typed = trimMarks(p.Text[head.amount : head.amount+head.Amount.end])
			r.checkUnit(p, head)
		}
	}
}

// checkUnit warns of three capitals that are no currency: they count as a commodity of their own.
func (r *bodyReader) checkUnit(p *markdown.Prose, head *EntryHead) {
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

// nearestCurrency suggests a code for one with two letters swapped.
func nearestCurrency(unit string) string {
	for _, swapped := range []string{unit[1:2] + unit[0:1] + unit[2:], unit[0:1] + unit[2:] + unit[1:2]} {
		if swapped != unit && ledger.IsCurrency(swapped) {
			return swapped
		}
	}
	return ""
}

// almostItem names the near miss that an item is which is no entry and no task,
// and reports whether it is one.
func (r *bodyReader) almostItem(p *markdown.Prose) bool {
	s := p.Text[:p.FirstLine()]
	for i := range nearMisses {
		if !p.Holds.Any(nearMisses[i].holds) {
			continue
		}
		if end, typed := nearMisses[i].fits(s); end > 0 {
			if miss(i) != taskWithoutBox || !r.isAgenda() {
				r.fault(p, miss(i).fault(0, end, len(s), typed))
			}
			return true
		}
	}
	return false
}

// unknownVerb files the word that an item in a note begins with, where it would
// be an entry if the word were a verb: `gab 2h feedback: …`. Whether the word
// stands there often is asked of the ledger as a whole.
func (r *bodyReader) unknownVerb(p *markdown.Prose, note *ledger.Note) {
	if note == nil || !p.Holds.Any(text.Colons) {
		return
	}
	start := SkipMarks(p.Text, 0)
	end := start
	for text.LetterAt(p.Text, end) {
		_, size := utf8.DecodeRuneInString(p.Text[end:])
		end += size
	}
	from := SkipMarks(p.Text, end)
	colon, _ := findColon(p.Text, from)
	if end == start || colon <= from || !text.IsBlank(p.Text[from]) || strings.ContainsAny(p.Text[start:end], "0123456789") {
		return
	}
	if known, _ := findVerb(p.Text[start:], r.d.Config); known != nil {
		return
	}
	rest := strings.TrimSpace(withoutMarks(p.Text, from, colon)[from:colon])
	amount, bad, counted := readAmount(rest, r.d.Config)
	if counted && bad == nil {
		rest = strings.TrimSpace(rest[amount.end:])
	}
	_, ofKind := r.d.Config.Kind(rest)
	if rest != "" && !ofKind || rest == "" && amount.Unit == "" {
		return
	}
	at := p.Source(start, end)
	r.a.Unknown = append(r.a.Unknown, ledger.UnknownVerb{Word: p.Text[start:end], OfKind: ofKind, Pos: r.d.Pos(at.Start, at.End)})
}

// nearDatedEntry names an item of a note that begins with a date in another form and holds an entry.
func (r *bodyReader) nearDatedEntry(p *markdown.Prose) bool {
	if !p.Holds.Any(text.Digits) || !p.Holds.Any(text.Colons|text.Squares) {
		return false
	}
	line := p.Text[:p.FirstLine()]
	length, iso := almostDate(line)
	if length == 0 {
		length, iso = misplacedDate(line)
	}
	entry := strings.TrimLeft(line[length:], " \t:,;.)]}>*_–—-")
	what := entryLike(entry, r.d.Config)
	if length == 0 || what == "" {
		return false
	}
	days := []string{iso}
	if iso == "" {
		days = r.unclearDays(line[SkipMarks(line, 0):length])
	}
	r.datedEntry(p.Source(0, len(line)), what, entry, days...)
	return true
}

// datedEntry names a dated item of a note that holds an entry. It belongs under
// a heading of its own, where the note ends.
func (r *bodyReader) datedEntry(at text.Region, what, entry string, days ...string) {
	noted := r.d.Warnf(ledger.CodeAlmostEntry, at, "", "this %s%s", what, entryOfAnotherDay.says())
	level := 2
	if r.open != nil {
		level = r.open.Level
	}
	heading := strings.Repeat("#", level) + " "
	noted.Hint(heading + strings.Join(days, " or "+heading) + "\n- " + entry)
}
