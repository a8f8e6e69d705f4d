package main

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/when"
	"allies/parse/edit"
)

func snoozeCommand() command {
	return command{
		name: "snooze", words: "NAME WHEN", group: write,
		writes: true,
		complete: func(s *session, before []string, begun string) []string {
			return s.afterName(before, begun, func(*ledger.Ally) []string { return slices.Concat(snoozes, awake[:1]) })
		},
		run: func(c call) error {
			c.session.rest = noOther
			return c.write(func(w *writing) error {
				a, words, err := w.who()
				if err != nil {
					return err
				}
				return w.snooze(a, strings.Join(words, " "))
			})
		},
	}
}

const snoozeKey = "snooze"

// snoozes are the usual ones.
var snoozes = []string{"1w", "2w", "1m", "3m"}

// awake are the words that end a snooze.
var awake = []string{"none", "off", "no", "never"}

func (w *writing) snooze(a *ledger.Ally, until string) error {
	switch {
	case until == "":
		return usagef("say 2w, 10d, friday or 2026-12-01; none ends a snooze", "snooze needs to know until when")
	case slices.Contains(awake, ledger.Fold(until)):
		return w.wake(a)
	}
	day, err := when.First(until, w.today)
	if length, ok := when.Length(until); err != nil && ok {
		day, err = length.After(w.today), nil
	}
	switch {
	case err != nil:
		return mistyped(err)
	case day <= w.today:
		return usagef("a snooze ends on a day to come; none takes one away", "%s is not ahead", day)
	}
	e, err := w.change(a.File, edit.SettingKey(snoozeKey, day.String()))
	if err != nil {
		return err
	}
	f, _ := e.After.Ally().Field(snoozeKey)
	w.did(a.File, int(f.KeyPos.Line), "no follow-up with "+w.shortName(a)+" before "+day.String())
	return nil
}

func (w *writing) wake(a *ledger.Ally) error {
	e, err := w.change(a.File, edit.RemovingKey(snoozeKey))
	if err != nil {
		return err
	}
	if f, ok := e.Before.Ally().Field(snoozeKey); ok {
		w.did(a.File, int(f.KeyPos.Line), w.shortName(a)+" is not snoozed any more")
	} else {
		w.did(a.File, 1, w.shortName(a)+" was not snoozed: nothing to change")
	}
	return nil
}
