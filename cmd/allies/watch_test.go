package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"allies/cmd/allies/internal/screen"
	"allies/cmd/allies/internal/watch"

	"allies/ledger"
)

// watching is a running watch and what it says.
type watching struct {
	*bufio.Reader
	root   string
	stop   func()
	status chan int
}

// begin starts a watch of a ledger of its own, where no one looks.
func begin(t *testing.T, files map[string]string, command ...string) *watching {
	t.Helper()
	w := &watching{root: filepath.Join(t.TempDir(), "ledger"), status: make(chan int, 1)}
	w.write(t, files)
	out, screen := io.Pipe()
	var ctx context.Context
	ctx, w.stop = context.WithCancel(t.Context())
	w.Reader = bufio.NewReader(out)
	go func() {
		w.status <- run(world{
			ctx: ctx, args: append([]string{"-C", w.root, "watch"}, command...), env: func(string) string { return "" },
			stdin: strings.NewReader(""), stdout: screen, stderr: screen,
			now: func() time.Time { return documentsToday },
		})
		screen.Close()
	}()
	return w
}

func (w *watching) write(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(w.root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// await reads on to a line that holds the words.
func (w *watching) await(t *testing.T, words string) {
	t.Helper()
	for {
		line, err := w.ReadString('\n')
		if strings.Contains(line, words) {
			return
		}
		if err != nil {
			t.Fatalf("the output ended before %q", words)
		}
	}
}

// end stops the watch as Ctrl-C does.
func (w *watching) end(t *testing.T) {
	t.Helper()
	w.stop()
	go io.Copy(io.Discard, w)
	if got := <-w.status; got != statusDone {
		t.Errorf("status %d", got)
	}
}

// A list follows its files: new ones, folders, mistakes, and the whole ledger
// that goes and comes back.
func TestWatch(t *testing.T) {
	w := begin(t, map[string]string{"dana.md": "# Dana\n"}, "list", "--sort", "name")
	w.await(t, "Dana")
	w.write(t, map[string]string{"team/deep/mo.md": "# Mo\n"})
	w.await(t, "\f")
	w.await(t, "Mo")
	w.write(t, map[string]string{"dana.md": "# Dana\n\n## 2026-13-01\n"})
	w.await(t, "allies: 1 problem in the ledger, the first at dana.md:3")
	if err := os.Rename(w.root, w.root+" away"); err != nil {
		t.Fatal(err)
	}
	w.await(t, "is not there any more")
	w.await(t, "hint: ")
	if err := os.Rename(w.root+" away", w.root); err != nil {
		t.Fatal(err)
	}
	w.await(t, "Dana")
	w.write(t, map[string]string{"team/deep/mo.md": "# Mo Ito\n"})
	w.await(t, "Mo Ito")
	w.end(t)
}

// A page that changes changes what is said of those whom it names.
func TestWatchPage(t *testing.T) {
	page := func(lines string) map[string]string {
		return map[string]string{"Meetings/2026-11-02 Talk.md": "---\nattendees: [Dana, Mo]\n---\n" + lines}
	}
	w := begin(t, map[string]string{"People/dana.md": "# Dana\n"}, "register")
	w.await(t, "nothing")
	w.write(t, page("- gave feedback: [[Dana]] the first\n"))
	w.await(t, "the first")
	w.write(t, page("- gave feedback: [[Mo]] the second\n"))
	w.await(t, "1 problem in the ledger, the first at Meetings/2026-11-02 Talk.md:4")
	w.write(t, map[string]string{"People/mo.md": "# Mo\n"})
	w.await(t, "the second")
	w.end(t)
}

// Whatever happens to pages, watch comes to say what a report made anew says: a new
// page, other attendees, a page without its day, a name that becomes an ally, an ally
// who goes, a page that goes, and one that a file of its name replaces.
func TestWatchPagesAsAnew(t *testing.T) {
	page := func(who, lines string) string { return "---\nattendees: [" + who + "]\n---\n# Talk\n\n" + lines }
	w := begin(t, map[string]string{"People/dana.md": "# Dana\n\n## 2026-11-02 Tea\n\n- gave 1h: the plan\n", "People/mo.md": "# Mo\n", "allies.yaml": "journal: [\"Daily/**\"]\n"}, "report", "-O", "json")
	answers := w.answers()
	values := json.NewDecoder(answers)
	var now any
	for _, step := range []struct {
		write  map[string]string
		remove string
	}{
		{},
		{write: map[string]string{"Meetings/2026-11-09 Talk.md": page("Dana", "- got 2h feedback: the talk\n- [ ] send it by 2026-11-20\n")}},
		{write: map[string]string{"Meetings/2026-11-09 Talk.md": page("Dana, Mo, Ravi", "- got 2h feedback: [[Mo]] the talk\n- [ ] Ravi: send it\n")}},
		{write: map[string]string{"People/ravi.md": "# Ravi\n"}},
		{write: map[string]string{"Meetings/2026-11-09 Talk.md": page("Ravi", "- gave 1h: the talk\n- win: a prize\n")}},
		{write: map[string]string{"Daily/2026-11-10.md": "- met [[Dana]]\n  - gave 20min: her draft\n- [[Mo]] rang\n"}},
		{write: map[string]string{"Daily/2026-11-10.md": "- met [[Mo]]\n"}},
		{write: map[string]string{"People/mo.md": "---\naliases: [Momo]\n---\n# Mo\n", "Meetings/Sync.md": "# Sync\n\nDate: 2026-11-12\nAttendees: Momo\n"}},
		{write: map[string]string{"Meetings/Sync.md": "# Sync\n\nDate: one day\nAttendees: Momo\n"}},
		{remove: "People/ravi.md"},
		{remove: "Meetings/2026-11-09 Talk.md"},
		{write: map[string]string{"People/2026-11-15 Mo.md": "- got 1h: a walk\n"}},
		{write: map[string]string{"allies.yaml": "default_cadence: 6w\n"}},
	} {
		w.write(t, step.write)
		if step.remove != "" {
			if err := os.Remove(filepath.Join(w.root, step.remove)); err != nil {
				t.Fatal(err)
			}
		}
		var anew any
		if err := json.Unmarshal([]byte(w.once("report", "-O", "json")), &anew); err != nil {
			t.Fatal(err)
		}
		for !reflect.DeepEqual(now, anew) { // it may see half of a step first
			if err := values.Decode(&now); err != nil {
				t.Fatalf("after %v: %v", step, err)
			}
		}
	}
	go io.Copy(io.Discard, answers)
	w.stop()
	if got := <-w.status; got != statusDone {
		t.Errorf("status %d", got)
	}
}

// answers is what the watch prints, without what it says beside.
func (w *watching) answers() io.Reader {
	out, answers := io.Pipe()
	go func() {
		for {
			line, err := w.ReadString('\n')
			if err != nil {
				answers.CloseWithError(err)
				return
			}
			if !strings.HasPrefix(line, "allies: ") {
				io.WriteString(answers, line)
			}
		}
	}()
	return out
}

// once is what a command prints that reads the ledger anew.
func (w *watching) once(command ...string) string {
	var out strings.Builder
	run(world{
		ctx: context.Background(), args: append([]string{"-C", w.root}, command...), env: func(string) string { return "" },
		stdin: strings.NewReader(""), stdout: &out, stderr: io.Discard,
		now: func() time.Time { return documentsToday },
	})
	return out.String()
}

// The values of json follow each other with nothing between.
func TestWatchJSON(t *testing.T) {
	w := begin(t, map[string]string{"dana.md": "# Dana\n"}, "next", "-O", "json")
	values := json.NewDecoder(w)
	for range 2 {
		var next map[string]any
		if err := values.Decode(&next); err != nil {
			t.Fatal(err)
		}
		w.write(t, map[string]string{"mo.md": "# Mo\n"})
	}
	w.end(t)
}

// A file outside of the ledger is written anew.
func TestWatchIntoFile(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.md")
	w := begin(t, map[string]string{"dana.md": "# Dana\n"}, "list", "-o", page)
	for _, name := range []string{"Dana", "Mo"} {
		w.await(t, "page.md is written")
		if text, err := os.ReadFile(page); err != nil || !strings.Contains(string(text), name) {
			t.Errorf("%s is not in it: %v\n%s", name, err, text)
		}
		w.write(t, map[string]string{"mo.md": "# Mo\n"})
	}
	w.end(t)
}

// lookedAt is a view of list on a screen.
func lookedAt(t *testing.T, changes ...watch.Change) (shown string, err error) {
	t.Helper()
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, "dana.md"), []byte("# Dana\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := newSession(world{
		ctx: t.Context(), args: nil, env: func(string) string { return "" },
		stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard,
		now: func() time.Time { return documentsToday },
	})
	v, err := call{s, commands().named("watch"), []string{"-C", root, "list"}}.watched()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	v.screen = screen.New(&b, nil)
	told := make(chan watch.Change, len(changes))
	for _, change := range changes {
		told <- change
	}
	close(told)
	err = v.follow(t.Context(), told)
	v.close()
	return b.String(), err
}

// The terminal is given back, whatever ends the watch, and says what is wrong
// while it lasts.
func TestWatchOnScreen(t *testing.T) {
	gone := watch.Change{Err: ledger.Failed("the folder is away", "wait", watch.ErrGone)}
	broken := watch.Change{Err: ledger.Failed("nothing is told", "", watch.ErrSystem)}
	for name, c := range map[string]struct {
		changes []watch.Change
		screens []string // words of each, in order
		err     error
	}{
		"unchanged": {nil, []string{"Dana"}, nil},
		"touched":   {[]watch.Change{{Paths: []string{"dana.md"}}}, []string{"Dana"}, nil}, // it shows the same: nothing is drawn
		"gone":      {[]watch.Change{gone, {Paths: []string{"."}}}, []string{"Dana", "error: the folder is away", "Dana"}, nil},
		"broken":    {[]watch.Change{broken}, []string{"Dana"}, watch.ErrSystem},
	} {
		t.Run(name, func(t *testing.T) {
			shown, err := lookedAt(t, c.changes...)
			if !errors.Is(err, c.err) || (err == nil) != (c.err == nil) {
				t.Errorf("error %v, not %v", err, c.err)
			}
			inner, held := strings.CutPrefix(shown, screen.Hold)
			inner, left := strings.CutSuffix(inner, screen.Release)
			if !held || !left || strings.Contains(inner, screen.Hold) || strings.Contains(inner, screen.Release) {
				t.Errorf("the terminal is not taken once and given back once: %q", shown)
			}
			screens := strings.Split(inner, screen.FromTheTop)[1:]
			if len(screens) != len(c.screens) {
				t.Fatalf("%d screens, not %d", len(screens), len(c.screens))
			}
			for i, words := range c.screens {
				if !strings.Contains(screens[i], words) || !strings.HasSuffix(screens[i], "Ctrl-C leaves"+screen.EmptyRow+screen.EmptyRest) {
					t.Errorf("screen %d is without %q: %q", i, words, screens[i])
				}
			}
			if name == "gone" && strings.Contains(screens[1], "Dana") {
				t.Errorf("a ledger that is away is shown: %q", screens[1])
			}
		})
	}
}

// cobra keeps what completes a flag for as long as the program runs, and the
// session with it: a watch of a day would hold every view that it has drawn.
func TestOnlyTheShellHasFlagsCompleted(t *testing.T) {
	for _, c := range []struct {
		args []string
		want bool
	}{{[]string{"report"}, false}, {[]string{"watch", "due"}, false}, {[]string{"__complete", "due", "--color", ""}, true}} {
		root := newRoot(newSession(world{ctx: t.Context(), args: c.args, env: func(string) string { return "" }}))
		if _, kept := root.GetFlagCompletionFunc("color"); kept != c.want {
			t.Errorf("%q keeps the completion of a flag: %v", c.args, kept)
		}
	}
}
