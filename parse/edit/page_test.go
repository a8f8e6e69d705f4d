package edit

import (
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse"
)

// pagedAlly is an ally with what a page holds of them.
func pagedAlly(t *testing.T, file, page string) *ledger.Ally {
	t.Helper()
	c := ledger.DefaultConfig()
	c.Journal = []string{"Daily/**"}
	dana, _ := parse.File("People/Dana Okafor.md", []byte("# Dana Okafor\n"), c)
	p := parse.Page(file, []byte(page), c)
	if p == nil {
		t.Fatalf("%s is no page", file)
	}
	l := &ledger.Ledger{Config: c, Allies: []*ledger.Ally{dana}, Pages: []*ledger.Page{p}}
	l.Link()
	return dana
}

// What is printed of a page reads back in the ally's own file to the same
// entries, promises, thanks and events, and to the same contacts and plans.
func TestPrintPageReadsBack(t *testing.T) {
	const day, with = "2026-11-02 Kickoff.md", "---\nattendees: [Dana Okafor, Mum]\n"
	const dana = "[[Dana Okafor]]"
	for _, test := range []struct{ file, page string }{
		{day, with + "---\n- gave 1h20m time: " + dana + " a\n  and b\n- got 0.123456 advice: " + dana + "\n"},
		{day, with + "---\n# Title #fyi\n\n- gave 90 min: " + dana + "\n- gave €20 gift: " + dana + " #x\n"},
		{day, with + "tags: [plan, x]\n---\n- gave: " + dana + " what stands there\n"},
		{day, with + "---\nprose #fyi\n- win: " + dana + " it\n- setback: " + dana + " that\n- thanked: " + dana + " for all\n"},
		{day, with + "---\n- [ ] " + dana + ": send it by 2026-12-01\n- [x] Dana: a done 2026-11-03\n- [-] to " + dana + "\n- [/] @DanaOkafor b\n"},
		{day, with + "---\n# 2026-11-02\n- gave 2 feedback: " + dana + " #private\n- gave 3: " + dana + "\n"},
		{day, "---\nattendees: [Mum]\n---\n# Of others\n- gave 2h feedback: " + dana + "\n- got feedback: " + dana + "\n  more\n"},
		{"Daily/2026-11-02.md", "- lunch with " + dana + "\n  - gave 2h feedback: it\n- got 1h time: " + dana + "\n- [ ] write to " + dana + "\n"},
		{"Daily/2026-11-02.md", "# Monday\n## A walk with " + dana + " #fyi\n\n- gave 2h feedback: it\n\ntext\n"},
		{"2026-11-02 Dana Okafor.md", "- gave 2h feedback: it\n- [ ] they: more\n"},
	} {
		a := pagedAlly(t, test.file, test.page)
		c := ledger.DefaultConfig()
		text, hidden := Print(a, slices.Collect(a.AllNotes()), Whole, c)
		back, problems := parse.File("People/Dana Okafor.md", []byte(text), c)
		if back == nil || len(problems) > 0 || hidden > 0 {
			t.Errorf("%q: printed with problems %v:\n%s", test.page, problems, text)
			continue
		}
		got, want := saidIn(slices.Collect(back.AllNotes())), saidIn(slices.Collect(a.AllNotes()))
		if got != want {
			t.Errorf("%q reads back as\n%s\nand was\n%s\nprinted:\n%s", test.page, got, want, text)
		}
		if text, hidden = Print(a, slices.Collect(a.AllNotes()), OnlyOpen, c); strings.Contains(text, "private") || hidden != strings.Count(test.page, "private") {
			t.Errorf("%q: private things are printed, %d are not:\n%s", test.page, hidden, text)
		}
	}
}

// saidIn tells what notes hold, without their titles and places.
func saidIn(notes []*ledger.Note) string {
	var b strings.Builder
	c := ledger.DefaultConfig()
	for _, n := range notes {
		contact := "news"
		switch {
		case n.StaysPlan():
			contact = "plan"
		case !n.IsNews(c):
			contact = "contact"
		}
		b.WriteString(n.Date.String() + " " + contact + "\n")
		for _, f := range noteFacts(n)[1:] {
			if f.isItem() {
				b.WriteString("  " + strings.Join([]string{f.named(), f.Dir.String(), f.Amount, f.Name, f.Due.String(), f.Done.String(), marks[f.Mark]}, " "))
				if f.Theirs {
					b.WriteString(" theirs")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

// A tick on a page changes its box and its stamp, and is refused where anything
// else would be read otherwise.
func TestTickOnPage(t *testing.T) {
	const src = "---\nattendees: [Dana]\n---\n# Agenda\n\n- [ ] Dana: send it\n- [ ] the budget\n"
	s, _ := ReadPage("2026-11-02 Kickoff.md", []byte(src), ledger.DefaultConfig())
	day, _ := ledger.NewDate(2026, 11, 22)
	p := s.Promises()[0]
	edits := Tick(s, p, day, ledger.Ticked)
	after, err := s.After(edits)
	if err != nil || VerifyTick(s, after, p, day, ledger.Ticked) != nil {
		t.Fatal(err, VerifyTick(s, after, p, day, ledger.Ticked))
	}
	if want := strings.Replace(src, "- [ ] Dana: send it", "- [x] Dana: send it done 2026-11-22", 1); string(after.Text()) != want {
		t.Errorf("%s", after.Text())
	}
	for _, more := range []struct{ old, new string }{
		{"[Dana]", "[Dano]"}, {"- [ ] the budget", "- [x] the budget"}, {"# Agenda", "# Agenda #fyi"},
	} {
		spoilt := edits
		spoilt.Replace(strings.Index(src, more.old), more.old, more.new)
		after, err := s.After(spoilt)
		if err == nil && VerifyTick(s, after, p, day, ledger.Ticked) == nil {
			t.Errorf("%s became %s, and nobody noticed", more.old, more.new)
		}
	}
}

// A problem that points at a link stays the same when the link leads elsewhere.
func TestRenameKeepsProblems(t *testing.T) {
	c := ledger.DefaultConfig()
	before, _ := ReadSource("bo.md", []byte("# Bo\n\n## 2026-11-02\n\n- gave feedback to [[Dana]]\n"), c)
	after, _ := ReadSource("bo.md", []byte("# Bo\n\n## 2026-11-02\n\n- gave feedback to [[Dana Obi]]\n"), c)
	if len(before.problems) == 0 {
		t.Fatal("no problem to keep")
	}
	if err := noneAdded(before.problems, after.problems); err != nil {
		t.Error(err)
	}
}
