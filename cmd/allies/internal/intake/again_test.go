package intake

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/fstest"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/folder"
)

// takeIn imports people into a ledger in memory, and returns what changed in it.
func takeIn(t *testing.T, files fstest.MapFS, people []record.Person) string {
	t.Helper()
	l, err := folder.Dir(files, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := New()
	i.File, i.Files = &record.File{People: people}, files
	i.Read = func(file string) (*edit.Source, error) {
		s, problems := edit.ReadSource(file, files[file].Data, l.Config)
		if s == nil {
			return nil, fmt.Errorf("%v", problems)
		}
		return s, nil
	}
	results, err := i.Plan(l, 739000, func(int) {})
	if err != nil {
		t.Fatal(err)
	}
	var changed strings.Builder
	for _, r := range results {
		if r.After != nil {
			fmt.Fprintf(&changed, "%s: %s\nbefore:\n%s\nafter:\n%s\n", r.Path, r.Gets, r.Before, r.After)
			files[r.Path] = &fstest.MapFile{Data: r.After}
		}
	}
	return changed.String()
}

// A few names, e-mails and uids for many records lead to every way in which one
// can be about another's.
func randomPeople(r *rand.Rand) []record.Person {
	one := func(words ...string) string { return words[r.IntN(len(words))] }
	var people []record.Person
	for n := range 1 + r.IntN(7) {
		p := record.Person{Line: n + 1, Name: one("Dana Okafor", "Bo", "Kim", "Kim", "Ana", "me", "B", "D", "A/B")}
		add := func(key string, values ...string) {
			k := record.Key{Name: key}
			for _, v := range values {
				k.Values = append(k.Values, record.Value{Text: v})
			}
			p.Keys = append(p.Keys, k)
		}
		if r.IntN(3) == 0 {
			p.UID = one("u1", "u2", "u3")
		}
		switch r.IntN(4) {
		case 0, 1:
			add("email", one("dana@x.org", "b@x.org", "k@x.org", "a@x.org"))
		case 2:
			add("email", one("dana@x.org", "k@x.org"), one("b@x.org", "a@x.org"))
		}
		if r.IntN(3) == 0 {
			add("aliases", one("Kim", "B", "Ana", "Dana Okafor", "D"))
		}
		if r.IntN(3) == 0 {
			add("role", one("cook", "smith"))
		}
		if r.IntN(3) == 0 {
			add("phone", one("1", "2"))
		}
		people = append(people, p)
	}
	return people
}

// randomLedger has some of the people too, and names that two of them share.
func randomLedger(r *rand.Rand) fstest.MapFS {
	files := fstest.MapFS{
		ledger.ConfigFile: {},
		"Dana Okafor.md":  {Data: []byte("---\nemail: dana@x.org\n---\n# Dana Okafor\n")},
		"bo.md":           {Data: []byte("---\naliases: [B]\nemail: b@x.org\n---\n# Bo\n")},
	}
	for path, text := range map[string]string{
		"ana.md":       "---\naliases: [D, B]\nuid: u3\n---\n# Ana Lee\n",
		"team/D.md":    "---\nnickname: Kim\nemail: [k@x.org, b@x.org]\n---\n# D\n",
		ledger.MeFile:  "---\naliases: [A/B]\nemail: a@x.org\n---\n# Ana\n",
		"team/Kim.md":  "---\nuid: u1\n---\n",
		"team/kim2.md": "---\nuid: u1\n---\n# Kim\n",
	} {
		if r.IntN(6) == 0 {
			files[path] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return files
}

// Whatever the records of a file share, a second import of it adds nothing.
func TestImportAgainAddsNothing(t *testing.T) {
	for seed := range uint64(1000) {
		people := func() []record.Person { return randomPeople(rand.New(rand.NewPCG(seed, 0))) }
		files := randomLedger(rand.New(rand.NewPCG(seed, 1)))
		first := takeIn(t, files, people())
		if again := takeIn(t, files, people()); again != "" {
			var told strings.Builder
			for _, p := range people() {
				fmt.Fprintf(&told, "%q uid %q %v\n", p.Name, p.UID, p.Keys)
			}
			t.Errorf("seed %d:\n%sfirst changed:\n%s\nthen:\n%s", seed, told.String(), first, again)
		}
	}
}
