package main

import (
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"allies/cmd/allies/internal/screen"
)

// window is the program on a pseudo-terminal, with somebody in front of it.
type window struct {
	t      *testing.T
	keys   *os.File // what is typed into it, and what it shows
	run    *exec.Cmd
	unread string   // what it has shown and nobody has waited for
	rows   []string // what is on the screen of a watch
}

// patience is how long a window may take to show what a test waits for: a limit
// for a program that hangs.
const patience = time.Minute

// openWindow runs a command line of the program in a window of some size. The
// variables come after the surroundings of all tests.
func openWindow(t *testing.T, columns, rows int, variables []string, args ...string) *window {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { master.Close() })
	w := &window{t: t, keys: master}
	w.resize(columns, rows)
	terminal := w.otherSide()
	defer terminal.Close()
	run := exec.Command(program, args...)
	run.Stdin, run.Stdout, run.Stderr = terminal, terminal, terminal
	run.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	for name, value := range surroundings(t.TempDir()) {
		run.Env = append(run.Env, name+"="+value)
	}
	run.Env = append(append(run.Env, "PATH="+os.Getenv("PATH")), variables...)
	if err := run.Start(); err != nil {
		t.Fatal(err)
	}
	w.run = run
	return w
}

// control asks the terminal's driver.
func (w *window) control(ask func(fd int) error) {
	w.t.Helper()
	raw, err := w.keys.SyscallConn()
	if err == nil {
		var asked error
		err = raw.Control(func(fd uintptr) { asked = ask(int(fd)) })
		if err == nil {
			err = asked
		}
	}
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *window) resize(columns, rows int) {
	w.t.Helper()
	w.control(func(fd int) error {
		return unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(rows), Col: uint16(columns)})
	})
}

// otherSide opens what the program has for a terminal.
func (w *window) otherSide() *os.File {
	w.t.Helper()
	var number int
	w.control(func(fd int) (err error) {
		if err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err == nil {
			number, err = unix.IoctlGetInt(fd, unix.TIOCGPTN)
		}
		return err
	})
	terminal, err := os.OpenFile("/dev/pts/"+strconv.Itoa(number), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	return terminal
}

// press types keys.
func (w *window) press(keys string) {
	w.t.Helper()
	if _, err := w.keys.WriteString(keys); err != nil {
		w.t.Fatal(err)
	}
}

// await reads on until the window has shown all of the words, one after the
// other, and returns what it showed up to there.
func (w *window) await(words ...string) string {
	w.t.Helper()
	shown := ""
	for _, word := range words {
		for !strings.Contains(w.unread, word) {
			if !w.read() {
				w.t.Fatalf("the window never shows %q, but:\n%q", word, shown+w.unread)
			}
		}
		at := strings.Index(w.unread, word) + len(word)
		shown, w.unread = shown+w.unread[:at], w.unread[at:]
	}
	return shown
}

// read takes in what the window shows next; false where it is closed.
func (w *window) read() bool {
	w.t.Helper()
	buffer := make([]byte, 1<<16)
	if err := w.keys.SetReadDeadline(time.Now().Add(patience)); err != nil {
		w.t.Fatal(err)
	}
	n, err := w.keys.Read(buffer)
	w.unread += string(buffer[:n])
	return err == nil
}

// ends reads all that is still shown and returns it, with the exit status: that
// of a shell for a signal.
func (w *window) ends() (shown string, status int) {
	w.t.Helper()
	for w.read() {
	}
	w.run.Wait()
	state := w.run.ProcessState.Sys().(syscall.WaitStatus)
	if state.Signaled() {
		return w.unread, 128 + int(state.Signal())
	}
	return w.unread, state.ExitStatus()
}

// plainly is what a window shows without what steers it: colours, and the
// returns of lines.
func plainly(shown string) string { return screen.Unpainted(strings.ReplaceAll(shown, "\r\n", "\n")) }

// A text that is longer than the window goes through the pager; a shorter one,
// a file and a pipe do not, nor where somebody says so.
func TestPager(t *testing.T) {
	root := someLedger(t, map[string]string{"dana.md": "# Dana\n\n## 2026-11-01 Coffee\n\n- gave feedback: a talk\n"})
	const pager = "ALLIES_PAGER=sed 's/^/paged: /'"
	for _, c := range []struct {
		args      string
		rows      int
		variables []string
		paged     bool
	}{
		{"list", 3, []string{pager}, true},
		{"list", 40, []string{pager}, false},
		{"list", 3, []string{"PAGER=sed 's/^/paged: /'"}, true},
		{"list", 3, []string{"PAGER=false", pager}, true},
		{"list", 3, []string{"PAGER=sed 's/^/paged: /'", "ALLIES_PAGER=cat"}, false},
		{"list", 3, []string{pager, "TERM=dumb"}, false},
		{"list --no-pager", 3, []string{pager}, false},
		{"list -o -", 3, []string{pager}, false},
		{"list", 3, []string{"ALLIES_PAGER=no-such-pager"}, false},
		{"list", 3, []string{"ALLIES_PAGER=A=1 no-such-pager"}, false},
		{"list -O json", 3, []string{pager}, true},
		{"list", 3, []string{"ALLIES_PAGER=head -1 | sed 's/^/paged: /'"}, true},
		{"help", 24, []string{pager}, true},
		{"help format", 24, []string{pager}, true},
		{"balance -h", 9, []string{pager}, true},
		{"man balance", 24, []string{pager}, true},
	} {
		w := openWindow(t, 80, c.rows, c.variables, append([]string{"-C", root}, strings.Fields(c.args)...)...)
		shown, status := w.ends()
		if status != statusDone || strings.Contains(shown, "paged: ") != c.paged || !c.paged && !strings.Contains(shown, "Dana") {
			t.Errorf("%s in %d rows with %q: exit status %d:\n%s", c.args, c.rows, c.variables, status, shown)
		}
	}
}

// The usual pager shows the beginning, and the rest when a key is pressed. What
// the program says besides comes after it.
func TestUsualPager(t *testing.T) {
	if _, err := exec.LookPath("less"); err != nil {
		t.Log("without less there is nothing to look at")
		return
	}
	files := map[string]string{"zoe.md": "# Zoe\n\n## 2026-13-01\n"}
	for _, name := range []string{"ann", "bea", "cy", "dee", "eve", "flo", "gus", "hal", "ida", "jo"} {
		files[name+".md"] = "# " + name + "\n"
	}
	w := openWindow(t, 80, 8, nil, "-C", someLedger(t, files), "list")
	if first := w.await("bea", ":"); strings.Contains(first, "Zoe") {
		t.Errorf("all of it is shown at once: %q", first)
	}
	w.press(" ")
	w.await("flo")
	w.press("q")
	shown, status := w.ends()
	if status != statusDone || !strings.Contains(shown, "allies: 1 problem in the ledger") {
		t.Errorf("exit status %d: %q", status, shown)
	}
}

// A manual page is text on a terminal.
func TestManualOnTerminal(t *testing.T) {
	w := openWindow(t, 60, 80, nil, "man", "balance")
	shown, _ := w.ends()
	lines := strings.Split(plainly(shown), "\n")
	for _, want := range []string{"NAME", "    allies-balance - what you gave, what you got, and the", "OPTIONS", "    -n, --number N", "        the first N rows"} {
		if !slices.Contains(lines, want) {
			t.Errorf("%q is missing in:\n%s", want, plainly(shown))
		}
	}
}

// A text has links on a terminal that knows them, and none in a pager that is
// not less.
func TestPagerWithoutLinks(t *testing.T) {
	root := someLedger(t, map[string]string{"dana.md": "# Dana\n\n## 2026-11-01 Coffee\n\n- [ ] send the draft\n"})
	for pager, links := range map[string]bool{"cat": true, "sed -n p": false} {
		w := openWindow(t, 80, 3, []string{"ALLIES_PAGER=" + pager, "FORCE_HYPERLINK=1"}, "-C", root, "promises")
		if shown, _ := w.ends(); strings.Contains(shown, "\x1b]8;;") != links || !strings.Contains(screen.Unlinked(shown), "send the draft") {
			t.Errorf("with %s: %q", pager, shown)
		}
	}
}
