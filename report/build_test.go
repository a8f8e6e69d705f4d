package report

import (
	"encoding/json"
	"testing"

	"allies/ledger"
)

// today is the day of the worked figures.
const today = "2026-11-22"

func day(s string) ledger.Date {
	d, ok := ledger.ParseDate(s)
	if !ok {
		panic("no such day: " + s)
	}
	return d
}

func number(s string) ledger.Number {
	n, ok := ledger.ParseNumber(s)
	if !ok {
		panic("no number: " + s)
	}
	return n
}

// builder makes an ally's file, one line after another.
type builder struct {
	*ledger.Ally
	line int32
}

func ally(name string) *builder {
	return &builder{Ally: &ledger.Ally{
		File: name + ".md", Stem: name, Name: name, Type: ledger.Person, Status: ledger.Active,
	}}
}

func (b *builder) pos() ledger.Pos {
	b.line++
	return ledger.Pos{Line: b.line, Column: 3}
}

// note adds a note with tags in its heading.
func (b *builder) note(date string, tags ...string) *builder {
	b.Notes = append(b.Notes, ledger.Note{Date: day(date), File: b.File, HeadTags: tags, Tags: tags, Head: b.pos()})
	return b
}

func (b *builder) current() *ledger.Note { return &b.Notes[len(b.Notes)-1] }

// contacts adds an empty note on each day.
func (b *builder) contacts(dates ...string) *builder {
	for _, date := range dates {
		b.note(date)
	}
	return b
}

// gave and got add an entry to the last note; words are amount, unit, kind,
// each of which may be "".
func (b *builder) gave(words ...string) *builder { return b.favour(ledger.Gave, words...) }
func (b *builder) got(words ...string) *builder  { return b.favour(ledger.Got, words...) }

func (b *builder) favour(dir ledger.Direction, words ...string) *builder {
	e := ledger.Entry{Worth: ledger.Worth{Dir: dir}, Pos: b.pos()}
	word := func(i int) string {
		if i < len(words) {
			return words[i]
		}
		return ""
	}
	if word(0) != "" {
		e.HasAmount, e.Amount = true, number(word(0))
	}
	e.Unit, e.Kind = word(1), word(2)
	n := b.current()
	n.Entries = append(n.Entries, e)
	return b
}

// tag tags the last entry of the last note.
func (b *builder) tag(tags ...string) *builder {
	n := b.current()
	e := &n.Entries[len(n.Entries)-1]
	e.Tags = append(e.Tags, tags...)
	n.Tags = append(n.Tags[:len(n.Tags):len(n.Tags)], tags...)
	return b
}

func (b *builder) thanked() *builder {
	n := b.current()
	n.Thanks = append(n.Thanks, ledger.Thanks{Pos: b.pos()})
	return b
}

func (b *builder) win() *builder     { return b.event(true) }
func (b *builder) setback() *builder { return b.event(false) }

func (b *builder) event(win bool) *builder {
	n := b.current()
	n.Events = append(n.Events, ledger.Event{Win: win, Pos: b.pos()})
	return b
}

// task adds a promise of mine outside any note; dates may be "".
func (b *builder) task(mark ledger.Mark, due, done string) *builder {
	p := ledger.Promise{Mark: mark, File: b.File, Pos: b.pos()}
	if due != "" {
		p.Due = day(due)
	}
	if done != "" {
		p.Done = day(done)
	}
	b.Tasks = append(b.Tasks, p)
	return b
}

// theirs makes the last task theirs.
func (b *builder) theirs() *builder {
	b.Tasks[len(b.Tasks)-1].Theirs = true
	return b
}

func every(days int) ledger.Cadence { return ledger.Cadence{Every: ledger.Interval{Days: days}} }

func between(low, high int) ledger.Cadence {
	return ledger.Cadence{Every: ledger.Interval{Days: low}, Until: ledger.Interval{Days: high}}
}

func monthly(n int) ledger.Cadence { return ledger.Cadence{Every: ledger.Interval{Months: n}} }

func build(builders ...*builder) *ledger.Ledger {
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Me: &ledger.Ally{}}
	for _, b := range builders {
		l.Allies = append(l.Allies, b.Ally)
	}
	l.Link()
	return l
}

// on reckons a ledger on the day of the worked figures.
func on(l *ledger.Ledger) *Reckoner { return New(l, Options{Today: day(today)}) }

// one reckons a single ally.
func one(b *builder) (*Reckoner, *ledger.Ally) { return on(build(b)), b.Ally }

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// shown prints a figure as json does: null for none.
func shown(f *Figure) string {
	if f == nil {
		return "null"
	}
	return f.String()
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
