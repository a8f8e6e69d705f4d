package disk

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Each who has a file open in an editor gets what commands make of that file, in
// order; nothing of it is left, nor of who was killed.
func TestEditing(t *testing.T) {
	s := newLedger(t)
	if err := os.Symlink("Dana Okafor.md", filepath.Join(s.root, "link.md")); err != nil {
		t.Fatal(err)
	}
	begin := func(path string) (e *Editing) {
		err := write(t, s, system(), func(w *Writer) (err error) {
			e, err = w.BeginEditing(path)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	begin(dana).lock.Close() // killed
	first, link, other := begin(dana), begin("link.md"), begin("people/Ravi Patel.md")
	for _, line := range []string{"one", "two"} {
		if err := write(t, s, system(), func(w *Writer) error { return w.Replace(add(dana, line)) }); err != nil {
			t.Fatal(err)
		}
	}
	const head = "# Dana Okafor\n"
	want := []Written{{[]byte(head), []byte(head + "one\n")}, {[]byte(head + "one\n"), []byte(head + "one\ntwo\n")}}
	for _, e := range []*Editing{first, link} {
		if got, err := e.End(); err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("got %s, %v", got, err)
		}
	}
	err := write(t, s, system(), func(w *Writer) error {
		o := Operation{What: "two files"}
		o.Replace(dana, []byte(head+"one\ntwo\n"), []byte(head))
		o.Replace("people/Ravi Patel.md", []byte(ledgerFiles["people/Ravi Patel.md"]), []byte("# Ravi\n"))
		return w.Do(o)
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := other.End(); err != nil || len(got) != 1 || string(got[0].After) != "# Ravi\n" {
		t.Errorf("got %s, %v", got, err)
	}
	if left, err := os.ReadDir(editingIn(s.state, realOf(t, s.root))); err != nil || len(left) > 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// Where a file goes, nothing of it stays with an editor that was killed.
func TestEditingOfWhatIsErased(t *testing.T) {
	s := newLedger(t)
	var e *Editing
	err := write(t, s, system(), func(w *Writer) (err error) {
		if e, err = w.BeginEditing(dana); err != nil {
			return err
		}
		return w.Replace(add(dana, "one"))
	})
	if err != nil {
		t.Fatal(err)
	}
	e.lock.Close() // killed
	err = write(t, s, system(), func(w *Writer) error {
		o := Operation{What: "erase"}
		o.Remove(dana, []byte("# Dana Okafor\none\n"))
		return w.Do(o)
	})
	if _, looked := os.Stat(e.home); err != nil || !os.IsNotExist(looked) {
		t.Errorf("%v, %v", err, looked)
	}
}

func realOf(t *testing.T, root string) string {
	real, err := filepath.EvalSymlinks(root)
	if err != nil {
		t.Fatal(err)
	}
	return real
}
