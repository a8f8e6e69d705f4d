package ledger

import (
	"slices"
	"testing"
)

// TestPromises: all of a file's promises in the order in which they stand
// there, those outside notes too.
func TestPromises(t *testing.T) {
	at := func(start int32) Promise { return Promise{Pos: Pos{Start: start}} }
	a := &Ally{
		Notes: []Note{{Promises: []Promise{at(20), at(30)}}, {}, {Promises: []Promise{at(50)}}},
		Tasks: []Promise{at(10), at(40)},
	}
	for i, p := range a.Promises() {
		if p.Pos.Start != int32(10*(i+1)) {
			t.Errorf("promise %d is the one at byte %d", i+1, p.Pos.Start)
		}
	}
	if n := len(a.Promises()); n != 5 {
		t.Errorf("%d promises", n)
	}
}

// TestIsPrivate: the tag in any case, and what stands below it.
func TestIsPrivate(t *testing.T) {
	for tag, want := range map[string]bool{
		"private": true, "Private": true, "private/health": true, "PRIVATE/a/b": true,
		"privately": false, "work/private": false, "": false,
	} {
		if IsPrivate([]string{"other", tag}) != want {
			t.Errorf("#%s is private: %v", tag, !want)
		}
	}
}

// TestHasTag: a tag has children, and no parent.
func TestHasTag(t *testing.T) {
	for _, c := range []struct {
		tag, asked string
		want       bool
	}{
		{"work", "work", true}, {"Work/Platform", "work", true}, {"work/platform/on-call", "WORK/platform", true},
		{"work", "work/platform", false}, {"workshop", "work", false}, {"life/work", "work", false}, {"/x", "", false},
	} {
		if HasTag([]string{"other", c.tag}, c.asked) != c.want {
			t.Errorf("#%s is #%s: %v", c.tag, c.asked, !c.want)
		}
	}
}

// TestIsContact: a note of the past is a contact, unless it only tells of the ally.
func TestIsContact(t *testing.T) {
	c := DefaultConfig()
	for _, n := range []struct {
		note Note
		want bool
	}{
		{Note{Date: 20000}, true}, {Note{Date: 20001}, false}, {Note{Date: 20000, Heard: true}, false}, {Note{Date: 20000, Aside: true}, false},
		{Note{Date: 20000, Unticked: true}, false}, {Note{Date: 20000, Tags: []string{"Plan"}}, false}, {Note{Date: 20000, Tags: []string{"fyi"}}, false},
	} {
		if got := n.note.IsContact(c, 20000); got != n.want {
			t.Errorf("%+v is a contact: %v", n.note, got)
		}
	}
}

// TestSums: of a note that is not kept the user's own ticked promises count; the days of
// all stand in order in a copy.
func TestSums(t *testing.T) {
	sums := NewSaid().NewSums("dana.md", Sums{})
	sums.Add(&Note{Promises: []Promise{
		{Mark: Ticked}, {Mark: Ticked, Due: 5, Done: 5}, {Mark: Ticked, Due: 5, Done: 6}, {Mark: Ticked, Theirs: true}, {Mark: Open}, {Mark: Dropped},
	}})
	if sums.Notes != 1 || sums.Kept != 2 || sums.Late != 1 {
		t.Errorf("%d notes, %d kept, %d late", sums.Notes, sums.Kept, sums.Late)
	}
	sums.Days, sums.Thanked = []Date{7, 3, 5}, []Date{4, 2}
	if sorted := sums.InOrder(); !slices.IsSorted(sorted.Days) || !slices.IsSorted(sorted.Thanked) || sums.Days[0] != 7 {
		t.Errorf("in order: %v, %v, of %v", sorted.Days, sorted.Thanked, sums.Days)
	}
}

func TestWhatHoldsSomethingPrivate(t *testing.T) {
	tags := []string{"private/health"}
	for what, a := range map[string]*Ally{
		"a key":    {Private: []string{"org"}},
		"the file": {Tags: tags},
		"a note":   {Notes: []Note{{}, {Tags: tags}}},
		"a place":  {PrivateAt: []Pos{{Start: 2, End: 5}}},
	} {
		if !a.HoldsPrivate() {
			t.Errorf("%s that is private is not seen", what)
		}
	}
	open := Ally{Tags: []string{"team"}, About: []Paragraph{{}}, Notes: []Note{{Tags: []string{"private-sector"}}}, Tasks: []Promise{{}}}
	if open.HoldsPrivate() {
		t.Error("nothing here is private")
	}
}
