package parse

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/parse/markdown"
	"allies/parse/text"
)

// logWords are the headings under which dated items are notes; each stands for its plural too.
var logWords = allForms(
	"log", "history", "interaction", "contact", "meeting", "conversation", "call", "chat", "catch-up", "catchup", "catch up",
	"touchpoint", "communication", "activity", "activities", "journal", "diary", "timeline", "1:1",
)

// allForms adds the plurals of words, also as in `call(s)`.
func allForms(words ...string) []string {
	for _, w := range words {
		words = append(words, w+"s", w+"(s)")
	}
	return words
}

// IsLog reports whether a heading has a word for a log, one of ours or of the
// user's: dated items under it are notes.
func IsLog(heading string, c *ledger.Config) bool {
	words := ledger.Fold(HeadingName(heading))
	return holdsWords(words, logWords) || holdsWords(words, lists.Of(c.Log, ledger.Fold))
}

func isMonth(heading string) bool {
	return when.IsMonthOrYear(strings.TrimRight(HeadingName(heading), ": "))
}

// TheirsWords are the headings under which tasks are theirs.
var TheirsWords = []string{"they owe", "their", "waiting on"}

// nearTheirs are what people call such a heading, and the words that are read. They
// are looked for in this order.
var nearTheirs = [][2]string{
	{"waiting for", "waiting on"}, {"awaiting", "waiting on"}, {"she owes", "they owe"}, {"he owes", "they owe"}, {"owed to me", "they owe me"}, {"owed by them", "they owe"},
}

// nearTheirsHeading is the fault of a heading that nearly says that tasks under it are
// the ally's; nil for none.
func (r *bodyReader) nearTheirsHeading(p *markdown.Prose) *fault {
	words := strings.ToLower(p.Text)
	near := nearTheirs
	for _, name := range r.names {
		near = append(slices.Clip(near), [2]string{name + " owes", "they owe"})
	}
	for _, n := range near {
		i := strings.Index(words, n[0])
		if i < 0 || len(words) != len(p.Text) || text.LetterBefore(words, i) || text.LetterAt(words, i+len(n[0])) {
			continue
		}
		typed := n[1]
		if i == 0 {
			typed = strings.ToUpper(typed[:1]) + typed[1:]
		}
		return headingOfTheirs.fault(i, i+len(n[0]), p.FirstLine(), cure{i, i + len(n[0]), typed})
	}
	return nil
}

// agendaWords are the headings under which boxes are points to talk about.
var agendaWords = []string{"agenda", "agendas", "checklist", "checklists", "topics", "talking points", "to discuss", "questions", "template"}

// namesAgenda reports whether boxes under a heading are points to talk about.
func (r *bodyReader) namesAgenda(heading string) bool {
	words := ledger.Fold(heading)
	return holdsWords(words, agendaWords) || holdsWords(words, lists.Of(r.d.Config.Agenda, ledger.Fold))
}

// holdsWords reports whether a folded heading holds one of the words, whole.
func holdsWords(heading string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return text.HoldsWord(heading, w) })
}

// readHeadings names the ally before any note is read, since tasks may begin with the name.
func (r *bodyReader) readHeadings(document markdown.Block) {
	found, notes := r.headings[:0], 0
	for h := document.First(); h.Exists(); h = h.Next() {
		if h.Kind() != markdown.HeadingBlock {
			continue
		}
		p, ok := markdown.ProseOf(r.d, h)
		if !ok {
			continue
		}
		if r.a.Title == "" {
			r.a.Title = p.Text
		}
		found = append(found, heading{block: h, Prose: p})
		read := &found[len(found)-1]
		if read.date, read.dated = ReadLeadDate(p.Text); read.dated {
			notes++
		}
	}
	if i := nameAlly(r.d, r.a, found); i >= 0 {
		r.title = found[i].block
	}
	r.headings, r.ahead = found, found
	r.names = NamesOf(r.a)
	if !r.keep.Sums() {
		r.a.Notes = make([]ledger.Note, 0, notes)
	}
}

// heading closes the sections that end here and opens its own.
func (r *bodyReader) heading(h markdown.Block) {
	var read *heading // nil where it has no text
	if len(r.ahead) > 0 && r.ahead[0].block == h {
		read, r.ahead = &r.ahead[0], r.ahead[1:]
	}
	level, dated := h.Level(), read != nil && read.dated
	if r.open != nil && (dated || level <= r.open.Level) {
		r.closeNote(h.Start())
	}
	state := r.openSection(level)
	state.dated, state.title = dated, h == r.title
	switch {
	case dated:
		r.openNote(h, read.Prose, &read.date)
	case read != nil:
		r.undatedHeading(h, read.Prose, state)
	}
}

func (r *bodyReader) undatedHeading(h markdown.Block, p *markdown.Prose, state *sectionState) {
	_, tags := r.mention(p, r.open)
	words := ledger.Fold(p.Text)
	state.name = HeadingName(p.Text)
	state.log = state.log || IsLog(p.Text, r.d.Config) || isMonth(p.Text)
	state.theirs = state.theirs || holdsWords(words, TheirsWords)
	if !state.theirs && (strings.Contains(words, "ow") || strings.Contains(words, "wait")) {
		state.near, state.text = r.nearTheirsHeading(p), p
	}
	state.title = state.title || state.level == 1 && r.a.HasName(state.name)
	if state.tags = onlyPrivate(tags); len(state.tags) > 0 {
		r.keepSection(h)
	}
	if state.title {
		return
	}
	state.tags = tags
	state.agenda = state.agenda || r.namesAgenda(p.Text)
	if item := r.meantItem(p.Text); IsTask(item) || item != "" && r.open != nil && !beginsWeak(item, r.d.Config) {
		at := text.Region{Start: h.Start(), End: r.d.EndOfLine(h.Start())}
		entryNoItem.warn(r.d, at).Cure(at, "- "+item).Shows(at)
		return
	}
	r.almostDatedHeading(p)
}

// almostDatedHeading warns of a heading with a date that is in another form,
// after a bracket or an emoji, or, where no note is open, later in it.
func (r *bodyReader) almostDatedHeading(p *markdown.Prose) {
	const opensNone = "this heading opens no note: "
	if length, iso := almostDate(p.Text); length > 0 {
		r.refuseForm(p, length, iso, opensNone)
		return
	}
	if length, iso := misplacedDate(p.Text); length > 0 {
		r.refuseMisplaced(p, length, iso, opensNone)
		return
	}
	if r.unseenBeforeDate(p, opensNone) != nil || r.open != nil {
		return
	}
	if date, ok := readLaterDate(p.Text); ok {
		f := r.refuse(p.Source(date.start, date.end), opensNone+dateNotFirst.says(), retyped{p.All(), strings.TrimSpace(date.iso + " " + date.title)})
		f.isFact = date.isFact
	}
}
