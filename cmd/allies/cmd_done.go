package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/text"
	"allies/report"
	"allies/report/render"
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
			texts = append(texts, render.Visible(p.Text))
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
		return name + ": " + render.PlainText(p.Text)
	}
	return render.PlainText(p.Text)
}

func (w *writing) listPromises(a *ledger.Ally) error {
	name := w.shortName(a)
	open := pending(a)
	if len(open) == 0 {
		return w.emit([]byte("no promise is open between you and " + render.Visible(name) + "\n"))
	}
	var b strings.Builder
	for i, p := range open {
		late := ""
		if report.StateOf(&p, w.today) == report.PromiseOverdue {
			late = "  overdue"
		}
		fmt.Fprintf(&b, "%2d  %s%s  %s:%d\n", i+1, render.Visible(saying(p, name)), late, render.Visible(a.File), p.Pos.Line)
	}
	if err := w.emit([]byte(b.String())); err != nil {
		return err
	}
	if w.options.exitCode {
		return errFound
	}
	return nil
}

// tick marks one promise as kept, or dropped, today.
func (w *writing) tick(a *ledger.Ally, words string, drop bool) error {
	var chosen ledger.Promise
	_, err := w.change(a.File,
		func(s *edit.Source) (edits text.Edits, err error) {
			if chosen, err = w.choose(s.Ally(), words); err != nil {
				return edits, err
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
