package edit

import (
	"allies/ledger"
	"allies/parse/text"
)

// Intention says how to edit a file, given what it holds now, and refuses what
// would do more than it should.
type Intention struct {
	Plan   func(*Source) (text.Edits, error)
	Verify func(before, after *Source) error
}

// Edition is a file before and after an edit.
type Edition struct {
	Before, After *Source
	Edits         text.Edits
}

// CarryOut makes the edits of an intention in memory, and reads what comes of
// them. There are none, and one text, where there is nothing to do.
func (in Intention) CarryOut(before *Source) (e Edition, err error) {
	e = Edition{Before: before, After: before}
	if e.Edits, err = in.Plan(before); err != nil || e.Edits.Len() == 0 {
		return e, err
	}
	if e.After, err = before.After(e.Edits); err != nil {
		return e, before.becauseOfBraces(e.Edits, err)
	}
	return e, before.becauseOfBraces(e.Edits, in.Verify(before, e.After))
}

// simple is an intention that can always be planned.
func simple(plan func(*Source) text.Edits, verify func(before, after *Source) error) Intention {
	return Intention{func(s *Source) (text.Edits, error) { return plan(s), nil }, verify}
}

// Logging is the intention to write a log.
func Logging(log Log) Intention {
	return simple(func(s *Source) text.Edits { return AddLog(s, log) },
		func(before, after *Source) error { return VerifyLog(before, after, log) })
}

// Ticking is the intention to mark a promise on a day.
func Ticking(p ledger.Promise, day ledger.Date, mark ledger.Mark) Intention {
	return simple(func(s *Source) text.Edits { return Tick(s, p, day, mark) },
		func(before, after *Source) error { return VerifyTick(before, after, p, day, mark) })
}

// SettingKey is the intention to give a key of the front matter one value.
func SettingKey(name, value string) Intention {
	return simple(func(s *Source) text.Edits { return SetKey(s, name, value) },
		func(before, after *Source) error { return VerifyKey(before, after, name, value) })
}

// RemovingKey is the intention to take a key out of the front matter.
func RemovingKey(name string) Intention {
	return simple(func(s *Source) text.Edits { return RemoveKey(s, name) },
		func(before, after *Source) error { return VerifyKey(before, after, name) })
}

// AddingTasks is the intention to add open tasks to a page.
func AddingTasks(tasks []string) Intention {
	return simple(func(s *Source) text.Edits { return AddTasks(s, tasks) }, VerifyTasks)
}

// Forming is the intention to bring entries and dates into one form.
func Forming() Intention { return simple(Canonical, VerifySame) }

// FileChange is one file of a change of several. Before and After are its
// texts, To is its new path where it gets one.
type FileChange struct {
	Path, To      string
	Before, After []byte
	Edits         text.Edits // that lead from one text to the other
	Names         int        // how many of them are of a name without a link

	before, after *Source // after at its new path
}

// newChange makes edits of a file, which may move; nil where the edited text
// could not be read.
func newChange(before *Source, edits text.Edits, to string) (*FileChange, error) {
	edited, err := before.After(edits)
	if err != nil {
		return nil, err
	}
	c := &FileChange{Path: before.ally.File, Before: before.text, After: edited.text, Edits: edits, before: before, after: edited}
	if to != c.Path {
		c.To = to
		c.after = before.read(to, edited.text)
	}
	if c.after == nil {
		return nil, &Mismatch{before.ally.File + " would be no page any more"}
	}
	return c, nil
}

// Lines returns the first and the last line that the edits wrote.
func (c *FileChange) Lines() (first, last int) { return c.after.Lines(c.Edits) }
