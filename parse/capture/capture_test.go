package capture

import (
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// today is a Sunday.
const today = "2026-11-22"

func day(t testing.TB, s string) ledger.Date {
	t.Helper()
	d, ok := ledger.ParseDate(s)
	if !ok {
		t.Fatalf("%s is no day", s)
	}
	return d
}

func someBook(t testing.TB) *Book {
	t.Helper()
	l := &ledger.Ledger{Config: ledger.DefaultConfig()}
	l.Me = &ledger.Ally{Name: "Lena Fox"}
	for name, more := range map[string][2]string{
		"Kofi Mensah": {"kofi", ""}, "Ravi Patel": {"ravi", "Rav"}, "Dana Okafor": {"dana", ""}, "Dana Smith": {"dana-smith", "Dane"},
		"Mark Chen": {"mark", ""}, "May": {"may", ""}, "Ana María Ruiz": {"ana", "Anita"}, "Ana": {"ana2", ""}, "Li": {"li", ""}, "Climbing Club": {"club", ""},
	} {
		a := &ledger.Ally{Name: name, Stem: more[0], File: more[0] + ".md", Type: ledger.Person}
		if more[1] != "" {
			a.Aliases = []string{more[1]}
		}
		l.Allies = append(l.Allies, a)
	}
	slices.SortFunc(l.Allies, func(a, b *ledger.Ally) int { return strings.Compare(a.File, b.File) })
	l.Link()
	return NewBook(l, day(t, today))
}

func TestAddress(t *testing.T) {
	book := someBook(t)
	for _, c := range []struct{ line, ally, day, said string }{
		{"Kofi gave 2h feedback: his talk", "Kofi Mensah", today, "gave 2h feedback: his talk"},
		{"2026-11-20 Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"2026-11-20: Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"2026-11-20 14:05 Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"2026-11-20T14:05:33+01:00 Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"[[2026-11-20]] Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"**2026-11-20** Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"20 Nov 2026 at 14:05 Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"20.11.2026, 14:05 - Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"14:05 Kofi: lunch", "Kofi Mensah", today, "lunch"},
		{"[14:05] Kofi: lunch", "Kofi Mensah", today, "lunch"},
		{"9.30 pm - Kofi: lunch", "Kofi Mensah", today, "lunch"},
		{"- [ ] 14:05 Kofi: send it", "Kofi Mensah", today, "[ ] send it"},
		{"14:05 yesterday Kofi: lunch", "Kofi Mensah", "2026-11-21", "lunch"},
		{"Kofi and me: lunch", "Kofi Mensah", today, "lunch"},
		{"Me and Kofi: lunch", "Kofi Mensah", today, "lunch"},
		{"yesterday, Lena Fox & Kofi: lunch", "Kofi Mensah", "2026-11-21", "lunch"},
		{"Kofi and Lena: lunch", "Kofi Mensah", today, "lunch"},
		{"Kofi: me too", "Kofi Mensah", today, "me too"},
		{"yesterday Kofi [ ] send the plan", "Kofi Mensah", "2026-11-21", "[ ] send the plan"},
		{"last friday, Kofi: lunch", "Kofi Mensah", "2026-11-20", "lunch"},
		{"3 days ago Kofi: lunch", "Kofi Mensah", "2026-11-19", "lunch"},
		{"Kofi yesterday: lunch", "Kofi Mensah", today, "yesterday: lunch"}, // log takes the day
		{"- Kofi: lunch", "Kofi Mensah", today, "lunch"},
		{"3. Kofi: lunch", "Kofi Mensah", today, "lunch"},
		{"- [ ] Kofi: send the plan", "Kofi Mensah", today, "[ ] send the plan"},
		{"[x] Kofi: sent the plan", "Kofi Mensah", today, "[x] sent the plan"},
		{"☐ Kofi: send the plan", "Kofi Mensah", today, "[ ] send the plan"},
		{"- [ ] yesterday Kofi: send it", "Kofi Mensah", "2026-11-21", "[ ] send it"},
		{"yesterday [ ] Kofi: send it", "Kofi Mensah", "2026-11-21", "[ ] send it"},
		{"- [ ] Kofi gave 1h time: her move", "Kofi Mensah", today, "gave 1h time: her move"},
		{"- [ ] Kofi to send the plan", "Kofi Mensah", today, "[ ] they: send the plan"},
		{"- [ ] Kofi send the plan", "Kofi Mensah", today, "[ ] send the plan"},
		{"Kofi [ ] they: send the plan", "Kofi Mensah", today, "[ ] they: send the plan"},
		{"[[Kofi Mensah]] told me of her trip", "Kofi Mensah", today, "told me of her trip"},
		{"[[kofi|him]]: lunch", "Kofi Mensah", today, "lunch"},
		{"[Kofi](kofi.md) lunch", "Kofi Mensah", today, "lunch"},
		{"**Kofi**: lunch", "Kofi Mensah", today, "lunch"},
		{"**Kofi:** lunch", "Kofi Mensah", today, "lunch"},
		{"@kofi lunch", "Kofi Mensah", today, "lunch"},
		{"Kofi; lunch", "Kofi Mensah", today, "lunch"},
		{"Dana Smith the new plan: lunch", "Dana Smith", today, "the new plan: lunch"},
		{"[[Dana Smith]] Call: lunch", "Dana Smith", today, "Call: lunch"},
		{"KOFI — lunch", "Kofi Mensah", today, "lunch"},
		{"Kofi - lunch", "Kofi Mensah", today, "lunch"},
		{"Kofi, thanked: for the help", "Kofi Mensah", today, "thanked: for the help"},
		{"Kofi thanks for the help", "Kofi Mensah", today, "thanks for the help"},
		{"Kofi I saw at the market", "Kofi Mensah", today, "I saw at the market"},
		{"Kofi told me she is moving: to Leeds", "Kofi Mensah", today, "told me she is moving: to Leeds"},
		{"Rav: lunch", "Ravi Patel", today, "lunch"},
		{"patel: lunch", "Ravi Patel", today, "lunch"},
		{"Dane: lunch", "Dana Smith", today, "lunch"},
		{"Dana Smith Lunch at hers", "Dana Smith", today, "Lunch at hers"},
		{"Ana: lunch", "Ana", today, "lunch"},
		{"Ana Maria Ruiz: lunch", "Ana María Ruiz", today, "lunch"},
		{"Anita: lunch", "Ana María Ruiz", today, "lunch"},
		{"May: lunch", "May", today, "lunch"},
		{"yesterday May: lunch", "May", "2026-11-21", "lunch"},
		{"Mark gave 1h time: my move", "Mark Chen", today, "gave 1h time: my move"},
		{"Climbing Club: wall closed", "Climbing Club", today, "wall closed"},
		{"Kofi: Ravi is moving", "Kofi Mensah", today, "Ravi is moving"},
		{"Kofi gave fedback: on it", "Kofi Mensah", today, "gave fedback: on it"}, // log refuses it
	} {
		to, why := book.Address(Item{Text: c.line}, "inbox.md")
		if why != "" || to.Ally.Name != c.ally || to.Day != day(t, c.day) || !slices.Equal(to.Lines, []string{c.said}) {
			t.Errorf("%q: %+v, %q", c.line, to, why)
		}
	}
}

func TestUnclear(t *testing.T) {
	book := someBook(t)
	for _, c := range [][2]string{
		{"call the bank", nobody},
		{"gave Kofi 2h feedback: it", nobody},
		{"lunch with Kofi", nobody},
		{"yesterday", nobody},
		{"Max: tea", `no ally is called "Max"`},
		{"Max gave 2h: tea", `no ally is called "Max"`},
		{"Max [ ] call him", `no ally is called "Max"`},
		{"yesterday Max: tea", `no ally is called "Max"`},
		{"[[Max]] tea", `no ally is called "Max"`},
		{"Kofi", "what about Kofi Mensah? nothing is said"},
		{"Kofi:", "what about Kofi Mensah? nothing is said"},
		{"Dana: tea", `"Dana" may be Dana Smith (dana-smith.md) or Dana Okafor (dana.md)`},
		{"Kofi Smith: tea", `is "Kofi Smith" Kofi Mensah? then begin with Kofi:`},
		{"kofi smith: tea", `is "kofi smith" Kofi Mensah? then begin with kofi:`},
		{"Kofi Smith came by", `is "Kofi Smith" Kofi Mensah? then begin with Kofi:`},
		{"Ravi Patel Jr: tea", `is "Ravi Patel Jr" Ravi Patel? then begin with Ravi Patel:`},
		{"Ana María Ruiz Jr: tea", `is "Ana María Ruiz Jr" Ana María Ruiz? then begin with Ana María Ruiz:`},
		{"Kofi and Ravi: tea", "it names several: give each ally a line of their own"},
		{"Kofi & Max: tea", "it names several: give each ally a line of their own"},
		{"Kofi, Ravi: tea", "it names several: give each ally a line of their own"},
		{"14:05 me: on my way", `"me" is you: begin the line with the name of an ally`},
		{"Lena: on my way", `"Lena" is you: begin the line with the name of an ally`},
		{"14:05", nobody},
		{"14:05 call the bank", nobody},
		{"Kofi, Ravi and me: tea", "it names several: give each ally a line of their own"},
		{"me and the bank: tea", `no ally is called "the bank"`},
		{"Kofi and I had tea", "is it about Kofi Mensah? then begin with Kofi:"},
		{"Mark my words", "is it about Mark Chen? then begin with Mark:"},
		{"May be late", "is it about May? then begin with May:"},
		{"Kofi's son: tea", `no ally is called "Kofi's son"`},
		{"2026-02-30 Kofi: tea", "there is no day 2026-02-30: February 2026 has 28 days"},
	} {
		if to, why := book.Address(Item{Text: c[0]}, "inbox.md"); why != c[1] {
			t.Errorf("%q: %q, %+v; want %q", c[0], why, to, c[1])
		}
	}
}

// What is indented belongs to the line above, which may be the name alone; the
// day of a heading is that of the lines below it.
func TestItems(t *testing.T) {
	book := someBook(t)
	f := Read("inbox.md", []byte("# Inbox\nKofi\n  - lunch\n\n\t- [ ] send it\n## 2026-11-18\n- Ravi: tea\n  with milk\n- yesterday Rav: swam\n"))
	want := []string{
		"Kofi Mensah 2026-11-22 - lunch|- [ ] send it",
		"Ravi Patel 2026-11-18 tea|with milk",
		"Ravi Patel 2026-11-21 swam",
	}
	var got []string
	for _, it := range f.Items {
		to, why := book.Address(it, "inbox.md")
		if why != "" {
			t.Fatal(why)
		}
		got = append(got, to.Ally.Name+" "+to.Day.String()+" "+strings.Join(to.Lines, "|"))
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

func TestWhatIsNoItem(t *testing.T) {
	src := "\ufeff---\ntype: inbox\n---\n\n# Inbox\n---\n```\nKofi: code\n```\n<!-- two\nlines -->\nKofi: tea\n<!-- open\n"
	f := Read("inbox.md", []byte(src))
	if len(f.Items) != 1 || f.Items[0].Text != "Kofi: tea" || f.Items[0].Line != 12 {
		t.Errorf("%+v", f.Items)
	}
	if got := string(f.Without([]string{""})); got != strings.Replace(src, "Kofi: tea\n", "", 1) {
		t.Errorf("%q", got)
	}
}

func TestWithout(t *testing.T) {
	for _, c := range []struct {
		src  string
		whys []string
		want string
	}{
		{"a\nb\n", []string{"", ""}, ""},
		{"\ufeffa\r\nb\r\n", []string{"", ""}, "\ufeff"},
		{"\ufeffa\r\nb\r\n", []string{"", "why"}, "\ufeffb <!-- allies: why -->\r\n"},
		{"a\r\nb", []string{"why", ""}, "a <!-- allies: why -->"},
		{"a\nb", []string{"", "why"}, "b <!-- allies: why -->"},
		{"a <!-- allies: old -->  \n  c\n\nb\n", []string{"new", ""}, "a <!-- allies: new -->\n  c\n\n"},
		{"a\n\n\nb\n", []string{"", ""}, ""},
		{"# x\n\na\n", []string{""}, "# x\n\n"},
		{"a\n", []string{"x --> y\x1b --"}, "a <!-- allies: x -> y -->\n"},
	} {
		if got := string(Read("inbox.md", []byte(c.src)).Without(c.whys)); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.src, c.whys, got, c.want)
		}
	}
}

// FuzzCapture: whatever a file holds, each of its lines is a part of one item or
// stays; what stays is read again as it was, and its reason is never repeated.
func FuzzCapture(f *testing.F) {
	for _, seed := range []string{
		"Kofi: a\n  b\n\n  c\nRavi d <!-- allies: x -->\n", "---\na\n---\n```\nx\n", "\ufeff2026-11-20 Kofi: x\r\n[ ] Ravi: y", "<!-- a\n-->\n- - -\n## 2026-11-20\n\r\ra",
		"Kofi **:** x\n[[Kofi|a]] b\n[ ]\n☐\ufe0f Kofi\n20 Nov 2026 at 1:05 pm Kofi, Ravi: x\n", "@\n:\n,\n- \n1. \n[\n[[\n[[]]\n",
	} {
		f.Add(seed, uint64(5))
	}
	book := someBook(f)
	f.Fuzz(func(t *testing.T, src string, filed uint64) {
		in := Read("inbox.md", []byte(src))
		var whys, stay []string
		for i, it := range in.Items {
			_, why := book.Address(it, "inbox.md")
			if filed>>(i%64)&1 == 0 && why == "" {
				why = "told so"
			}
			if whys = append(whys, why); why != "" {
				stay = append(stay, it.Text+"|"+strings.Join(it.Below, "|"))
			}
		}
		left := in.Without(whys)
		again := Read("inbox.md", left)
		var got, why2 []string
		for _, it := range again.Items {
			got = append(got, it.Text+"|"+strings.Join(it.Below, "|"))
			why2 = append(why2, it.Why)
		}
		if !slices.Equal(got, stay) {
			t.Fatalf("%q\nleaves %q\nwith %q\nwant %q", src, left, got, stay)
		}
		for i := range why2 {
			if why2[i] == "" {
				t.Fatalf("%q: no reason stands on %q", left, got[i])
			}
		}
		if twice := again.Without(why2); string(twice) != string(left) {
			t.Fatalf("%q\nbecomes %q", left, twice)
		}
	})
}

func TestNamedIn(t *testing.T) {
	book := someBook(t)
	for title, want := range map[string]string{
		"Lunch with Kofi":              "Kofi Mensah",
		"Kofi Mensah / Ravi":           "Kofi Mensah, Ravi Patel",
		"Kofi's birthday dinner":       "Kofi Mensah",
		"1:1 Kofi<>Ravi":               "Kofi Mensah, Ravi Patel",
		"Ana Maria Ruiz and Ana":       "Ana María Ruiz, Ana",
		"Stand-up":                     "",
		"Dana":                         "", // one of two
		"Dana Okafor, Dana":            "Dana Okafor",
		"lunch with kofi":              "", // typed as a word
		"Mark the tests":               "",
		"Mark Chen":                    "Mark Chen",
		"May planning":                 "",
		"Climbing Club, Kofi and Kofi": "Climbing Club, Kofi Mensah",
		"Kofimensah Ravis":             "",
		"":                             "",
	} {
		var names []string
		for _, a := range book.NamedIn(title) {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%q names %q, not %q", title, got, want)
		}
	}
}
