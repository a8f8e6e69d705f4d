package main

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"allies/cmd/allies/internal/kept"
	"allies/parse/folder"
)

// keptLedger is a folder that changes, and what is kept of it.
type keptLedger struct {
	t      *testing.T
	random *rand.Rand
	texts  map[string]string // of its files,
	begun  map[string]string // and at the beginning
	kept   kept.Folder
}

func (l *keptLedger) put(file, text string) {
	path := filepath.Join(l.kept.Root.Dir, file)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		l.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		l.t.Fatal(err)
	}
	l.texts[file] = text
}

func (l *keptLedger) remove(file string) {
	if err := os.Remove(filepath.Join(l.kept.Root.Dir, file)); err != nil {
		l.t.Fatal(err)
	}
	delete(l.texts, file)
}

// answer is what a command says of the ledger as it is kept, or of the folder.
func (l *keptLedger) answer(k *kept.Folder, args ...string) string {
	var out, said bytes.Buffer
	w := world{
		ctx: l.t.Context(), args: append(args, "-C", l.kept.Root.Dir), stdin: strings.NewReader(""), stdout: &out, stderr: &said,
		now: func() time.Time { return documentsToday }, env: func(string) string { return "" },
	}
	s := newSession(w)
	s.kept = k
	line := newRoot(s)
	line.SetArgs(w.args)
	s.finish(line.Execute())
	return out.String() + said.String()
}

// change changes something, and tells which files it was.
func (l *keptLedger) change(words []string) []string {
	files := slices.Sorted(maps.Keys(l.texts))
	file := files[l.random.IntN(len(files))]
	text := l.texts[file]
	switch n := l.random.IntN(20); {
	case n == 0 && len(files) > 6 && file != "me.md":
		l.remove(file)
		return []string{file}
	case n == 1:
		file = []string{"Ana.md", "people/Bo.md", "meetings/2026-11-20 Plan.md", "me.md", "Dana.md", "Ravi.md"}[l.random.IntN(6)]
		l.put(file, l.begun[file]+words[l.random.IntN(len(words))])
		return []string{file}
	case n == 2 && file != "me.md":
		to := []string{"Cy.md", "people/Dee.md", "meetings/2026-11-19 Talk.md"}[l.random.IntN(3)]
		l.remove(file)
		l.put(to, text)
		return []string{file, to}
	}
	if first := l.begun[file]; first != "" && l.random.IntN(6) == 0 {
		l.put(file, first)
		return []string{file}
	}
	lines := strings.SplitAfter(text, "\n")
	at := l.random.IntN(len(lines) + 1)
	if l.random.IntN(3) == 0 && at < len(lines) {
		lines = slices.Delete(lines, at, at+1)
	} else if len(text) < 2000 {
		lines = slices.Insert(lines, at, words[l.random.IntN(len(words))])
	} else {
		lines = lines[:len(lines)/2]
	}
	l.put(file, strings.Join(lines, ""))
	return []string{file}
}

// TestKept: after any changes a ledger that is kept answers as one that is read anew.
func TestKept(t *testing.T) {
	l := &keptLedger{t: t, random: rand.New(rand.NewPCG(7, 13)), texts: map[string]string{}}
	l.kept.Root = folder.Root{Dir: t.TempDir(), Origin: folder.FromFlag}
	defer l.kept.Close()
	for file, text := range map[string]string{
		"allies.yaml":            "default_cadence: 3w\ntags: {work: 2w}\n",
		"me.md":                  "---\ngoals: [rest]\n---\n\nI.\n",
		"Dana.md":                "---\naliases: [D]\ntags: [work]\n---\n\n# Dana\n\n## 2026-11-14 With [[Ravi]]\n\n- gave 2h feedback: her draft\n- [ ] send it by 2026-11-20\n",
		"Ravi.md":                "# Ravi\n\n## 2026-11-10\n\n- got 2x intro: to [[Dana]]\n",
		"Zoë.md":                 "## 2026-10-01 Tea\n\n- got 50 USD: a loan\n- setback: the job\n\n## 2026-12-01 Lunch\n",
		"Mia.md":                 "---\ngoals: [rest]\nprivate: [cadence]\ncadence: 1w\nbirthday: 11-25\n---\n\n## 2026-11-01 [[Dana]] #private\n\n- thanked: for it\n",
		"meetings/2026-11-14.md": "---\nattendees: [Dana, Ravi]\n---\n\n- gave 1h time: [[Ravi]] the plan\n- [ ] Dana: call\n",
	} {
		l.put(file, text)
	}
	l.begun = maps.Clone(l.texts)
	words := []string{
		"- gave 1h time: a walk\n", "- got 2h feedback: the draft #work\n", "- thanked: for all\n", "- [ ] call by 2026-11-18\n", "- [x] call done 2026-11-20\n", "- win: the prize\n",
		"## 2026-11-14 With [[Ravi]] and [[Zoë]]\n\n", "## 2026-11-16 [[Mia]]\n\n- got 1h time: x\n", "## 2026-12-05 Walk\n", "## 2026-11-12 Call #private\n\n- gave 3: y\n",
		"attendees: [Dana, Zoë, Ana]\n", "aliases: [Bo]\n", "cadence: 2w\n", "tags: [private]\n", "tags: [work]\n", "communal: true\n", "snooze: 2026-12-01\n", "status: archived\n", "goals: [tea]\n",
		"last_contact: 2026-11-02\n", "name: Bo\n", "---\n", "\n", "introduced_by: Dana\n", "[[Ravi]]\n", "- [[Dana]]: the plan\n", "unit: h\n", "weights: {time: 2}\n", "x\n",
	}
	commands := [][]string{
		{"report"}, {"report", "--only", "promises"}, {"next", "-n", "9"}, {"due"}, {"balance", "--all"}, {"balance", "--by", "kind", "--by2", "ally"}, {"balance", "--by", "reach", "--index"}, {"stats"},
		{"list"}, {"list", "-p", "2026-11"}, {"promises", "--all"}, {"events"}, {"match"}, {"show", "Dana"}, {"show", "me"}, {"list", "is:overdue"}, {"report", "tag:work"}, {"report", "-p", "2026-11"},
		{"balance", "--units"}, {"thanks"}, {"ask", "time"}, {"coverage"}, {"activity"},
	}
	alone := 0
	for n := range 200 {
		today := "--today=2026-11-22"
		if n%25 == 24 {
			today = "--today=2026-12-02"
		}
		before := l.kept.Ledger
		for range 1 + l.random.IntN(2) {
			l.kept.Take(l.change(words))
		}
		args := append(slices.Clone(commands[l.random.IntN(len(commands))]), today, "-O", "json")
		if got, want := l.answer(&l.kept, args...), l.answer(nil, args...); got != want {
			t.Fatalf("%d, %q:\ngot  %s\nwant %s\nfiles %q", n, args, got, want, l.texts)
		}
		if l.kept.Ledger == before {
			alone++
		}
	}
	if alone < 80 {
		t.Errorf("only %d of 200 changes were taken in without reading all", alone)
	}
}
