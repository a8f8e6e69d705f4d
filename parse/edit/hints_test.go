package edit_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"allies/ledger"
	"allies/parse/edit"
	"allies/parse/folder"
	"allies/parse/internal/samples"
)

// advised are the codes of what no line can cure: only their messages help.
var advised = []ledger.Code{ledger.CodeConflict, ledger.CodeEncoding, ledger.CodeTooLarge}

// Every hint cures: typed as it stands, the problem is gone, nothing that was read
// before is lost, and there is no other problem.
func TestEveryHintCures(t *testing.T) {
	seen := map[string]bool{}
	for name, tree := range ledgers(t) {
		before := readTree(t, tree)
		for _, p := range before.Problems {
			if slices.Contains(advised, p.Code) || strings.Contains(p.Hint, "did the shell take") || strings.HasPrefix(p.Hint, "call the file ") {
				continue
			}
			if strings.HasPrefix(p.Message, "this page has no day") {
				p.Hint = strings.ReplaceAll(p.Hint, "YYYY-MM-DD", "2026-03-14") // only its user knows the day
			}
			line := p.Source
			key := string(p.Code) + p.Message + line
			if seen[key] {
				continue
			}
			seen[key] = true
			if from, to, moves := strings.Cut(strings.TrimPrefix(p.Hint, "mv "), " "); moves && strings.HasPrefix(p.Hint, "mv ") {
				typed := maps.Clone(tree)
				typed[to] = typed[from]
				delete(typed, from)
				if why := notCured(t, before, p, typed); why != "" {
					t.Errorf("%s: %s\n  hint: %s\n  %s", name, p.Message, p.Hint, why)
				}
				continue
			}
			if why := ill(p, string(tree[p.File].Data)); why != "" {
				t.Errorf("%s: %s:%d: %s [%s]\n  %s\n  hint: %s\n  %s", name, p.File, p.Line, p.Message, p.Code, line, p.Hint, why)
			}
			if len(p.Fix) > 0 {
				if why := notCured(t, before, p, fixed(tree, p)); why != "" {
					t.Errorf("%s: %s:%d: %s [%s]\n  %s\n  fix: %v\n  %s", name, p.File, p.Line, p.Message, p.Code, line, p.Fix, why)
				}
			}
			why := "the hint is no line"
			if len(p.Fix) > 0 && (strings.TrimSpace(p.Fix[0].New) == p.Hint || strings.Contains(p.Hint, "\n")) {
				continue // a line more, or several
			}
			for _, typed := range ways(tree, p) {
				if why = notCured(t, before, p, typed); why == "" {
					break
				}
			}
			if why != "" {
				t.Errorf("%s: %s:%d:%d-%d: %s [%s]\n  %s\n  hint: %s\n  %s", name, p.File, p.Line, p.Column, p.EndColumn, p.Message, p.Code, line, p.Hint, why)
			}
		}
	}
	if len(seen) < 200 {
		t.Errorf("%d problems were cured, want hundreds", len(seen))
	}
}

// What only --strict minds is cured by its hint too: a link by the file that a
// command makes, or as plain text; a note out of order by moving it; an ally
// without a note by a note.
func TestStrictHintsCure(t *testing.T) {
	trees := ledgers(t)
	for i, body := range []string{
		"# Dana\n\n## 2026-03-14 Tea\n\nx\n\n## 2026-03-20 Tea\n\ny\n\n## 2026-03-16 Cake\n\n- win: z\n",
		"# Dana\n\n- 2026-03-20 tea\n- 2026-03-14 tea\n- 2026-03-16 cake\n  - win: z", "# Dana\n\n## 2026-03-20 Tea\nx\n## 2026-03-14 Tea\n## 2026-03-16 Cake",
		"## 2026-03-10 Tea\n> quote\n>>>>>>> b\n## 2026-03-16 Tea\n## 2026-03-14 Cake\n- [x] a\n<<<<<<< a\n=======\n- got 20 €: b\n", "## 2026-03-10 Tea\n## 2026-03-16 Tea\n- [x] a\n## 2026-03-14 Cake\n- win: x\n%%\n",
		"# Dana\n\n## 2026-03-20 Tea with [[Notes/2026 plans|the plan]] and [[Dna]] and [Bo](bo.md)\n",
	} {
		trees[fmt.Sprint("strict ", i)] = fstest.MapFS{"dana.md": {Data: []byte(body)}}
	}
	cured := map[ledger.Code]int{}
	for name, tree := range trees {
		before, err := folder.Dir(tree, folder.Options{Strict: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range before.Problems {
			if !p.Code.OnlyStrict() || p.Code == ledger.CodeOrder && len(p.Fix) == 0 || opensBlock(string(tree[p.File].Data)) {
				continue // notes of several forms are moved by hand, and a block that is open hides what is typed
			}
			typed := []fstest.MapFS{fixed(tree, p)}
			if len(p.Fix) == 0 {
				typed = ways(tree, p)
			}
			isCured := func(tree fstest.MapFS) bool {
				after, err := folder.Dir(tree, folder.Options{Strict: true})
				same := func(q ledger.Problem) bool {
					return q.Code == p.Code && q.File == p.File && q.Line == p.Line && q.Message == p.Message
				}
				return err == nil && !slices.ContainsFunc(after.Problems, same) && len(facts(after, ledger.Problem{})) >= len(facts(before, ledger.Problem{}))
			}
			if !slices.ContainsFunc(typed, isCured) {
				t.Errorf("%s: %s:%d: %s [%s]\n  %s\n  hint: %s", name, p.File, p.Line, p.Message, p.Code, p.Source, p.Hint)
			}
			cured[p.Code]++
		}
	}
	for _, code := range []ledger.Code{ledger.CodeLink, ledger.CodeOrder, ledger.CodeThin} {
		if cured[code] < 3 {
			t.Errorf("%s was cured %d times, want more", code, cured[code])
		}
	}
}

// opensBlock reports whether a text has a mark that may hide what follows.
func opensBlock(src string) bool {
	return strings.Contains(strings.ToLower(src), "<pre") || strings.Contains(src, "```") || strings.Contains(src, "~~~") || strings.Contains(src, "<!--") || strings.Contains(src, "%%")
}

// What check --fix does with all cures of a file at once is what it verifies: it
// never refuses its own cures.
func TestCuresAreMade(t *testing.T) {
	made := 0
	for name, tree := range ledgers(t) {
		for file, f := range tree {
			if !strings.HasSuffix(file, ".md") {
				continue
			}
			s, _ := edit.ReadSource(file, f.Data, ledger.DefaultConfig())
			if s == nil {
				continue
			}
			edits, cured := s.Cure(func(*ledger.Problem) bool { return true })
			after, err := s.After(edits)
			if err == nil {
				err = edit.VerifyCure(s, after, cured)
			}
			if err != nil {
				t.Errorf("%s: %s: %v\n%s", name, file, err, f.Data)
			}
			made += len(cured)
		}
	}
	if made < 100 {
		t.Errorf("%d cures were made, want hundreds", made)
	}
}

// ill says what is wrong with a hint as a text: advice, a form to fill in, words
// that its user did not type.
func ill(p ledger.Problem, src string) string {
	switch {
	case p.Hint == "":
		return "there is no hint"
	case strings.Contains(p.Hint, "…") && !strings.Contains(p.Source, "…"):
		return "the hint is a form"
	case strings.Contains(p.Hint, "did you mean"), strings.Contains(p.Hint, "YYYY-MM-DD") && !strings.HasPrefix(p.Message, "the promise"):
		return "the hint is no line"
	case strings.HasSuffix(p.Hint, " in allies.yaml"), strings.HasPrefix(p.Hint, "as in "), len(p.Fix) > 0, strings.Contains(p.Hint, "\n"):
		return ""
	}
	typed := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return ' '
	}, linkToAlly.ReplaceAllString(line(p.Hint), ""))
	for _, word := range strings.Fields(typed) {
		if len(word) > 3 && !strings.Contains(strings.ToLower(p.File+src), strings.ToLower(word)) && !known(word) {
			return "the hint adds the word " + word
		}
	}
	return ""
}

// linkToAlly says in a hint whose a line of a page is.
var linkToAlly = regexp.MustCompile(`\[\[[^]]*\]\]`)

// line is what is to be typed of a hint that says more.
func line(hint string) string {
	if _, rest, quoted := strings.Cut(hint, "`"); quoted {
		typed, _, _ := strings.Cut(rest, "`")
		return typed
	}
	return hint
}

// known reports whether a word is one of the format.
func known(word string) bool {
	words := append(ledger.DefaultConfig().KindWords(), ledger.StatusWords()...)
	return slices.Contains(append(words, "name", "team", "outside", "true", "false", "mins", "hours", "YYYY"), word)
}

// ways are the trees in which the hint is typed: in the place that is marked, to
// the end of the line, as the item, as the line, or into allies.yaml.
func ways(tree fstest.MapFS, p ledger.Problem) []fstest.MapFS {
	var all []fstest.MapFS
	for _, m := range quotedPlace.FindAllStringSubmatch(p.Hint, -1) {
		if m[2] == "allies.yaml" {
			all = append(all, withSetting(tree, m[1]))
		} else {
			all = append(all, withKey(tree, p.File, m[1]))
		}
	}
	if len(all) > 0 {
		return all
	}
	if settings, ok := strings.CutSuffix(p.Hint, " in allies.yaml"); ok {
		for _, setting := range strings.Split(settings, " or ") {
			all = append(all, withSetting(tree, setting))
		}
		return all
	}
	src := string(tree[p.File].Data)
	lines := strings.SplitAfter(src, "\n")
	if strings.Contains(strings.ReplaceAll(src, "\r\n", ""), "\r") {
		return nil
	}
	if p.Line > len(lines) {
		return nil
	}
	start := 0
	for _, l := range lines[:p.Line-1] {
		start += len(l)
	}
	if p.Line == 1 && strings.HasPrefix(src, "\ufeff") {
		start += len("\ufeff")
	}
	line := strings.TrimRight(lines[p.Line-1], "\r\n")
	if p.Line == 1 {
		line = strings.TrimPrefix(line, "\ufeff")
	}
	runes := []rune(line)
	a := len(string(runes[:min(p.Column-1, len(runes))]))
	b := len(string(runes[:min(p.EndColumn-1, len(runes))]))
	indent := len(line) - len(strings.TrimLeft(line, " \t"))
	bullet := indent + len(bulletOf.FindString(line[indent:]))
	put := func(from, to int, hint string) {
		all = append(all, replaced(tree, p.File, start+from, start+to, hint))
	}
	if name, command := strings.CutPrefix(p.Hint, "allies new "); command {
		name = strings.Trim(name, "'")
		out := maps.Clone(tree)
		out[name+".md"] = &fstest.MapFile{Data: []byte("# " + name + "\n")}
		return append(all, out)
	}
	if p.Code == ledger.CodeThin { // at the end
		return append(all, replaced(tree, p.File, len(src), len(src), "\n\n"+strings.TrimPrefix(p.Hint, "as in ")+"\n"))
	}
	if p.Code == ledger.CodeOpenBlock { // a line of its own, below
		start = 0
		for i, l := range lines {
			if i >= p.Line {
				all = append(all, replaced(tree, p.File, start, start, p.Hint+"\n"))
			}
			start += len(l)
		}
		return all
	}
	for _, hint := range alternatives(p.Hint) {
		put(a, b, hint)
		put(a, len(line), hint)
		put(indent, len(line), hint)
		put(bullet, len(line), hint)
		put(0, len(line), hint)
	}
	return all
}

// givesDay finds the hint that makes a note of an item or a line.
var givesDay = regexp.MustCompile(`^(as in )?(- )?\d{4}-\d\d-\d\d `)

// quotedPlace is a line in a hint, and where it goes.
var quotedPlace = regexp.MustCompile("`([^`]+)` in (allies.yaml|its front matter)")

// withKey puts a line into the front matter of a file, in the place of one of the
// same key.
func withKey(tree fstest.MapFS, file, line string) fstest.MapFS {
	src := string(tree[file].Data)
	key, _, _ := strings.Cut(line, ":")
	if at := regexp.MustCompile(`(?m)^` + key + `:.*\n`).FindStringIndex(src); at != nil {
		return replaced(tree, file, at[0], at[1], line+"\n")
	}
	if strings.HasPrefix(src, "---\n") {
		return replaced(tree, file, len("---\n"), len("---\n"), line+"\n")
	}
	return replaced(tree, file, 0, 0, "---\n"+line+"\n---\n")
}

// alternatives are the lines of which a hint says that each will do.
func alternatives(hint string) []string {
	if strings.Contains(hint, "`") {
		return []string{line(hint)}
	}
	hint = strings.TrimPrefix(hint, "as in ")
	parts := strings.Split(hint, " or ")
	return append(append([]string{hint}, parts...), strings.Split(parts[0], ", ")...)
}

var bulletOf = regexp.MustCompile(`^([-*+]|\d+[.)])[ \t]+(\[.\][ \t]+)?`)

func replaced(tree fstest.MapFS, file string, start, end int, text string) fstest.MapFS {
	src := string(tree[file].Data)
	out := fstest.MapFS{}
	for name, f := range tree {
		out[name] = f
	}
	out[file] = &fstest.MapFile{Data: []byte(src[:start] + text + src[end:])}
	return out
}

func fixed(tree fstest.MapFS, p ledger.Problem) fstest.MapFS {
	edits := slices.Clone(p.Fix)
	slices.SortStableFunc(edits, func(a, b ledger.Edit) int { return b.Start - a.Start })
	for _, e := range edits {
		tree = replaced(tree, p.File, e.Start, e.End, e.New)
	}
	return tree
}

// withSetting puts a line into allies.yaml, in the place of one of the same key.
func withSetting(tree fstest.MapFS, line string) fstest.MapFS {
	key, _, _ := strings.Cut(line, ":")
	var kept []string
	if f := tree[ledger.ConfigFile]; f != nil {
		for _, l := range strings.SplitAfter(string(f.Data), "\n") {
			if !strings.HasPrefix(l, key+":") {
				kept = append(kept, l)
			}
		}
	}
	text := strings.Join(kept, "")
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	out := fstest.MapFS{}
	for name, f := range tree {
		out[name] = f
	}
	out[ledger.ConfigFile] = &fstest.MapFile{Data: []byte(text + line + "\n")}
	return out
}

// notCured says why a problem is not cured in another tree, "" where it is.
func notCured(t *testing.T, before *ledger.Ledger, p ledger.Problem, tree fstest.MapFS) string {
	after := readTree(t, tree)
	left := map[string]int{}
	shown := func(q ledger.Problem) bool { // it was not said, since it follows from what is cured
		if p.Code == ledger.CodeAlmostEntry && givesDay.MatchString(p.Hint) && (q.Line != p.Line || q.Code == ledger.CodeAmount) {
			return true // the lines under a new note are its own, and an amount is read once there is a day
		}
		return p.Code == ledger.CodeOpenBlock || strings.HasPrefix(p.Message, "not read: what follows a tag") || (p.Code == ledger.CodeAlmostDate || p.Code == ledger.CodeDate) && q.Code != ledger.CodeAlmostDate || strings.HasPrefix(p.Hint, "as in ## ") || strings.HasPrefix(p.Hint, "log: ")
	}
	for _, q := range before.Problems {
		left[said(q)]++
	}
	left[said(p)]--
	for _, q := range after.Problems {
		if left[said(q)]--; left[said(q)] < 0 && (q.Once == "" || q.Once != p.Once) && !shown(q) {
			return fmt.Sprintf("then there is %s:%d: %s", q.File, q.Line, q.Message)
		}
	}
	lost := map[string]int{}
	for _, fact := range facts(before, p) {
		lost[fact]++
	}
	for _, fact := range facts(after, ledger.Problem{}) {
		lost[fact]--
	}
	for fact, n := range lost {
		shorter := func() bool { // its last line is an item of its own now
			for gained, n := range lost {
				if n < 0 && strings.HasPrefix(fact, gained) {
					return true
				}
			}
			return false
		}
		if n > 0 && !shorter() {
			return "then " + fact + " is lost"
		}
	}
	return ""
}

// said is what a problem says, numbers aside: those of lines and of entries move.
func said(p ledger.Problem) string {
	return p.File + string(p.Code) + strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return -1
		}
		return r
	}, strings.SplitN(p.Message, ", and ", 2)[0])
}

// facts are what was read, the line of a problem aside.
func facts(l *ledger.Ledger, p ledger.Problem) []string {
	var all []string
	for _, a := range l.Allies {
		add := func(line int32, words ...string) {
			if int(line) != p.Line { // of the file, or of a page
				all = append(all, a.File+": "+strings.Join(words, " "))
			}
		}
		for _, f := range a.Fields {
			add(f.Pos.Line, "the key", f.Key, strings.Join(f.Values, ","))
		}
		for _, n := range a.Notes {
			add(n.Head.Line, "the note of", n.Date.String(), n.Title)
			for _, e := range n.Entries {
				add(e.Pos.Line, "the entry", e.Dir.String(), e.Amount.String(), e.Unit, e.Kind, e.Text)
			}
			for _, e := range n.Thanks {
				add(e.Pos.Line, "the thanks", e.Text)
			}
			for _, e := range n.Events {
				add(e.Pos.Line, "the event", e.Text)
			}
		}
		for _, p := range a.Promises() {
			add(p.Pos.Line, "the promise", p.Text)
		}
	}
	return all
}

func readTree(t *testing.T, tree fstest.MapFS) *ledger.Ledger {
	t.Helper()
	l, err := folder.Dir(tree, folder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// fuzzed is the text in a file of a fuzz corpus.
var fuzzed = regexp.MustCompile(`(?:string|\[\]byte)\((".*")\)`)

// mixed adds ledgers in which lines of the samples follow each other as they do
// in none.
func mixed(all map[string]fstest.MapFS) {
	var lines []string
	for _, body := range samples.Bodies {
		lines = append(lines, strings.Split(body.Src, "\n")...)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for i := range 400 {
		src := []string{"# Dana Okafor", "", "## 2026-03-14 Coffee", ""}
		for range 6 {
			src = append(src, lines[r.IntN(len(lines))])
		}
		body := strings.Join(src, "\n") + "\n"
		if !strings.ContainsAny(body, "\r\ufeff") {
			all[fmt.Sprint("mixed ", i)] = fstest.MapFS{"dana.md": {Data: []byte(body)}}
		}
	}
}

// ledgers are the texts of all tests and examples, each as a ledger.
func ledgers(t *testing.T) map[string]fstest.MapFS {
	all := map[string]fstest.MapFS{}
	for _, body := range samples.Bodies {
		all["sample "+body.Name] = fstest.MapFS{"dana.md": {Data: []byte(body.Src)}}
	}
	mixed(all)
	corpus, err := filepath.Glob("../testdata/fuzz/FuzzBody/*")
	if err != nil || len(corpus) == 0 {
		t.Fatal("no fuzz corpus")
	}
	for _, file := range corpus {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if m := fuzzed.FindStringSubmatch(string(src)); m != nil {
			if body, err := strconv.Unquote(m[1]); err == nil && utf8.ValidString(body) && !strings.Contains(body, "\x00") {
				all[file] = fstest.MapFS{"dana.md": {Data: []byte(body)}}
			}
		}
	}
	scripts, err := filepath.Glob("../../cmd/allies/testdata/script/*.txtar")
	if err != nil || len(scripts) == 0 {
		t.Fatal("no scripts")
	}
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		tree := fstest.MapFS{}
		for _, f := range archive.Files {
			if path.Clean(f.Name) == f.Name && !strings.HasPrefix(f.Name, "/") {
				tree[f.Name] = &fstest.MapFile{Data: f.Data}
			}
		}
		all[filepath.Base(script)] = tree
	}
	err = filepath.WalkDir("../../examples", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(name)
		parts := strings.SplitN(filepath.ToSlash(name), "/", 5)
		if all[parts[3]] == nil {
			all[parts[3]] = fstest.MapFS{}
		}
		if len(parts) == 5 {
			all[parts[3]][parts[4]] = &fstest.MapFile{Data: src}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}
