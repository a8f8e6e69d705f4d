package edit

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/text"
)

// StrayFront is an edit above or in a block that looks like front matter and is
// not.
type StrayFront struct {
	file string
	line int32
}

func (s *StrayFront) Error() string {
	return fmt.Sprintf("%s:%d begins what looks like front matter and is not: nothing is written above or into it", s.file, s.line)
}

// Hint is what the user can do.
func (s *StrayFront) Hint() string { return "allies check says what to change there" }

// After makes edits of the text, each of which may change only the lines that
// it names, and reads what comes of it.
func (s *Source) After(e text.Edits) (*Source, error) {
	if !e.Of(s.text) {
		return nil, &Changed{s.ally.File}
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
// what was not read counts too. It is a *StrayFront where the edit stands above
// the end of such a block.
func onlyNamed(e text.Edits, before, after *Source) error {
	old, a := before.d, before.ally
	named := map[int]bool{}
	for _, edit := range e.All() {
		if edit.Start < int(a.Stray.End) {
			return &StrayFront{a.File, a.Stray.Line}
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
	_, lost := beyond(before.Facts(), after.Facts())
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
