package folder

import (
	"bytes"
	"fmt"
	"slices"

	"allies/ledger"
	"allies/parse"
	"allies/parse/front"
	"allies/parse/text"
)

// leftOut names what an ally's file holds in a file that is left out: a key
// that only people have, where its name decided, or an entry in a dated note.
// It names nothing in templates and in the pages of meetings.
func leftOut(d *text.Document, a *ledger.Ally, v Verdict) []ledger.Problem {
	n := v.Rule.Number
	if n < 3 || n > 6 || v.Rule == RuleTemplate || isMeetingPage(a) {
		return nil
	}
	at, what, ok := personKey(a)
	if !ok || n > 4 {
		at, what, ok = firstEntry(a)
	}
	if !ok {
		return nil
	}
	d.Problems = nil
	d.Warnf(ledger.CodeLeftOut, text.Region{Start: int(at.Start), End: int(at.End)},
		fmt.Sprintf("%s; to leave it out for good: `ignore: [%s]` in allies.yaml", Cure(v.Rule), front.Quoted(a.File)),
		"not read: rule %d leaves this file out, since %s; it holds %s", n, v.Why, what)
	return d.Problems
}

// aboutPeople returns what a file with a date and without a type says of people;
// nil for nothing.
func aboutPeople(a *ledger.Ally, v Verdict) *about {
	if v.Rule != RuleMeeting || len(valuesOf(a, "type")) > 0 {
		return nil
	}
	for _, f := range a.Fields {
		if (f.Name == "people" || f.Name == "person") && len(f.Values) > 0 {
			return &about{f, parse.NamesIn(f.Values)}
		}
	}
	return nil
}

func personKey(a *ledger.Ally) (at ledger.Pos, what string, ok bool) {
	for _, f := range a.Fields {
		if slices.Contains(trackingKeys, f.Name) && len(f.Values) > 0 {
			return f.KeyPos, "the key " + text.Brief(f.Key), true
		}
	}
	return at, "", false
}

// A box alone is in files of any sort: one is meant that somebody else promised.
func firstEntry(a *ledger.Ally) (at ledger.Pos, what string, ok bool) {
	take := func(pos ledger.Pos) {
		if !ok || pos.Start < at.Start {
			at, what, ok = pos, "an entry", true
		}
	}
	for _, n := range a.Notes {
		for i := range n.Entries {
			take(n.Entries[i].Pos)
		}
		for i := range n.Thanks {
			take(n.Thanks[i].Pos)
		}
		for i := range n.Events {
			take(n.Events[i].Pos)
		}
		for i := range n.Promises {
			if n.Promises[i].Theirs {
				take(n.Promises[i].Pos)
			}
		}
	}
	return at, what, ok
}

// isMeetingPage reports whether the front matter says who was there. The keys people and
// person say so only beside a date and a type.
func isMeetingPage(a *ledger.Ally) bool {
	return aboutMeeting(a) != "" && len(valuesOf(a, "type")) > 0 || hasAny(a, parse.WhoKeys)
}

// Cure says what makes an ally's file of one that a rule leaves out, "" where
// nothing simple does.
func Cure(r ledger.Rule) string {
	switch {
	case r == ruleIgnored:
		return "take it out of ignore: in allies.yaml"
	case r.Number == 2:
		return "name it under include: in allies.yaml"
	case r == RuleTemplate:
		return "move it out of the templates"
	case r == RuleMeeting:
		return "`type: person` in its front matter makes it an ally's"
	case r.Number == 3 || r.Number == 4:
		return "give the file the ally's name"
	case r.Number == 5 || r.Number == 6:
		return "`type: person` in its front matter makes it an ally's"
	}
	return ""
}

// mayHoldEntry reports whether a text may hold an entry in a dated note: a line
// that begins with a date, and an item with a colon.
func mayHoldEntry(src []byte) bool {
	dated, item := false, false
	for len(src) > 0 && !(dated && item) {
		var line []byte
		line, src, _ = bytes.Cut(src, []byte("\n"))
		line = bytes.TrimLeft(line, " \t")
		if len(line) == 0 {
			continue
		}
		dated = dated || beginsDated(line)
		item = item || bytes.IndexByte([]byte("-*+0123456789"), line[0]) >= 0 && bytes.IndexByte(line, ':') > 0
	}
	return dated && item
}

func beginsDated(line []byte) bool {
	if bytes.IndexByte([]byte("#-*+0123456789"), line[0]) < 0 {
		return false
	}
	line = bytes.TrimLeft(line, "#-*+.) \t[")
	return len(line) >= parse.IsoLength && ledger.LooksISO(string(line[:parse.IsoLength]))
}

var plainKeys = []string{"tags", "aliases", "type", "status", "url", "website", "private"}

// noPeople reports whether nothing in a folder looks like a person: no include:,
// no folder of people, no marker, no dated note, no known key.
func (s Scope) noPeople(l *ledger.Ledger) bool {
	looked := slices.ContainsFunc(l.Files, func(f ledger.File) bool { return f.Rule.Number != 1 })
	if s.included() || len(s.People) > 0 || !looked {
		return false
	}
	return !slices.ContainsFunc(l.Allies, func(a *ledger.Ally) bool {
		_, typed := parse.TypeOf(valuesOf(a, "type")...)
		return typed || a.NoteCount() > 0 || slices.ContainsFunc(a.Tags, isPersonTag) ||
			slices.ContainsFunc(a.Fields, func(f ledger.Field) bool {
				_, known := ledger.Key(f.Key)
				return known && !slices.Contains(plainKeys, f.Name)
			})
	})
}

// about is a file that has a day and names people, and does not say whether they
// were there.
type about struct {
	key   ledger.Field
	names []string
}
