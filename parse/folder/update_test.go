package folder

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
)

// TestUpdate: whatever is typed into one file, Update leaves the ledger that
// Read would find, or says that it does not.
func TestUpdate(t *testing.T) {
	fsys := fstest.MapFS{}
	for path, text := range map[string]string{
		"allies.yaml":                 "meetings: {attendees: [people]}\n",
		"Dana.md":                     "---\naliases: [D]\n---\n\n# Dana\n\n## 2026-03-14 With [[Ravi]]\n\n- gave 2h feedback: her draft\n- [ ] send it by 2026-04-01\n",
		"Ravi.md":                     "# Ravi\n\nSee [[Dana]] and [[Nobody]].\n\n## 2026-03-15\n\n- got 2x intro: to [[Dana]]\n",
		"Zoë.md":                      "## 2026-01-01\n\n- gab 2h feedback: x\n- gab 2h feedback: y\n",
		"Amal.md":                     "",
		"meetings/2026-03-14 Sync.md": "---\nattendees: [Dana, Ravi]\n---\n\n- [[Dana]]: the plan\n- gave 1h time: [[Ravi]] the plan\n",
	} {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	typed := []string{"- gave 1h time: a walk\n", "## 2026-03-14 With [[Zoë]] and [[Amal]]\n", "[[Nobody]]", "# Other name\n", "- gab 2h feedback: z\n", "- gave 2x feedback: ", "---\n", "\n", "aliases: [D]\n",
		"x", "- [ ] they: call\n", "2026-02-30", "<<<<<<< a\n", "```\n", "type: group\n", "## 2026-05-01 [[Ravi]]\n\n- thanked: for it\n"}
	for _, strict := range []bool{false, true} {
		r := NewReader(fsys, Options{Strict: strict})
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
		random, updated := rand.New(rand.NewPCG(1, 2)), 0
		for n := range 200 {
			path := []string{"Dana.md", "Ravi.md", "Zoë.md", "Amal.md"}[random.IntN(4)]
			text := string(fsys[path].Data)
			at := random.IntN(len(text) + 1)
			for at > 0 && random.IntN(4) > 0 && text[at-1] != '\n' {
				at--
			}
			word := typed[random.IntN(len(typed))]
			if end := min(len(text), at+random.IntN(40)); random.IntN(3) == 0 {
				text, word = text[:at]+text[end:], ""
			}
			if len(text) > 1500 {
				text = ""
				at = 0
			}
			fsys[path] = &fstest.MapFile{Data: []byte(strings.ToValidUTF8(text[:at]+word+text[at:], ""))}
			alone := r.Update(path)
			l := r.last.ledger
			if alone {
				updated++
			}
			fresh, err := Dir(fsys, Options{Strict: strict})
			if err != nil {
				t.Fatal(err)
			}
			if !alone {
				r.Forget(path)
				if l, err = r.Read(); err != nil {
					t.Fatal(err)
				}
			}
			if !reflect.DeepEqual(l.Problems, fresh.Problems) {
				t.Fatalf("%d, %v: %s:\n%s\ngot  %v\nwant %v", n, alone, path, fsys[path].Data, l.Problems, fresh.Problems)
			}
			for i, a := range fresh.Allies {
				if !reflect.DeepEqual(l.Allies[i], a) {
					t.Fatalf("%d: %s:\ngot  %+v\nwant %+v", n, a.File, l.Allies[i], a)
				}
				if got, want := owners(l.SharedWith(l.Allies[i])), owners(fresh.SharedWith(a)); got != want {
					t.Fatalf("%d: shared with %s: got %s, want %s", n, a.File, got, want)
				}
			}
		}
		if updated < 30 {
			t.Errorf("only %d of 200 edits were read alone", updated)
		}
	}
}

func owners(shared []ledger.Shared) string {
	var all []string
	for _, s := range shared {
		all = append(all, s.Owner.File+" "+s.Note.Date.String())
	}
	return strings.Join(all, ", ")
}
