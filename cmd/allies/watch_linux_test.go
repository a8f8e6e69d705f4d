package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"allies/cmd/allies/internal/screen"
)

// lookAt starts a watch in a window, and waits until it has drawn.
func lookAt(t *testing.T, files map[string]string, variables []string, command ...string) (w *window, root string) {
	t.Helper()
	root = someLedger(t, files)
	w = openWindow(t, 80, 12, variables, append([]string{"-C", root, "--today", "2026-11-22", "watch"}, command...)...)
	w.await(screen.Hold)
	w.sees("> ")
	return w, root
}

// frame is the screen at the end of what a window has shown, a row each.
func frame(shown string) []string {
	at := strings.LastIndex(shown, screen.FromTheTop)
	return strings.Split(screen.Unpainted(strings.NewReplacer(screen.FromTheTop, "", screen.EmptyRow, "", screen.EmptyRest, "", "\x1b[7m", "> ").Replace(shown[at:])), "\r\n")
}

// sees waits until the screen shows words, which may go on in a next row, and
// returns its rows.
func (w *window) sees(words string) []string {
	w.t.Helper()
	for !strings.Contains(strings.Join(strings.Fields(strings.Join(w.rows, "\n")), " "), strings.TrimSpace(words)) {
		for !strings.Contains(w.unread, screen.EmptyRest) {
			if !w.read() {
				w.t.Fatalf("the screen never shows %q, but:\n%s", words, strings.Join(w.rows, "\n"))
			}
		}
		w.rows = frame(w.await(screen.EmptyRest))
	}
	return w.rows
}

// leaves checks that the watch ends in good order: the screen and the terminal
// are as they were.
func (w *window) leaves() {
	w.t.Helper()
	shown, status := w.ends()
	if status != statusDone || !strings.HasSuffix(shown, screen.Release) {
		w.t.Errorf("exit status %d, and at the end: %q", status, shown)
	}
	w.isGivenBack()
}

// isGivenBack checks that the terminal passes lines on, echoes and takes Ctrl-C
// for an interrupt, as it did before.
func (w *window) isGivenBack() {
	w.t.Helper()
	w.control(func(fd int) error {
		state, err := unix.IoctlGetTermios(fd, unix.TCGETS)
		if want := uint32(unix.ICANON | unix.ECHO | unix.ISIG); err == nil && state.Lflag&want != want {
			w.t.Errorf("the terminal is not given back: flags %b", state.Lflag)
		}
		return err
	})
}

func severalAllies() map[string]string {
	files := map[string]string{}
	for _, name := range strings.Fields("Ann Bea Cy Dee Eve Flo Gus Hal Ida Jo Kim Lou") {
		files[strings.ToLower(name)+".md"] = "# " + name + "\n"
	}
	return files
}

// Keys move the line that they act on, and the window with it.
func TestWatchScrolls(t *testing.T) {
	w, _ := lookAt(t, severalAllies(), nil, "list")
	w.press("jj")
	if rows := w.sees("> ally"); len(rows) != 12 || !strings.HasPrefix(rows[2], "> ally") || rows[11] != keysInFull {
		t.Errorf("after j: %q", rows)
	}
	for _, c := range []struct{ keys, shows, notAny string }{
		{"G", "> Lou", "Ann"},
		{"g", "> Allies on", "Lou"},
		{"jjj", "> Ann", "Lou"},
		{"\x1b[B", "> Bea", "Lou"},
		{"\x1bOA", "> Ann", "Lou"},
		{"\x1b[6~", "> Lou", "Ann"},
		{"\x1b[5~", "> Ann", "Lou"},
		{"/flo\r", "> Flo", ""},
		{"/I", "/I_", ""},
		{"d\x7fda\r", "> Ida", ""},
		{"/not tr\r", "> Jo ", ""},
		{"nn", "> Lou", ""},
		{"n", "> Ann", ""}, // it goes on at the beginning
		{"NN", "> Kim", ""},
		{"gjj", "> ally", ""},
		{"/nobody\r", `no line says "nobody"`, ""},
		{"/x\x1bj", "> Ann", "no line says"},
	} {
		w.press(c.keys)
		if rows := strings.Join(w.sees(c.shows), "\n"); c.notAny != "" && strings.Contains(rows, c.notAny) {
			t.Errorf("after %q it shows %q:\n%s", c.keys, c.notAny, rows)
		}
	}
	w.resize(80, 30)
	w.sees("Lou")
	w.press("q")
	w.leaves()
}

// A promise is ticked and an ally snoozed on their lines, and the view follows.
func TestWatchWrites(t *testing.T) {
	w, root := lookAt(t, map[string]string{"ann.md": "# Ann\n\n## 2026-11-01 Coffee\n\n- [ ] thank her for the map\n- [ ] send the draft by 2026-11-10\n"},
		nil, "promises")
	w.press("d")
	w.sees("no open promise stands on this line")
	w.press("/draft\r")
	w.sees("> Ann")
	w.press("d")
	w.sees("ann.md:6: kept: send the draft by 2026-11-10, on 2026-11-22")
	w.press("/map\rd")
	w.sees("have you thanked Ann? This notes it:")
	w.press("q")
	w.leaves()
	text, err := os.ReadFile(filepath.Join(root, "ann.md"))
	if want := "- [x] thank her for the map done 2026-11-22\n- [x] send the draft by 2026-11-10 done 2026-11-22\n"; err != nil || !strings.HasSuffix(string(text), want) {
		t.Errorf("%v in\n%s", err, text)
	}
}

// In a narrow window a row takes several lines, and each of them stands for it; so
// does the line above the reasons to turn to somebody. The foot has the keys that fit.
func TestWatchIsNarrow(t *testing.T) {
	for _, command := range []string{"promises", "due", "next"} {
		root := someLedger(t, map[string]string{"allies.yaml": "default_cadence: 14d\n",
			"ann.md": "# Ann\n\n## 2026-09-01 Lunch with a rather long title that goes on and on\n\n- [ ] send the draft of the paper that is so long by 2026-10-10\n"})
		w := openWindow(t, 40, 12, nil, "-C", root, "--today", "2026-11-22", "watch", command)
		w.await(screen.Hold)
		rows := w.sees("> ")
		if want := "Enter edits  d done  s snooze  q leaves"; rows[len(rows)-1] != want {
			t.Errorf("%s: the foot is %q", command, rows[len(rows)-1])
		}
		w.press("/Ann\rs")
		w.sees("snooze Ann until")
		w.press("\x1b")
		w.press("q")
		w.leaves()
	}
}

func TestWatchSnoozes(t *testing.T) {
	w, root := lookAt(t, map[string]string{"ann.md": "# Ann\n\n## 2026-11-01 Coffee\n"}, nil, "list")
	w.press("s")
	w.sees("this line is about no ally")
	w.press("jjjs")
	w.sees("snooze Ann until (2w, a day, none): _")
	w.press("yesterday\r")
	w.sees("error: 2026-11-21 is not ahead")
	w.press("s\r")
	w.press("s2w\r")
	w.sees("no follow-up with Ann before 2026-12-06")
	w.press("\x03")
	w.leaves()
	if text, err := os.ReadFile(filepath.Join(root, "ann.md")); err != nil || !strings.Contains(string(text), "snooze: 2026-12-06\n") {
		t.Errorf("%v in\n%s", err, text)
	}
}

// The editor opens at the line, has the terminal to itself, and what it wrote
// is shown; where it fails, that is.
func TestWatchEdits(t *testing.T) {
	bin := t.TempDir()
	editor := filepath.Join(bin, "vi")
	script := "#!/bin/sh\nread answer\necho \"$1 $answer\" >&2\nprintf '\\n- [ ] bring %s\\n' \"$answer\" >>\"$2\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	w, _ := lookAt(t, map[string]string{"ann.md": "# Ann\n\n## 2026-11-01 Coffee\n\n- [ ] send the draft\n"}, []string{"EDITOR=" + editor}, "promises")
	w.press("/draft\r\r")
	w.await(screen.Release)
	w.isGivenBack()
	w.press("bread q\r")
	w.await("+5 bread q", screen.Hold)
	w.sees("bring bread q")
	slow := "#!/bin/sh\ncp \"$2\" \"$2.old\"\nallies -C \"$(dirname \"$2\")\" log ann '[ ] water the plants' >/dev/null\nmv \"$2.old\" \"$2\"\n"
	if err := os.WriteFile(editor, []byte(slow), 0o700); err != nil {
		t.Fatal(err)
	}
	w.press("\r")
	w.sees("has again what another command wrote")
	w.sees("water the plants")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\nexit 7\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	w.press("\r")
	w.sees("status 7")
	w.press("q")
	w.leaves()
}

// A change is shown, and the line stays with its words; nothing is drawn where
// nothing changed.
func TestWatchFollows(t *testing.T) {
	w, root := lookAt(t, severalAllies(), nil, "list")
	w.resize(80, 30)
	w.press("/dee\r")
	w.sees("> Dee")
	files := &watching{root: root}
	files.write(t, map[string]string{"dee.md": "# Dee\n\nquiet\n", "abe.md": "# Abe\n"})
	rows := w.sees("Abe")
	if !slices.ContainsFunc(rows, func(row string) bool { return strings.HasPrefix(row, "> Dee") }) {
		t.Errorf("the line has moved: %q", rows)
	}
	files.write(t, map[string]string{"dee.md": "# Dee\n\nno change that shows\n", "zoe.md": "# Zoe\n"})
	w.sees("Zoe")
	w.press("G")
	w.sees("> Zoe")
	w.press("q")
	w.leaves()
}

// Whatever ends the watch, the terminal is given back.
func TestWatchEnds(t *testing.T) {
	for name, end := range map[string]func(w *window){
		"q":         func(w *window) { w.press("q") },
		"ctrl-c":    func(w *window) { w.press("\x03") },
		"interrupt": func(w *window) { w.run.Process.Signal(os.Interrupt) },
		"terminate": func(w *window) { w.run.Process.Signal(syscall.SIGTERM) },
		"hangup":    func(w *window) { w.run.Process.Signal(syscall.SIGHUP) },
		"quit":      func(w *window) { w.run.Process.Signal(syscall.SIGQUIT) },
		"put aside": func(w *window) {
			w.press("\x1a")
			w.await(screen.Release)
			w.isGivenBack()
			var status syscall.WaitStatus
			if _, err := syscall.Wait4(w.run.Process.Pid, &status, syscall.WUNTRACED, nil); err != nil || !status.Stopped() {
				w.t.Fatalf("it is not put aside: %v, %v", status, err)
			}
			w.run.Process.Signal(syscall.SIGCONT)
			w.await(screen.Hold, screen.EmptyRest)
			w.press("q")
		},
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := lookAt(t, severalAllies(), nil, "list")
			end(w)
			w.leaves()
		})
	}
}

// A mistake of ours gives the terminal back too.
func TestWatchPanics(t *testing.T) {
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	w := &window{t: t, keys: master}
	w.resize(80, 24)
	terminal := w.otherSide()
	var broken atomic.Bool
	status := make(chan int, 1)
	root := someLedger(t, severalAllies())
	go func() {
		status <- run(world{
			ctx: t.Context(), args: []string{"-C", root, "watch", "list"},
			env:   func(name string) string { return map[string]string{"EDITOR": "true"}[name] },
			stdin: terminal, stdout: terminal, stderr: terminal,
			now: func() time.Time {
				if broken.Load() {
					panic("the clock stands still")
				}
				return documentsToday
			},
		})
	}()
	w.sees("Ann")
	broken.Store(true)
	w.press("jjj\r")
	if got := <-status; got != statusFailed {
		t.Errorf("exit status %d", got)
	}
	w.isGivenBack()
	terminal.Close()
	for w.read() {
	}
	if !strings.Contains(w.unread, screen.Release) || !strings.Contains(w.unread, "allies itself failed: the clock stands still") {
		t.Errorf("it ends with %q", w.unread)
	}
}
