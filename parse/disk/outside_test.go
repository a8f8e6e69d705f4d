package disk

import (
	"os"
	"path/filepath"
	"testing"
)

// Two files beside the ledger, of which one changes and one goes.
const phone, phoneCopy = "phone.txt", "phone (copy).txt"

// takeIn carries lines from files outside over into the ledger.
func takeIn(root string) Operation {
	o := Operation{What: "take in"}
	o.Replace(zoe, []byte(ledgerFiles[zoe]), []byte(ledgerFiles[zoe]+line))
	for _, name := range []string{phone, phoneCopy} {
		file := filepath.Join(filepath.Dir(root), name)
		if err := os.WriteFile(file, []byte(line+"more\n"), 0o640); err != nil {
			panic(err)
		}
		if name == phone {
			o.Outside(file, []byte(line+"more\n"), []byte("more\n"))
		} else {
			o.Outside(file, []byte(line+"more\n"), nil)
		}
	}
	return o
}

// outsideHolds checks that the files outside are as one who took lines in left
// them, or as they were.
func (s site) outsideHolds(t *testing.T, taken bool) {
	t.Helper()
	now, err := os.ReadFile(filepath.Join(filepath.Dir(s.root), phone))
	if want := map[bool]string{true: "more\n", false: line + "more\n"}[taken]; err != nil || string(now) != want {
		t.Errorf("%s holds %q, %v, want %q", phone, now, err, want)
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(s.root), phoneCopy)); os.IsNotExist(err) != taken {
		t.Errorf("%s: %v", phoneCopy, err)
	}
}

func TestAFileOutsideChangesWithTheLedger(t *testing.T) {
	s := newLedger(t)
	if err := write(t, s, system(), jobs["take in"]); err != nil {
		t.Fatal(err)
	}
	s.holds(t, with(zoe, ledgerFiles[zoe]+line))
	s.outsideHolds(t, true)
	s.forgotten(t)
}

// Killed at any moment, the lines are in the ledger or in the files outside,
// never in both and never in neither.
func TestAFileOutsideWhenKilled(t *testing.T) {
	killEverywhere(t, "take in", func(t *testing.T, s site) {
		w := openWith(t, s, system())
		defer w.Close()
		taken := s.files(t)[zoe] != ledgerFiles[zoe]
		s.outsideHolds(t, taken)
		s.holdsOneOf(t, ledgerFiles, with(zoe, ledgerFiles[zoe]+line))
		s.forgotten(t)
	})
}

// A file outside that somebody has changed meanwhile stays, and so does the
// ledger.
func TestAFileOutsideThatChanged(t *testing.T) {
	s := newLedger(t)
	err := write(t, s, system(), func(w *Writer) error {
		o := takeIn(w.real)
		if err := os.WriteFile(filepath.Join(filepath.Dir(s.root), phone), []byte("saved\n"), 0o640); err != nil {
			return err
		}
		return w.Do(o)
	})
	failsAs(t, err, ErrChanged, phone)
	s.holds(t, ledgerFiles)
}
