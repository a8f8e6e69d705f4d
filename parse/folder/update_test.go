package folder

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"allies/ledger"
	"allies/parse"
)

// TestUpdate: whatever is typed into one file, Update leaves the ledger that
// Read would find, or says that it does not. Where notes are added up the problems
// are the same.
func TestUpdate(t *testing.T) {
	fsys := fstest.MapFS{}
	for path, text := range map[string]string{
		"allies.yaml":                 "meetings: {attendees: [people]}\n",
		"Dana.md":                     "---\naliases: [D]\n---\n\n# Dana\n\n## 2026-03-14 With [[Ravi]]\n\n- gave 2h feedback: her draft\n- [ ] send it by 2026-04-01\n",
		"Ravi.md":                     "# Ravi\n\nSee [[Dana]] and [[Nobody]].\n\n## 2026-03-15\n\n- got 2x intro: to [[Dana]]\n",
		"Zoë.md":                      "## 2026-01-01\n\n- gab 2h feedback: x\n- gab 2h feedback: y\n",
		"Amal.md":                     "",
		"Zoë (conflict).md":           "## 2026-01-01\n\n- gave 2h feedback: x\n",
		"Amal-laptop.md":              "## 2026-02-02\n\n- gave 2h feedback: x\n",
		"meetings/2026-03-14 Sync.md": "---\nattendees: [Dana, Ravi]\n---\n\n- [[Dana]]: the plan\n- gave 1h time: [[Ravi]] the plan\n",
		"meetings/2026-03-15 Call.md": "---\nattendees: [Amal]\n---\n\n- gave 1h time: a walk\n- [ ] Amal: call\n",
		"me.md":                       "---\nneeds: [time]\naliases: [Me]\n---\n\nI.\n",
	} {
		fsys[path] = &fstest.MapFile{Data: []byte(text)}
	}
	before := map[string]string{}
	for path, file := range fsys {
		before[path] = string(file.Data)
	}
	paths := slices.Sorted(maps.Keys(fsys))
	typed := []string{"- gave 1h time: a walk\n", "## 2026-03-14 With [[Zoë]] and [[Amal]]\n", "[[Nobody]]", "# Other name\n", "- gab 2h feedback: z\n", "- gave 2x feedback: ", "---\n", "\n", "aliases: [D]\n",
		"attendees: [Dana]\n", "- [ ] Ravi: call\n", "goals: [rest]\n", "- got 1h time: [[Dana]] x\n", "## 2026-03-15\n\n- gave 1h time: a walk\n", "[[2026-03-14 Sync]]", "unit: h\n",
		"x", "- [ ] they: call\n", "2026-02-30", "<<<<<<< a\n", "```\n", "type: group\n", "## 2026-05-01 [[Ravi]]\n\n- thanked: for it\n"}
	for _, strict := range []bool{false, true} {
		r := NewReader(fsys, Options{Strict: strict})
		if _, err := r.Read(); err != nil {
			t.Fatal(err)
		}
		random, updated := rand.New(rand.NewPCG(1, 2)), map[string]int{}
		for n := range 500 {
			path := paths[random.IntN(len(paths))]
			text := string(fsys[path].Data)
			at := random.IntN(len(text) + 1)
			for at > 0 && random.IntN(4) > 0 && text[at-1] != '\n' {
				at--
			}
			word := typed[random.IntN(len(typed))]
			if end := min(len(text), at+random.IntN(40)); random.IntN(3) == 0 {
				text, word = text[:at]+text[end:], ""
			}
			if len(text) > 1500 || random.IntN(10) == 0 {
				text, at = before[path], len(before[path])
			}
			fsys[path] = &fstest.MapFile{Data: []byte(strings.ToValidUTF8(text[:at]+word+text[at:], ""))}
			l := r.last.ledger
			states := statesOf(l)
			alone := r.Update(path)
			if alone {
				updated[path]++
				for a, now := range statesOf(l) {
					if was := states[a]; was.changes == now.changes && was.known != now.known {
						t.Fatalf("%d: after %s it is not told that %s has changed:\nwas %s\nis  %s", n, path, a.File, was.known, now.known)
					}
				}
			}
			fresh, err := Dir(fsys, Options{Strict: strict})
			if err != nil {
				t.Fatal(err)
			}
			summed, err := Dir(fsys, Options{Strict: strict, Keep: parse.Keep{Today: 1 << 20, Cures: true}})
			if err != nil || !reflect.DeepEqual(summed.Problems, fresh.Problems) {
				t.Fatalf("%d, %v: %s:\n%s\nadded up %v\nwant %v", n, err, path, fsys[path].Data, summed.Problems, fresh.Problems)
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
			if !reflect.DeepEqual(l.Me, fresh.Me) || !reflect.DeepEqual(l.Config, fresh.Config) {
				t.Fatalf("%d, %v: %s:\n%s\ngot  %+v\nwant %+v", n, alone, path, fsys[path].Data, l.Me, fresh.Me)
			}
			for i, p := range fresh.Pages {
				if got, want := fmt.Sprint(l.Pages[i].File, l.Pages[i].Kind, l.Pages[i].Unknown, l.Pages[i].Asked, len(l.Pages[i].Allies)), fmt.Sprint(p.File, p.Kind, p.Unknown, p.Asked, len(p.Allies)); got != want {
					t.Fatalf("%d, %v: %s:\n%s\ngot  %s\nwant %s", n, alone, path, fsys[path].Data, got, want)
				}
			}
			for i, a := range fresh.Allies {
				if !reflect.DeepEqual(l.Allies[i], a) {
					t.Fatalf("%d: %s:\ngot  %+v\nwant %+v", n, a.File, l.Allies[i], a)
				}
				if got, want := fmt.Sprintf("%+v", notesOf(l.Allies[i])), fmt.Sprintf("%+v", notesOf(a)); got != want {
					t.Fatalf("%d, %v: %s, after %s:\n%s\ngot  %s\nwant %s", n, alone, a.File, path, fsys[path].Data, got, want)
				}
				if got, want := owners(l.SharedWith(l.Allies[i])), owners(fresh.SharedWith(a)); got != want {
					t.Fatalf("%d: shared with %s: got %s, want %s", n, a.File, got, want)
				}
			}
		}
		for _, path := range paths {
			if updated[path] < 8 {
				t.Errorf("only %d of about 50 edits of %s were read alone", updated[path], path)
			}
		}
	}
}

type state struct {
	known   string // with the addresses of what holds it
	changes int
}

func statesOf(l *ledger.Ledger) map[*ledger.Ally]state {
	states := map[*ledger.Ally]state{}
	for _, a := range append(slices.Clone(l.Allies), l.Me) {
		states[a] = state{fmt.Sprintf("%+v %+v %+v", *a, notesOf(a), l.SharedWith(a)), l.Changes(a)}
	}
	return states
}

// notesOf are the notes of an ally, those of pages too.
func notesOf(a *ledger.Ally) []ledger.Note {
	var all []ledger.Note
	for n := range a.AllNotes() {
		all = append(all, *n)
	}
	return all
}

func owners(shared []ledger.Shared) string {
	var all []string
	for _, s := range shared {
		all = append(all, s.Owner.File+" "+s.Note.Date.String())
	}
	return strings.Join(all, ", ")
}
