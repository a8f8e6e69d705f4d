package ledger

import (
	"strings"
	"testing"
)

// friends is a ledger of names that are alike.
func friends() *Ledger {
	l := &Ledger{Allies: []*Ally{
		{File: "Ana.md", Stem: "Ana", Name: "Ana"},
		{File: "people/Dana Okafor.md", Stem: "Dana Okafor", Name: "Dana Okafor", Aliases: []string{"Dee", "Okafor", "okafor"}},
		{File: "people/jose.md", Stem: "jose", Name: "José Ørsted", Aliases: []string{"Dee", "José Ørsted"}},
		{File: "team/Ravi.md", Stem: "Ravi", Name: "Ravi Kumar Patel Jr", First: "Ravi Kumar", Last: "Patel"},
		{File: "office/jose.md", Stem: "jose", Name: "Maria Danaher"},
	}}
	l.Link()
	return l
}

func files(allies ...*Ally) string {
	var found []string
	for _, a := range allies {
		if a != nil {
			found = append(found, strings.TrimSuffix(a.File, ".md"))
		}
	}
	return strings.Join(found, ", ")
}

// TestFind: a name is a name, an alias, a file, a first or last name, and only
// then the beginning of one; the first of these that answers.
func TestFind(t *testing.T) {
	l := friends()
	for _, c := range []struct{ typed, named, found string }{
		{"Ana", "Ana", "Ana"},
		{"dana okafor", "people/Dana Okafor", "people/Dana Okafor"},
		{"okafor", "people/Dana Okafor", "people/Dana Okafor"},
		{"dee", "people/Dana Okafor, people/jose", "people/Dana Okafor, people/jose"},
		{"jose orsted", "people/jose", "people/jose"},
		{"jose", "people/jose, office/jose", "people/jose, office/jose"},
		{"office/jose.md", "office/jose", "office/jose"},
		{"people/jose", "people/jose", "people/jose"},
		{"dana", "people/Dana Okafor", "people/Dana Okafor"},
		{"maria", "office/jose", "office/jose"},
		{"ravi kumar", "team/Ravi", "team/Ravi"},
		{"patel", "team/Ravi", "team/Ravi"},
		{"jr", "team/Ravi", "team/Ravi"},
		{"kumar", "", "team/Ravi"},
		{"dan", "", "people/Dana Okafor, office/jose"},
		{"danah", "", "office/jose"},
		{"kum", "", "team/Ravi"},
		{"ravi k", "", "team/Ravi"},
		{"afor", "", ""},
		{"zoe", "", ""},
		{" ", "", ""},
	} {
		if named, found := files(l.Named(c.typed)...), files(l.Find(c.typed)...); named != c.named || found != c.found {
			t.Errorf("%q names %q and finds %q, want %q and %q", c.typed, named, found, c.named, c.found)
		}
	}
}

// TestFindFile: a file of the ledger is itself, whatever else is called so.
func TestFindFile(t *testing.T) {
	l := &Ledger{Allies: []*Ally{
		{File: "climbing/Ines.md", Stem: "Ines", Name: "Ines"},
		{File: "Ines.md", Stem: "Ines", Name: "Ines"},
	}}
	l.Link()
	for typed, want := range map[string]string{
		"Ines": "climbing/Ines, Ines", "ines.md": "Ines", "climbing/Ines.md": "climbing/Ines", "climbing/ines": "climbing/Ines",
	} {
		if found := files(l.Find(typed)...); found != want {
			t.Errorf("%q finds %q, want %q", typed, found, want)
		}
	}
	if to, _ := l.Target("Ines", "team/Ravi.md"); files(to) != "Ines" {
		t.Errorf("a path from the root leads to %q", files(to))
	}
}

// TestTarget: a link leads to a path from its own file, a path from the root, a
// file, then a name or alias, and nowhere where several answer.
func TestTarget(t *testing.T) {
	l := friends()
	for _, c := range []struct{ target, from, to, rivals string }{
		{"jose", "people/Dana Okafor.md", "people/jose", ""},
		{"jose", "office/plans.md", "office/jose", ""},
		{"jose", "Ana.md", "", "people/jose, office/jose"},
		{"../office/jose.md", "people/jose.md", "office/jose", ""},
		{"people/Dana Okafor", "office/jose.md", "people/Dana Okafor", ""},
		{"/people/dana okafor.md", "Ana.md", "people/Dana Okafor", ""},
		{"/jose", "people/Dana Okafor.md", "", "people/jose, office/jose"},
		{" Ravi ", "Ana.md", "team/Ravi", ""},
		{"Maria Danaher", "Ana.md", "office/jose", ""},
		{"José Ørsted", "Ana.md", "people/jose", ""},
		{"Dee", "Ana.md", "", "people/Dana Okafor, people/jose"},
		{"Dana", "Ana.md", "", ""},
	} {
		to, rivals := l.Target(c.target, c.from)
		if files(to) != c.to || files(rivals...) != c.rivals {
			t.Errorf("[[%s]] in %s leads to %q of %q, want %q of %q", c.target, c.from, files(to), files(rivals...), c.to, c.rivals)
		}
	}
}

// TestSharedWith: a note whose heading links to others is filed under each of
// them once, and not under its own ally.
func TestSharedWith(t *testing.T) {
	l := friends()
	dana := l.Allies[1]
	dana.Notes = []Note{{Title: "Lunch", With: []Link{{Target: "Ana"}, {Target: "ana.md"}, {Target: "Okafor"}, {Target: "nobody"}, {Target: "jose"}}}}
	l.Link()
	for _, a := range l.Allies {
		want := 0
		if a.Name == "Ana" || a.File == "people/jose.md" {
			want = 1
		}
		shared := l.SharedWith(a)
		if len(shared) != want || want == 1 && (shared[0].Owner != dana || shared[0].Note.Title != "Lunch") {
			t.Errorf("%s shares %d notes, want %d", a.File, len(shared), want)
		}
	}
}

// TestReplace: the headings of a file that is read again share its notes with those whom
// they link to now.
func TestReplace(t *testing.T) {
	l := friends()
	ana, dana, ravi := l.Allies[0], l.Allies[1], l.Allies[3]
	now := *dana
	for _, shares := range []*Ally{ana, ravi, ana} {
		now.Notes = []Note{{Title: "Lunch", With: []Link{{Target: shares.Name}}}}
		if !l.Replace(dana, now) {
			t.Fatal("the names are the same")
		}
		for _, a := range []*Ally{ana, ravi} {
			if got := len(l.SharedWith(a)) == 1; got != (a == shares) {
				t.Errorf("a note with %s is shared with %s: %v", shares.Name, a.Name, got)
			}
		}
	}
	now.Name = "Dana"
	if l.Replace(dana, now) {
		t.Error("another name leads to the ally now")
	}
}

// TestDistance: one letter more, less, another or two swapped is one step.
func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"", "abc", 3}, {"abc", "", 3}, {"gift", "gift", 0}, {"gift", "gifts", 1}, {"gift", "git", 1}, {"gift", "lift", 1},
		{"gift", "igft", 1}, {"gift", "gitf", 1}, {"ab", "ba", 1}, {"kitten", "sitting", 3}, {"gift", "ñift", 1}, {"ca", "abc", 3}, {"abcd", "badc", 2},
	} {
		if got, back := Distance(c.a, c.b), Distance(c.b, c.a); got != c.want || back != c.want {
			t.Errorf("%q and %q are %d and %d steps apart, want %d", c.a, c.b, got, back, c.want)
		}
	}
}

// TestNearest: at most a third of the letters may differ, and one must agree.
func TestNearest(t *testing.T) {
	words := []string{"time", "feedback", "Gift", "money", "h"}
	for _, c := range []struct{ typed, want string }{
		{"tiem", "time"}, {"GIFTS", "Gift"}, {"feedbakc", "feedback"}, {"fedback", "feedback"}, {"feebcak", "feedback"},
		{"fdbak", ""}, {"mono", ""}, {"monny", "money"}, {"x", ""}, {"h", "h"}, {"", ""},
	} {
		if got := Nearest(c.typed, words); got != c.want {
			t.Errorf("%q is nearest to %q, want %q", c.typed, got, c.want)
		}
	}
	if got := Nearest("bat", []string{"cat", "bad", "rat"}); got != "bad" {
		t.Errorf("of words that are equally near the first in the alphabet is named, not %q", got)
	}
}

// TestFold: capitals, accents and the width of blanks make no difference.
func TestFold(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"dana", "dana"}, {"Dana  OKAFOR", "dana okafor"}, {" a\tb\n", "a b"}, {" a", "a"}, {"a ", "a"}, {"a  b", "a b"}, {"A", "a"}, {"Z", "z"}, {"voilà", "voila"}, {"José", "jose"}, {"Jose\u0301", "jose"}, {"Ørsted Łuk", "orsted luk"},
		{"Straße", "strasse"}, {"Æther", "aether"}, {"李  雷", "李 雷"}, {"ΔΈΛΤΑ", "δελτα"}, {"a\u00a0b", "a b"},
		{"O’Neil", "o'neil"}, {"Oʼneil", "o'neil"}, {"O`Neil", "o'neil"}, {"Jean‐Luc", "jean-luc"}, {"Jean–Luc", "jean-luc"}, {"„Bo“", `"bo"`}, {"An\u00adna", "anna"}, {"", ""},
	} {
		if got := Fold(c.typed); got != c.want {
			t.Errorf("%q folds to %q, want %q", c.typed, got, c.want)
		}
		if plain, accented := Fold(c.typed+" e"), Fold(c.typed+" é"); plain != accented {
			t.Errorf("%q folds one way in ASCII and another with an accent: %q, %q", c.typed, plain, accented)
		}
	}
	for _, same := range []string{"Open Data", "open-data", "open_data", "OPENDATA", " Öpen  data"} {
		if got := FoldTerm(same); got != "opendata" {
			t.Errorf("the term %q folds to %q", same, got)
		}
	}
}

// TestHasName: what an ally is called in full, in any spelling, and no part
// of it.
func TestHasName(t *testing.T) {
	a := &Ally{Name: "Zoë Ødegård", Stem: "zo-work", Aliases: []string{"Zed"}}
	for name, want := range map[string]bool{
		"zoe  odegard": true, "ZO-WORK": true, "zed": true,
		"Zoë": false, "zo": false, "": false,
	} {
		if a.HasName(name) != want {
			t.Errorf("%q is a name of %s: %v", name, a.Name, !want)
		}
	}
}
