package edit

import (
	"errors"
	"strings"
	"testing"

	"allies/ledger"
)

// verifyBase is a file that an edit is meant to change in one place.
const verifyBase = "---\nname: Dana\norg: Meridian\n---\n\n## 2026-03-14 Coffee #talks\n\n- gave 2h feedback: a\n- [ ] send it by 2026-03-21 #urgent\n- [ ] they: call\n- win: b\n"

// checkRefused demands that a change is accepted as it was meant, and refused
// when it does something else or more. Each change replaces one text by another.
func checkRefused(t *testing.T, meant [2]string, others [][2]string, verify func(before, after *Source) error) {
	t.Helper()
	before := source(t, verifyBase)
	changed := func(c [2]string) *Source { return source(t, strings.Replace(verifyBase, c[0], c[1], 1)) }
	if err := verify(before, changed(meant)); err != nil {
		t.Errorf("%q for %q: %v", meant[1], meant[0], err)
	}
	for _, other := range others {
		var mismatch *Mismatch
		if err := verify(before, changed(other)); !errors.As(err, &mismatch) || mismatch.Hint() == "" {
			t.Errorf("%q for %q is accepted: %v", other[1], other[0], err)
		}
	}
}

func TestVerifyTickRefuses(t *testing.T) {
	mine := open(t, verifyBase).Notes[0].Promises[0]
	checkRefused(t, [2]string{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-21 #urgent done 2026-11-22"}, [][2]string{
		{"", ""}, // nothing
		{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-21 #urgent"},                                         // no day
		{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-21 #urgent done 2026-11-21"},                         // another day
		{"[ ] send it by 2026-03-21 #urgent", "[-] send it by 2026-03-21 #urgent ❌ 2026-11-22"},                            // dropped
		{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-22 #urgent done 2026-11-22"},                         // another due date
		{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-21 done 2026-11-22"},                                 // without its tag
		{"[ ] send it by 2026-03-21 #urgent", "[x] they: send it by 2026-03-21 #urgent done 2026-11-22"},                   // theirs
		{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-21 #urgent ➕ 2026-03-01 done 2026-11-22"},            // made on another day
		{"[ ] they: call", "[x] they: call done 2026-11-22"},                                                               // another promise
		{"[ ] send it by 2026-03-21 #urgent\n- [ ] they", "[x] send it by 2026-03-21 #urgent done 2026-11-22\n- [x] they"}, // a second one
		{"[ ] send it by 2026-03-21 #urgent\n- [ ] they: call\n- win: b", "[x] send it by 2026-03-21 #urgent done 2026-11-22\n- [ ] they: call"},
	}, func(before, after *Source) error {
		return VerifyTick(before, after, mine, day(t, today), ledger.Ticked)
	})
	checkRefused(t, [2]string{"[ ] send it by 2026-03-21 #urgent", "[-] send it by 2026-03-21 #urgent ❌ 2026-11-22"}, [][2]string{
		{"[ ] send it by 2026-03-21 #urgent", "[x] send it by 2026-03-21 #urgent done 2026-11-22"},
	}, func(before, after *Source) error {
		return VerifyTick(before, after, mine, day(t, today), ledger.Dropped)
	})
}

func TestVerifyKeyRefuses(t *testing.T) {
	checkRefused(t, [2]string{"org: Meridian\n", "org: Northshore\n"}, [][2]string{
		{"", ""},
		{"org: Meridian\n", "org: North\n"},
		{"org: Meridian\n", ""},
		{"org: Meridian\n", "org: Northshore\nrole: cook\n"},
		{"name: Dana\norg: Meridian\n", "name: Dan\norg: Northshore\n"},
		{"org: Meridian\n---\n\n## 2026-03-14", "org: Northshore\n---\n\n## 2026-03-15"},
		{"org: Meridian\n", "org: Northshore\nsnooze: soon\n"}, // a problem that was not there
	}, func(before, after *Source) error { return VerifyKey(before, after, "org", "Northshore") })
}

func TestVerifySameRefuses(t *testing.T) {
	checkRefused(t, [2]string{"gave 2h feedback: a", "gave 2 hours  review: a"}, [][2]string{
		{"gave 2h", "gave 3h"}, {"gave 2h", "got 2h"}, {"feedback: a", "feedback: A"}, {"gave 2h feedback: a\n", ""}, {"- win: b\n", "- win: b\n- win: b\n"},
		{"win: b", "setback: b"}, {"#talks", "#talk"}, {"2026-03-14", "2026-03-13"}, {"2026-03-14", "14.03.2026"}, {"they: ", ""}, {"name: Dana", "name: Dan"},
		{"by 2026-03-21", "by 2026-03-31"}, {"- [ ] send", "- [x] send"}, {"org: Meridian", "org: [Meridian"}, {"org: Meridian\n", "org: Meridian\nrole:\n"},
	}, VerifySame)
}

// TestMismatchInWords: what would be read otherwise is named as the user knows
// it.
func TestMismatchInWords(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"gave 2h feedback: a\n", "x\n", `the entry "a" would be read otherwise`},
		{"- win: b\n", "", `the line "b" would be read otherwise`},
		{"[ ] they: call", "x", `the line "call" would be read otherwise`},
		{"org: Meridian\n", "", "the key org would be read otherwise"},
	} {
		err := VerifySame(source(t, verifyBase), source(t, strings.Replace(verifyBase, c.from, c.to, 1)))
		if err == nil || !strings.HasSuffix(err.Error(), c.want) {
			t.Errorf("%q for %q: %v, want %q", c.to, c.from, err, c.want)
		}
	}
}
