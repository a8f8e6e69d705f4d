package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// Addition is what another program knows of an ally, to be added to its file.
type Addition struct {
	Keys  []KeyValues // values beside those that the keys have
	About []string    // paragraphs of Markdown, before the first note
	Items []Log       // each a dated item
}

// KeyValues are values for a key of the front matter. Those of a map have labels.
type KeyValues struct {
	Key    string
	Labels []string // nil, or one for each value
	Values []string
}

// IsEmpty reports whether there is nothing to add.
func (a *Addition) IsEmpty() bool { return len(a.Keys)+len(a.About)+len(a.Items) == 0 }

// Add returns the edits that add to a file: values after those of their keys,
// paragraphs after those before the first note, and dated items where the file
// has some, else under a heading of their own at its end.
func Add(s *Source, a Addition) text.Edits {
	w := &logWriter{Source: s, edits: text.EditsOf(s.text)}
	w.addKeys(a.Keys)
	w.addAbout(a.About)
	w.addItems(a.Items)
	return w.edits
}

// VerifyAddition reports a *Mismatch unless an addition adds just what it says.
func VerifyAddition(before, after *Source, a Addition) error {
	gained, lost, err := compare(before, after)
	if err != nil {
		return err
	}
	isKey := func(f Fact) bool { return f.About == AboutKey }
	gainedKeys, others := lists.Only(gained, isKey), lists.Only(gained, func(f Fact) bool { return !isKey(f) })
	for _, k := range a.Keys {
		for _, v := range k.Values {
			for _, link := range markdown.ReadLinks(v, parse.SpanOf) {
				if at := slices.Index(others, Fact{About: AboutLink, Text: link.Target}); at >= 0 {
					others = slices.Delete(others, at, at+1)
				}
			}
		}
	}
	lost = slices.DeleteFunc(lost, func(f Fact) bool {
		return isKey(f) && (f.Text == "" || f.Name == "tags") // a key without a value, one text of several tags
	})
	for _, k := range a.Keys {
		name, _ := ledger.Key(k.Key)
		for _, v := range k.Values {
			meant := func(f Fact) bool { return f.Name == name && f.Text == strings.TrimSpace(v) }
			if !slices.ContainsFunc(gainedKeys, meant) {
				return &Mismatch{"the front matter would not be read with this value of " + k.Key + ": " + text.Brief(v)}
			}
		}
		gainedKeys = slices.DeleteFunc(gainedKeys, func(f Fact) bool { return f.Name == name })
	}
	more, missing := lists.Beyond(a.alone(before.config), others)
	return refuse(lost, gainedKeys, more, missing)
}

// alone are the facts of an addition in a file of its own, those of keys aside.
func (a *Addition) alone(c *ledger.Config) []Fact {
	s, _ := ReadSource("alone.md", []byte("# Alone\n"), c)
	edited, err := Add(s, Addition{About: a.About, Items: a.Items}).Apply()
	if err != nil {
		return nil
	}
	after, _ := ReadSource("alone.md", edited, c)
	return after.Facts()[1:]
}

func (w *logWriter) addKeys(keys []KeyValues) {
	end := w.d.LineBreak()
	var fresh strings.Builder
	for _, k := range keys {
		name, _ := ledger.Key(k.Key)
		if f, ok := w.ally.Field(name); ok && len(f.Values) > 0 {
			w.addToKey(f, k)
		} else if ok {
			w.edits = w.edits.With(SetKey(w.Source, name, k.yaml()))
		} else {
			fresh.WriteString(k.Key + ": " + k.yaml() + end)
		}
	}
	if fresh.Len() > 0 {
		w.edits = w.edits.With(w.addToFront(fresh.String()))
	}
}

func (k *KeyValues) yaml() string {
	items := k.items()
	switch {
	case k.Labels != nil:
		return "{" + strings.Join(items, ", ") + "}"
	case len(items) > 1, isListKey(k.Key):
		return "[" + strings.Join(items, ", ") + "]"
	}
	return items[0]
}

func (k *KeyValues) items() []string {
	items := make([]string, len(k.Values))
	for i, v := range k.Values {
		if items[i] = Scalar(v); k.Labels != nil {
			items[i] = Scalar(k.Labels[i]) + ": " + items[i]
		}
	}
	return items
}

// addToKey adds values after those that a key has, as these are written: in
// brackets, or each on a line. One value alone becomes a list.
func (w *logWriter) addToKey(f ledger.Field, k KeyValues) {
	from, to := valueRange(w.d.Text, f)
	value := strings.TrimSpace(w.d.Text[from:to])
	last := f.At[len(f.At)-1]
	line := w.d.LineAt(int(last.Start))
	lead := w.d.Text[w.d.LineStart(line):last.Start]
	bracketed := strings.HasPrefix(value, "[") && strings.HasSuffix(value, "]") && !strings.HasPrefix(value, "[[") || strings.HasPrefix(value, "{")
	switch item := strings.TrimLeft(lead, " "); {
	case f.Inline:
		w.edits = w.edits.With(SetKey(w.Source, f.Name, strings.Join(append([]string{value}, k.Values...), ", ")))
	case bracketed:
		w.edits.Insert(from+strings.LastIndexAny(w.d.Text[from:to], "]}"), ", "+strings.Join(k.items(), ", "))
	case item == "- " && k.Labels == nil, k.Labels != nil && line > w.d.LineAt(int(f.KeyPos.Start)):
		indent := lead
		if k.Labels != nil {
			indent = lead[:text.IndentOf(lead)]
		}
		for _, one := range k.items() {
			w.edits.Insert(afterLine(w.d.Text, max(int(last.End)-1, int(last.Start))), indent+one+w.d.LineBreak())
		}
	default:
		all := KeyValues{Key: k.Key, Values: append(slices.Clone(f.Values), k.Values...)}
		if f.Name == "tags" && len(f.Values) == 1 {
			all.Values = append(slices.Clone(w.ally.Tags), k.Values...)
		}
		w.edits = w.edits.With(SetKey(w.Source, f.Name, "["+strings.Join(all.items(), ", ")+"]"))
	}
}

// addAbout adds paragraphs after the prose below the title. A blank line keeps the
// last apart from what stands there: code would go on with it, and the text of an
// underlined heading be one with it.
func (w *logWriter) addAbout(paragraphs []string) {
	if len(paragraphs) == 0 {
		return
	}
	at, lines := w.introEnd(), strings.Split(strings.Join(paragraphs, "\n\n"), "\n")
	if w.mayGoOn(at) {
		lines = append(lines, "")
	}
	w.insertAfter(at, 1, lines)
}

// mayGoOn reports whether what stands at the beginning of a line, or after the line
// that ends there, could be one with a paragraph before it.
func (w *logWriter) mayGoOn(at int) bool {
	if at > w.body.Start {
		at = afterLine(w.d.Text, at)
	}
	next := w.d.Text[at:]
	line := strings.TrimSpace(next[:afterLine(next, 0)])
	return line != "" && !strings.HasPrefix(next, "#")
}

// introEnd is where the prose ends that stands below the title, or first in the
// file, with the line under it that makes it a heading for other programs. The
// heading of a note is no title.
func (w *logWriter) introEnd() int {
	end := w.body.Start
	for b := w.blocks.First(); b.Exists(); b = b.Next() {
		isTitle := b.Kind() == markdown.HeadingBlock && end == w.body.Start && !w.isHead(b)
		isUnderline := b.Kind() == markdown.RuleBlock && end > w.body.Start && b.Start() == afterLine(w.d.Text, end)
		if !isTitle && !isUnderline && b.Kind() != markdown.ParagraphBlock {
			break
		}
		end = w.blockEnd(b)
	}
	return end
}

func (w *logWriter) isHead(heading markdown.Block) bool {
	return slices.ContainsFunc(w.ally.Notes, func(n ledger.Note) bool {
		return n.Form != ledger.Item && int(n.Pos.Start) <= heading.Start() && heading.Start() < int(n.Pos.End)
	})
}

func (w *logWriter) addItems(items []Log) {
	if len(items) == 0 {
		return
	}
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b Log) int { return int(a.Day) - int(b.Day) })
	if slices.ContainsFunc(w.ally.Notes, func(n ledger.Note) bool { return n.Form == ledger.Item }) {
		if w.newestFirst(ledger.Item) {
			slices.Reverse(items)
		}
		for _, w.log = range items {
			w.place(ledger.Item, w.newItem())
		}
		return
	}
	var lines []string
	for _, w.log = range items {
		lines = append(lines, w.newItem()...)
	}
	if len(w.ally.Notes) == 0 && w.beginLog(lines) {
		return
	}
	level := 2
	for _, n := range w.ally.Notes {
		level = min(level, n.Level)
	}
	w.insertAfter(w.textEnd(w.body.End), 1, append([]string{strings.Repeat("#", max(level, 1)) + " Log", ""}, lines...))
}

// NotesOf are the notes that an ally has, by their days and what they are called,
// to find out whether another one is new.
type NotesOf map[titled][]string

type titled struct {
	day   ledger.Date
	title string // folded, as it is shown
	begun bool   // this is what stands before the title's colon
}

// ListNotes lists the notes of an ally: in its own file, on pages, and in others'
// files that link there.
func ListNotes(l *ledger.Ledger, a *ledger.Ally) NotesOf {
	all := NotesOf{}
	add := func(n *ledger.Note) { all.add(n.Date, n.Title, ledger.Fold(n.Text)) }
	for n := range a.AllNotes() {
		add(n)
	}
	for _, shared := range l.SharedWith(a) {
		add(shared.Note)
	}
	return all
}

// Add adds a note that is to be written.
func (all NotesOf) Add(log Log) {
	all.add(log.Day, log.Title, ledger.Fold(strings.Join(log.Lines, "\n")))
}

func (all NotesOf) add(day ledger.Date, title, body string) {
	for _, at := range titlesOf(day, title) {
		all[at] = append(all[at], body)
	}
	head, _, _ := strings.Cut(bareTitle(title), ": ")
	all[titled{day, head, true}] = nil
}

func titlesOf(day ledger.Date, title string) []titled {
	bare, shown := bareTitle(title), ledger.Fold(markdown.PlainText(title))
	if bare == shown {
		return []titled{{day, bare, false}}
	}
	return []titled{{day, bare, false}, {day, shown, false}}
}

// Has reports whether a note of the day has the title of a log, and all of its
// lines; a box may be ticked by now.
func (all NotesOf) Has(log Log) bool {
	for _, at := range titlesOf(log.Day, log.Title) {
		for _, body := range all[at] {
			if !slices.ContainsFunc(log.Lines, func(line string) bool { return !strings.Contains(body, bareTask(line)) }) {
				return true
			}
		}
	}
	return false
}

// HasBegun reports whether the title of a note of the day is head, or begins with
// head and a colon.
func (all NotesOf) HasBegun(day ledger.Date, head string) bool {
	_, has := all[titled{day, bareTitle(head), true}]
	return has
}

// bareTask is a line as it compares with what it may have become: without a box
// and without the day that it was done.
func bareTask(line string) string {
	if _, isBox := parse.ReadBox(line); isBox {
		_, line, _ = strings.Cut(line, "]")
		line, _, _ = strings.Cut(line, " done 2")
	}
	return ledger.Fold(line)
}
