package obfuscate

import (
	"testing"

	"allies/ledger"
)

func TestMask(t *testing.T) {
	m := New([]*ledger.Ally{
		{File: "team/dana.md", Stem: "dana", Name: "Dana Okafor", Aliases: []string{"Dee"}},
		{File: "guild.md", Stem: "guild", Name: "The Guild", Type: ledger.Group},
	})
	for _, test := range []struct{ got, want string }{
		{m.Name("Dana Okafor"), "Person 1"}, {m.Name("dana okafor"), "Person 1"}, {m.Name("Dee"), "Person 1'"}, {m.Name("The Guild"), "Group 1"},
		{m.Name("Ada"), "Somebody 1"}, {m.Name("Ben"), "Somebody 2"}, {m.Name("ada"), "Somebody 1"}, {m.Name(""), ""},
		{m.File("team/dana.md"), "person-1.md"}, {m.File("pages/x.md"), "file-1.md"}, {m.File("pages/x.md"), "file-1.md"},
		{Blur("Dana's 2nd draft, é́t"), "Xxxx'x 0xx xxxxx, xx"},
	} {
		if test.got != test.want {
			t.Errorf("%q, not %q", test.got, test.want)
		}
	}
}

// What a value holds is masked wherever it stands; the value itself stays.
func TestValue(t *testing.T) {
	type inner struct{ Text, Kind string }
	type value struct {
		Name  string
		Tags  []string
		Org   string
		Inner []*inner
		Amount
	}
	v := value{"Ada", []string{"work", "work"}, "Labs", []*inner{{"Dear Ada", "feedback"}, nil}, Amount{"2 h"}}
	got := Value(New(nil), v)
	if got.Name != "Somebody 1" || got.Tags[0] != got.Tags[1] || got.Tags[0] != "tag 1" || got.Org != "Org 1" || *got.Inner[0] != (inner{"Xxxx Xxx", "feedback"}) || got.Amount.Words != "2 h" {
		t.Errorf("%+v %+v", got, got.Inner[0])
	}
	if v.Name != "Ada" || v.Tags[0] != "work" || v.Inner[0].Text != "Dear Ada" {
		t.Errorf("the value itself became %+v", v)
	}
}

// Amount stands for the type of that name, which is left as it is.
type Amount struct{ Words string }
