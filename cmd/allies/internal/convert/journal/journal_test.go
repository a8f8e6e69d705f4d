package journal

import (
	"strings"
	"testing"

	"allies/ledger"
)

func number(t *testing.T, s string) ledger.Number {
	t.Helper()
	n, ok := ledger.ParseNumber(s)
	if !ok {
		t.Fatal(s)
	}
	return n
}

func TestDecimals(t *testing.T) {
	for _, test := range []struct {
		n, want string
		places  int
	}{
		{"2", "2", 0}, {"-0.5", "-0.5", 1}, {"1.234567", "1.234567", 6}, {"1/40", "0.025", 3}, {"1/60", "0.01666666666666666667", 4},
		{"-4/3", "-1.33333333333333333333", 4}, {"0", "0", 0}, {"999999999999", "999999999999", 0}, {"1000000/7", "142857.14285714285714285714", 4},
	} {
		n := number(t, test.n)
		if got := decimal(n); got != test.want || decimals(n) != test.places {
			t.Errorf("%s: %s, %d places; not %s, %d", test.n, got, decimals(n), test.want, test.places)
		}
	}
}

func TestSpellings(t *testing.T) {
	for _, test := range []struct{ name, plain, bean string }{
		{"Dana Okafor", "Dana Okafor", "Dana-Okafor"},
		{"bell hooks", "bell hooks", "Bell-hooks"},
		{"Anne-Marie Duff", "Anne-Marie Duff", "Anne--Marie-Duff"},
		{"Quang Lê", "Quang Lê", "Quang-Lê"},
		{"Team: Nord", "Team- Nord?", "Team-Nord?"},
		{"O'Brien; Ann", "O'Brien, Ann?", "O-Brien-Ann?"},
		{"李明", "李明", "X李明"},
		{"٣ three", "٣ three", "X٣-three"},
		{"* (", "* (", "X?"},
		{"a\u202eb", "ab?", "A-b?"},
	} {
		for what, s := range map[string]spelling{test.plain: plainAccount(test.name), test.bean: beanAccount(test.name)} {
			got := s.text
			if s.vague {
				got += "?"
			}
			if got != what {
				t.Errorf("%s is spelled %s, not %s", test.name, got, what)
			}
		}
	}
	for name, want := range map[string]string{
		"h": "HR", "min": "MIN", "USD": "USD", "cake": "CAKE", "m²": "M?", "true": "TRUE?", "k": "K?", "2x": "X2X?", "a_b": "A-B?",
		"averyveryverylongunitname": "AVERYVERYVERYLON?",
	} {
		s := beanUnit(name)
		got := s.text
		if s.vague {
			got += "?"
		}
		if got != want {
			t.Errorf("the unit %s is spelled %s, not %s", name, got, want)
		}
	}
}

// A spelling depends on the name alone, unless another's is alike.
func TestSpellingsAreDistinct(t *testing.T) {
	names := map[string]string{"a.md": "Dr. Who", "b.md": "Dr Who", "c.md": "Dr- Who", "d.md": "Sam", "e/sam.md": "Sam"}
	spelled := distinct(names, beanAccount, beanMark)
	want := map[string]string{"a.md": "Dr-Who-X" + strings.ToUpper(hash("a.md\x00Dr. Who"))}
	if spelled["a.md"] != want["a.md"] {
		t.Errorf("%q", spelled)
	}
	alone := distinct(map[string]string{"x.md": "J. Doe"}, beanAccount, beanMark)["x.md"]
	for _, other := range names {
		if again := distinct(map[string]string{"x.md": "J. Doe", "y.md": other}, beanAccount, beanMark)["x.md"]; again != alone {
			t.Errorf("beside %s J. Doe is %s, alone %s", other, again, alone)
		}
	}
	seen := map[string]string{}
	for file, s := range spelled {
		if seen[s] != "" {
			t.Errorf("%s and %s are both %s", file, seen[s], s)
		}
		seen[s] = file
	}
}

// FuzzSpellings: whatever two allies and a unit are called, a journal has one
// line for each posting, each ally an account of its own, and no text ends what
// it stands in.
func FuzzSpellings(f *testing.F) {
	formats := []Format{Hledger, Ledger, Beancount}
	for i := range formats {
		f.Add(uint8(i), "Dana", "Dr: Who", "cake", "x; y")
		f.Add(uint8(i), "a", "A", "\"", "\\\"\n")
		f.Add(uint8(i), "\x00", "\u202e", "m", "2026-01-01 x\n    Allies:x  2 pt\n")
		f.Add(uint8(i), "pt", "-", "PT", "|")
	}
	f.Fuzz(func(t *testing.T, n uint8, a, b, unit, text string) {
		format := formats[int(n)%len(formats)]
		one, two := &ledger.Ally{File: "1.md", Name: a}, &ledger.Ally{File: "2.md", Name: b}
		book := Book{AsOf: 739000, Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{one, two}}
		for _, ally := range book.Allies {
			book.Entries = append(book.Entries, Entry{
				Date: 738000, Ally: ally, Dir: ledger.Gave, Kind: unit, Amount: ledger.Int(2), Unit: unit, Text: text, File: text, Line: 1,
			})
		}
		held := map[string]int{}
		for line := range strings.Lines(book.Text(format)) {
			if rest, ok := strings.CutPrefix(strings.TrimLeft(line, " "), "Allies:"); ok && line[0] == ' ' {
				account, _, _ := strings.Cut(rest, "  ")
				held[account]++
			}
			if strings.ContainsFunc(strings.TrimSuffix(line, "\n"), isHidden) {
				t.Fatalf("%s: %q", format, line)
			}
		}
		if len(held) != 2 {
			t.Fatalf("%s: %q and %q have the accounts %v", format, a, b, held)
		}
	})
}
