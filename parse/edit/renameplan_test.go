package edit

import (
	"errors"
	"maps"
	"testing"

	"allies/ledger"
)

// renamedFiles carries out a plan in memory.
func renamedFiles(files map[string]string, changes []*FileChange) map[string]string {
	after := maps.Clone(files)
	for _, c := range changes {
		delete(after, c.Path)
		to := c.Path
		if c.To != "" {
			to = c.To
		}
		after[to] = string(c.After)
	}
	return after
}

func TestPlanRename(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		files, want    map[string]string
	}{
		{"the heading, the file and every link", "Dana Okafor", "Dana Bello", map[string]string{
			"Dana Okafor.md":    "# Dana Okafor\r\n\r\n- [ ] Dana Okafor: a\r\n- [ ] Dana: b\r\n- [ ] they: c\r\n",
			"team/Ravi.md":      "---\nintroduced_by: \"[[Dana Okafor]]\"\nmembers:\n  - Dana Okafor\n  - 'Dana Okafor' # she\nfriend: [[Dana Okafor|D]]\n---\n\n## 2026-01-01 With [[dana okafor]] and [[Dana Okafor#x|her]]\n\n- got intro: [x](../Dana%20Okafor.md), [y](<../Dana Okafor.md#z>), `[[Dana Okafor]]`\n",
			"me.md":             "see [[Dana Okafor]]\n",
			"2026-01-01.md":     "met [[/Dana Okafor.md]]\n",
			"MOC.md":            "- [[Dana Okafor.md]]\n- ![[Dana Okafor]]\n- [[Dana Okaf]]\n",
			".hidden/x.md":      "[[Dana Okafor]]\n",
			"team/Meeting 1.md": "---\ndate: 2026-01-01\npeople: [\"[[Dana Okafor]]\"]\n---\n",
		}, map[string]string{
			"Dana Bello.md":     "# Dana Bello\r\n\r\n- [ ] Dana Bello: a\r\n- [ ] Dana: b\r\n- [ ] they: c\r\n",
			"team/Ravi.md":      "---\nintroduced_by: \"[[Dana Bello]]\"\nmembers:\n  - Dana Bello\n  - 'Dana Bello' # she\nfriend: [[Dana Bello|D]]\n---\n\n## 2026-01-01 With [[Dana Bello]] and [[Dana Bello#x|her]]\n\n- got intro: [x](../Dana%20Bello.md), [y](<../Dana Bello.md#z>), `[[Dana Okafor]]`\n",
			"me.md":             "see [[Dana Bello]]\n",
			"2026-01-01.md":     "met [[/Dana Bello.md]]\n",
			"MOC.md":            "- [[Dana Bello.md]]\n- ![[Dana Bello]]\n- [[Dana Okaf]]\n",
			".hidden/x.md":      "[[Dana Okafor]]\n",
			"team/Meeting 1.md": "---\ndate: 2026-01-01\npeople: [\"[[Dana Bello]]\"]\n---\n",
		}},
		{"a slug and a key", "Dana Okafor", "Zoë Bello", map[string]string{
			"people/dana-okafor.md": "---\nname: Dana Okafor # née\naliases: [Dana]\n---\n",
			"people/ravi.md":        "## 2026-01-01 [[Dana]] and [[dana-okafor]] and [[people/dana-okafor|D]]\n",
		}, map[string]string{
			"people/zoe-bello.md": "---\nname: Zoë Bello # née\naliases: [Dana]\n---\n",
			"people/ravi.md":      "## 2026-01-01 [[Dana]] and [[zoe-bello]] and [[people/zoe-bello|D]]\n",
		}},
		{"first and last name", "Dana Okafor", "Dana Bello", map[string]string{
			"d.md": "---\nfirst_name: Dana\nlast_name: Okafor\n---\n",
		}, map[string]string{
			"Dana Bello.md": "---\nfirst_name: Dana\nlast_name: Bello\n---\n",
		}},
		{"a first name of two words stays", "Ravi Kumar Patel", "Ravi Kumar Shah", map[string]string{
			"r.md": "---\nfirst_name: Ravi Kumar\nlast_name: Patel\n---\n",
		}, map[string]string{
			"Ravi Kumar Shah.md": "---\nfirst_name: Ravi Kumar\nlast_name: Shah\n---\n",
		}},
		{"a last name of two words stays", "Ana de Souza", "Bela de Souza", map[string]string{
			"a.md": "---\nfirst_name: Ana\nlast_name: de Souza\n---\n",
		}, map[string]string{
			"Bela de Souza.md": "---\nfirst_name: Bela\nlast_name: de Souza\n---\n",
		}},
		{"first and last name both change", "Ana Souza", "Bela Lima Costa", map[string]string{
			"a.md": "---\nfirst_name: Ana\nlast_name: Souza\n---\n",
		}, map[string]string{
			"Bela Lima Costa.md": "---\nfirst_name: Bela\nlast_name: Lima Costa\n---\n",
		}},
		{"one word is no first and last name", "Ana Souza", "Bela", map[string]string{
			"a.md": "---\nfirst_name: Ana\nlast_name: Souza\n---\n",
		}, map[string]string{
			"Bela.md": "---\nfirst_name: Ana\nlast_name: Souza\nname: Bela\n---\n",
		}},
		{"words before a colon that are no name", "Dana", "Zoë", map[string]string{
			"Dana.md": "## Waiting on\n- [ ] slides: the draft\n- [ ] see http://x.y\n- [ ] Dana:photos\n",
		}, map[string]string{
			"Zoë.md": "## Waiting on\n- [ ] slides: the draft\n- [ ] see http://x.y\n- [ ] Zoë:photos\n",
		}},
		{"a file without a word", "ravi", "Ravi Patel", map[string]string{"ravi.md": ""}, map[string]string{"Ravi Patel.md": ""}},
		{"capitals alone", "ravi", "Ravi", map[string]string{"ravi.md": "", "b.md": "[[ravi]]"}, map[string]string{"Ravi.md": "", "b.md": "[[Ravi]]"}},
		{"a heading that would get in the way", "ravi", "Work Friend", map[string]string{"ravi.md": "# Work\n"},
			map[string]string{"Work Friend.md": "---\nname: Work Friend\n---\n\n# Work\n"}},
		{"quotes in YAML", "Dana", "O'Neil: D", map[string]string{
			"Dana.md": "# Dana\n",
			"b.md":    "---\nmembers: [\"[[Dana]]\", '[[Dana]]', [[Dana]], Dana]\ngroups: 'Dana'\nintroduced_by: \"Dana\"\n---\n",
		}, map[string]string{
			"O'Neil- D.md": "# O'Neil: D\n",
			"b.md":         "---\nmembers: [\"[[O'Neil: D]]\", \"[[O'Neil: D]]\", \"[[O'Neil: D]]\", \"O'Neil: D\"]\ngroups: 'O''Neil: D'\nintroduced_by: \"O'Neil: D\"\n---\n",
		}},
		{"more quotes in YAML", "Dana", `"D" Okafor`, map[string]string{
			"Dana.md": "# Dana\n",
			"b.md":    "---\nmembers: [\"[[Dana]]\", Dana]\n---\n",
		}, map[string]string{
			"'D' Okafor.md": "# \"D\" Okafor\n",
			"b.md":          "---\nmembers: [\"[['D' Okafor]]\", \"\\\"D\\\" Okafor\"]\n---\n",
		}},
		{"a link over lines", "Dana", "Zoë", map[string]string{
			"Dana.md": "",
			"b.md":    "---\nintroduced_by: >-\n  [[Dana]]\n---\n",
		}, map[string]string{
			"Zoë.md": "",
			"b.md":   "---\nintroduced_by: >-\n  [[Zoë]]\n---\n",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys, l := ledgerOf(t, c.files)
			changes, err := PlanRename(fsys, l, l.Find(c.from)[0], c.to)
			if err != nil {
				t.Fatal(err)
			}
			got := renamedFiles(c.files, changes)
			for name := range maps.Keys(merged(got, c.want)) {
				if got[name] != c.want[name] {
					t.Errorf("%s: got\n%s\nwant\n%s", name, got[name], c.want[name])
				}
			}
			_, after := ledgerOf(t, got)
			if found := after.Named(c.to); len(found) != 1 || found[0].Name != c.to || len(after.Problems) > len(l.Problems) {
				t.Errorf("the name is read as %v, %v", found, after.Problems)
			}
		})
	}
}

func merged(a, b map[string]string) map[string]string {
	all := maps.Clone(a)
	maps.Copy(all, b)
	return all
}

// Where files stay, links by a file's name stay too, and those by name change.
func TestPlanRenameInPlace(t *testing.T) {
	fsys, l := ledgerOf(t, map[string]string{
		"people/dana-okafor.md": "# Dana Okafor\n",
		"ravi.md":               "## 2026-01-01 [[Dana Okafor]] and [[dana-okafor]]\n",
	})
	changes, err := PlanRenameInPlace(fsys, l, l.Find("Dana")[0], "Zoë Bello")
	if err != nil || len(changes) != 2 || changes[0].To != "" {
		t.Fatalf("%v, %v", changes, err)
	}
	if got := string(changes[0].After); got != "---\nname: Zoë Bello\n---\n\n# Zoë Bello\n" {
		t.Errorf("%q", got)
	}
	if got := string(changes[1].After); got != "## 2026-01-01 [[Zoë Bello]] and [[dana-okafor]]\n" {
		t.Errorf("%q", got)
	}
}

func TestPlanRenameRefuses(t *testing.T) {
	for _, c := range []struct {
		name, to string
		files    map[string]string
	}{
		{"a promise that would turn", "Zoë", map[string]string{"Dana.md": "- [ ] send it\n- [ ] zoë: x\n"}},
		{"a name that no link can hold", "Zoë [x]", map[string]string{"Dana.md": "", "b.md": "[[Dana]]\n"}},
	} {
		fsys, l := ledgerOf(t, c.files)
		_, err := PlanRename(fsys, l, l.Find("Dana")[0], c.to)
		var wrong *Mismatch
		if !errors.As(err, &wrong) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// The ally's own file is saved between the reading of the ledger and the plan:
// the plan is made on what stands there now, or refused, at whatever length.
func TestPlanRenameOfAFileThatChanged(t *testing.T) {
	before := "---\nname: Dana Okafor\n---\n\n# Dana Okafor\n\n- [ ] Dana: send it\n\n## 2026-01-01 With [[Dana Okafor]]\n"
	after := "---\nphone: 1234567\nname: Dana Okafor\n---\n\nA line.\n\n# Dana Okafor\n\n- [ ] Dana: send it\n\n## 2026-01-01 With [[Dana Okafor]]\n"
	want := "---\nphone: 1234567\nname: Dana Bello\n---\n\nA line.\n\n# Dana Bello\n\n- [ ] Dana: send it\n\n## 2026-01-01 With [[Dana Bello]]\n"
	_, l := ledgerOf(t, map[string]string{"Dana Okafor.md": before})
	for size := range len(after) + 1 {
		fsys, _ := ledgerOf(t, map[string]string{"Dana Okafor.md": after[:size]})
		changes, err := PlanRename(fsys, l, l.Find("Dana")[0], "Dana Bello")
		var changed *ledger.Failure
		switch {
		case err != nil && (size == len(after) || !errors.As(err, &changed) && !errors.Is(err, ErrNotRead)):
			t.Errorf("%d bytes: %v", size, err)
		case err == nil && (string(changes[0].Before) != after[:size] || size == len(after) && string(changes[0].After) != want):
			t.Errorf("%d bytes: got\n%s", size, changes[0].After)
		}
	}
}
