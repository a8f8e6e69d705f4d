package watch

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/fsnotify/fsnotify"

	"allies/ledger"
)

// told is a source that tells what a test makes it tell, under a clock that
// goes on only when everyone waits.
type told struct {
	events  chan fsnotify.Event
	errors  chan error
	added   []string
	refused map[string]error
	closed  bool
}

func (s *told) open() (*source, error) {
	return &source{
		events: s.events, errors: s.errors,
		add: func(folder string) error {
			s.added = append(s.added, folder)
			return s.refused[filepath.Base(folder)]
		},
		remove: func(string) error { return nil },
		close:  func() error { s.closed = true; return nil },
	}, nil
}

// settling runs a test with a watcher whose settle time is one second.
func settling(t *testing.T, test func(t *testing.T, root string, s *told, changes <-chan Change)) {
	root := newLedger(t, "dana.md", "one", "People/ravi.md", "one")
	synctest.Test(t, func(t *testing.T) {
		s := &told{events: make(chan fsnotify.Event), errors: make(chan error), refused: map[string]error{}}
		ctx, cancel := context.WithCancel(t.Context())
		changes, err := start(ctx, root, time.Second, s.open)
		if err != nil {
			t.Fatal(err)
		}
		test(t, root, s, changes)
		cancel()
		for range changes {
		}
		if !s.closed {
			t.Error("the source was not closed")
		}
	})
}

func wrote(root, name string) fsnotify.Event {
	return fsnotify.Event{Name: filepath.Join(root, name), Op: fsnotify.Write}
}

// silent checks that nothing is told now.
func silent(t *testing.T, changes <-chan Change) {
	t.Helper()
	synctest.Wait()
	select {
	case change := <-changes:
		t.Errorf("told too soon: %+v", change)
	default:
	}
}

func TestSettles(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		begun := time.Now()
		s.events <- wrote(root, "dana.md")
		time.Sleep(900 * time.Millisecond)
		s.events <- wrote(root, "People/ravi.md")
		time.Sleep(900 * time.Millisecond)
		s.events <- wrote(root, "dana.md")
		silent(t, changes)
		same(t, (<-changes).Paths, "People/ravi.md", "dana.md")
		if after := time.Since(begun); after != 2800*time.Millisecond {
			t.Errorf("told after %v", after)
		}
		time.Sleep(time.Hour)
		silent(t, changes) // and once only
	})
}

func TestNoiseDelaysNothing(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		begun := time.Now()
		s.events <- wrote(root, "dana.md")
		time.Sleep(900 * time.Millisecond)
		s.events <- wrote(root, "photo.png")
		s.events <- fsnotify.Event{Name: filepath.Join(root, "dana.md"), Op: fsnotify.Chmod}
		<-changes
		if after := time.Since(begun); after != time.Second {
			t.Errorf("told after %v", after)
		}
		s.events <- wrote(root, ".git/index")
		time.Sleep(time.Hour)
		silent(t, changes)
	})
}

// What never rests is told all the same.
func TestPatienceEnds(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		begun := time.Now()
		go func() {
			for range 31 {
				s.events <- wrote(root, "dana.md")
				time.Sleep(500 * time.Millisecond)
			}
		}()
		for _, want := range []time.Duration{10 * time.Second, 16 * time.Second} {
			same(t, (<-changes).Paths, "dana.md")
			if after := time.Since(begun); after != want {
				t.Errorf("told after %v, want %v", after, want)
			}
		}
	})
}

// While the receiver is busy nothing is lost, nothing told twice, and nobody
// waits for it.
func TestBusyReceiver(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		for _, name := range []string{"dana.md", "People/ravi.md", "dana.md"} {
			s.events <- wrote(root, name)
			time.Sleep(time.Minute)
		}
		s.events <- wrote(root, "late.md")
		same(t, (<-changes).Paths, "People/ravi.md", "dana.md")
		silent(t, changes)
		same(t, (<-changes).Paths, "late.md")
	})
}

func TestLostEvents(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		s.added = nil
		write(t, root, "new/folder/x.md", "x")
		s.errors <- fsnotify.ErrEventOverflow
		change := <-changes
		if change.Err != nil || !slices.Contains(change.Paths, ".") {
			t.Errorf("%+v", change)
		}
		if !slices.Contains(s.added, filepath.Join(root, "new", "folder")) {
			t.Errorf("watched %q", s.added)
		}
	})
}

func TestTroubleIsTold(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		s.errors <- errors.New("out of luck")
		change := <-changes
		if !errors.Is(change.Err, ErrSystem) || len(change.Paths) != 0 {
			t.Errorf("%+v", change)
		}
		write(t, root, "full/x.md", "x", "closed/y.md", "y", "gone/z.md", "z")
		s.refused["full"], s.refused["closed"], s.refused["gone"] = syscall.ENOSPC, fs.ErrPermission, fs.ErrNotExist
		for _, name := range []string{"full", "closed", "gone"} {
			s.events <- fsnotify.Event{Name: filepath.Join(root, name), Op: fsnotify.Create}
		}
		change = <-changes
		var told *ledger.Failure
		if !errors.Is(change.Err, ErrLimit) || !errors.As(change.Err, &told) || told.Hint() == "" {
			t.Errorf("%+v", change)
		}
		s.events <- wrote(root, "dana.md")
		if change := <-changes; change.Err != nil || len(change.Paths) != 1 {
			t.Errorf("%+v: trouble is told once", change)
		}
	})
}

// A source that ends by itself is told of, and makes nobody spin.
func TestSourceEnds(t *testing.T) {
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		close(s.events)
		close(s.errors)
		if change := <-changes; !errors.Is(change.Err, ErrSystem) {
			t.Errorf("%+v", change)
		}
		silent(t, changes)
	})
	settling(t, func(t *testing.T, root string, s *told, changes <-chan Change) {
		remove(t, root)
		s.events <- fsnotify.Event{Name: root, Op: fsnotify.Remove}
		if change := <-changes; !errors.Is(change.Err, ErrGone) {
			t.Errorf("%+v", change)
		}
		close(s.events)
		close(s.errors)
		if change := <-changes; !errors.Is(change.Err, ErrSystem) {
			t.Errorf("%+v", change)
		}
		silent(t, changes)
	})
}

func TestSystemRefusesFromTheStart(t *testing.T) {
	root := newLedger(t, "People/ravi.md", "one")
	s := &told{refused: map[string]error{"People": syscall.ENOSPC}}
	if _, err := start(t.Context(), root, settle, s.open); !errors.Is(err, ErrLimit) || !s.closed {
		t.Errorf("%v, closed %v", err, s.closed)
	}
	fails := func() (*source, error) { return nil, syscall.EMFILE }
	if _, err := start(t.Context(), root, settle, fails); !errors.Is(err, ErrLimit) {
		t.Error(err)
	}
}
