package edit

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// Mismatch is an edit that would change another thing than it is meant to.
type Mismatch struct{ what string }

func (m *Mismatch) Error() string { return "this would change more than it should: " + m.what }

// Hint is what the user can do.
func (m *Mismatch) Hint() string {
	return "nothing was written; make the change by hand with allies edit, and allies check tells what is read"
}

// comparison is what an edit changes in what is read of one file.
type comparison struct {
	before, after *ledger.Ally
	gained, lost  []string // facts
}

// compare reads two texts of one file. It is a *Mismatch when one of them
// cannot be read, or the second one has a problem that the first has not.
func compare(path string, before, after []byte, c *ledger.Config) (comparison, error) {
	a, old := parse.File(path, before, c)
	b, now := parse.File(path, after, c)
	if a == nil || b == nil {
		return comparison{}, &Mismatch{"the file cannot be read"}
	}
	if err := noneAdded(path, old, now); err != nil {
		return comparison{}, err
	}
	x := comparison{before: a, after: b}
	x.gained, x.lost = factsBeyond(Facts(a), withTitlesOf(a, b))
	return x, nil
}

// noneAdded is a *Mismatch when a text has a problem that it had not before.
func noneAdded(path string, old, now []ledger.Problem) error {
	known := map[string]int{}
	for _, p := range old {
		known[unplaced(p)]++
	}
	for _, p := range now {
		if known[unplaced(p)]--; known[unplaced(p)] < 0 {
			return &Mismatch{fmt.Sprintf("%s:%d would be read with a problem: %s", path, p.Line, p.Message)}
		}
	}
	return nil
}

// lineNumber is another line that a problem's message points at; an edit above
// moves it.
var lineNumber = regexp.MustCompile(`\bline \d+`)

// unplaced is what a problem says, wherever that stands.
func unplaced(p ledger.Problem) string {
	return string(p.Code) + lineNumber.ReplaceAllString(p.Message, "line")
}

// VerifySame reports a *Mismatch unless two texts are read as the same.
func VerifySame(path string, before, after []byte, c *ledger.Config) error {
	x, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	return refuse(slices.Concat(x.gained, x.lost))
}

// VerifyLog reports a *Mismatch unless a log adds just what its lines say:
// everything read before is still read, what is new is what the same lines
// give in a note of their own, and no other note becomes a contact or stops
// being one.
func VerifyLog(path string, before, after []byte, c *ledger.Config, log Log) error {
	x, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	alone := noteAlone(x.before, c, log).ally
	alone.Notes[0].Heard = heardOn(x.after, log.Day) > heardOn(x.before, log.Day)
	mayGain := map[string]bool{}
	for _, fact := range Facts(alone) {
		switch verb, _, _ := strings.Cut(fact, " "); verb {
		case "note", "tag", "link": // may be there already
			mayGain[fact] = true
		}
	}
	more, missing := factsBeyond(items(Facts(alone)), items(x.gained))
	for _, fact := range x.gained {
		verb, _, _ := strings.Cut(fact, " ")
		if verb == "key" || verb == "name" || (verb == "tag" || verb == "link") && !mayGain[fact] {
			more = append(more, fact)
		}
	}
	newNotes, lostNotes := factsBeyond(meetings(x.before, c), meetings(x.after, c))
	if extra, _ := factsBeyond(meetings(alone, c), newNotes); len(extra) > 0 {
		more = append(more, extra...)
	}
	return refuse(slices.Concat(x.lost, more, missing, lostNotes))
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

// meetings lists the notes of an ally by what makes them contacts or plans,
// and with whom, sorted.
func meetings(a *ledger.Ally, c *ledger.Config) []string {
	var all []string
	for i := range a.Notes {
		n := &a.Notes[i]
		all = append(all, fmt.Sprintf("note %s contact:%t plan:%t with:%s", n.Date, !n.IsNews(c), n.StaysPlan(), targets(n.With)))
	}
	slices.Sort(all)
	return all
}

// VerifyTick reports a *Mismatch unless a promise is marked as kept or dropped
// on a day, or as open, and nothing else changed.
func VerifyTick(path string, before, after []byte, c *ledger.Config, p ledger.Promise, day ledger.Date, mark ledger.Mark) error {
	x, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	if mark == ledger.Open {
		day = 0
	}
	for _, q := range x.after.Promises() {
		same := q.Theirs == p.Theirs && q.Made == p.Made && q.Due == p.Due && slices.Equal(q.Tags, p.Tags)
		if q.Box.Start == p.Box.Start && q.Mark == mark && q.Done == day && same && len(x.gained) == 1 && len(x.lost) == 1 {
			return nil
		}
	}
	return &Mismatch{fmt.Sprintf("the promise in line %d would be read otherwise", p.Pos.Line)}
}

// VerifyKey reports a *Mismatch unless a key of the front matter has just these
// values now, and nothing else changed.
func VerifyKey(path string, before, after []byte, c *ledger.Config, name string, values ...string) error {
	x, err := compare(path, before, after, c)
	if err != nil {
		return err
	}
	own := "key " + name + " "
	if f, _ := x.after.Field(name); !slices.Equal(f.Values, values) {
		return &Mismatch{"the front matter cannot be read as far as " + name + ":"}
	}
	return refuse(append(beside(x.gained, own), beside(x.lost, own)...))
}

func refuse(facts []string) error {
	if len(facts) == 0 {
		return nil
	}
	return &Mismatch{inWords(facts[0]) + " would be read otherwise"}
}

// inWords names a fact for the user.
func inWords(fact string) string {
	verb, rest, _ := strings.Cut(fact, " ")
	written := ""
	if i := strings.IndexByte(rest, '"'); i >= 0 {
		written = " " + rest[i:]
	}
	switch verb {
	case "gave", "got":
		return "the entry" + written
	case "thanked", "event", "promise":
		return "the line" + written
	case "note":
		return "the note of " + text.FirstWord(rest)
	case "tag":
		return "a tag"
	case "key":
		return "the key " + text.FirstWord(rest)
	}
	return "the " + verb + " " + rest
}

// beside leaves out the facts of one kind.
func beside(facts []string, prefix string) []string {
	return slices.DeleteFunc(slices.Clone(facts), func(f string) bool { return strings.HasPrefix(f, prefix) })
}

// lone is a note that stands alone in its file.
type lone struct {
	ally     *ledger.Ally
	problems []ledger.Problem
	first    int // where the text of its first line begins
}

// noteAlone reads a log in a note of its own.
func noteAlone(a *ledger.Ally, c *ledger.Config, log Log) lone {
	var written bytes.Buffer
	written.WriteString("## " + log.Day.String() + " " + log.title(c) + "\n\n")
	first := written.Len() + len("- ")
	for _, line := range log.Lines {
		written.WriteString("- " + line + "\n")
	}
	d := text.NewDocument(a.File, written.Bytes(), c)
	b := &ledger.Ally{File: a.File, Stem: a.Stem, Name: a.Name, Aliases: a.Aliases, Type: a.Type}
	parse.ReadBody(d, text.Region{Start: 0, End: written.Len()}, b)
	return lone{b, parse.Sorted(d), first}
}

// items keeps the facts of entries, thanks, events and promises. Headings, tags
// and links may be there already.
func items(facts []string) []string {
	return slices.DeleteFunc(slices.Clone(facts), func(fact string) bool {
		verb, _, _ := strings.Cut(fact, " ")
		return verb == "name" || verb == "note" || verb == "tag" || verb == "link" || verb == "key"
	})
}
