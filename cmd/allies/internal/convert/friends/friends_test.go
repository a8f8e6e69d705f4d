package friends

import (
	"fmt"
	"strings"
	"testing"

	"allies/parse/text"
)

func TestFriendLine(t *testing.T) {
	for in, want := range map[string]string{
		"Grace Hopper (a.k.a. The Admiral a.k.a. Grace) [Paris] @navy @science": "Grace Hopper [{aliases [{ The Admiral} { Grace}]} {location [{ Paris}]} {tags [{ navy} { science}]}]",
		"Marie Curie":             "Marie Curie []",
		"Jo (the painter) @a:b:c": "Jo (the painter) [{tags [{ a/b/c}]}]",
	} {
		file, err := Read(strings.NewReader("### Friends:\n- " + in + "\n"))
		if err != nil || len(file.People) != 1 {
			t.Fatal(file, err)
		}
		if p := file.People[0]; fmt.Sprint(p.Name, " ", p.Keys) != want {
			t.Errorf("%s is %s %v", in, p.Name, p.Keys)
		}
	}
}

// FuzzRead: no line makes the reader fail, and whoever is named stands among
// those who were there.
func FuzzRead(f *testing.F) {
	f.Add("### Activities:\n- 2018-11-01: **Grace Hopper** and _Paris_ @a:b: x\n### Friends:\n- A (a.k.a. B) [C] @d")
	f.Add("### Notes:\n- 2015-01-04: ****a**** __ @ @@x **\u202e**")
	f.Fuzz(func(t *testing.T, in string) {
		file, err := Read(strings.NewReader(in))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range file.People {
			if p.Name == "" || strings.ContainsFunc(p.Name, text.IsInvisible) {
				t.Fatalf("%+v", p)
			}
		}
		for _, n := range file.Notes {
			for _, part := range n.Title {
				if part.With > len(n.With) || strings.ContainsFunc(part.Text, text.Garbles) {
					t.Fatalf("%+v", n)
				}
			}
			if n.Days[0] == 0 || len(n.With) == 0 {
				t.Fatalf("%+v", n)
			}
		}
	})
}
