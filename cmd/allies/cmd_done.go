package main

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse"
	"allies/parse/edit"
	"allies/parse/markdown"
	"allies/parse/text"
	"allies/report"
	"allies/report/english"
	"allies/report/render/plain"
)

func doneCommand() command {
	var drop, reopen bool
	return command{
		name: "done", words: "NAME [N|TEXT]", group: write,
		flags: func(f *pflag.FlagSet) {
			f.BoolVar(&drop, "drop", false, "the promise is off: mark it as dropped, not as kept")
			f.BoolVar(&reopen, "reopen", false, "take the tick back, and its day; without N, list what is ticked")
		},
		writes: true,
		complete: func(s *session, before []string, begun string) []string {
			return s.afterName(before, begun, func(a *ledger.Ally) []string {
				return lists.Of(markingOf(drop, reopen).fitting(a), func(p ledger.Promise) string { return plain.Visible(p.Text) })
			})
		},
		run: func(c call) error {
			if drop && reopen {
				return usagef("leave one of them out", "--drop marks a promise, and --reopen takes a mark back")
			}
			if !reopen { // which looks among what is ticked
				c.needsSums(parse.Keep{})
			}
			c.session.rest = onlyPages
			return c.write(func(w *writing) error {
				a, words, err := w.who()
				if err != nil {
					return err
				}
				meant := strings.TrimSpace(strings.Join(words, " "))
				if meant == "" { // which stands in every promise
					return w.listPromises(a, markingOf(drop, reopen))
				}
				return w.tick(a, meant, markingOf(drop, reopen))
			})
		},
	}
}

// promiser is an ally as the file is now, with the promises that stand on pages.
type promiser struct {
	*ledger.Ally
	marking
	paged []ledger.Promise
	text  []byte // of the file and of those pages
}

func (w *writing) promiser(a, now *ledger.Ally, text []byte, t marking) (promiser, error) {
	p := promiser{Ally: now, marking: t, paged: t.onPages(a), text: text}
	for i, q := range p.paged {
		if i > 0 && p.paged[i-1].File == q.File {
			continue
		}
		page, err := fs.ReadFile(w.files, q.File)
		if err != nil {
			return p, err
		}
		p.text = slices.Concat(p.text, []byte{0}, page)
	}
	return p, nil
}

func (p promiser) all() []ledger.Promise { return append(p.fitting(p.Ally), p.paged...) }

func (w *writing) saying(a *ledger.Ally, p ledger.Promise, name string) string {
	if w.keepsPromise(a, p) {
		return "a private promise"
	}
	if p.Theirs {
		return name + ": " + markdown.PlainText(p.Text)
	}
	return markdown.PlainText(p.Text)
}

func (w *writing) listPromises(a *ledger.Ally, t marking) error {
	name := w.shortName(a)
	if len(t.fitting(a)) == 0 {
		return w.emit([]byte("no promise is " + t.state() + " between you and " + plain.Visible(name) + "\n"))
	}
	text, err := fs.ReadFile(w.files, a.File)
	if err != nil {
		return err
	}
	now, _ := parse.File(a.File, text, w.ledger.Config)
	if now == nil {
		return failf("allies check says why", "%s cannot be read any more", a.File)
	}
	p, err := w.promiser(a, now, text, t)
	if err != nil {
		return err
	}
	if err := w.emit([]byte(strings.Join(lists.Of(w.numbered(p, name), plain.Visible), "\n") + "\n")); err != nil {
		return err
	}
	w.keepShown(a.File, t, p.text)
	if w.options.exitCode {
		return errFound
	}
	return nil
}

// placed is a text after its number, with its place where a narrow window has room for it.
func placed(number, text, file string, line, width int) []string {
	for _, file := range []string{file, path.Base(file)} {
		whole := fmt.Sprintf("%s%s  %s:%d", number, text, file, line)
		if width >= pipedColumns || plain.Width(whole) <= width {
			return []string{whole}
		}
	}
	lines := plain.Fold(text, max(narrowest, width)-len(number))
	for i := range lines {
		lines[i] = strings.Repeat(" ", len(number)) + lines[i]
	}
	lines[0] = number + lines[0][len(number):]
	return lines
}

func (w *writing) numbered(a promiser, name string) []string {
	var lines []string
	for i, p := range a.all() {
		late := ""
		if report.StateOf(&p, w.today) == report.PromiseOverdue {
			late = "  overdue"
		}
		lines = append(lines, placed(fmt.Sprintf("%2d  ", i+1), plain.Visible(w.saying(a.Ally, p, name))+late, p.File, int(p.Pos.Line), w.terminal.width)...)
	}
	return lines
}

func (w *writing) tick(a *ledger.Ally, words string, t marking) error {
	return w.mark(a, t, func(p promiser) (ledger.Promise, error) {
		err := w.checkNumber(p, words)
		var meant ledger.Promise
		if err == nil {
			meant, err = w.choose(p, words)
		}
		if err != nil && len(asFailure(err).lines) > 0 {
			w.keepShown(p.File, p.marking, p.text)
		}
		return meant, err
	})
}

// mark marks one promise as kept, or dropped, today, or takes its mark back. Of
// the ally's file what an editor saved in the meantime is read; a page that
// changed is left alone.
func (w *writing) mark(a *ledger.Ally, t marking, meaning func(promiser) (ledger.Promise, error)) error {
	choose := func(s *edit.Source) (ledger.Promise, error) {
		p, err := w.promiser(a, s.Ally(), s.Text(), t)
		if err != nil {
			return ledger.Promise{}, err
		}
		return meaning(p)
	}
	file, meant, err := w.fileOfPromise(a, t, choose)
	if err != nil {
		return err
	}
	var chosen ledger.Promise
	_, err = w.change(file, edit.Intention{
		Plan: func(s *edit.Source) (edits text.Edits, err error) {
			if file == a.File {
				meant, err = choose(s)
			}
			if err == nil {
				chosen, err = standing(s, meant)
			}
			if err != nil {
				return edits, err
			}
			return edit.Tick(s, chosen, w.today, ledger.Mark(t)), nil
		},
		Verify: func(before, after *edit.Source) error {
			for _, q := range after.Promises() {
				if t.reopens() && q.Box == chosen.Box {
					meant.Text = q.Text // without its day
				}
			}
			return edit.VerifyTick(before, after, chosen, w.today, ledger.Mark(t))
		},
	})
	if err != nil {
		return err
	}
	w.did(file, int(chosen.Pos.Line), t.said(w.saying(a, meant, w.shortName(a)), w.today))
	w.askThanked(a, meant, t)
	return nil
}

func (w *writing) fileOfPromise(a *ledger.Ally, t marking, choose func(*edit.Source) (ledger.Promise, error)) (file string, meant ledger.Promise, err error) {
	if len(t.onPages(a)) == 0 {
		return a.File, meant, nil
	}
	_, err = w.draft(a.File, edit.Intention{Plan: func(s *edit.Source) (edits text.Edits, err error) {
		meant, err = choose(s)
		return text.EditsOf(s.Text()), err
	}})
	return meant.File, meant, err
}

// standing is a promise as its file alone is read.
func standing(s *edit.Source, p ledger.Promise) (ledger.Promise, error) {
	for _, q := range s.Promises() {
		if q.Box == p.Box && q.Pos == p.Pos {
			return q, nil
		}
	}
	return p, failf("somebody writes there: try again", "%s has changed since it was read", p.File)
}

// checkNumber refuses a number where the file has another text than when its
// numbers were last shown, and shows those of now.
func (w *writing) checkNumber(p promiser, words string) error {
	if _, err := strconv.Atoi(words); err != nil || !w.isStale(p.File, p.marking, p.text) {
		return nil
	}
	w.keepShown(p.File, p.marking, p.text)
	return &failure{status: statusFailed, message: p.File + " has changed since its numbers were shown; they are now:",
		lines: w.numbered(p, w.shortName(p.Ally)), hint: "say the number again, or a part of the text"}
}

// choose finds the promise that a number or some words mean. Whole words of one promise
// go before parts of other words: `one` is not in `phone`, nor in the stamp `done`.
func (w *writing) choose(a promiser, words string) (ledger.Promise, error) {
	all, name := a.all(), w.shortName(a.Ally)
	again := "allies done " + shellWord(a.Name)
	if a.reopens() {
		again += " --reopen"
	}
	again += " lists them with their numbers"
	if len(all) == 0 {
		return ledger.Promise{}, failf("allies promises --all "+shellWord(a.Name)+" lists those that are kept or dropped too", "no promise is %s between you and %s", a.state(), name)
	}
	if n, err := strconv.Atoi(words); err == nil {
		switch {
		case n < 1 || n > len(all):
			return ledger.Promise{}, failf(again, "there is no promise %d: %s %s between you and %s", n, are(len(all)), a.state(), name)
		case w.keepsPromise(a.Ally, all[n-1]):
			return ledger.Promise{}, failf("the user can tick it in a terminal", "promise %d is private", n)
		}
		return all[n-1], nil
	}
	found, lines := w.saidIn(a, name, words)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return ledger.Promise{}, failf(again, "no %s promise between you and %s says %s", a.state(), name, quote(words))
	}
	return ledger.Promise{}, &failure{status: statusFailed, message: quote(words) + " stands in " + english.Count(len(found), "promise") + ":",
		lines: lines, hint: "say it by its number, or with more words"}
}

// saidIn are the promises that words mean, each with its line in a list: those that say
// just that, else those with these words, else those with them in parts of words.
func (w *writing) saidIn(a promiser, name, words string) (found []ledger.Promise, lines []string) {
	const inPart, inWords, exactly = 1, 2, 3
	best := inPart
	for i, p := range a.all() {
		said, fits := w.saying(a.Ally, p, name), 0
		inText, inSaid, meant := ledger.Fold(p.Text), ledger.Fold(said), ledger.Fold(words)
		switch {
		case w.keepsPromise(a.Ally, p):
		case inText == meant || inSaid == meant:
			fits = exactly
		case strings.Contains(wordsIn(inText), wordsIn(meant)):
			fits = inWords
		case strings.Contains(inText, meant) || strings.Contains(inSaid, meant):
			fits = inPart
		}
		if fits > best {
			best, found, lines = fits, nil, nil
		}
		if fits == best {
			found, lines = append(found, p), append(lines, fmt.Sprintf("%d  %s", i+1, said))
		}
	}
	return found, lines
}

// wordsIn are the words of a folded text, with a blank around each.
func wordsIn(folded string) string {
	words := strings.FieldsFunc(folded, func(c rune) bool { return !text.IsWordRune(c) })
	return " " + strings.Join(words, " ") + " "
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

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

// keepsPromise reports whether the text of a promise stays out of the answer.
func (w *writing) keepsPromise(a *ledger.Ally, p ledger.Promise) bool {
	if !w.forOthers() {
		return false
	}
	if ledger.IsPrivate(p.Tags) {
		return true
	}
	if a = w.ledger.Ally(a.File); a == nil {
		return false
	}
	return a.SomeNote(func(n *ledger.Note) bool {
		return n.IsPrivate() && slices.ContainsFunc(n.Promises, func(q ledger.Promise) bool { return q.File == p.File && q.Box == p.Box })
	})
}
