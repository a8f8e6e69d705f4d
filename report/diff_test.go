package report

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
)

// titled names the last note, and gives it a text of its own.
func (b *builder) titled(title, text string) *builder {
	n := b.current()
	n.Title, n.Text = title, text
	return b
}

// saying words the last entry of the last note.
func (b *builder) saying(text string) *builder {
	n := b.current()
	n.Entries[len(n.Entries)-1].Text = text
	return b
}

// promised adds a promise of mine to the last note.
func (b *builder) promised(mark ledger.Mark, text, due, done string) *builder {
	b.task(mark, due, done)
	p := b.Tasks[len(b.Tasks)-1]
	b.Tasks = b.Tasks[:len(b.Tasks)-1]
	n := b.current()
	p.Text, p.Made = text, n.Date
	n.Promises = append(n.Promises, p)
	return b
}

func (b *builder) in(file string) *builder {
	b.File = file
	return b
}

// compared compares two ledgers as though every file differed.
func compared(from, to *ledger.Ledger) Diff {
	files := []FilePair{}
	for _, a := range from.Allies {
		files = append(files, FilePair{From: a.File})
	}
	for _, a := range to.Allies {
		files = append(files, FilePair{To: a.File})
	}
	return Compare(on(from), on(to), files)
}

// summary says a diff in one line an ally.
func summary(d Diff) string {
	var lines []string
	for _, a := range d.Allies {
		words := []string{a.Ally, string(a.Change)}
		for _, n := range a.Notes {
			words = append(words, fmt.Sprintf("note %s %s %s", n.Change, n.Date, n.Title))
		}
		for _, e := range a.Entries {
			words = append(words, fmt.Sprintf("entry %s %s %s %s", e.Change, e.Date, e.Dir, e.Text))
		}
		for _, p := range a.Promises {
			words = append(words, fmt.Sprintf("promise %s %s %s>%s", p.Change, p.Text, p.FromState, p.State))
		}
		if a.Moved() {
			words = append(words, fmt.Sprintf("balance %s>%s", a.Balance.From, a.Balance.To))
		}
		if a.Standing.From != a.Standing.To {
			words = append(words, fmt.Sprintf("standing %s>%s", a.Standing.From, a.Standing.To))
		}
		lines = append(lines, strings.Join(words, "; "))
	}
	return strings.Join(lines, "\n")
}

func TestCompare(t *testing.T) {
	dana := func() *builder { return ally("Dana").note("2026-03-14").titled("Coffee", "coffee") }
	for _, test := range []struct {
		name     string
		from, to []*builder
		want     string
	}{
		{"nothing", []*builder{dana()}, []*builder{dana()}, "Dana; changed"},
		{"an ally more", nil, []*builder{dana().gave("2").saying("talk")},
			"Dana; added; note added 2026-03-14 Coffee; entry added 2026-03-14 gave talk; balance 0>2; standing >early"},
		{"an ally less", []*builder{dana().got().saying("an ear")}, nil,
			"Dana; removed; note removed 2026-03-14 Coffee; entry removed 2026-03-14 got an ear; balance -1>0; standing early>"},
		{"a note edited", []*builder{dana()}, []*builder{dana().titled("Coffee", "tea")},
			"Dana; changed; note changed 2026-03-14 Coffee"},
		{"blanks at line ends", []*builder{dana().titled("Coffee", "coffee\n- a")}, []*builder{dana().titled("Coffee", "coffee \r\n- a\n\n")},
			"Dana; changed"},
		{"an entry edited", []*builder{dana().gave("2", "h").saying("talk")}, []*builder{dana().gave("3", "h").saying("talk")},
			"Dana; changed; entry removed 2026-03-14 gave talk; entry added 2026-03-14 gave talk; balance 2>3"},
		{"an entry spelt otherwise", []*builder{dana().gave("1.5", "h").saying("the  talk")}, []*builder{dana().gave("3/2", "h").saying("the talk")},
			"Dana; changed"},
		{"the same entry twice", []*builder{dana().gave().saying("talk")}, []*builder{dana().gave().saying("talk").gave().saying("talk")},
			"Dana; changed; entry added 2026-03-14 gave talk; balance 1>2"},
		{"a promise kept", []*builder{dana().promised(ledger.Open, "send it by 2026-04-01", "2026-04-01", "")},
			[]*builder{dana().promised(ledger.Ticked, "send it by 2026-04-01 done 2026-03-30", "2026-04-01", "2026-03-30")},
			"Dana; changed; promise changed send it by 2026-04-01 done 2026-03-30 overdue>kept"},
		{"a promise put off", []*builder{dana().promised(ledger.Open, "send it 📅 2026-04-01", "2026-04-01", "")},
			[]*builder{dana().promised(ledger.Open, "send it [due:: 2026-12-01]", "2026-12-01", "")},
			"Dana; changed; promise changed send it [due:: 2026-12-01] overdue>open"},
		{"a promise reworded", []*builder{dana().promised(ledger.Open, "send it", "", "")}, []*builder{dana().promised(ledger.Open, "bring it", "", "")},
			"Dana; changed; promise removed send it open>open; promise added bring it >open"},
		{"two promises in another order", []*builder{dana().promised(ledger.Open, "call", "", "").promised(ledger.Ticked, "call", "", "")},
			[]*builder{dana().promised(ledger.Ticked, "call", "", "").promised(ledger.Open, "call", "", "")},
			"Dana; changed"},
		{"the same promise made again", []*builder{dana().promised(ledger.Open, "call", "", "")},
			[]*builder{ally("Dana").note("2026-05-01").titled("Tea", "tea").promised(ledger.Open, "call", "", "").
				note("2026-03-14").titled("Coffee", "coffee").promised(ledger.Ticked, "call", "", "")},
			"Dana; changed; note added 2026-05-01 Tea; promise changed call open>kept; promise added call >open"},
		{"another file", []*builder{dana()}, []*builder{dana().in("friends/dana.md")}, "Dana; renamed"},
		{"communal", []*builder{dana().gave()}, []*builder{func() *builder { b := dana().gave(); b.Communal = true; return b }()},
			"Dana; changed; balance 1><nil>; standing early>"},
	} {
		check(t, test.name, summary(compared(build(test.from...), build(test.to...))), test.want)
	}
}

func TestRenamesAreFollowed(t *testing.T) {
	from := build(ally("Dana").note("2026-03-14").gave(), ally("Ravi"))
	to := build(ally("Dana Bello").in("bello.md").note("2026-03-14").gave(), ally("Ravi"))
	d := Compare(on(from), on(to), []FilePair{{"Dana.md", "bello.md"}})
	check(t, "by git's word", summary(d), "Dana Bello; renamed")
	check(t, "was", d.Allies[0].Name.From, "Dana")
	d = Compare(on(from), on(to), []FilePair{{"Dana.md", ""}, {"", "bello.md"}})
	check(t, "without it", summary(d), strings.Join([]string{
		"Dana; removed; note removed 2026-03-14 ; entry removed 2026-03-14 gave ; balance 1>0; standing early>",
		"Dana Bello; added; note added 2026-03-14 ; entry added 2026-03-14 gave ; balance 0>1; standing >early"}, "\n"))
}

// A name tells more of who someone is than two files that are alike.
func TestNamesWinOverLikeFiles(t *testing.T) {
	from := build(ally("Dana").in("d.md"))
	to := build(ally("Dana").in("people/d.md"), ally("Ravi").in("people/r.md"))
	d := Compare(on(from), on(to), []FilePair{{"d.md", "people/r.md"}, {"", "people/d.md"}})
	check(t, "names", summary(d), "Dana; renamed\nRavi; added; standing >early")
}

// Short files are alike by their form: with no note in common they are two.
func TestAlikeFilesOfTwo(t *testing.T) {
	from := build(ally("Dana").note("2026-03-14"))
	to := build(ally("Ravi").note("2026-03-15"))
	check(t, "two", summary(Compare(on(from), on(to), []FilePair{{"Dana.md", "Ravi.md"}})), strings.Join([]string{
		"Dana; removed; note removed 2026-03-14 ; standing early>", "Ravi; added; note added 2026-03-15 ; standing >early"}, "\n"))
	empty := build(ally("Ravi"))
	check(t, "one", summary(Compare(on(from), on(empty), []FilePair{{"Dana.md", "Ravi.md"}})), "Ravi; renamed; note removed 2026-03-14 ")
}

func TestExplainDiff(t *testing.T) {
	from, to := on(build(ally("Dana").note("2026-03-14").gave(), ally("Ravi"))), on(build(ally("Dana").note("2026-03-14").gave().got("3"), ally("Ravi")))
	d := Compare(from, to, []FilePair{{"Ravi.md", "Ravi.md"}})
	d.From = "v1"
	var said []string
	for _, e := range ExplainDiff(from, to, d) {
		said = append(said, e.Title+" "+e.Steps[0].File)
	}
	check(t, "explained", strings.Join(said, "; "), "Dana: balance at v1 v1:Dana.md; Dana: index at v1 v1:Dana.md; Dana: balance Dana.md; Dana: index Dana.md")
}

// A file of before is named so that git shows it.
func TestBefore(t *testing.T) {
	for rev, want := range map[Optional]string{
		"v1": "v1:Dana.md", "v1:": "v1:Dana.md", "v1:OLD": "v1:OLD/Dana.md", "v1:OLD/": "v1:OLD/Dana.md",
		":/fix": ":/fix:Dana.md", "v1^{/fix: a}": "v1^{/fix: a}:Dana.md",
	} {
		check(t, string(rev), (&Diff{From: rev}).Before("Dana.md"), want)
	}
}

// Another price moves a balance without any line of the ally's being touched.
func TestConfigMovesBalances(t *testing.T) {
	from, to := build(ally("Dana").note("2026-03-14").gave("", "", "feedback"), ally("Ravi")), build(ally("Dana").note("2026-03-14").gave("", "", "feedback"), ally("Ravi"))
	to.Config.AddKind("feedback", ledger.Int(3))
	check(t, "weights", summary(Compare(on(from), on(to), nil)), "Dana; changed; balance 1>3")
}

func TestDiffPeriod(t *testing.T) {
	from := build(ally("Dana"))
	to := build(ally("Dana").note("2026-03-14").titled("Coffee", "c").gave().note("2025-03-14").titled("Tea", "t").gave())
	o := Options{Today: day(today), Period: ledger.Period{Begin: day("2026-01-01")}}
	check(t, "period", summary(Compare(New(from, o), New(to, o), nil)),
		"Dana; changed; note added 2026-03-14 Coffee; entry added 2026-03-14 gave ; balance 0>1")
}

func TestProfileChanges(t *testing.T) {
	from, to := ally("Dana"), ally("Dana")
	from.Fields = []ledger.Field{{Key: "cadence", Name: "cadence", Values: []string{"6w"}}, {Key: "City", Name: "location", Values: []string{"Lagos"}}, {Key: "org", Name: "org"}}
	to.Fields = []ledger.Field{{Key: "Cadence", Name: "cadence", Values: []string{"4w"}}, {Key: "goals", Name: "goals", Values: []string{"a", "b"}}}
	d := Compare(on(build(from)), on(build(to)), nil)
	check(t, "profile", fmt.Sprint(d.Allies[0].Profile), "[{{Cadence 6w} {Cadence 4w}} {{goals } {goals a, b}} {{City Lagos} {City }}]")
}

func TestDiffShape(t *testing.T) {
	check(t, "diff", keys(t, jsonOf(t, Diff{})), "from to allies")
	check(t, "ally", keys(t, jsonOf(t, AllyDiff{})), "ally file change notes entries promises balance standing")
	check(t, "note", keys(t, jsonOf(t, NoteDiff{})), "change date title line")
	check(t, "entry", keys(t, jsonOf(t, EntryDiff{})), "date dir kind amount unit points text tags file line change")
	check(t, "promise", keys(t, jsonOf(t, PromiseDiff{})), "owner text made due done state file line change from_state")
	d := compared(build(), build(ally("Dana")))
	check(t, "added", jsonOf(t, d), `{"from":null,"to":null,"allies":[{"ally":"Dana","file":"Dana.md","change":"added","notes":[],"entries":[],"promises":[],`+
		`"balance":{"from":{"points":"0","units":{}},"to":{"points":"0","units":{}}},"standing":{"from":null,"to":"early"}}]}`)
}

// TestDiffIgnoresOrder: whatever the order of lines, a state differs from
// itself in nothing, and swapping the states swaps what was added with what
// was removed.
func TestDiffIgnoresOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	random := func() *builder {
		b := ally("Dana")
		for range 1 + r.IntN(5) {
			b.note(fmt.Sprintf("2026-03-%02d", 1+r.IntN(3))).titled("", fmt.Sprint(r.IntN(3)))
			for range r.IntN(4) {
				b.gave(fmt.Sprint(1 + r.IntN(2)))
			}
			for range r.IntN(4) {
				b.promised(ledger.Mark(r.IntN(3)), fmt.Sprint(r.IntN(2)), "", "")
			}
		}
		return b
	}
	shuffled := func(b *builder) *builder {
		a := *b.Ally
		a.Notes = slices.Clone(a.Notes)
		r.Shuffle(len(a.Notes), func(i, j int) { a.Notes[i], a.Notes[j] = a.Notes[j], a.Notes[i] })
		return &builder{Ally: &a}
	}
	for range 300 {
		x, y := random(), random()
		if d := Compare(on(build(x)), on(build(shuffled(x))), nil); len(d.Allies) != 0 {
			t.Fatalf("differs from itself: %s", summary(d))
		}
		there, back := compared(build(x), build(y)).Allies[0], compared(build(y), build(x)).Allies[0]
		check(t, "entries", counts(there.Entries, EntryDiff.of), reversed(counts(back.Entries, EntryDiff.of)))
		check(t, "notes", counts(there.Notes, NoteDiff.of), reversed(counts(back.Notes, NoteDiff.of)))
		check(t, "promises", counts(there.Promises, PromiseDiff.of), reversed(counts(back.Promises, PromiseDiff.of)))
		moved := there.Balance.To.minus(*there.Balance.From)
		sum := Amount{}
		for _, e := range there.Entries {
			n := *e.Points
			if e.Change == Removed {
				n = n.Neg()
			}
			sum.Points = sum.Points.Add(n)
		}
		check(t, "the balance moves by the entries", sum.String(), moved.String())
	}
}

func (e EntryDiff) of() Change   { return e.Change }
func (n NoteDiff) of() Change    { return n.Change }
func (p PromiseDiff) of() Change { return p.Change }

type tally struct{ added, removed, changed int }

func reversed(t tally) tally { return tally{t.removed, t.added, t.changed} }

func counts[T any](all []T, of func(T) Change) tally {
	var n tally
	for _, x := range all {
		switch of(x) {
		case Added:
			n.added++
		case Removed:
			n.removed++
		default:
			n.changed++
		}
	}
	return n
}
