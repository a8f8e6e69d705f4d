package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAssistantAnswers: an assistant that has nothing but the server says whom the
// user owes thanks, what they promised until Friday and who can introduce them, each
// with the line of the ledger that says so.
func TestAssistantAnswers(t *testing.T) {
	k := talk{dir: inLedger(t, map[string]string{
		"allies.yaml":        "",
		"people/dana.md":     "---\nname: Dana Okafor\n---\n\n## 2026-11-10 Coffee with [[Ravi Patel]]\n\n- got 2h feedback: on my talk\n- [ ] send her the slides by 2026-11-26\n- [ ] call her by 2026-12-24\n",
		"people/ravi.md":     "---\nname: Ravi Patel\n---\n\n## 2026-11-03 Call\n\n- got introduction: to [[Zoë Bello]]\n- thanked: for the introduction\n- [ ] review his draft by 2026-11-27\n- [ ] they: send the invoice by 2026-11-25\n",
		"people/zoe.md":      "---\nname: Zoë Bello\nstatus: potential\nintroduced_by: \"[[Ravi Patel]]\"\n---\n",
		"people/stranger.md": "---\nname: Amal Haddad\nstatus: potential\n---\n",
	})}
	type row struct {
		Ally, Name, Owner, Text, Due, File, How string
		Line                                    int
		Unthanked                               []row
	}
	var report struct{ Allies []row }
	answer := k.call(t, "report", given{"query": "is:unthanked"})
	unpack(t, answer, &report)
	if day := strings.Split(answer.Result.Content[1].Text, "\n")[1]; day != "reckoned on Sunday, 2026-11-22" {
		t.Errorf("%s; from which day is Friday counted?", day)
	}
	var thanks []string
	for _, a := range report.Allies {
		for _, favour := range a.Unthanked {
			thanks = append(thanks, fmt.Sprintf("%s for %s, %s", a.Name, favour.Text, k.line(t, favour.File, favour.Line)))
		}
	}
	said(t, "whom do I owe thanks", thanks, "Dana Okafor for on my talk, people/dana.md:7: - got 2h feedback: on my talk")

	var promises struct{ Rows []row }
	unpack(t, k.call(t, "promises", given{"mine": true}), &promises)
	var due []string
	for _, p := range promises.Rows {
		if p.Owner == "me" && p.Due != "" && p.Due <= "2026-11-27" {
			due = append(due, fmt.Sprintf("%s to %s, %s", p.Due, p.Ally, k.line(t, p.File, p.Line)))
		}
	}
	said(t, "what did I promise until Friday", due,
		"2026-11-26 to Dana Okafor, people/dana.md:8: - [ ] send her the slides by 2026-11-26", "2026-11-27 to Ravi Patel, people/ravi.md:9: - [ ] review his draft by 2026-11-27")

	var zoe struct{ Known []row }
	unpack(t, k.call(t, "show", given{"name": "Zoë"}), &zoe)
	var known []string
	for _, by := range zoe.Known {
		known = append(known, fmt.Sprintf("%s, %s", by.Name, k.line(t, by.File, by.Line)))
	}
	said(t, "who can introduce me to Zoë", known, `Ravi Patel, people/zoe.md:4: introduced_by: "[[Ravi Patel]]"`)

	var nobody struct{ Known []row }
	unpack(t, k.call(t, "show", given{"name": "Amal"}), &nobody)
	said(t, "who can introduce me to Amal", make([]string, len(nobody.Known)))
}

// line is a place with what stands there.
func (k talk) line(t *testing.T, file string, line int) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(k.dir, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	if line < 1 || line > len(lines) {
		t.Fatalf("%s has no line %d", file, line)
	}
	return fmt.Sprintf("%s:%d: %s", file, line, lines[line-1])
}

func said(t *testing.T, question string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s?\ngot  %q\nwant %q", question, got, want)
	}
}
