package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"allies/cmd/allies/internal/assistant"
	"allies/ledger"
	"allies/parse"
	"allies/parse/edit"
	"allies/parse/text"
)

// inLedger makes a folder with these files and returns it.
func inLedger(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() {
			var text []byte
			text, err = fs.ReadFile(os.DirFS(dir), path)
			files[path] = string(text)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestBytesSurvive: what no edit touched comes back identical, whatever the
// line ends, blanks and beginnings are.
func TestBytesSurvive(t *testing.T) {
	const body = "# Dana\n\n\tcode\n\nMet  at a meetup.  \n\n## 2026-03-20 Call\n\n*\tgot  1 h  Feedback :  x \n* [ ] send it\t\n\n\n\n## About\ttrailing \n\nlast"
	front := "---\nname:   Dana   # hers\nsnooze: 2026-01-01\n---\n"
	for name, text := range map[string]string{
		"plain": body + "\n", "no end": body, "front": front + body, "ends blank": body + "\n\n\n  \n",
		"CRLF": strings.ReplaceAll(front+body, "\n", "\r\n"), "CR": strings.ReplaceAll(body+"\n", "\n", "\r"),
		"BOM": "\ufeff" + front + body + "\n", "BOM and CRLF": "\ufeff" + strings.ReplaceAll(body, "\n", "\r\n"),
		"mixed": strings.Replace(body+"\n", "\n", "\r\n", 3), "odd signs": body + "\n\u2028\u00a0\v\f\u0085é\u0301\U0001f469\u200d\U0001f4bb\n",
	} {
		t.Run(name, func(t *testing.T) {
			for _, c := range []struct {
				args    []string
				removes []string // all that may be gone
			}{
				{[]string{"log", "dana", "gave 2h feedback: x", "-l", "[ ] y by friday"}, nil},
				{[]string{"log", "dana", "--on", "2026-03-20", "win: x"}, nil},
				{[]string{"log", "dana", "--on", "2026-01-01", "-m", "Tea", "win: x"}, nil},
				{[]string{"done", "dana", "1"}, []string{" "}},
				{[]string{"done", "dana", "1", "--drop"}, []string{" "}},
				{[]string{"snooze", "dana", "2w"}, []string{"2026-01-01"}},
				{[]string{"fmt"}, []string{"got  1 h  Feedback :  "}},
			} {
				dir := inLedger(t, map[string]string{"dana.md": text, "allies.yaml": ""})
				said := runInProcess(t, append(c.args, "-C", dir))
				after := filesIn(t, dir)
				if strings.Contains(said, "error") || len(after) != 2 {
					t.Fatalf("%v: %s\n%v", c.args, said, after)
				}
				if !isTextWithout(after["dana.md"], text, c.removes) {
					t.Errorf("%v: %q became\n%q", c.args, text, after["dana.md"])
				}
				if strings.Contains(text, "\r\n") && name != "mixed" && strings.Count(after["dana.md"], "\n") != strings.Count(after["dana.md"], "\r\n") {
					t.Errorf("%v: a line end of another kind in %q", c.args, after["dana.md"])
				}
			}
		})
	}
}

// isTextWithout reports whether the old text, those parts aside, stands in the
// new one, with additions in between.
func isTextWithout(now, old string, parts []string) bool {
	var left string
	for _, part := range parts {
		head, tail, _ := strings.Cut(old, part)
		for part == " " && !strings.HasSuffix(head, "[") {
			more, rest, found := strings.Cut(tail, part)
			if !found {
				return false
			}
			head, tail = head+part+more, rest
		}
		left, old = left+head, tail
	}
	at := 0
	for _, c := range []byte(left + old) {
		i := strings.IndexByte(now[at:], c)
		if i < 0 {
			return false
		}
		at += i + 1
	}
	return true
}

// TestLivesOfFiles leads generated files through many commands. After each one
// the balance, the promises and the notes are what they were, and what the
// command said; at the end taking the added lines away gives the old file back.
func TestLivesOfFiles(t *testing.T) {
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			text := generated(r)
			dir := inLedger(t, map[string]string{"Dana Okafor.md": text, "allies.yaml": ""})
			want, _ := parse.File("Dana Okafor.md", []byte(text), ledger.DefaultConfig())
			gave := counts(want)
			var added []string
			for n := range 8 {
				line := fmt.Sprintf("gave %dh feedback: n%d-%d", n+1, seed, n)
				day := fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))
				args := []string{"log", "dana", line, "--on", day}
				if r.IntN(3) == 0 {
					args = append(args, "-m", pick(r, "Tea", "Call", "Lunch at noon"))
				}
				if said := runInProcess(t, append(args, "-C", dir)); !strings.Contains(said, fmt.Sprintf("gave Dana %dh feedback", n+1)) {
					t.Fatalf("%v: %s\n%s", args, said, filesIn(t, dir)["Dana Okafor.md"])
				}
				added = append(added, line)
			}
			now := filesIn(t, dir)["Dana Okafor.md"]
			a, problems := parse.File("Dana Okafor.md", []byte(now), ledger.DefaultConfig())
			if got := counts(a); got != gave+len(added) || len(problems) > 0 {
				t.Errorf("%d entries, want %d; %v in\n%s", got, gave+len(added), problems, now)
			}
			if !isTextWithout(now, text, nil) {
				t.Errorf("something is lost:\n%s\nof\n%s", now, text)
			}
			for _, line := range added {
				if strings.Count(now, line) != 1 {
					t.Errorf("%q stands %d times in\n%s", line, strings.Count(now, line), now)
				}
			}
		})
	}
}

func counts(a *ledger.Ally) int {
	n := 0
	for _, note := range a.Notes {
		n += len(note.Entries)
	}
	return n
}

func pick(r *rand.Rand, words ...string) string { return words[r.IntN(len(words))] }

// generated is a file as somebody might write it.
func generated(r *rand.Rand) string {
	bullet := pick(r, "- ", "* ", "+ ", "-   ", "*\t")
	level := strings.Repeat("#", 1+r.IntN(3)) + " "
	after := pick(r, " ", ": ", " – ", " | ")
	blank := pick(r, "\n", "\n", "")
	var b strings.Builder
	if r.IntN(2) == 0 {
		b.WriteString("---\nname: Dana Okafor\ncadence: 6w\n---\n" + blank)
	}
	if level != "# " {
		b.WriteString("# Dana Okafor\n" + blank + pick(r, "", "Met at a meetup.\n"+blank))
	}
	items := r.IntN(3) == 0
	if items && r.IntN(2) == 0 {
		b.WriteString("## Log\n" + blank)
	}
	days := []string{"2026-01-05", "2026-02-10", "2026-03-15", "2026-05-20"}
	if r.IntN(2) == 0 {
		slices.Reverse(days)
	}
	for _, day := range days[:r.IntN(len(days)+1)] {
		title := pick(r, "Tea", "Call #work", "Lunch with [[Ravi]]")
		if items {
			b.WriteString(bullet + day + after + title + "\n")
			for range r.IntN(3) {
				b.WriteString(strings.Repeat(" ", len(bullet)+3*strings.Count(bullet, "\t")) + bullet + pick(r, "gave gift: a", "got 20min help: b", "[ ] c", "d") + "\n")
			}
			continue
		}
		b.WriteString(level + day + after + title + "\n" + blank)
		for range r.IntN(3) {
			b.WriteString(bullet + pick(r, "gave gift: a", "got 20min help: b", "[ ] c", "d\n  and more", "win: e") + "\n")
		}
		b.WriteString(pick(r, "", "\nSome prose.\n", "\n### Later\n\n1. one\n2. two\n", "\n> quoted\n", "\n```\n## 2026-01-01\n```\n") + blank)
	}
	b.WriteString(pick(r, "", "\n## About\n\nText.\n", "\n## Family\n\n- two girls\n", "\n---\n"))
	text := b.String()
	if r.IntN(4) == 0 {
		text = strings.TrimRight(text, "\n")
	}
	if r.IntN(3) == 0 {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	return text
}

// TestStartingSettings: each line that stands after # in the first part of the
// new allies.yaml is what holds without it, and all of them can be read.
func TestStartingSettings(t *testing.T) {
	text, err := start.ReadFile("start/allies.yaml")
	if err != nil {
		t.Fatal(err)
	}
	defaults, own, found := strings.Cut(string(text), "# Not set without you:\n#\n")
	_, defaults, _ = strings.Cut(defaults, "\n\n")
	if !found {
		t.Fatal("the two parts are not told apart")
	}
	c, problems := parse.Config("allies.yaml", []byte(uncommented(defaults)))
	want := ledger.DefaultConfig()
	want.Present = true
	for kind, weight := range c.Weights {
		if weight.Cmp(want.Weight(kind)) != 0 {
			t.Errorf("%s counts %s", kind, weight)
		}
	}
	for unit, price := range c.Units {
		if usual, ok := want.Price(unit); ok != (price != nil) || ok && usual.Cmp(*price) != 0 {
			t.Errorf("%s costs %v", unit, price)
		}
	}
	same := c.HalfLife == want.HalfLife && c.Window == want.Window && c.ThanksGrace == want.ThanksGrace &&
		c.ThanksWindow == want.ThanksWindow && slices.Equal(c.NoContact, want.NoContact)
	if len(problems) > 0 || !same {
		t.Errorf("%v, %+v", problems, c)
	}
	if c, problems = parse.Config("allies.yaml", []byte(uncommented(own))); len(problems) > 0 || !c.SlugNames || c.BudgetPerWeek == nil {
		t.Errorf("%v, %+v", problems, c)
	}
}

func uncommented(s string) string {
	var b bytes.Buffer
	for line := range strings.Lines(s) {
		b.WriteString(strings.TrimPrefix(line, "# "))
	}
	return b.String()
}

// TestWritingExamples runs the examples that help shows on the commands which
// write, on a copy of a team lead's ledger.
func TestWritingExamples(t *testing.T) {
	lead := filepath.Join("..", "..", "examples", "team-lead")
	for _, c := range commands() {
		for _, example := range c.about().examples {
			if c.group != write || strings.Contains(example, "edit") || strings.Contains(example, "~") {
				continue
			}
			t.Run(example, func(t *testing.T) {
				dir := t.TempDir()
				if err := os.CopyFS(dir, os.DirFS(lead)); err != nil {
					t.Fatal(err)
				}
				own := example[strings.Index(example, "|")+1:] // after what it reads
				said := runInProcess(t, append(shellWords(own)[1:], "-C", dir))
				if strings.Contains(said, "allies: error: ") {
					t.Errorf("$ %s\n%s", example, said)
				}
			})
		}
	}
}

// TestSavedMeanwhile: what an editor saves after the ledger was read is what
// gets edited, and a file that nobody saved is not read again.
func TestSavedMeanwhile(t *testing.T) {
	for _, saves := range []bool{false, true} {
		dir := inLedger(t, map[string]string{"dana.md": "# Dana\n\n## 2026-03-20 Call\n", "allies.yaml": ""})
		s := newSession(world{ctx: t.Context(), env: func(string) string { return dir }, stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return documentsToday }})
		s.options.dir = setting(dir)
		c := call{session: s, given: []string{"dana"}}
		log := edit.Log{Day: ledger.DateOf(documentsToday), Lines: []string{"win: x"}}
		err := c.write(func(w *writing) error {
			if saves {
				if err := os.WriteFile(filepath.Join(dir, "dana.md"), []byte("# Dana\n\nSaved.\n"), 0o600); err != nil {
					return err
				}
			}
			made, err := w.change("dana.md", edit.Intention{
				Plan:   func(s *edit.Source) (text.Edits, error) { return edit.AddLog(s, log), nil },
				Verify: func(before, after *edit.Source) error { return edit.VerifyLog(before, after, log) },
			})
			if again := made.Before.Ally() != w.held.reading("dana.md").Ally; again != saves {
				t.Errorf("saved: %v, read again: %v", saves, again)
			}
			return err
		})
		if after := filesIn(t, dir)["dana.md"]; err != nil || strings.Contains(after, "Saved.") != saves || !strings.Contains(after, "win: x") {
			t.Errorf("saved: %v: %v\n%s", saves, err, after)
		}
	}
}

// TestSavedUnderAnAssistant: what an editor saves after the assistant has read
// the file is left alone, however late it is saved.
func TestSavedUnderAnAssistant(t *testing.T) {
	const read, saved = "# Dana\n\n## 2026-03-20 Call\n", "# Dana\n\nSaved.\n"
	for _, when := range []string{"never", "before the change", "during the change"} {
		dir, expect := inLedger(t, map[string]string{"dana.md": read, "allies.yaml": ""}), hash([]byte(read))
		s := newSession(world{ctx: t.Context(), env: func(string) string { return dir }, stdout: io.Discard, stderr: io.Discard, now: func() time.Time { return documentsToday }})
		s.options.dir, s.assistant = setting(dir), &assistant.Caller{Expect: &expect}
		save := func(now string) {
			if now != when {
				return
			}
			if err := os.WriteFile(filepath.Join(dir, "dana.md"), []byte(saved), 0o600); err != nil {
				t.Error(err)
			}
		}
		log := edit.Log{Day: ledger.DateOf(documentsToday), Lines: []string{"win: x"}}
		err := call{session: s, given: []string{"dana"}}.write(func(w *writing) error {
			save("before the change")
			_, err := w.change("dana.md", edit.Intention{
				Plan: func(s *edit.Source) (text.Edits, error) {
					save("during the change")
					return edit.AddLog(s, log), nil
				},
				Verify: func(before, after *edit.Source) error { return edit.VerifyLog(before, after, log) },
			})
			return err
		})
		after := filesIn(t, dir)["dana.md"]
		if when == "never" && (err != nil || !strings.Contains(after, "win: x")) || when != "never" && (err == nil || after != saved) {
			t.Errorf("saved %s: %v\n%s", when, err, after)
		}
	}
}

// A file that is given a whole new text is as it was read, or stays.
func TestRewriteLeavesWhatHasChanged(t *testing.T) {
	dir := inLedger(t, map[string]string{"today.md": "saved meanwhile\n"})
	s := newSession(world{ctx: t.Context(), env: func(string) string { return "" }, stdout: io.Discard, stderr: io.Discard, now: time.Now})
	w := &writing{reading: &reading{call: call{session: s}}}
	leave, err := w.enter(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	if err := w.rewrite("today.md", []byte("as it was read\n"), []byte("new\n")); err == nil {
		t.Error("a changed file is overwritten")
	}
	if err := w.rewrite("today.md", []byte("saved meanwhile\n"), []byte("new\n")); err != nil {
		t.Error(err)
	}
	if got := filesIn(t, dir); got["today.md"] != "new\n" {
		t.Errorf("%q", got)
	}
}
