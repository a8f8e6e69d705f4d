package main

import (
	"regexp"
	"sync"

	"allies/ledger"
	"allies/parse/markdown"
)

// A promise of thanks, and in it the reason: what follows for, up to a day.
var (
	thanking  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)^(?:say )?thank(?:s|ed)?\b`) })
	forReason = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\b(for .*?)(?: (?:by|due|done) .*| *[\[📅➕⏳🛫✅].*)?$`)
	})
)

// askThanked asks, where a thank-you was promised and is ticked now, whether to
// note the thanks: a tick alone answers no favour.
func (w *writing) askThanked(a *ledger.Ally, p ledger.Promise, t marking) {
	text := markdown.PlainText(p.Text)
	if p.Theirs || ledger.Mark(t) != ledger.Ticked || !thanking().MatchString(text) {
		return
	}
	reason := "for what it was"
	if found := forReason().FindStringSubmatch(text); found != nil {
		reason = found[1]
	}
	name := w.shortName(a)
	w.terminal.advise("have you thanked " + name + "? This notes it: allies log " + shellWord(name) + " " + shellWord("thanked: "+reason))
}
