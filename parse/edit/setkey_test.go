package edit

import (
	"math/rand/v2"
	"strings"
	"testing"

	"allies/parse/text"
)

// TestKeyEditsLoseNoLine: in front matter that is clean or broken, a key that
// is set or removed takes no line with it but those of its own value.
func TestKeyEditsLoseNoLine(t *testing.T) {
	own := []string{"snooze: 2026-12-01\n", "snooze: \"2026-12-01\" # own\n", "snooze: [own,\n  own\n]\n", "snooze:\n- own\n- own\n", "snooze:\n  - own\n", "snooze:\n", "snooze: |\n  own\n  own\n", "snooze: 'own\n  own'\n"}
	others := []string{"phone: 1\n", "phone: 2\n", "org: \"Meridian\"\n", "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n", "# a comment\n", "no key\n", "role: \"open\n", "tags: [a, b\n", "\n", "} z\n"}
	r := rand.New(rand.NewPCG(1, 2))
	edited := 0
	for range 4000 {
		var lines []string
		for range r.IntN(6) {
			lines = append(lines, others[r.IntN(len(others))])
		}
		lines = append(lines, own[r.IntN(len(own))])
		for range r.IntN(6) {
			lines = append(lines, others[r.IntN(len(others))])
		}
		src := "---\nname: Dana\n" + strings.Join(lines, "") + "---\n"
		s := source(t, src)
		for _, edits := range []text.Edits{SetKey(s, "snooze", "2026-12-06"), RemoveKey(s, "snooze")} {
			if _, err := edits.Apply(); err != nil {
				t.Fatal(err)
			}
			after, err := s.After(edits)
			if err != nil {
				continue
			}
			edited++
			for _, line := range others {
				if strings.TrimSpace(line) != "" && countLines(string(after.Text()), line) < countLines(src, line) {
					t.Fatalf("%q is lost from\n%s\nwhich becomes\n%s", line, src, after.Text())
				}
			}
		}
	}
	if edited < 4000 {
		t.Errorf("only %d edits were made", edited)
	}
}

// countLines tells how often a whole line stands in a text.
func countLines(text, line string) (n int) {
	for l := range strings.Lines(text) {
		if l == line {
			n++
		}
	}
	return n
}
