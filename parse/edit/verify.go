package edit

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/text"
)

// compare returns the facts that an edit adds and takes away. It is a *Mismatch
// when the text has a problem that it had not before.
func compare(before, after *Source) (gained, lost []Fact, err error) {
	if err := noneAdded(before.problems, after.problems); err != nil {
		return nil, nil, err
	}
	gained, lost = lists.Beyond(before.Facts(), after.Facts())
	return gained, lost, nil
}

func noneAdded(old, now []ledger.Problem) error { return noneAddedBy(old, now, mistakeOf) }

// noneAddedBy is noneAdded for problems that are the same where a key of theirs is.
func noneAddedBy[K comparable](old, now []ledger.Problem, key func(ledger.Problem) K) error {
	left := map[K]int{}
	for _, p := range old {
		left[key(p)]++
	}
	for _, p := range now {
		if left[key(p)]--; left[key(p)] < 0 {
			return &Mismatch{fmt.Sprintf("%s:%d would be read with a problem: %s", p.File, p.Line, p.Message)}
		}
	}
	return nil
}

// mistake is what a problem is about, wherever that stands.
type mistake struct {
	code     ledger.Code
	severity ledger.Severity
	marked   string // the text that the problem points at, wherever its links lead
}

func mistakeOf(p ledger.Problem) mistake {
	line := []rune(p.Source)
	end := min(max(p.EndColumn-1-p.Cut, 0), len(line))
	marked := string(line[min(max(p.Column-1-p.Cut, 0), end):end])
	return mistake{p.Code, p.Severity, linkTarget().ReplaceAllString(marked, "[")}
}

// VerifySame reports a *Mismatch unless two texts are read as the same.
func VerifySame(before, after *Source) error {
	gained, lost, err := compare(before, after)
	if err != nil {
		return err
	}
	return refuse(gained, lost)
}

// VerifyLog reports a *Mismatch unless a log adds just what its lines say: every
// line stays, everything read before is still read, what is new is what the same
// lines give in a note of their own, a note of the day can hold them, and no
// other note becomes a contact or stops being one.
func VerifyLog(before, after *Source, log Log) error {
	if err := othersStay(nil, before, after); err != nil {
		return err
	}
	gained, lost, err := compare(before, after)
	if err != nil {
		return err
	}
	alone := log.alone(before.ally, before.config).Ally
	alone.Notes[0].Heard = heardOn(after.ally, log.Day) > heardOn(before.ally, log.Day)
	meant := Facts(alone)
	more, missing := lists.Beyond(lists.Only(meant, Fact.isItem), lists.Only(gained, Fact.isItem))
	known := map[Fact]bool{}
	for _, f := range meant {
		known[f] = true
	}
	for _, f := range gained {
		switch f.About {
		case AboutName, AboutKey:
			more = append(more, f)
		case AboutTag, AboutLink: // may be there already
			if !known[f] {
				more = append(more, f)
			}
		}
	}
	if err := refuse(lost, more, missing); err != nil {
		return err
	}
	newNotes, lostNotes := lists.Beyond(meetings(before.ally, before.config), meetings(after.ally, before.config))
	extra, _ := lists.Beyond(meetings(alone, before.config), newNotes)
	for _, m := range slices.Concat(extra, lostNotes) {
		return refuse([]Fact{{About: AboutNote, Day: m.day}})
	}
	own := meetings(alone, before.config)[0]
	fits := func(m meeting) bool { return m.day == own.day && m.contact == own.contact && m.plan == own.plan }
	if !slices.ContainsFunc(meetings(after.ally, before.config), fits) {
		return refuse([]Fact{{About: AboutNote, Day: log.Day}})
	}
	return nil
}

// heardOn counts the dated items of a day that say the ally was only heard of:
// written as a section, the same words are a contact.
func heardOn(a *ledger.Ally, day ledger.Date) int {
	count := 0
	for i := range a.Notes {
		if a.Notes[i].Heard && a.Notes[i].Date == day {
			count++
		}
	}
	return count
}

// meeting is what makes a note a contact or a plan, and with whom.
type meeting struct {
	day           ledger.Date
	contact, plan bool
	with          string
}

func meetings(a *ledger.Ally, c *ledger.Config) []meeting {
	var all []meeting
	for i := range a.Notes {
		n := &a.Notes[i]
		all = append(all, meeting{n.Date, !n.IsNews(c), n.StaysPlan(), targets(n.With)})
	}
	return all
}

// VerifyTick reports a *Mismatch unless a promise is marked as kept or dropped
// on a day, or as open, and nothing else changed.
func VerifyTick(before, after *Source, p ledger.Promise, day ledger.Date, mark ledger.Mark) error {
	problems := after.problems
	if mark == ledger.Open {
		day = 0
		problems = slices.DeleteFunc(slices.Clone(problems), func(q ledger.Problem) bool { return q.Code == ledger.CodeAlmostDate && isIn(p, q) })
	}
	if err := noneAdded(before.problems, problems); err != nil {
		return err
	}
	gained, lost := lists.Beyond(before.Facts(), after.Facts())
	for _, q := range after.Promises() {
		same := q.Theirs == p.Theirs && q.Made == p.Made && q.Due == p.Due && slices.Equal(q.Tags, p.Tags)
		if q.Box.Start != p.Box.Start || q.Mark != mark || q.Done != day || !same {
			continue
		}
		// a dated item is called by its line, which may be the promise itself
		calls := func(p ledger.Promise) func(Fact) bool {
			return func(f Fact) bool { return f.About != AboutNote || !strings.HasSuffix(f.Text, p.Text) }
		}
		others, gone := lists.Only(gained, calls(q)), lists.Only(lost, calls(p))
		if len(others) == 1 && len(gone) == 1 && len(gained) == len(lost) && len(gained) <= 2 {
			return nil
		}
	}
	return &Mismatch{fmt.Sprintf("the promise in line %d would be read otherwise", p.Pos.Line)}
}

// isIn reports whether a problem stands in a promise: where that is open again, a day
// of it may lack a word once more.
func isIn(p ledger.Promise, q ledger.Problem) bool {
	return q.Line >= int(p.Pos.Line) && q.Line <= int(p.Pos.Line)+strings.Count(p.Text, "\n")
}

// VerifyKey reports a *Mismatch unless a key of the front matter has just these
// values now, and nothing else changed.
func VerifyKey(before, after *Source, name string, values ...string) error {
	gained, lost, err := compare(before, after)
	if err != nil {
		return err
	}
	if f, _ := after.ally.Field(name); !slices.Equal(f.Values, values) {
		return &Mismatch{"the front matter cannot be read as far as " + name + ":"}
	}
	other := func(f Fact) bool { return f.About != AboutKey || f.Name != name }
	return refuse(lists.Only(gained, other), lists.Only(lost, other))
}

// refuse is a *Mismatch where facts are left, which names the first.
func refuse(lists ...[]Fact) error {
	facts := slices.Concat(lists...)
	if len(facts) == 0 {
		return nil
	}
	return &Mismatch{facts[0].named() + " would be read otherwise"}
}

func (f Fact) named() string {
	switch f.About {
	case AboutEntry:
		return fmt.Sprintf("the entry %q", f.Text)
	case AboutThanks, AboutEvent, AboutPromise:
		return fmt.Sprintf("the line %q", f.Text)
	case AboutNote:
		return "the note of " + f.Day.String()
	case AboutTag:
		return "a tag"
	case AboutKey:
		return "the key " + f.Name
	case AboutLink:
		return "the link " + f.Text
	case AboutThere:
		return "who was there: " + f.Text
	}
	return "the name " + f.Text
}

// alone reads the lines of a log in a note of its own; what Check has read of
// the same text for the same ally is not read again.
func (l Log) alone(a *ledger.Ally, c *ledger.Config) *parse.Source {
	var written bytes.Buffer
	written.WriteString(l.aloneHeading(c))
	for _, line := range l.Lines {
		written.WriteString("- " + line + "\n")
	}
	if r := l.read; r != nil && r.Config == c && r.Text == written.String() &&
		r.Ally.File == a.File && r.Ally.Name == a.Name && r.Ally.Type == a.Type && slices.Equal(r.Ally.Aliases, a.Aliases) {
		return l.read
	}
	in := &parse.Source{
		Document: text.NewDocument(a.File, written.Bytes(), c), Body: text.Region{Start: 0, End: written.Len()},
		Ally: &ledger.Ally{File: a.File, Stem: a.Stem, Name: a.Name, Aliases: a.Aliases, Type: a.Type},
	}
	in.ReadBody()
	return in
}

func (l Log) aloneHeading(c *ledger.Config) string {
	return "## " + l.Day.String() + " " + l.title(c) + "\n\n"
}

// After makes edits of the text, each of which may change only the lines that
// it names, and reads what comes of it.
func (s *Source) After(e text.Edits) (*Source, error) {
	if !e.Of(s.text) {
		return nil, changed(s.ally.File)
	}
	edited, err := e.Apply()
	if err != nil {
		return nil, err
	}
	after := s.read(s.ally.File, edited)
	if after == nil {
		return nil, &Mismatch{"the file cannot be read"}
	}
	if s.ally.Stray.End > 0 && after.ally.Stray.End == 0 {
		return after, onlyMoved(s, after)
	}
	return after, onlyNamed(e, s, after)
}

// onlyNamed is a *Mismatch unless an edit names each line that goes away or
// changes. An edit names the one line that it stands in; of several lines only
// those on which one key of the front matter has its value. It compares bytes:
// what was not read counts too. It is a *ledger.Failure where the edit stands above the end
// of a block that looks like front matter, or in front matter that is not closed and
// stays so.
func onlyNamed(e text.Edits, before, after *Source) error {
	old, a := before.d, before.ally
	named := map[int]bool{}
	for _, edit := range e.All() {
		switch {
		case edit.Start < int(a.Stray.End):
			return ledger.Failed(fmt.Sprintf("%s:%d begins what looks like front matter and is not: nothing is written above or into it", a.File, a.Stray.Line),
				"allies check says what to change there", nil)
		case edit.Start < int(a.Front.End) && !before.isClosed() && !after.isClosed():
			return ledger.Failed(fmt.Sprintf("%s:%d begins front matter that is never closed: nothing is written into it", a.File, a.Front.Line),
				"nothing was written; write a line of --- after its last key, as allies check --fix does", nil)
		}
		first, last := old.LineAt(edit.Start), old.LineAt(max(edit.End-1, edit.Start))
		switch {
		case insertsLines(old, edit):
			continue
		case first < last && !oneValue(old, a, first, last):
			return &Mismatch{fmt.Sprintf("%s: lines %d to %d would go away", a.File, first, last)}
		}
		for n := first; n <= last; n++ {
			named[n] = true
		}
	}
	return othersStay(named, before, after)
}

// othersStay is a *Mismatch unless each line that is not named is there still,
// and in its order; blank ones and a byte order mark aside.
func othersStay(named map[int]bool, before, after *Source) error {
	old, now := before.d, after.d
	m := 0
	for n := 1; n <= len(old.Lines); n++ {
		line := strings.TrimPrefix(old.Line(n), text.Bom)
		if named[n] || line == "" {
			continue
		}
		for m++; m <= len(now.Lines) && strings.TrimPrefix(now.Line(m), text.Bom) != line; m++ {
		}
		if m > len(now.Lines) {
			return &Mismatch{fmt.Sprintf("%s:%d would go away or change", before.ally.File, n)}
		}
	}
	return nil
}

// onlyMoved is a *Mismatch where an edit that makes front matter of what looked
// like it loses something else that was read: its lines move, and are not where
// they were.
func onlyMoved(before, after *Source) error {
	_, lost := lists.Beyond(before.Facts(), after.Facts())
	return refuse(slices.DeleteFunc(lost, func(f Fact) bool { return f.About == AboutName }))
}

// insertsLines reports whether an edit adds whole lines and leaves the line at
// which it stands as it is.
func insertsLines(d *text.Document, e text.Edit) bool {
	n := d.LineAt(e.Start)
	return e.Old == "" && e.New != "" &&
		(e.Start == d.LineStart(n) && text.IsLineEnd(e.New[len(e.New)-1]) || e.Start == d.LineEnd(n) && text.IsLineEnd(e.New[0]))
}

// oneValue reports whether the lines are those of one key of the front matter
// and its value, or a part of them. A marker of a conflict is no part of a
// value.
func oneValue(d *text.Document, a *ledger.Ally, first, last int) bool {
	for n := first; n <= last; n++ {
		if parse.IsConflictMarker(d.Line(n)) {
			return false
		}
	}
	for _, f := range a.Fields {
		from := d.LineAt(int(f.KeyPos.Start))
		to := max(from, d.LineAt(max(lastEnd(d.Text, f)-1, 0)))
		for to < last && holdsNoValue(d.Line(to+1)) {
			to++
		}
		if first >= from && last <= to {
			return true
		}
	}
	return false
}

var linkTarget = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\[\[[^\]|#]*|\]\([^)]*`) })
