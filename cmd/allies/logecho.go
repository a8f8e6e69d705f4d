package main

import (
	"errors"
	"regexp"
	"strings"
	"sync"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/edit"
	"allies/parse/markdown"
	"allies/parse/text"
	"allies/report"
)

// sayLogged says line by line what was understood, and where it stands once
// later editions have moved it.
func (w *writing) sayLogged(e edit.Edition, later []edit.Edition, log edit.Log) {
	now := func(line int) int {
		for _, l := range later {
			line = l.Before.Moved(l.Edits, line)
		}
		return line
	}
	a := e.After.Ally()
	name := w.shortName(a)
	lines := text.Lines(string(e.After.Text()))
	first, last := e.After.Lines(e.Edits)
	if len(log.Lines) == 0 {
		w.did(a.File, now(first), w.onDay("a note with "+name+": "+log.Title, log.Day))
	}
	at, heard := first, w.heard(a, name, first, last)
	for _, line := range log.Lines {
		for at <= last && !strings.HasSuffix(strings.TrimRight(lines[at-1], " \t"), line) {
			at++
		}
		words, counts := heard[at]
		if !counts {
			words = w.onDay("noted about "+name, log.Day)
		}
		w.did(a.File, now(at), words)
		at++
		if meant := w.mistypedDay(line); counts && meant != "" {
			w.terminal.advise("no day is read in it: " + meant)
		} else if counts {
			continue
		} else if typed := edit.Intent(line); typed != "" {
			w.terminal.advise("this is prose; to make it count, write it as: " + typed)
		} else if key := frontKey(line); key != "" {
			w.terminal.advise("this is prose; " + key + " is read between the --- lines at the top of the file: allies edit " + shellWord(name))
		}
	}
}

// lastWord is what a line ends with after a word that a deadline follows.
var lastWord = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i) (?:by|due|before|until) (\pL+)$`) })

// mistypedDay says which day was probably meant by the last word of a line, ""
// where it is none. A day that is read has its date there by now.
func (w *writing) mistypedDay(line string) string {
	said := lastWord().FindStringSubmatch(line)
	if said == nil {
		return ""
	}
	var misread *when.Error
	if _, err := when.First(said[1], w.today); !errors.As(err, &misread) || !strings.HasPrefix(misread.Hint, "did you mean") {
		return ""
	}
	return misread.Hint
}

func frontKey(line string) string {
	key, _, found := strings.Cut(line, ":")
	if name, known := ledger.Key(strings.TrimSpace(key)); found && known && !strings.Contains(key, " ") {
		return name
	}
	return ""
}

// heard puts into words what the lines from first to last were read as, those
// that count as more than prose, by line.
func (w *writing) heard(a *ledger.Ally, name string, first, last int) map[int]string {
	heard := map[int]string{}
	say := func(at ledger.Pos, words func() string) {
		if line := int(at.Line); line >= first && line <= last && heard[line] == "" {
			heard[line] = words()
		}
	}
	for i := range a.Notes {
		n := &a.Notes[i]
		for _, e := range n.Entries {
			say(e.Pos, func() string { return w.onDay(favour(e, name), n.Date) })
		}
		for _, t := range n.Thanks {
			say(t.Pos, func() string { return w.onDay("thanked "+name, n.Date) })
		}
		for _, e := range n.Events {
			what := "a setback for "
			if e.Win {
				what = "a win for "
			}
			say(e.Pos, func() string { return w.onDay(what+name, n.Date) })
		}
		for _, p := range n.Promises {
			say(p.Pos, func() string { return w.onDay(promised(p, name), n.Date) + ": " + markdown.PlainText(p.Text) })
		}
	}
	return heard
}

// onDay says when; a day to come makes a plan.
func (w *writing) onDay(words string, day ledger.Date) string {
	if day > w.today {
		return words + ", planned for " + day.String()
	}
	return words + ", on " + day.String()
}

func favour(e ledger.Entry, name string) string {
	what := amountOf(e)
	switch {
	case what == "" && e.Kind == "":
		what = "support"
	case what == "":
		what = e.Kind
	case e.Kind != "":
		what += " " + e.Kind
	}
	if e.Dir == ledger.Gave {
		return "gave " + name + " " + what
	}
	return "got " + what + " from " + name
}

func amountOf(e ledger.Entry) string {
	amount := report.Exact{Number: e.Amount}.In(e.Unit)
	switch {
	case !e.HasAmount:
		return ""
	case e.Unit != "" || e.Kind != "":
		return amount
	case amount == "1":
		return "1 point"
	}
	return amount + " points"
}

func promised(p ledger.Promise, name string) string {
	who := "promised " + name
	if p.Theirs {
		who = name + " promised"
	}
	switch p.Mark {
	case ledger.Ticked:
		return who + " and kept"
	case ledger.Dropped:
		return who + " and dropped"
	}
	return who
}
