package main

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/parse"
	"allies/parse/edit"
	"allies/parse/text"
	"allies/report"
	"allies/report/render/plain"
)

func doneCommand(s *session) command {
	var drop, reopen, dryRun bool
	return command{
		name: "done", words: "NAME [N|TEXT]", group: write,
		does:     "tick a promise, yours or theirs; without N, list them",
		examples: []string{"allies done kofi", "allies done kofi 1", "allies done kofi hanneke --drop", "allies done kofi --reopen"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&drop, "drop", false, "the promise is off: mark it as dropped, not as kept")
			f.BoolVar(&reopen, "reopen", false, "take the tick back, and its day; without N, list what is ticked")
			registerDryRun(f, &dryRun)
		},
		complete: func(before []string, _ string) []string { return s.promiseTexts(before, markingOf(drop, reopen)) },
		run: func(c call) error {
			if drop && reopen {
				return usagef("leave one of them out", "--drop marks a promise, and --reopen takes a mark back")
			}
			return c.write(dryRun, func(w *writing) error {
				a, words, err := w.who()
				if err != nil {
					return err
				}
				if len(words) == 0 {
					return w.listPromises(a, markingOf(drop, reopen))
				}
				return w.tick(a, strings.Join(words, " "), markingOf(drop, reopen))
			})
		},
	}
}

// marking is what becomes of a promise.
type marking ledger.Mark

// markingOf reads the flags.
func markingOf(drop, reopen bool) marking {
	switch {
	case reopen:
		return marking(ledger.Open)
	case drop:
		return marking(ledger.Dropped)
	}
	return marking(ledger.Ticked)
}

// reopens reports whether a mark is taken back.
func (t marking) reopens() bool { return ledger.Mark(t) == ledger.Open }

// state is what the promises are for which this is meant.
func (t marking) state() string {
	if t.reopens() {
		return "ticked"
	}
	return "open"
}

// promiseTexts completes an ally's name, then the words of a promise.
func (s *session) promiseTexts(before []string, t marking) []string {
	if len(before) == 0 {
		return s.allyNames()
	}
	o, err := s.open()
	if err != nil {
		return nil
	}
	var texts []string
	if found := o.ledger.Find(strings.Join(before, " ")); len(found) == 1 {
		for _, p := range t.fitting(found[0]) {
			texts = append(texts, plain.Visible(p.Text))
		}
	}
	return texts
}

// fitting are the promises that can be ticked, or whose tick can be taken back,
// in the order of the file: their numbers.
func (t marking) fitting(a *ledger.Ally) []ledger.Promise {
	var all []ledger.Promise
	for _, p := range a.Promises() {
		if t.reopens() != (p.Mark == ledger.Open) {
			all = append(all, p)
		}
	}
	return all
}

// saying is a promise as it is shown to be chosen.
func saying(p ledger.Promise, name string) string {
	if p.Theirs {
		return name + ": " + plain.PlainText(p.Text)
	}
	return plain.PlainText(p.Text)
}

func (w *writing) listPromises(a *ledger.Ally, t marking) error {
	name := w.shortName(a)
	if len(t.fitting(a)) == 0 {
		return w.emit([]byte("no promise is " + t.state() + " between you and " + plain.Visible(name) + "\n"))
	}
	text, err := fs.ReadFile(w.files, a.File)
	if err != nil {
		return failf("", "%w", err)
	}
	now, _ := parse.File(a.File, text, w.ledger.Config)
	if now == nil {
		return failf("allies check says why", "%s cannot be read any more", a.File)
	}
	if err := w.emit([]byte(visibleLines(w.numbered(now, name, t)))); err != nil {
		return err
	}
	if err := w.keepShown(a.File, t, text); err != nil {
		return err
	}
	if w.options.exitCode {
		return errFound
	}
	return nil
}

// numbered lists the promises, each with its number.
func (w *writing) numbered(a *ledger.Ally, name string, t marking) []string {
	var lines []string
	for i, p := range t.fitting(a) {
		late := ""
		if report.StateOf(&p, w.today) == report.PromiseOverdue {
			late = "  overdue"
		}
		lines = append(lines, fmt.Sprintf("%2d  %s%s  %s:%d", i+1, saying(p, name), late, a.File, p.Pos.Line))
	}
	return lines
}

func visibleLines(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(plain.Visible(line) + "\n")
	}
	return b.String()
}

// tick marks one promise as kept, or dropped, today, or takes its mark back.
func (w *writing) tick(a *ledger.Ally, words string, t marking) error {
	var chosen ledger.Promise
	_, err := w.change(a.File, intention{
		plan: func(s *edit.Source) (edits text.Edits, err error) {
			if err = w.checkNumber(s, words, t); err != nil {
				return edits, err
			}
			if chosen, err = w.choose(s.Ally(), words, t); err != nil {
				return edits, w.alsoShown(s, t, err)
			}
			return edit.Tick(s, chosen, w.today, ledger.Mark(t)), nil
		},
		verify: func(before, after *edit.Source) error {
			return edit.VerifyTick(before, after, chosen, w.today, ledger.Mark(t))
		},
	})
	if err != nil {
		return err
	}
	said := saying(chosen, w.shortName(a))
	switch {
	case t.reopens():
		said = "open again: " + said
	case ledger.Mark(t) == ledger.Dropped:
		said = "dropped: " + said + ", on " + w.today.String()
	default:
		said = "kept: " + said + ", on " + w.today.String()
	}
	return w.did(a.File, int(chosen.Pos.Line), said)
}

// checkNumber refuses a number where the file has another text than when its
// numbers were last shown, and shows those of now.
func (w *writing) checkNumber(s *edit.Source, words string, t marking) error {
	a := s.Ally()
	if _, err := strconv.Atoi(words); err != nil || !w.isStale(a.File, t, s.Text()) {
		return nil
	}
	if err := w.keepShown(a.File, t, s.Text()); err != nil {
		return err
	}
	name := w.shortName(a)
	return &failure{status: statusFailed, message: a.File + " has changed since its numbers were shown; they are now:",
		lines: w.numbered(a, name, t), hint: "say the number again, or a part of the text"}
}

// alsoShown keeps that a failure shows numbers too.
func (w *writing) alsoShown(s *edit.Source, t marking, err error) error {
	if len(asFailure(err).lines) == 0 {
		return err
	}
	if kept := w.keepShown(s.Ally().File, t, s.Text()); kept != nil {
		return kept
	}
	return err
}

// choose finds the one promise that a number or a part of its text means.
func (w *writing) choose(a *ledger.Ally, words string, t marking) (ledger.Promise, error) {
	all, name := t.fitting(a), w.shortName(a)
	again := "allies done " + shellWord(a.Name)
	if t.reopens() {
		again += " --reopen"
	}
	again += " lists them with their numbers"
	if len(all) == 0 {
		return ledger.Promise{}, failf("", "no promise is %s between you and %s", t.state(), name)
	}
	if n, err := strconv.Atoi(words); err == nil {
		if n < 1 || n > len(all) {
			return ledger.Promise{}, failf(again, "there is no promise %d: %s %s between you and %s", n, are(len(all)), t.state(), name)
		}
		return all[n-1], nil
	}
	var found []ledger.Promise
	f := &failure{status: statusFailed, hint: "say it by its number, or with more words"}
	for i, p := range all {
		for _, text := range []string{p.Text, saying(p, name)} {
			if ledger.Fold(text) == ledger.Fold(words) {
				return p, nil
			}
		}
		if strings.Contains(ledger.Fold(saying(p, name)), ledger.Fold(words)) || strings.Contains(ledger.Fold(p.Text), ledger.Fold(words)) {
			found = append(found, p)
			f.lines = append(f.lines, fmt.Sprintf("%d  %s", i+1, saying(p, name)))
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return ledger.Promise{}, failf(again, "no %s promise between you and %s says %s", t.state(), name, quote(words))
	}
	f.message = quote(words) + " stands in " + report.Count(len(found), "promise") + ":"
	return ledger.Promise{}, f
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}
