package parse

import (
	"strings"
	"testing"

	"allies/ledger"
	"allies/parse/internal/samples"
	"allies/parse/text"
)

// TestStrayFront: what looks like front matter and is none is named at its
// first line, with what to change, and what only looks a little like it is not.
func TestStrayFront(t *testing.T) {
	for _, c := range []struct{ src, places, cured string }{
		{"\n---\ncadence: 4w\n---\n", "2:1-4", "---\ncadence: 4w\n---\n\n"},
		{" ---\ncadence: 4w\n---\n", "1:2-5", "---\ncadence: 4w\n---\n"},
		{"----\ncadence: 4w\n----\n", "1:1-5", "---\ncadence: 4w\n---\n"},
		{"--- # hers\ncadence: 4w\n---\n", "1:1-11", "---\ncadence: 4w\n---\n"},
		{"\u00a0---\ncadence: 4w\n---\n", "1:1-5", "---\ncadence: 4w\n---\n"},
		{"———\ncadence: 4w\n———\n", "1:1-4", "---\ncadence: 4w\n---\n"},
		{"---yaml\ncadence: 4w\n---\n", "1:1-8", "---\ncadence: 4w\n---\n"},
		{"+++\ncadence = \"4w\"\n+++\n", "1:1-4", "---\ncadence: \"4w\"\n---\n"},
		{"<!-- mine\n -->\n---\n\norg: x\ncadence: 4w\n", "3:1-4", "---\norg: x\ncadence: 4w\n---\n<!-- mine\n -->\n"},
		{"# Dana\n\n---\ngoals:\n  - x\n- y\n---\n", "3:1-4", ""},
		{"org: Labs\ncadence: 4w\n---\n# Dana\n", "1:1-10", "---\norg: Labs\ncadence: 4w\n---\n# Dana\n"},
		{"\ufeff---\r\norg: x\r\n---\r\n---\r\nrole: lead\r\n---\r\n", "4:1-4", "\ufeff---\r\norg: x\r\nrole: lead\r\n---\r\n"},
		{"---\norg: x\n---\n---\norg: lead\n---\n", "4:1-4", ""},
		{"# Dana\n\n## 2026-03-14 Call\n\nsnooze: 2026-04-01\n---\n", "5:1-19", "---\nsnooze: 2026-04-01\n---\n# Dana\n\n## 2026-03-14 Call\n\n"},
		{"Text.\n\n---\nsnooze: 2026-04-01\n---\n", "3:1-4", "---\nsnooze: 2026-04-01\n---\nText.\n\n"},
		{"---\n\n---\ncadence: 4w\n---\n", "4:1-12", "---\n\ncadence: 4w\n---\n"},

		{"# Dana\n\n---\n\nProse: with a colon\n\n---\n", "", ""},
		{"# Dana\n\nText.\n\n---\nrole: lead\n\nMore text.\n", "", ""},
		{"Text.\nrole: lead\n---\n", "", ""},
		{"Snooze: not before spring\n---\n", "", ""},
		{"```\n---\ncadence: 4w\n---\n```\n", "", ""},
		{"<!--\n---\ncadence: 4w\n---\n-->\n", "", ""},
		{"---\nrole: lead\n---\n\n---\n\n## 2026-03-14 Call\n\n---\n", "", ""},
		{"created: 2026-01-01\n---\nnext: x\n---\n", "", ""},
		{"| role: x |\n|---|\n", "", ""},
	} {
		a, problems := File("dana.md", []byte(c.src), ledger.DefaultConfig())
		want := c.places
		if want != "" {
			want += " warning front-matter"
		}
		if got := samples.Places(problems); got != want {
			t.Errorf("%q: %s %v, want %s", c.src, got, problems, want)
		} else if c.cured != "" {
			edits := text.EditsOf([]byte(c.src))
			edits.Add(problems[0].Fix...)
			if cured, err := edits.Apply(); string(cured) != c.cured {
				t.Errorf("%q: cured %q, %v, want %q", c.src, cured, err, c.cured)
			}
		}
		if (a.Stray.End > 0) != (want != "") {
			t.Errorf("%q: its place is %v", c.src, a.Stray)
		}
	}
}

// TestInlineFields: lines of the text before the first note give keys, with two
// colons; with one, in bold, they are named.
func TestInlineFields(t *testing.T) {
	for _, c := range []struct{ src, want, places string }{
		{"last_contact:: 2026-03-14\ncadence:: 3w\n", "cadence=3w; last_contact=2026-03-14", ""},
		{"# Dana\n\n- Last Contact:: 2026-03-14\n  - role:: lead\n", "name=Dana; role=lead; last_contact=2026-03-14", ""},
		{"**org**:: Labs\n*role::* lead\n__Birthday::__ 04-30\n", "org=Labs; role=lead; birthday=0-4-30", ""},
		{"members:: [[a]], [[b]]\ntags:: #x, y\n", "members=a|b; tags=x|y; links=a|b", ""},
		{"---\nrole: lead\ntags: [a]\n---\nrole:: boss\ntags:: b\norg:: Labs\n", "org=Labs; role=lead; tags=a", ""},
		{"status:: dead\nbirthday:: 04-30\n", "status=archived", ""},
		{"role:: lead\nrole:: boss\n", "role=lead", ""},
		{"cadence:: now and then\n", "", "1:11-23 error value"},
		{"## 2026-03-14 Call\n\nrole:: lead\n", "", ""},
		{"## Log\n\n- 2026-03-14 call\n\nrole:: lead\n", "", ""},
		{"> role:: lead\n\n```\nrole:: lead\n```\n\n    role:: lead\n", "", ""},
		{"std::vector and role:: lead\nrole::\nthing:: x\n", "", ""},

		{"**Last contact:** 2026-03-14\n", "", "1:1-29 warning almost-key"},
		{"- *Role*: lead\n", "", "1:3-15 warning almost-key"},
		{"---\nrole: lead\n---\n**Role:** boss\n", "role=lead", ""},
		{"Last contact: 2026-03-14\n", "", "1:1-25 warning almost-key"},
		{"- cadence: 6w\n", "", "1:3-14 warning almost-key"},
		{"Role: lead\n**Role**\n**Goals:**\n**Thing:** x\n**role:: lead\n", "", ""},
		{"**Last contact:** some time in March\n**Background:** She grew up in Lagos.\n**Contact:** Ann\n**Type:** rare\n", "", ""},
		{"## 2026-03-14 Call\n\n**Role:** lead\n", "", ""},
	} {
		a, problems := File("dana.md", []byte(c.src), ledger.DefaultConfig())
		if got := describeFront(a); got != c.want || samples.Places(problems) != c.places {
			t.Errorf("%q\n got %s, %s\nwant %s, %s", c.src, got, samples.Places(problems), c.want, c.places)
		}
		for _, p := range problems {
			if p.Code != ledger.CodeAlmostKey {
				continue
			}
			cured := c.src[:int(strings.Index(c.src, p.Hint[:3]))] + p.Hint + "\n"
			if a, problems := File("dana.md", []byte(cured), ledger.DefaultConfig()); len(problems) > 0 || len(a.Fields) != 1 {
				t.Errorf("%q is no cure: %q, %v", p.Hint, cured, problems)
			}
		}
	}
}

// TestNearFence: a front matter whose last line is nearly --- is closed there.
func TestNearFence(t *testing.T) {
	for _, last := range []string{"----", "—", "--- # end", "---yaml", "+++", " ---"} {
		src := "---\ncadence: 4w\n" + last + "\n# Dana\n\n## 2026-03-14 Call\n"
		a, problems := File("dana.md", []byte(src), ledger.DefaultConfig())
		if got := samples.Places(problems); got != "1:1-4 error front-matter" || !strings.HasSuffix(describeFront(a), "cadence=4w") || len(a.Notes) != 1 {
			t.Fatalf("%q: %s, %s, %d notes", last, got, describeFront(a), len(a.Notes))
		}
		edits := text.EditsOf([]byte(src))
		edits.Add(problems[0].Fix...)
		if cured, err := edits.Apply(); string(cured) != "---\ncadence: 4w\n---\n# Dana\n\n## 2026-03-14 Call\n" {
			t.Errorf("%q: cured %q, %v", last, cured, err)
		}
	}
}
