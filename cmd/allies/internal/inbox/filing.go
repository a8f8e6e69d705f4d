package inbox

import (
	"bytes"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/capture"
	"allies/parse/disk"
	"allies/parse/edit"
	"allies/parse/text"
	"allies/report"
)

// Filed is what becomes of the lines.
type Filed struct {
	disk.Operation
	Logged []Logged
	Said   []Saying // of lines that are unclear, or were noted before
	Known  int      // lines that are unclear still, and say why
	Read   int      // lines
	File   string   // the capture file
	None   bool     // there is none
	Stay   []string // copies that have more than lines, and stay
	Beyond []string // files outside of the ledger that change, or go
}

// Logged is a log as it was written, and what was written to the file after it.
type Logged struct {
	edit.Log
	Made  edit.Edition
	Later []edit.Edition
}

// Saying is what is said of a line.
type Saying struct {
	report.Place
	Words string
}

// FileLines files each line, and says why of those that stay.
func (in *Inbox) FileLines() (*Filed, error) {
	if err := in.read(); err != nil {
		return nil, err
	}
	f := &filing{Host: in.host, changes: map[string]*allyChange{}}
	book := capture.NewBook(f.Ledger, f.Today)
	for _, l := range in.lines {
		if !l.again {
			f.address(book, l)
		}
	}
	f.carryOut()
	in.settle()
	return f.filed(in), nil
}

func (f *filing) filed(in *Inbox) *Filed {
	d := &Filed{Operation: disk.Operation{What: "inbox"}, Read: len(in.lines), File: in.main.path, None: in.main.before == nil}
	for _, c := range f.order {
		if before, after := c.before.Text(), c.now.Text(); !bytes.Equal(before, after) {
			d.Replace(c.ally.File, before, after)
		}
		for i, e := range c.made {
			d.Logged = append(d.Logged, Logged{c.logs[i], e, c.made[i+1:]})
		}
	}
	for _, c := range in.changed() {
		c.addTo(&d.Operation)
		if isOutside(c.path) {
			d.Beyond = append(d.Beyond, c.path)
		}
	}
	staying := lists.Only(in.copies, func(c *captureFile) bool { return !c.gone })
	d.Stay = lists.Of(staying, func(c *captureFile) string { return c.path })
	for _, l := range in.lines {
		switch {
		case l.known > 0:
			d.Said = append(d.Said, Saying{report.Place{File: l.to.Ally.File, Line: l.known}, "noted already: " + l.to.Lines[0]})
		case l.why == "":
		case l.item.IsMarked(l.why) && l.in == in.main:
			d.Known++
		default:
			d.Said = append(d.Said, Saying{report.Place{File: in.main.path, Line: l.now}, "unclear: " + strings.TrimSpace(l.item.Text) + " (" + l.why + ")"})
		}
	}
	return d
}

type filing struct {
	Host
	changes map[string]*allyChange // by file
	order   []*allyChange
}

type allyChange struct {
	ally        *ledger.Ally
	before, now *edit.Source
	lines       []*captureLine
	made        []edit.Edition
	logs        []edit.Log // of each edition
}

func (f *filing) address(book *capture.Book, l *captureLine) {
	if l.to, l.why = book.Address(*l.item, l.in.path); l.why != "" {
		return
	}
	if err := f.IsSurely(l.to.Ally, l.to.Named); err != nil {
		l.why = err.Error()
		return
	}
	for _, log := range (edit.Log{Day: l.to.Day, Lines: l.to.Lines}).ByDay(f.Today) {
		log, problems := log.Check(l.to.Ally, f.Ledger.Config)
		if len(problems) > 0 {
			l.why = problems[0].Message
			return
		}
		if len(log.Lines) > 0 {
			l.logs = append(l.logs, log)
		}
	}
	c := f.changes[l.to.Ally.File]
	if c == nil {
		c = &allyChange{ally: l.to.Ally}
		f.changes[l.to.Ally.File] = c
		f.order = append(f.order, c)
	}
	c.lines = append(c.lines, l)
}

func (f *filing) carryOut() {
	kept := f.order[:0]
	for _, c := range f.order {
		if err := f.begin(c); err != nil {
			c.refuse(c.lines, err)
			continue
		}
		kept = append(kept, c)
		c.dropKnown(f.Today)
		for _, batch := range batches(c.lines) {
			c.attempt(batch)
		}
	}
	f.order = kept
}

func (f *filing) begin(c *allyChange) (err error) {
	c.before, err = f.Read(c.ally.File)
	c.now = c.before
	return err
}

// batches parts lines where one of them has a tag: a tag may make all that is
// written with it no contact, or a plan.
func batches(lines []*captureLine) (all [][]*captureLine) {
	first := 0
	for i, l := range lines {
		if l.isTagged() || i > first && lines[i-1].isTagged() {
			all, first = append(all, lines[first:i]), i
		}
	}
	return append(all, lines[first:])
}

func (l *captureLine) isTagged() bool {
	return strings.Contains(strings.Join(l.to.Lines, "\n"), "#")
}

// attempt writes lines, or of them those that can be; one that cannot says why.
func (c *allyChange) attempt(lines []*captureLine) {
	if len(lines) == 0 {
		return
	}
	made, logs, err := c.write(lines)
	switch {
	case err == nil:
		c.made, c.logs = append(c.made, made...), append(c.logs, logs...)
	case len(lines) == 1:
		c.refuse(lines, err)
	default:
		half := len(lines) / 2
		c.attempt(lines[:half])
		c.attempt(lines[half:])
	}
}

func (c *allyChange) write(lines []*captureLine) (made []edit.Edition, logs []edit.Log, err error) {
	logs = byDay(lines)
	s := c.now
	for _, log := range logs {
		e, err := edit.Logging(log).CarryOut(s)
		if err != nil {
			return nil, nil, err
		}
		made, s = append(made, e), e.After
	}
	c.now = s
	return made, logs, nil
}

func byDay(lines []*captureLine) (logs []edit.Log) {
	at := map[ledger.Date]int{}
	for _, l := range lines {
		for _, log := range l.logs {
			n, ok := at[log.Day]
			if !ok {
				at[log.Day] = len(logs)
				logs = append(logs, log)
				continue
			}
			logs[n].Lines = append(logs[n].Lines[:len(logs[n].Lines):len(logs[n].Lines)], log.Lines...)
		}
	}
	return logs
}

func (c *allyChange) refuse(lines []*captureLine, err error) {
	for _, l := range lines {
		l.why = err.Error()
	}
}

// dropKnown takes out the lines of conflict copies that an earlier run filed.
func (c *allyChange) dropKnown(today ledger.Date) {
	var lines []*captureLine
	for _, l := range c.lines {
		if l.inCopy {
			l.known = c.knownAt(l, today)
		}
		if l.known == 0 {
			lines = append(lines, l)
		}
	}
	c.lines = lines
}

// knownFor is how many days ago a line without a day of its own may have been
// filed, under the day on which that was done.
const knownFor = 30

// knownAt is the line of a note of that day in the ally's file that says it already; 0 for none.
func (c *allyChange) knownAt(l *captureLine, today ledger.Date) int {
	lines := text.Lines(string(c.before.Text()))
	for _, n := range c.before.Ally().Notes {
		sameDay := n.Date == l.logs[0].Day
		if !l.to.Dated && !sameDay {
			sameDay = n.Date <= today && n.Date >= today-knownFor
		}
		end := int(n.Pos.Line) + len(text.Lines(n.Text)) - 1
		for at := int(n.Pos.Line); sameDay && at <= min(end, len(lines)); at++ {
			if isItemOf(lines[at-1], l.logs[0].Lines[0]) {
				return at
			}
		}
	}
	return 0
}

// isItemOf reports whether a line is an item of this text, with a day before it at most.
func isItemOf(line, said string) bool {
	before, ok := strings.CutSuffix(strings.TrimSpace(line), said)
	return ok && strings.HasSuffix(before, " ") && strings.Trim(before, "-*+0123456789.): ") == ""
}
