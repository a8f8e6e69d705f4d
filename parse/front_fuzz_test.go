package parse

import (
	"testing"
	"unicode/utf8"

	"allies/ledger"
)

// FuzzFrontMatter: whatever the bytes, reading ends, nothing panics, and every
// place and problem can be shown.
func FuzzFrontMatter(f *testing.F) {
	for _, seed := range []string{
		"name: Dana\ngoals: [a, 'b', \"c\"]\ntags:\n  - x\n  - y: z", "a: &a [*a]", bomb, "x: |\n  y\n\nz: >-\n  w",
		"org: [[A|b]]\nmembers: [[[A]], [[B, C]]]", "? [a]\n: 1\n<<: {b: 1}", "\t- a: @b\n%x: `y`", "a: \"\\x41\"\n--- b\n...\nc",
		"é: 日本\u2028b: c\u0085d: e", "dates: {x: 02-30, y: --02-29}\nbirthday: XXXX-01-01", "private: yes\ncontact: {email: [a, b]}",
		"{name: {first: a}, tags: [#a]}", "met: [[2026-02-30]]\nsnooze: 2026-03-14T10:00", "a: 1\na: 2\nA: 3\nname: x\nNAME: y",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, yaml string) {
		if !utf8.ValidString(yaml) || len(yaml) > 1<<12 {
			return
		}
		src := "---\n" + yaml + "\n---\n\n# Dana\n"
		a, problems := File("dana.md", []byte(src), ledger.DefaultConfig())
		if a != nil {
			checkFront(t, src, a, problems)
		}
	})
}

// FuzzConfig: whatever the bytes of allies.yaml, what it sets makes sense.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		"half_life: 365d\nwindow: 3y\nthanks_grace: 0\nkinds: {a: 1/2, b: {weight: 2, aliases: [c]}}",
		"units: {h: 2, USD: null, beer: -1}\ntags: {x: {cadence: 4w..6w}}\nno_contact: []\nbudget_per_week: 5",
		"include: [People/**, 'tags:person', '[']\nignore: **/x\nfile_names: slug\nlog: Encounters",
		"<<<<<<< a\nkinds: {}\n=======\n>>>>>>> b\nnonsense", "half_life: 0d\nhalf_life: 1",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 1<<12 {
			return
		}
		c, problems := Config("allies.yaml", []byte(src))
		if c.HalfLife < 1 || c.Window < 1 || c.ThanksGrace < 0 || c.ThanksWindow < 0 {
			t.Errorf("half_life %d, window %d, thanks %d to %d", c.HalfLife, c.Window, c.ThanksGrace, c.ThanksWindow)
		}
		for kind, weight := range c.Weights {
			if weight.Sign() < 0 {
				t.Errorf("%s weighs %s", kind, weight)
			}
		}
		for unit, price := range c.Units {
			if price != nil && price.Sign() <= 0 {
				t.Errorf("%s costs %s", unit, price)
			}
		}
		if utf8.ValidString(src) {
			checkProblems(t, src, problems)
		}
	})
}
