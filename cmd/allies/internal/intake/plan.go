package intake

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/vcard"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/edit"
	"allies/parse/text"
	"allies/report/english"
)

// Result is what becomes of somebody of whom the file may tell.
type Result struct {
	Outcome
	Name          string
	Path          string // of the file
	Line          int    // of the first record that is theirs, 0 without any
	How           string // what told that it is theirs
	Before, After []byte // what their file holds, nil for a new one, and what it will; nil where nothing is added
	Gets          string // what that is, in words
}

type Outcome string

const (
	Nobody Outcome = "" // the file tells nothing of them, or theirs cannot be changed
	Fresh  Outcome = "new"
	Merged Outcome = "merged"
	Here   Outcome = "here" // with all that the file tells
)

// Plan finds out what the file adds to each ally of a ledger: those of the ledger, then
// new ones. It tells of each once their count is known.
func (i *Intake) Plan(l *ledger.Ledger, today ledger.Date, tell func(count int)) (results []Result, err error) {
	i.Left = slices.Clone(i.File.Faults)
	if i.newFiles, err = edit.PlanNew(i.Files, l); err != nil {
		return nil, err
	}
	i.LookIn(l, today)
	i.matchAll()
	for n := range i.File.Notes {
		i.note(&i.File.Notes[n])
	}
	for _, n := range i.index.all {
		tell(len(i.index.all))
		for _, p := range n.records {
			i.collect(n, p)
			*p = record.Person{}
		}
		if n.failed == nil && n.drafting != nil && (n.ally == nil || !n.add.IsEmpty()) {
			n.failed = i.writeOne(n)
		}
		if n.failed != nil {
			i.Left = append(i.Left, record.Fault{Line: n.line, Who: n.name, Why: n.failed.Error()})
			n.after = nil
		}
		n.drafting = nil // of 100,000 people their texts alone are kept
		results = append(results, n.result())
	}
	slices.SortStableFunc(i.Left, func(a, b record.Fault) int { return a.Line - b.Line })
	return results, nil
}

func (n *recipient) result() Result {
	how := slices.DeleteFunc(slices.Clone(n.how), func(s string) bool { return s == "" })
	r := Result{Name: n.name, Path: n.path, Line: n.line, How: english.Join("and", how), Before: n.before, After: n.after, Gets: n.gets}
	switch {
	case n.after != nil && n.ally == nil:
		r.Outcome = Fresh
	case n.after != nil:
		r.Outcome = Merged
	case n.failed == nil && (n.named || len(n.records) > 0):
		r.Outcome = Here
	}
	return r
}

func (i *Intake) collect(n *recipient, p *record.Person) {
	if n.failed = i.open(n); n.failed != nil {
		return
	}
	n.now = p.Line
	if ledger.Fold(p.Name) != ledger.Fold(n.name) {
		i.value(n, "aliases", record.Value{Text: p.Name})
	}
	for _, k := range p.Keys {
		for _, v := range k.Values {
			i.value(n, k.Name, v)
		}
	}
	for _, tie := range p.Ties {
		i.tie(n, p, tie)
	}
	if p.UID != "" && foldUID(p.UID) != foldUID(vcard.UID(ledger.Fold(n.name))) {
		i.value(n, "uid", record.Value{Text: p.UID})
	}
	for _, paragraph := range p.About {
		i.about(n, paragraph)
	}
	if p.More > 0 {
		i.leave(n, fmt.Sprintf("%d values more than a key can have", p.More))
	}
}

func (i *Intake) open(n *recipient) (err error) {
	if n.drafting != nil || n.failed != nil {
		return n.failed
	}
	n.drafting = &drafting{now: n.line}
	if n.ally == nil {
		return i.openNew(n)
	}
	if n.base, err = i.Read(n.path); err != nil {
		return err
	}
	n.before, n.notes = n.base.Text(), edit.ListNotes(i.ledger, n.ally)
	i.readValues(n)
	return nil
}

func (i *Intake) openNew(n *recipient) error {
	var settings []edit.Setting
	if slices.ContainsFunc(n.records, func(p *record.Person) bool { return p.Group }) {
		settings = append(settings, edit.Setting{Key: "type", Value: string(ledger.Group)})
	}
	f, err := i.newFiles.New(n.name, settings)
	if err == nil && len(f.Problems) > 0 {
		err = errors.New(f.Problems[0].Message)
	}
	if err != nil {
		return fmt.Errorf("a file of this name %w", err)
	}
	n.path, n.notes = f.Path, edit.NotesOf{}
	n.has, n.filled = map[keyValue]bool{}, map[string]string{}
	n.base, _ = edit.ReadSource(f.Path, f.Text, i.ledger.Config)
	return nil
}

// about adds a paragraph that is not there, as a value where prose cannot say it.
func (i *Intake) about(n *recipient, paragraph string) {
	key := keyValue{"note", strings.Join(strings.Fields(paragraph), " ")}
	if n.has[key] || slices.ContainsFunc(n.base.Ally().About, func(r ledger.Paragraph) bool { return edit.SameProse(r.Text, paragraph) }) {
		return
	}
	if markup, ok := edit.AsProse(paragraph, i.ledger.Config); ok {
		n.has[key] = true
		n.add.About = append(n.add.About, markup)
		return
	}
	i.value(n, "note", record.Value{Text: paragraph})
}

// note gives the days of a note to those who were there: to each, or to the first
// with links to the others.
func (i *Intake) note(note *record.Note) {
	there := i.present(note)
	if len(note.With)+len(there) == 0 {
		i.File.Pass(NobodyHere)
	}
	i.countStrangers(note)
	owners := there
	if !note.Apart && len(there) > 1 {
		owners = there[:1]
	}
	for _, n := range there {
		n.named = true
	}
	for _, owner := range owners {
		i.noteOf(owner, note, there)
	}
}

const NobodyHere = "with nobody who has a file here"

// IsWanted reports whether a note is anybody's who has a file here. Of another one
// the strangers are counted, and that is all.
func (i *Intake) IsWanted(note *record.Note) bool {
	if len(i.present(note)) > 0 {
		return true
	}
	if len(note.With) == 0 {
		i.Unwanted++
	}
	i.countStrangers(note)
	return false
}

func (i *Intake) present(note *record.Note) []*recipient {
	var there []*recipient
	for _, who := range note.With {
		if n := i.index.find(who); n != nil && !slices.Contains(there, n) {
			there = append(there, n)
		}
	}
	if note.ByTitle && len(there) == 0 {
		there = i.namedIn(note)
	}
	return there
}

func (i *Intake) countStrangers(note *record.Note) {
	for _, who := range note.With {
		if i.index.find(who) == nil {
			i.Strangers.count(who, len(note.Days))
		}
	}
}

// noteOf adds a note to the file of one who was there, on each of its days on which
// none of them has it.
func (i *Intake) noteOf(owner *recipient, note *record.Note, there []*recipient) {
	if owner.failed = i.open(owner); owner.failed != nil {
		return
	}
	owner.now = note.Line
	if owner.line == 0 {
		owner.line = note.Line
	}
	linked := map[*recipient]bool{owner: true}
	title, ok := i.asTitle(i.titleParts(note, linked), note.Tags, note.Days[0])
	if !ok {
		i.leave(owner, "a note of "+note.Days[0].String()+" would not be read: "+text.Brief(plainTitle(note)))
		return
	}
	log := edit.Log{Title: title, FYI: note.FYI, Lines: slices.Clone(note.Lines)}
	for _, line := range note.Prose {
		if prose, ok := edit.AsLine(line, note.Days[0], i.ledger.Config); ok {
			log.Lines = append(log.Lines, prose)
		} else {
			i.leave(owner, "a line of "+note.Days[0].String()+" would not be read: "+text.Brief(line))
		}
	}
	for _, other := range there {
		if !note.Apart && !linked[other] && mayLink(other.name) {
			log.With = append(log.With, other.name)
		}
	}
	for _, log.Day = range note.Days {
		if !i.anyHas(owner, note, there, log) {
			owner.notes.Add(log)
			owner.add.Items = append(owner.add.Items, log)
		}
	}
}

// anyHas reports whether the owner of a note has it; of a note that all of them
// share, whether any has.
func (i *Intake) anyHas(owner *recipient, note *record.Note, there []*recipient, log edit.Log) bool {
	for _, n := range there {
		if n != owner && (note.Apart || n.failed != nil) {
			continue
		}
		if n.failed = i.open(n); n.failed != nil {
			continue
		}
		if n.notes.Has(log) || note.Once != "" && n.notes.HasBegun(log.Day, note.Once) {
			return true
		}
	}
	return false
}

// asTitle is edit.AsTitle, asked once for each title.
func (i *Intake) asTitle(parts []edit.TitlePart, tags []string, day ledger.Date) (string, bool) {
	key := fmt.Sprintf("%q %q", parts, tags)
	known, ok := i.titles[key]
	if !ok {
		known.markup, known.ok = edit.AsTitle(parts, tags, day, i.ledger.Config)
		i.titles[key] = known
	}
	return known.markup, known.ok
}

func (i *Intake) titleParts(note *record.Note, linked map[*recipient]bool) []edit.TitlePart {
	var parts []edit.TitlePart
	for _, p := range note.Title {
		if p.With == 0 {
			parts = append(parts, edit.TitlePart{Text: p.Text})
			continue
		}
		who := note.With[p.With-1]
		n := i.index.find(who)
		if n == nil || linked[n] || note.Apart || !mayLink(n.name) {
			parts = append(parts, edit.TitlePart{Text: who.Name})
			continue
		}
		linked[n] = true
		parts = append(parts, edit.TitlePart{Link: n.name})
	}
	return parts
}

func plainTitle(note *record.Note) string {
	var b strings.Builder
	for _, p := range note.Title {
		b.WriteString(p.Text)
		if p.With > 0 {
			b.WriteString(note.With[p.With-1].Name)
		}
	}
	return b.String()
}

// writeOne makes the edits of one file, and reads what comes of them. A part that
// would not be read as it is meant is kept in another way, or left out.
func (i *Intake) writeOne(n *recipient) error {
	slices.SortStableFunc(n.add.Items, func(a, b edit.Log) int { return cmp.Compare(a.Day, b.Day) })
	after, err := i.tried(n, n.add)
	if err != nil {
		n.add = i.whatFits(n)
		after, err = i.tried(n, n.add)
	}
	if err != nil {
		return err
	}
	n.after, n.gets = after.Text(), n.became()
	return nil
}

func (i *Intake) tried(n *recipient, add edit.Addition) (*edit.Source, error) {
	after, err := n.base.After(edit.Add(n.base, add))
	if err != nil {
		return nil, err
	}
	if err := edit.VerifyAddition(n.base, after, add); err != nil {
		return nil, err
	}
	if n.ally == nil {
		if a := i.newFiles.WouldRead(n.path, after.Text()); a == nil || a.Name != n.base.Ally().Name {
			return nil, edit.ErrNotRead
		}
	}
	return after, nil
}

// whatFits is the part of an addition that is read as it is meant, each piece
// tried alone. A key that takes no such value is kept as x_KEY.
func (i *Intake) whatFits(n *recipient) (fits edit.Addition) {
	works := func(add edit.Addition) bool {
		_, err := i.tried(n, add)
		return err == nil
	}
	keys := slices.Clone(n.add.Keys)
	isName := func(k edit.KeyValues) bool { return k.Key == "first_name" || k.Key == "last_name" } // which make one name
	names := slices.DeleteFunc(slices.Clone(keys), func(k edit.KeyValues) bool { return !isName(k) })
	if len(names) == 2 && works(edit.Addition{Keys: names}) {
		fits.Keys, keys = names, slices.DeleteFunc(keys, isName)
	}
	for _, k := range keys {
		own := edit.KeyValues{Key: "x_" + record.OwnKey(k.Key), Values: slices.Clone(k.Values)}
		for at, label := range k.Labels {
			own.Values[at] = label + " " + k.Values[at]
		}
		switch {
		case works(edit.Addition{Keys: []edit.KeyValues{k}}):
			fits.Keys = append(fits.Keys, k)
		case works(edit.Addition{Keys: []edit.KeyValues{own}}):
			fits.Keys = append(fits.Keys, own)
		default:
			i.leave(n, k.Key+" would not be read: "+text.Brief(strings.Join(k.Values, "; ")))
		}
	}
	for _, paragraph := range n.add.About {
		if works(edit.Addition{About: []string{paragraph}}) {
			fits.About = append(fits.About, paragraph)
		} else {
			i.leave(n, "prose would not be read: "+text.Brief(paragraph))
		}
	}
	for _, item := range n.add.Items {
		if works(edit.Addition{Items: []edit.Log{item}}) {
			fits.Items = append(fits.Items, item)
		} else {
			i.leave(n, "a note of "+item.Day.String()+" would not be read: "+text.Brief(item.Title))
		}
	}
	return fits
}

func (n *recipient) became() string {
	gets := lists.Of(n.add.Keys, func(k edit.KeyValues) string { return k.Key })
	if count := len(n.add.About); count > 0 {
		gets = append(gets, english.Count(count, "paragraph"))
	}
	if count := len(n.add.Items); count > 0 {
		gets = append(gets, english.Count(count, "note"))
	}
	what := ""
	if len(gets) > 0 {
		what = " with " + english.Join("and", gets)
	}
	if n.ally == nil {
		return "a file for " + n.name + what
	}
	return strings.TrimSpace(n.name + strings.Replace(what, " with ", " gets ", 1))
}

// namedIn are those whom a title names; each title is read once.
func (i *Intake) namedIn(note *record.Note) []*recipient {
	title := plainTitle(note)
	there, known := i.byTitle[title]
	if known {
		return there
	}
	there = lists.Of(i.book.NamedIn(title), func(a *ledger.Ally) *recipient { return i.index.byAlly[a] })
	i.byTitle[title] = there
	return there
}
