package parse

import (
	"testing"

	"allies/ledger"
)

// TestTitleName: what follows a name in a title is no part of it, where what
// stands before is the file's name or its slug.
func TestTitleName(t *testing.T) {
	for _, c := range []struct{ file, title, name, at string }{
		{"Mira Holt.md", "Mira Holt — Executive Assistant", "Mira Holt", "Mira Holt"},
		{"mira-holt.md", "Mira Holt - Executive Assistant", "Mira Holt", "Mira Holt"},
		{"owen_vance.md", "Owen Vance, Director of Timber", "Owen Vance", "Owen Vance"},
		{"tess-byrne.md", "Tess Byrne  ·  (on leave)", "Tess Byrne", "Tess Byrne"},
		{"tess.md", "**Tess** / Byrne & Co", "Tess", "**Tess**"},
		{"jean-luc-moreau.md", "Jean-Luc Moreau – Lyon – chef", "Jean-Luc Moreau", "Jean-Luc Moreau"},
		{"oneil-pat.md", "O'Neil, Pat, of the mill", "O'Neil, Pat", "O'Neil, Pat"},
		{"mira.md", "Mira Holt — Executive Assistant", "Mira Holt — Executive Assistant", "Mira Holt — Executive Assistant"},
		{"mira-holt.md", "Mira Holt (Acme)", "Mira Holt (Acme)", "Mira Holt (Acme)"},
		{"mira-holt.md", "Mira Holt-Executive", "Mira Holt-Executive", "Mira Holt-Executive"},
	} {
		src := "# " + c.title + "\n"
		a, _ := File(c.file, []byte(src), ledger.DefaultConfig())
		if at := src[a.NamePos.Start:a.NamePos.End]; a.Name != c.name || at != c.at {
			t.Errorf("%s, %s: the name is %q at %q", c.file, c.title, a.Name, at)
		}
	}
}

// TestTitleIsNoRole: a title: that is the page's own is no role.
func TestTitleIsNoRole(t *testing.T) {
	for src, role := range map[string]string{
		"---\ntitle: dana okafor\n---\n# Dana Okafor\n": "", "---\ntitle: Head of it\n---\n# Dana Okafor\n": "Head of it",
	} {
		if a, _ := File("Dana Okafor.md", []byte(src), ledger.DefaultConfig()); a.Role != role {
			t.Errorf("%q: the role is %q", src, a.Role)
		}
	}
}
