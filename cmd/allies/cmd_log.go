package main

import (
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/when"
	"allies/parse"
	"allies/parse/edit"
)

func logCommand() command {
	var o logOptions
	return command{
		name: "log", words: "NAME [WORDS…]", group: write,
		flags: func(f *pflag.FlagSet) {
			f.StringArrayVarP(&o.lines, "line", "l", nil, "another `LINE`; the flag may stand several times")
			f.StringVarP(&o.title, "title", "m", "", "the note's `TITLE`")
			f.StringVar(&o.on, "on", "", "the note's `DATE`, where it is not today")
			f.StringArrayVar(&o.with, "with", nil, "the `NAME` of another ally who was there")
			f.BoolVar(&o.fyi, "fyi", false, "you heard this: the note is no contact")
		},
		writes: true,
		values: map[string]completer{"with": (*session).nameWords},
		complete: func(s *session, before []string, begun string) []string {
			return s.afterName(before, begun, func(*ledger.Ally) []string { return []string{"gave", "got"} })
		},
		run: func(c call) error { return c.log(o) },
	}
}

type logOptions struct {
	title, on string
	lines     []string
	with      []string
	fyi       bool
	more      []string // lines from stdin or an editor
	stdin     bool
}

var errNothingSaid = errors.New("nothing to log")

// log holds no lock while the user types.
func (c call) log(o logOptions) error {
	if n := len(c.given) - 1; n > 0 && c.given[n] == "-" {
		text, err := io.ReadAll(c.world.stdin)
		if err != nil {
			return failf("", "reading the lines: %w", err)
		}
		c.given, o.more, o.stdin = c.given[:n], strings.Split(string(text), "\n"), true
	}
	c.needsSums(parse.Keep{})
	if len(o.with) == 0 {
		c.session.rest = noOther
	}
	var subject *logSubject
	err := c.write(func(w *writing) (err error) {
		subject, err = w.log(o)
		return err
	})
	if !errors.Is(err, errNothingSaid) {
		return err
	}
	return c.compose(*subject, func(lines []string) error {
		o.more = lines
		return c.write(func(w *writing) error {
			_, err := w.log(o)
			return err
		})
	})
}

func (w *writing) log(o logOptions) (*logSubject, error) {
	a, words, err := w.who()
	if err != nil {
		return nil, err
	}
	first, err := oneLine(words)
	if err != nil {
		return nil, err
	}
	log := edit.Log{Day: w.today, Title: o.title, FYI: o.fyi, Lines: append(append([]string{first}, o.lines...), o.more...)}
	if log.Day, err = w.logDay(o.on); err != nil {
		return nil, err
	}
	if log.With, err = w.links(a, o.with); err != nil {
		return nil, err
	}
	var logs []edit.Log
	var problems []ledger.Problem
	for _, one := range log.ByDay(w.today) {
		one, bad := one.Check(a, w.ledger.Config)
		problems = append(problems, bad...)
		if len(one.Lines) > 0 || one.Title != "" {
			logs = append(logs, one)
		}
	}
	switch {
	case len(problems) > 0:
		return nil, refusal("nothing is logged: this would not be read as you mean it", problems)
	case len(logs) == 0 && o.stdin:
		return nil, failf("pipe in a line for each thing, as in echo 'win: a prize' | allies log "+shellWord(a.Name)+" -", "there was no line on stdin: nothing is logged")
	case len(logs) == 0:
		return &logSubject{a.Name, log.Day}, errNothingSaid
	}
	return nil, w.addLogs(a, logs)
}

func (w *writing) addLogs(a *ledger.Ally, logs []edit.Log) error {
	made, err := w.changeInSteps(a.File, lists.Of(logs, edit.Logging))
	for i, e := range made {
		if err == nil {
			w.sayLogged(e, made[i+1:], logs[i])
		}
	}
	return err
}

// oneLine joins the words of the command line. A quoted promise among them was
// meant as a line of its own; in another line nobody would be reminded of it.
func oneLine(words []string) (string, error) {
	for i, word := range words {
		if i > 0 && parse.IsTask(word) {
			return "", usagef("give each further line an -l: -l "+shellWord(word), "this promise would be a part of the line before it: %s", word)
		}
	}
	return strings.Join(words, " "), nil
}

// logDay reads --on; it is one day, of the past or, for a plan, to come.
func (w *writing) logDay(on string) (ledger.Date, error) {
	if on == "" {
		return w.today, nil
	}
	day, err := when.First(on, w.today)
	if _, isDate := strconv.Atoi(on); err != nil && isDate == nil {
		return 0, usagef("a day of several words wants quotes: --on '"+on+" days ago'", "cannot read %s as a day", quote(on))
	}
	return day, mistyped(err)
}

// links names those who were there too so that a link finds them.
func (w *writing) links(a *ledger.Ally, names []string) (links []string, err error) {
	for _, name := range names {
		other, err := w.ally(name)
		if err != nil {
			return nil, err
		}
		if err := w.isSurely(other, name); err != nil {
			return nil, err
		}
		if other == a {
			return nil, usagef("name who else was there", "the note is about %s already", a.Name)
		}
		link, ok := w.link(other, a.File)
		if !ok {
			return nil, failf("allies check names what is in the way", "no link can lead to %s", other.File)
		}
		links = append(links, link)
	}
	return links, nil
}

// link is the text of a link to an ally as seen from a file.
func (w *writing) link(to *ledger.Ally, from string) (string, bool) {
	path := ledger.TrimMarkdown(to.File)
	for _, target := range []string{to.Name, to.Stem, path, "/" + path} {
		if found, _ := w.ledger.Target(target, from); found == to && !strings.ContainsAny(target, "[]|#") {
			return target, true
		}
	}
	return "", false
}
