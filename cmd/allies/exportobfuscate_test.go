package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"allies/cmd/allies/internal/export"
	"allies/ledger"
	"allies/parse/folder"
)

// Under a mask no output has a name of anybody, or a word of a text that is not
// one of the program's own.
func TestObfuscatedNamesAreOthers(t *testing.T) {
	for _, example := range []string{"team-lead", "community"} {
		dir := filepath.Join("..", "..", "examples", example)
		l, err := folder.Dir(os.DirFS(dir), folder.Options{})
		if err != nil {
			t.Fatal(err)
		}
		telling := tellingWords(l)
		for _, format := range export.Formats() {
			file := filepath.Join(t.TempDir(), "out")
			if said := runInProcess(t, []string{"export", format, "--obfuscate", "--include-private", "-C", dir, "-o", file}); !strings.Contains(said, "gives no privacy") {
				t.Errorf("%s of %s: %s", format, example, said)
			}
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			unfolded := strings.ReplaceAll(string(text), "\r\n ", "")
			told := map[string]bool{}
			for _, word := range wordsOf(unfolded) {
				told[word] = true
			}
			for word := range telling {
				if told[word] {
					t.Errorf("%s of %s tells of %q", format, example, word)
				}
			}
		}
	}
}

// wordsOf are the longer words of a text.
func wordsOf(text string) []string { return regexp.MustCompile(`\pL{4,}`).FindAllString(text, -1) }

// tellingWords are the words that begin with a capital of names, orgs and texts
// of a ledger, but for those that the program says itself.
func tellingWords(l *ledger.Ledger) map[string]bool {
	words := map[string]bool{}
	add := func(texts ...string) {
		for _, word := range wordsOf(strings.Join(texts, " ")) {
			if _, isKind := l.Config.Kind(word); !isKind && unicode.IsUpper([]rune(word)[0]) && !strings.Contains("Given Received Allies Person Group Place Role Somebody What", word) {
				words[word] = true
			}
		}
	}
	for _, a := range l.Allies {
		add(a.Name, a.Org, a.Location)
		add(a.Aliases...)
		for n := range a.AllNotes() {
			add(n.Title)
			for _, e := range n.Entries {
				add(e.Text)
			}
		}
	}
	return words
}
