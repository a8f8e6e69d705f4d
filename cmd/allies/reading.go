package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"allies/cmd/allies/internal/kept"
	"allies/ledger"
	"allies/ledger/query"
	"allies/ledger/when"
	"allies/parse"
	"allies/parse/edit"
	"allies/report"
	"allies/report/render"
	"allies/report/render/plain"
)

type reading struct {
	call
	format string
	opened
	today    ledger.Date
	period   ledger.Period
	query    *query.Query
	sight    sight            // of the query
	reckoner *report.Reckoner // of what the query chooses
	staged   paths            // of check --staged: the files that the next commit changes
}

// needsSums has the ledger read for a command that prints sums, or changes a file that
// it reads by itself: of texts no more is kept than what is to be kept, unless
// something that was asked for looks at more.
func (c call) needsSums(keep parse.Keep) {
	looksAtMore := c.options.explain || c.session.kept != nil || len(c.given) > 0 && c.words == queryWords
	if today, err := c.day(); err == nil && !looksAtMore {
		keep.Today = today
		c.session.keep = keep
	}
}

func (c call) readQuery() (*reading, error) {
	r, err := c.read()
	if err != nil {
		return nil, err
	}
	return r, r.readTerms(c.given, r.sightOfFormat())
}

type sight uint8

const (
	seesAll  sight = iota // it is for the user
	seesOpen              // others get to see it: nothing that is private
)

func (r *reading) sightOfFormat() sight {
	isOpen := (r.format == asText || r.format == asJSON) && r.assistant == nil
	if isOpen || r.options.includePrivate {
		return seesAll
	}
	return seesOpen
}

// readTerms reads the words of a query. What the answer may not tell of is not
// looked at either: that something was found would tell of it.
func (r *reading) readTerms(words []string, s sight) (err error) {
	r.sight = s
	r.query, err = query.Parse(words, r.terms(s))
	return mistyped(err)
}

func (r *reading) terms(s sight) query.Context {
	if s == seesOpen {
		return query.ForOthers(r.ledger, r.today, r.openWords)
	}
	return query.For(r.ledger, r.today)
}

// read opens the ledger for a command whose words are something else.
func (c call) read() (*reading, error) {
	r, err := c.prepare()
	if err != nil {
		return nil, err
	}
	if r.format == asJSON && (c.jsonHasHash || c.assistant != nil) {
		if c.texts = new(kept.Texts); c.kept != nil {
			c.texts = &c.kept.Texts
		}
	}
	if r.opened, err = c.open(); err == nil {
		sayDays(r.ledger.Problems, r.today)
	}
	return r, err
}

// sayDays writes the day of each problem that tells of one in words into its hint.
func sayDays(problems []ledger.Problem, today ledger.Date) {
	for i := range problems {
		p := &problems[i]
		if p.Words == "" {
			continue
		}
		day, err := when.First(p.Words, today)
		if length, ok := when.Length(p.Words); ok {
			day, err = length.After(today), nil
		}
		if err == nil {
			key, _, _ := strings.Cut(strings.TrimPrefix(p.Hint, "as in "), ":")
			p.Hint = key + ": " + day.String()
		}
	}
}

func (c call) prepare() (*reading, error) {
	r := &reading{call: c}
	var err error
	if r.format, err = c.options.formatFor(c.command); err != nil {
		return nil, err
	}
	if r.today, err = c.day(); err != nil {
		return nil, err
	}
	r.period, err = c.options.span(r.today)
	return r, err
}

func (s *session) day() (ledger.Date, error) {
	now := ledger.DateOf(s.world.now())
	if s.options.today == "" {
		return now, nil
	}
	day, err := when.First(string(s.options.today), now)
	return day, mistyped(err)
}

// span is the period that -p, -b and -e leave: each narrows it.
func (o *options) span(today ledger.Date) (p ledger.Period, err error) {
	if o.period != "" {
		if p, err = when.Period(string(o.period), today); err != nil {
			return p, mistyped(err)
		}
	}
	if o.begin != "" {
		begin, err := when.First(string(o.begin), today)
		if err != nil {
			return p, mistyped(err)
		}
		p.Begin = max(p.Begin, begin)
	}
	if o.end != "" {
		end, err := when.First(string(o.end), today)
		if err != nil {
			return p, mistyped(err)
		}
		if p.End == 0 || end < p.End {
			p.End = end
		}
	}
	if p.Begin != 0 && p.End != 0 && p.End < p.Begin {
		return p, usagef("the end lies after the beginning; a month or a weekday alone is the next one, and last november the one before", "no day lies from %s on and before %s", p.Begin, p.End)
	}
	return p, nil
}

func mistyped(err error) error {
	var e *when.Error
	if errors.As(err, &e) {
		place := []string{e.Source, plain.Underline(e.Source[:e.From], e.Source[e.From:e.To])}
		return &failure{status: statusUsage, message: e.Message, lines: place, hint: e.Hint, cause: err}
	}
	return err
}

func (r *reading) reckon(o report.Options) *report.Reckoner {
	o.Today, o.Period, o.Query = r.today, r.period, r.query
	if r.kept != nil {
		o.Figures = &r.kept.Figures
	}
	r.reckoner = report.New(r.ledger, o)
	return r.reckoner
}

func (r *reading) look() render.Options {
	o := render.Options{
		Today: r.today, Period: r.period, Dates: r.query.Periods(), Config: r.ledger.Config,
		IncludePrivate: r.options.includePrivate,
	}
	o.Unicode = r.terminal.unicode
	o.Width = r.options.width
	if r.options.toScreen() {
		o.Width, o.Color, o.Folds = r.terminal.width, r.terminal.colour, r.terminal.tty
		if dir, err := filepath.Abs(r.root.Dir); err == nil && r.terminal.links && r.options.rev == "" {
			o.Root = dir
		}
	}
	o.Terminal = o.Width > 0
	if r.kept != nil && r.terminal.hasScreen() {
		o.Root = r.root.Dir // the keys of watch follow the links
	}
	return o
}

// openWords are the text and the tags of a note, which is not private, without
// what in it is.
func (r *reading) openWords(a *ledger.Ally, n *ledger.Note) (text string, tags []string) {
	text, _ = edit.PrintNote(a, n, edit.OnlyOpen, r.ledger.Config)
	return text, slices.DeleteFunc(slices.Clone(n.Tags), func(tag string) bool { return slices.Contains(n.PrivateTags, tag) })
}

// hashIn is the hash of an ally's file as it was read, "" where it is not known.
func hashIn(texts *kept.Texts, file string) string {
	text, known := texts.Of(file)
	if !known {
		return ""
	}
	return hash([]byte(text))
}

func hash(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
