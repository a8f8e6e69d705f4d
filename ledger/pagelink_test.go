package ledger

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
)

// TestPanicCostsOnePage: where the names of one page cannot be resolved for a
// mistake of ours, that page is none, gives no notes, and the next one is read.
func TestPanicCostsOnePage(t *testing.T) {
	dana := &Ally{File: "dana.md", Stem: "dana", Name: "Dana"}
	page := func(file string, scope int) *Page {
		return &Page{File: file, Day: 20000, Said: []Mention{{Text: "Dana"}}, Items: []PageItem{{Scope: scope, Part: -1}}}
	}
	broken := page("a.md", 7) // a scope that is not there
	l := &Ledger{Config: DefaultConfig(), Allies: []*Ally{dana}, Pages: []*Page{broken, page("b.md", -1)}}
	l.Link()
	if broken.Kind != NoPage || broken.Failed == "" || len(broken.Allies) != 0 {
		t.Errorf("%+v", broken)
	}
	if len(dana.paged) != 1 || !l.Pages[1].IsRead() {
		t.Errorf("%d notes are on pages, want 1", len(dana.paged))
	}
}

// TestItemOfAPart: what stands in a part of a daily page goes into the owner's note of
// that part, also where they are named for the page as a whole.
func TestItemOfAPart(t *testing.T) {
	dana := &Ally{File: "dana.md", Stem: "dana", Name: "Dana"}
	link := []Link{{Target: "Dana", Wiki: true}}
	page := &Page{
		File: "2026-11-20.md", Day: 20000, Daily: true, Said: []Mention{{Text: "Dana"}},
		Note: Note{Title: "the day"}, Parts: []Part{{Note: Note{Title: "lunch"}, With: link}},
		Items: []PageItem{{Scope: -1, Part: 0, Links: link, Entry: &Entry{Text: "a book"}}},
	}
	l := &Ledger{Config: DefaultConfig(), Allies: []*Ally{dana}, Pages: []*Page{page}}
	l.Link()
	entries := map[string]int{}
	for n := range dana.AllNotes() {
		entries[n.Title] = len(n.Entries)
	}
	if len(entries) != 2 || entries["lunch"] != 1 || entries["the day"] != 0 {
		t.Errorf("%v", entries)
	}
}

// TestALineOnAPageAndInItsNote: what stands on a page and word for word in the owner's
// own note of the day counts once, and anything else on its own.
func TestALineOnAPageAndInItsNote(t *testing.T) {
	book, ride := &Entry{Text: "a book"}, &Entry{Text: "a ride"}
	for _, c := range []struct {
		own   Note
		item  PageItem
		noted bool
	}{
		{Note{Entries: []Entry{*book}}, PageItem{Entry: book}, true},
		{Note{Entries: []Entry{*book}}, PageItem{Entry: ride}, false},
		{Note{Thanks: []Thanks{{Text: "the ride"}}}, PageItem{Thanks: &Thanks{Text: "the ride"}}, true},
		{Note{Events: []Event{{Text: "her talk"}}}, PageItem{Event: &Event{Text: "her talk", Win: true}}, false},
		{Note{Promises: []Promise{{Text: "call"}}}, PageItem{Promise: &Promise{Text: "call"}}, true},
		{Note{Promises: []Promise{{Text: "call", Theirs: true}}}, PageItem{Promise: &Promise{Text: "call"}}, false},
		{Note{Date: 19998, Entries: []Entry{*book}}, PageItem{Entry: book}, false},
	} {
		c.own.Date, c.item.Scope, c.item.Part = cmp.Or(c.own.Date, 19999), -1, -1
		dana := &Ally{File: "dana.md", Stem: "dana", Name: "Dana", Notes: []Note{c.own}}
		page := &Page{File: "a.md", Day: 19999, Said: []Mention{{Text: "Dana"}}, Items: []PageItem{c.item}}
		l := &Ledger{Config: DefaultConfig(), Allies: []*Ally{dana}, Pages: []*Page{page}}
		l.Link()
		n := dana.paged[0]
		if got := len(n.Entries)+len(n.Thanks)+len(n.Events)+len(n.Promises) == 0; got != c.noted {
			t.Errorf("%+v: counts once: %v", c.item, got)
		}
	}
}

// TestWhoseAnItemIs: the one whom it begins with, links to, or calls by an @, then those
// of what is around it, then the only one who was there.
func TestWhoseAnItemIs(t *testing.T) {
	dana, ravi, mo := &Ally{File: "dana.md", Name: "Dana"}, &Ally{File: "ravi.md", Name: "Ravi"}, &Ally{File: "mo.md", Name: "Mo"}
	link := func(name string) []Link { return []Link{{Target: name, Wiki: true}} }
	first, inside := []Caller{{Text: "Mo"}}, []Caller{{Text: "Mo", Inside: true}}
	for _, c := range []struct {
		item PageItem
		want *Ally
	}{
		{PageItem{Scope: 1, Links: link("Ravi"), Callers: first}, mo},
		{PageItem{Scope: 1, Links: link("Ravi"), Callers: inside}, ravi},
		{PageItem{Scope: 1, Callers: inside}, mo},
		{PageItem{Scope: 1}, ravi},
		{PageItem{Scope: 2}, mo},
		{PageItem{Scope: 0}, mo},
		{PageItem{Scope: -1}, dana},
	} {
		c.item.Part, c.item.Promise = -1, &Promise{Text: "call"}
		page := &Page{File: "a.md", Day: 20000, Said: []Mention{{Text: "Dana"}}, Items: []PageItem{c.item},
			Scopes: []Scope{{Outer: -1, Links: link("Mo")}, {Outer: 0, Links: link("Ravi")}, {Outer: 0}}}
		l := &Ledger{Config: DefaultConfig(), Allies: []*Ally{dana, mo, ravi}, Pages: []*Page{page}}
		l.Link()
		if got := page.Items[0].Owner; got != c.want {
			t.Errorf("%+v is %v's, want %s's", c.item, got, c.want.Name)
		}
	}
}

// TestMet: those without a file whom pages up to a day name, the most often first.
func TestMet(t *testing.T) {
	page := func(day Date, names ...string) *Page {
		p := &Page{File: day.String() + ".md", Day: day, Note: Note{Date: day}}
		for _, name := range names {
			p.Said = append(p.Said, Mention{Text: name})
		}
		return p
	}
	l := &Ledger{Config: DefaultConfig(), Pages: []*Page{page(19999, "Bo", "Ines"), page(20000, "INES", "Me"), page(20001, "Bo", "Bo Berg")}}
	l.Link()
	for today, want := range map[Date]string{19998: "", 20000: "Ines 2, Bo 1", 20001: "Bo 2, Ines 2, Bo Berg 1"} {
		var got []string
		for _, m := range l.Met(today) {
			got = append(got, fmt.Sprintf("%s %d", m.Name, len(m.Pages)))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("up to %d: %q, want %q", today, got, want)
		}
	}
}

// TestPrivateOnPages: every note of an ally whose file is private is private too; what is
// private of an item without an owner makes no note private.
func TestPrivateOnPages(t *testing.T) {
	dana, ravi := &Ally{File: "dana.md", Name: "Dana", Tags: []string{"Private"}}, &Ally{File: "ravi.md", Name: "Ravi"}
	link := func(name string) []Link { return []Link{{Target: name, Wiki: true}} }
	page := &Page{
		File: "a.md", Day: 20000, Daily: true, Said: []Mention{{Text: "Ravi"}, {Text: "Dana"}}, Parts: []Part{{With: link("Dana")}},
		Items: []PageItem{{Scope: -1, Part: -1, Tags: []string{"private/health", "club"}, Promise: &Promise{}}},
	}
	l := &Ledger{Config: DefaultConfig(), Allies: []*Ally{dana, ravi}, Pages: []*Page{page}}
	l.Link()
	if len(dana.paged) != 2 || len(ravi.paged) != 1 {
		t.Fatalf("%d and %d notes", len(dana.paged), len(ravi.paged))
	}
	for _, n := range dana.paged {
		if !n.IsPrivate() || !IsPrivate(n.Tags) {
			t.Errorf("open: %+v", n)
		}
	}
	if n := ravi.paged[0]; n.IsPrivate() || IsPrivate(n.Tags) || !HasTag(n.Tags, "club") {
		t.Errorf("tags %q", n.Tags)
	}
}
