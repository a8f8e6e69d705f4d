package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"allies/cmd/allies/internal/watch"
	"allies/ledger"
)

// glance is how often a view looks whether it is another day.
const glance = 10 * time.Minute

// view is a command that is run again and again.
type view struct {
	outer   *session
	args    []string
	file    string // of -o
	between string // what stands between two reports where no one looks
	kept    kept
	screen  *screen // nil where no one looks

	drawn   bool
	reports int         // so far, where no one looks
	day     ledger.Date // of the last drawing
	trouble error       // with the watching, until all of it begins afresh
}

// follow draws the view, and again on every change, until ctx is done. What
// makes no view at all, now or ever, is its error.
func (v *view) follow(ctx context.Context, changes <-chan watch.Change) error {
	if err := v.draw(); err != nil {
		return err
	}
	clock := time.NewTicker(glance)
	defer clock.Stop()
	told, stop := v.screen.told()
	defer stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case change, ok := <-changes:
			if !ok {
				return nil
			}
			if err := v.see(change); err != nil {
				return err
			}
		case <-clock.C:
			if v.today() == v.day {
				continue
			}
		case what := <-told:
			v.screen.obey(what)
		}
		if err := v.draw(); err != nil {
			return err
		}
	}
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
	v.kept.forget(change.Paths)
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
	v.day, v.drawn = v.today(), true
	return v.show(stdout.Bytes(), &stderr)
}

// session is a fresh run of the command, as if on the screen of the outer one.
func (v *view) session(stdout, stderr io.Writer) (*session, *cobra.Command) {
	w := v.outer.world
	w.args, w.stderr = v.args, stderr
	s := newSession(w)
	s.world.stdout, s.kept = stdout, &v.kept
	line := newRoot(s)
	line.SetArgs(v.args)
	return s, line
}

// show puts a view in the place of the one before; where no one looks it goes
// under it.
func (v *view) show(stdout []byte, stderr *bytes.Buffer) error {
	var err error
	if v.screen != nil {
		err = v.screen.show(stdout, v.foot(stderr))
	} else {
		err = v.append(stdout, stderr.Bytes())
	}
	if err != nil {
		return failf("", "writing the output: %w", err)
	}
	return nil
}

// append writes a report under those before.
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

// foot is what stands at the foot of a screen: what the command said on the
// side, trouble, and that the view is alive.
func (v *view) foot(said *bytes.Buffer) []string {
	t := newTerminal(v.outer.world)
	t.err = said
	if v.trouble != nil {
		t.complain(asFailure(v.trouble))
	}
	t.say("as of " + v.outer.world.now().Format(time.TimeOnly) + ", again on each change; Ctrl-C ends it")
	return linesOf(said.Bytes())
}

// today is the day by the clock.
func (v *view) today() ledger.Date { return ledger.DateOf(v.outer.world.now()) }

func (v *view) close() {
	v.screen.leave()
	v.kept.close()
}
