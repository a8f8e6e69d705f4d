package parse

import (
	"testing"

	"allies/ledger"
)

// TestDateWords: a word dates a promise with a blank after it, or one colon, or two.
func TestDateWords(t *testing.T) {
	for _, said := range []string{"by 2026-03-20", "due: 2026-03-20", "due:2026-03-20", "due:: 2026-03-20", "Due::2026-03-20", "no later than 2026-03-20", "[due:: 2026-03-20]", "(2026-03-20)"} {
		a, problems := File("dana.md", []byte("## 2026-03-14 Tea\n\n- [ ] send it "+said+"\n"), ledger.DefaultConfig())
		if due := a.Notes[0].Promises[0].Due.String(); due != "2026-03-20" || len(problems) > 0 {
			t.Errorf("%s: due %s, %v", said, due, problems)
		}
	}
}

// TestEntryWithoutVerb: an amount and a kind in any order are shown as an entry would
// have them, money by its code.
func TestEntryWithoutVerb(t *testing.T) {
	for said, meant := range map[string]string{
		"2h feedback: on it":       "2h feedback: on it",
		"gift 20 EUR: a book":      "20 EUR gift: a book",
		"20 euro gift: a book":     "20 EUR gift: a book",
		"20 dollars gift: a scarf": "20 USD gift: a scarf",
	} {
		_, problems := File("dana.md", []byte("## 2026-03-14 Tea\n\n- "+said+"\n"), ledger.DefaultConfig())
		if len(problems) != 1 || problems[0].Hint != "gave "+meant+" or got "+meant {
			t.Errorf("%s: %v", said, problems)
		}
	}
}
