package main

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strings"
	"time"

	"allies/cmd/allies/internal/kept"
	"allies/cmd/allies/internal/screen"
	"allies/cmd/allies/internal/watch"
	"allies/ledger/lists"
	"allies/report/english"
)

func watchCommand() command {
	return command{
		name: "watch", words: "[COMMAND…]", raw: true, group: see,
		complete: (*session).completeLine,
		run:      watchLedger,
	}
}

// readingCommands are those that watch can run again and again.
func (all commandList) reading() []string {
	reads := func(c command) bool { return (c.group == see || c.group == find) && !c.raw }
	return commandList(lists.Only(all, reads)).names()
}

// watchLedger draws a view, and again on each change, until it is left.
// What it was given is a whole command line.
func watchLedger(c call) error {
	if slices.Contains(c.given, "-h") || slices.Contains(c.given, "--help") {
		return c.publish(c.helpText())
	}
	v, err := c.watched()
	if err != nil {
		return err
	}
	ctx, stop := context.WithCancel(c.world.ctx)
	defer stop()
	changes, err := watch.Dir(ctx, v.kept.Root.Dir, watch.Settle)
	if err != nil {
		return err
	}
	defer v.close()
	return v.follow(ctx, changes)
}

// watched is the view that the command line asks for, if it can be drawn again and again.
func (c call) watched() (*view, error) {
	w := c.world
	w.args = c.given
	inner := c.another(w)
	line := newRoot(inner)
	line.InitDefaultHelpCmd() // a command like the others
	sub, rest, err := line.Find(c.given)
	if err != nil {
		return nil, err
	}
	if reading := c.all.reading(); sub != line && !slices.Contains(reading, sub.Name()) {
		return nil, usagef("say "+english.Join("or", reading), "watch runs a command that reads, and %s is none", sub.Name())
	}
	if err := sub.ParseFlags(rest); err != nil {
		return nil, flagFailure(line, sub, err)
	}
	if inner.options.rev != "" {
		return nil, usagef("leave --rev out", "watch looks at the folder, and --rev at what git has of it")
	}
	root, err := inner.findRoot()
	if err != nil {
		return nil, err
	}
	if file := inner.options.file; inner.options.writesBelow(root) {
		return nil, failf("name a file elsewhere after -o", "the output is not written to %s: it lies in the ledger that is watched", file)
	}
	v := &view{outer: c.session, args: c.given, file: string(inner.options.file), today: inner.options.today, kept: kept.Folder{Root: root}}
	if c.terminal.hasScreen() {
		v.screen = screen.New(w.stdout, w.stdin)
	}
	if v.between = "\f\n"; inner.options.format == asJSON {
		v.between = "" // the values follow each other, as in any stream of json
	}
	return v, nil
}

// completeLine completes a command line of one that reads.
func (s *session) completeLine(before []string, begun string) []string {
	var out bytes.Buffer
	w := s.world
	w.stdout, w.stderr = &out, io.Discard
	inner := s.another(w)
	line := newRoot(inner)
	line.SetArgs(slices.Concat([]string{"__complete"}, before, []string{begun}))
	if line.Execute() != nil {
		return nil
	}
	names, reading := s.all.names(), s.all.reading()
	var answers []string
	for answer := range strings.Lines(out.String()) {
		if strings.HasPrefix(answer, ":") {
			break // the shell's own business
		}
		answer = strings.TrimSuffix(answer, "\n")
		if word, _, _ := strings.Cut(answer, "\t"); slices.Contains(reading, word) || !slices.Contains(names, word) {
			answers = append(answers, answer)
		}
	}
	return answers
}

// follow draws the view, and again on every change, until it is left or ctx is
// done. What makes no view at all, now or ever, is its error.
func (v *view) follow(ctx context.Context, changes <-chan watch.Change) error {
	v.listen()
	defer func() { v.stopListening() }()
	if err := v.draw(); err != nil {
		return err
	}
	clock := time.NewTicker(glance)
	defer clock.Stop()
	keys := v.screen.Keyboard()
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
			if v.now() == v.day {
				continue
			}
		case what := <-v.told:
			if v.screen.Obey(what) {
				return nil
			}
		case sent, open := <-keys.Sent:
			if !open {
				return nil // the terminal is gone
			}
			if leaves, err := v.pressAll(keys.Said(sent)); leaves || err != nil {
				return err
			}
			keys.More()
			continue
		}
		if err := v.draw(); err != nil {
			return err
		}
	}
}
