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
	var drop, dryRun bool
	return command{
		name: "done", words: "NAME [N|TEXT]", group: write,
		does:     "tick a promise, yours or theirs; without N, list them",
		examples: []string{"allies done kofi", "allies done kofi 1", "allies done kofi hanneke --drop"},
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&drop, "drop", false, "the promise is off: mark it as dropped, not as kept")
			registerDryRun(f, &dryRun)
		},
		complete: s.openPromises,
		run: func(c call) error {
			return c.write(dryRun, func(w *writing) error {
				a, words, err := w.who()
				if err != nil {
					return err
				}
				if len(words) == 0 {
					return w.listPromises(a)
				}
				return w.tick(a, strings.Join(words, " "), drop)
			})
		},
	}
}

// openPromises completes an ally's name, then the words of a promise.
func (s *session) openPromises(before []string, _ string) []string {
	if len(before) == 0 {
		return s.allyNames()
	}
	o, err := s.open()
	if err != nil {
		return nil
	}
	var texts []string
	if found := o.ledger.Find(strings.Join(before, " ")); len(found) == 1 {
		for _, p := range pending(found[0]) {
			texts = append(texts, plain.Visible(p.Text))
		}
	}
	return texts
}

// pending are the promises that can be ticked, in the order of the file: their
// numbers.
func pending(a *ledger.Ally) []ledger.Promise {
	var open []ledger.Promise
	for _, p := range a.Promises() {
		if p.Mark == ledger.Open {
			open = append(open, p)
		}
	}
	return open
}

// saying is a promise as it is shown to be chosen.
func saying(p ledger.Promise, name string) string {
	if p.Theirs {
		return name + ": " + plain.PlainText(p.Text)
	}
	return plain.PlainText(p.Text)
}

func (w *writing) listPromises(a *ledger.Ally) error {
	name := w.shortName(a)
	open := pending(a)
	if len(open) == 0 {
		return w.emit([]byte("no promise is open between you and " + plain.Visible(name) + "\n"))
	}
	text, err := fs.ReadFile(w.files, a.File)
	if err != nil {
		return failf("", "%w", err)
	}
	now, _ := parse.File(a.File, text, w.ledger.Config)
	if now == nil {
		return failf("allies check says why", "%s cannot be read any more", a.File)
	}
	if err := w.emit([]byte(visibleLines(w.numbered(now, name)))); err != nil {
		return err
	}
	if err := w.keepShown(a.File, text); err != nil {
		return err
	}
	if w.options.exitCode {
		return errFound
	}
	return nil
}

// numbered lists the promises that can be ticked, each with its number.
func (w *writing) numbered(a *ledger.Ally, name string) []string {
	var lines []string
	for i, p := range pending(a) {
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

// tick marks one promise as kept, or dropped, today.
func (w *writing) tick(a *ledger.Ally, words string, drop bool) error {
	var chosen ledger.Promise
	_, err := w.change(a.File,
		func(s *edit.Source) (edits text.Edits, err error) {
			if err = w.checkNumber(s, words); err != nil {
				return edits, err
			}
			if chosen, err = w.choose(s.Ally(), words); err != nil {
				return edits, w.alsoShown(s, err)
			}
			return edit.Tick(s, chosen, w.today, drop), nil
		},
		func(before, after []byte) error {
			return edit.VerifyTick(a.File, before, after, w.ledger.Config, chosen, w.today, drop)
		})
	if err != nil {
		return err
	}
	became := "kept: "
	if drop {
		became = "dropped: "
	}
	return w.did(a.File, int(chosen.Pos.Line), became+saying(chosen, w.shortName(a))+", on "+w.today.String())
}

// checkNumber refuses a number where the file has another text than when its
// numbers were last shown, and shows those of now.
func (w *writing) checkNumber(s *edit.Source, words string) error {
	a := s.Ally()
	if _, err := strconv.Atoi(words); err != nil || !w.isStale(a.File, s.Text()) {
		return nil
	}
	if err := w.keepShown(a.File, s.Text()); err != nil {
		return err
	}
	name := w.shortName(a)
	return &failure{status: statusFailed, message: a.File + " has changed since its numbers were shown; they are now:",
		lines: w.numbered(a, name), hint: "say the number again, or a part of the text"}
}

// alsoShown keeps that a failure shows numbers too.
func (w *writing) alsoShown(s *edit.Source, err error) error {
	if len(asFailure(err).lines) == 0 {
		return err
	}
	if kept := w.keepShown(s.Ally().File, s.Text()); kept != nil {
		return kept
	}
	return err
}

// choose finds the one open promise that a number or a part of its text means.
func (w *writing) choose(a *ledger.Ally, words string) (ledger.Promise, error) {
	open, name := pending(a), w.shortName(a)
	if len(open) == 0 {
		return ledger.Promise{}, failf("", "no promise is open between you and %s", name)
	}
	if n, err := strconv.Atoi(words); err == nil {
		if n < 1 || n > len(open) {
			return ledger.Promise{}, failf("allies done "+shellWord(a.Name)+" lists them with their numbers",
				"there is no promise %d: %s open between you and %s", n, areOpen(len(open)), name)
		}
		return open[n-1], nil
	}
	var found []ledger.Promise
	f := &failure{status: statusFailed, hint: "say it by its number, or with more words"}
	for i, p := range open {
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
		return ledger.Promise{}, failf("allies done "+shellWord(a.Name)+" lists them with their numbers",
			"no open promise between you and %s says %s", name, quote(words))
	}
	f.message = quote(words) + " stands in " + report.Count(len(found), "promise") + ":"
	return ledger.Promise{}, f
}

func areOpen(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}
