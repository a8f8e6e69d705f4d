package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/screen"
	"allies/cmd/allies/internal/watch"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/report/render/plain"
)

// glance is how often a view looks whether it is another day.
const glance = 10 * time.Minute

type view struct {
	outer   *session
	args    []string
	file    string // of -o
	between string // what stands between two reports where no one looks
	today   setting
	kept    kept.Folder
	screen  *screen.Screen // nil where no one looks

	drawn   bool
	reports int         // so far, where no one looks
	day     ledger.Date // of the last drawing
	trouble error       // with the watching, until all of it begins afresh

	told          <-chan os.Signal // what the system tells, while the view listens
	stopListening func()

	scroll   screen.Scroll
	said     []string  // what the command said on the side
	answer   []string  // what the last key did, until the next one
	question *question // what is asked at the foot; nil where nothing is
	sought   string    // what / looked for last
}

// see takes in a change. An error means that there will be no more.
func (v *view) see(change watch.Change) error {
	switch {
	case errors.Is(change.Err, watch.ErrSystem):
		return change.Err
	case change.Err != nil:
		v.trouble = change.Err
		if v.screen == nil {
			v.outer.terminal.complain(asFailure(change.Err))
		}
	case slices.Contains(change.Paths, "."):
		v.trouble = nil
	}
	v.kept.Take(change.Paths)
	return nil
}

// draw runs the command and shows what it says. While the root is gone there
// is nothing to run. A command line that cannot be read is an error the first
// time; later it is shown, as any other failure is.
func (v *view) draw() error {
	var stdout, stderr bytes.Buffer
	if !errors.Is(v.trouble, watch.ErrGone) {
		s, line := v.session(&stdout, &stderr)
		err := line.Execute()
		if f := new(failure); !v.drawn && errors.As(err, &f) && f.status == statusUsage {
			return err
		}
		if s.finish(err) == statusDone && v.file != "" {
			s.terminal.say(v.file + " is written")
		}
	}
	v.day, v.drawn = v.now(), true
	if v.screen == nil {
		return wroteOutput(v.append(stdout.Bytes(), stderr.Bytes()))
	}
	if v.trouble != nil {
		t := *v.outer.terminal
		t.err = &stderr
		t.complain(asFailure(v.trouble))
	}
	v.said = linesOf(stderr.Bytes())
	columns, _ := v.screen.Size()
	v.scroll.Set(linesOf(stdout.Bytes()), columns, v.height())
	return v.paint()
}

func (v *view) session(stdout, stderr io.Writer) (*session, *cobra.Command) {
	w := v.outer.world
	w.args, w.stderr = v.args, stderr
	s := v.outer.another(w)
	s.world.stdout, s.kept = stdout, &v.kept
	line := newRoot(s)
	line.SetArgs(v.args)
	return s, line
}

func (v *view) append(stdout, stderr []byte) error {
	if v.reports > 0 && len(stdout) > 0 {
		stdout = append([]byte(v.between), stdout...)
	}
	if len(stdout) > 0 {
		v.reports++
		if _, err := v.outer.world.stdout.Write(stdout); err != nil {
			return err
		}
	}
	_, err := io.Copy(v.outer.world.stderr, bytes.NewReader(stderr))
	return err
}

// listen has the system tell the view what it would do by itself.
func (v *view) listen() { v.told, v.stopListening = screen.Told() }

func (v *view) now() ledger.Date { return ledger.DateOf(v.outer.world.now()) }

func (v *view) close() {
	v.screen.Leave()
	v.kept.Close()
}

type question struct {
	label  string
	typed  string
	answer func(typed string) error
}

func (v *view) paint() error {
	columns, _ := v.screen.Size()
	foot := v.foot(columns)
	v.scroll.Set(v.scroll.Lines, columns, v.height())
	rows := v.scroll.Shown()
	for len(rows) < v.scroll.Height {
		rows = append(rows, "")
	}
	return wroteOutput(v.screen.Show(append(rows, foot...)))
}

func (v *view) height() int {
	columns, rows := v.screen.Size()
	return max(1, rows-len(v.foot(columns)))
}

const mostSaid = 4

const keysInFull = "arrows move  / finds  Enter edits  d done  s snooze  q leaves"

// keysFor are the keys that a row has room for, the last ones first.
func keysFor(columns int) string {
	keys := keysInFull
	for plain.Width(keys) > columns {
		_, rest, more := strings.Cut(keys, "  ")
		if !more {
			break
		}
		keys = rest
	}
	return keys
}

// foot is what stands at the foot of the screen: what the last key did, or else
// what the command said on the side; and a question, or the keys.
func (v *view) foot(columns int) []string {
	said := v.said
	if len(v.answer) > 0 {
		said = v.answer
	}
	rows := lists.Flat(said, func(line string) []string { return plain.Fold(line, columns) })
	rows = rows[:min(len(rows), mostSaid)]
	last := keysFor(columns)
	switch {
	case v.question != nil:
		last = v.question.label + v.question.typed + "_"
	case !v.screen.HasKeys():
		last = "Ctrl-C leaves"
	}
	return append(rows, firstRow(strings.TrimSpace(plain.Visible(last)), columns))
}

// firstRow is as much of a line as a row has room for, from its end.
func firstRow(line string, columns int) string {
	for plain.Width(line) > columns {
		line = line[1:]
		for line != "" && line[0]&0xc0 == 0x80 {
			line = line[1:]
		}
	}
	return line
}
