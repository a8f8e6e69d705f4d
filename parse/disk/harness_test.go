package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"allies/ledger"
)

// each lets a test stand before and after every step: hook gets the step's
// name and the step itself. A text is written in two halves.
func (s steps) each(hook func(name string, step func() error) error) steps {
	var syncing sync.Mutex // the one step that several goroutines take
	return steps{
		create: func(folder *os.Root, name string) (f *os.File, err error) {
			err = hook("create", func() error {
				f, err = s.create(folder, name)
				return err
			})
			if err != nil && f != nil {
				f.Close()
			}
			return f, err
		},
		write: func(f *os.File, text []byte) error {
			half := len(text) / 2
			if err := hook("write", func() error { return s.write(f, text[:half]) }); err != nil {
				return err
			}
			return hook("write the rest", func() error { return s.write(f, text[half:]) })
		},
		adopt: func(f *os.File, like fs.FileInfo) error {
			return hook("adopt", func() error { return s.adopt(f, like) })
		},
		sync: func(f *os.File) error {
			syncing.Lock()
			defer syncing.Unlock()
			return hook("sync", func() error { return s.sync(f) })
		},
		close: func(f *os.File) error { return hook("close", func() error { return s.close(f) }) },
		rename: func(folder *os.Root, from, to string) error {
			return hook("rename", func() error { return s.rename(folder, from, to) })
		},
		link: func(folder *os.Root, from, to string) error {
			return hook("link", func() error { return s.link(folder, from, to) })
		},
		remove: func(folder *os.Root, name string) error {
			return hook("remove", func() error { return s.remove(folder, name) })
		},
		swap: func(folder *os.Root, a, b string) error {
			return hook("swap", func() error { return s.swap(folder, a, b) })
		},
		date: s.date, hold: s.hold, held: s.held, release: s.release,
		lock: s.lock, holder: s.holder, now: s.now, pause: s.pause, tell: s.tell,
		flush: func(folder *os.Root) error { return hook("flush", func() error { return s.flush(folder) }) },
	}
}

// withoutHolds is a system on which files cannot be held, so that a test can
// save between two steps and need not wait for the writer.
func (s steps) withoutHolds() steps {
	s.hold = func(*os.File) error { return errors.ErrUnsupported }
	return s
}

// at runs act instead of the n-th step, counted from 0.
func at(n int, act func(name string, step func() error) error) steps {
	var count atomic.Int64
	return system().withoutHolds().each(func(name string, step func() error) error {
		if count.Add(1) == int64(n)+1 {
			return act(name, step)
		}
		return step()
	})
}

// stepsOf lists the steps that a job takes on a fresh ledger.
func stepsOf(t *testing.T, job func(w *Writer) error) []string {
	t.Helper()
	var names []string
	var adding sync.Mutex // some steps are taken at once
	w := openWith(t, newLedger(t), system().each(func(name string, step func() error) error {
		adding.Lock()
		names = append(names, name)
		adding.Unlock()
		return step()
	}))
	if err := job(w); err != nil {
		t.Fatal(err)
	}
	return names
}

// ledgerFiles are what newLedger lays out.
var ledgerFiles = map[string]string{
	"Dana Okafor.md":       "# Dana Okafor\n",
	"people/Ravi Patel.md": "# Ravi Patel\n\nMet through [[Dana Okafor]].\n",
	"people/Zoë.md":        "\ufeff# Zoë\r\n\r\nKnows [[Dana Okafor]]",
	"people/Empty.md":      "",
}

// place of a test: a ledger, and a state folder beside it.
type site struct{ root, state string }

func newLedger(t *testing.T) site {
	t.Helper()
	base := t.TempDir()
	s := site{filepath.Join(base, "notes"), filepath.Join(base, "state")}
	for path, text := range ledgerFiles {
		s.write(t, path, text)
		chmod(t, filepath.Join(s.root, path), 0o640) // whatever the umask is
	}
	return s
}

func (s site) write(t *testing.T, path, text string) {
	t.Helper()
	file := filepath.Join(s.root, path)
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
		t.Fatal(err)
	}
}

// holds compares all files of the ledger; nothing else may stand in it.
func (s site) holds(t *testing.T, want map[string]string) {
	t.Helper()
	if got := s.files(t); fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the ledger holds\n%q\nwant\n%q", got, want)
	}
}

func (s site) files(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(s.root, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(file)
		name, _ := filepath.Rel(s.root, file)
		all[filepath.ToSlash(name)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// with is the ledger's files with some of them otherwise; "" takes one out.
func with(pairs ...string) map[string]string {
	all := map[string]string{}
	for path, text := range ledgerFiles {
		all[path] = text
	}
	for i := 0; i < len(pairs); i += 2 {
		all[pairs[i]] = pairs[i+1]
		if pairs[i+1] == "" {
			delete(all, pairs[i])
		}
	}
	return all
}

func openWith(t *testing.T, s site, do steps) *Writer {
	t.Helper()
	do.pause = func(time.Duration) {} // the files of a test are new, and nobody else saves them
	w, err := open(s.root, s.state, patience, do)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

// write opens the ledger, does a job and closes it.
func write(t *testing.T, s site, do steps, job func(w *Writer) error) error {
	t.Helper()
	w := openWith(t, s, do)
	defer w.Close()
	return job(w)
}

// add is an update that lengthens a file by a line.
func add(path, line string) Update {
	return Update{
		Path:   path,
		Reread: true,
		Edit:   func(now []byte) ([]byte, error) { return []byte(string(now) + line + "\n"), nil },
	}
}

// failsAs checks that an error is a Failure for this reason, with words for
// the user.
func failsAs(t *testing.T, err, reason error, message string) {
	t.Helper()
	var f *ledger.Failure
	switch {
	case !errors.As(err, &f) || f.Hint() == "":
		t.Errorf("got %v, want a failure with a hint", err)
	case reason != nil && !errors.Is(err, reason):
		t.Errorf("got %v, want %v", err, reason)
	case !strings.Contains(err.Error(), message):
		t.Errorf("got %q, want %q", err, message)
	}
}

// The test program runs itself as another writer: childJob names what to do.
const (
	childJob   = "ALLIES_TEST_JOB"
	childRoot  = "ALLIES_TEST_ROOT"
	childState = "ALLIES_TEST_STATE"
	childStep  = "ALLIES_TEST_STEP"
	childWhen  = "ALLIES_TEST_WHEN"
)

func TestMain(m *testing.M) {
	if job := os.Getenv(childJob); job != "" {
		if err := child(job); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// child does a job, and dies in the step it is told to die in.
func child(job string) error {
	do := system()
	if n, err := strconv.Atoi(os.Getenv(childStep)); err == nil {
		do = at(n, func(name string, step func() error) error {
			if os.Getenv(childWhen) == "after" {
				step()
			}
			die()
			return nil
		})
	}
	do.pause = func(d time.Duration) { time.Sleep(min(d, longest)) }
	const unhurried = 1000 * patience // twenty writers on a busy machine may be long, and all of them end
	w, err := open(os.Getenv(childRoot), os.Getenv(childState), unhurried, do)
	if err != nil {
		return err
	}
	defer w.Close()
	return jobs[job](w)
}

// die ends the program as kill -9 does.
func die() {
	self, err := os.FindProcess(os.Getpid())
	if err == nil {
		self.Kill()
	}
	select {}
}

// start runs a job in another process.
func start(t *testing.T, s site, job string, more ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(append(os.Environ(), childJob+"="+job, childRoot+"="+s.root, childState+"="+s.state), more...)
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// killEverywhere runs a job once for each moment at which it can be killed,
// each time in a fresh ledger, and lets check look at what is left.
func killEverywhere(t *testing.T, job string, check func(t *testing.T, s site)) {
	for n, step := range stepsOf(t, jobs[job]) {
		for _, when := range []string{"before", "after"} {
			t.Run(fmt.Sprintf("%s %d %s", when, n, step), func(t *testing.T) {
				s := newLedger(t)
				c := start(t, s, job, childStep+"="+strconv.Itoa(n), childWhen+"="+when)
				if err := c.Wait(); err == nil || c.ProcessState.ExitCode() != -1 {
					t.Fatalf("the writer was not killed: %v", err)
				}
				check(t, s)
			})
		}
	}
}
