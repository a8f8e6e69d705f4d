package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"
)

// Whatever a card says comes back: cards of every program, taken into an empty
// ledger, exported, and taken into another empty one, give the same keys and prose.
func TestCardsComeBack(t *testing.T) {
	scripts, err := filepath.Glob("testdata/script/import-*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	cards := 0
	for _, script := range scripts {
		archive, err := txtar.ParseFile(script)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range archive.Files {
			if filepath.Ext(f.Name) != ".vcf" {
				continue
			}
			first, second, cardFile := t.TempDir(), t.TempDir(), filepath.Join(t.TempDir(), "cards.vcf")
			if err := os.WriteFile(cardFile, f.Data, 0o600); err != nil {
				t.Fatal(err)
			}
			runInProcess(t, []string{"import", "vcard", cardFile, "-C", first})
			runInProcess(t, []string{"export", "vcard", "-o", cardFile, "-C", first, "--include-private"})
			runInProcess(t, []string{"import", "vcard", cardFile, "-C", second})
			was, is := sortedFiles(t, first), sortedFiles(t, second)
			cards += len(was)
			for _, file := range slices.Sorted(maps.Keys(was)) {
				if was[file] != is[file] {
					t.Errorf("%s, %s: %s was\n%s\nand is\n%s", script, f.Name, file, was[file], is[file])
				}
			}
		}
	}
	if cards < 20 {
		t.Errorf("%d cards are too few to tell", cards)
	}
}

// sortedFiles are the words of a folder's files, in order of the alphabet: that of
// keys and of the values of one means nothing, as line ends in a paragraph.
func sortedFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := filesIn(t, dir)
	for name, text := range files {
		words := strings.FieldsFunc(strings.ReplaceAll(text, `\`, ""), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("[],|\"", r) })
		slices.Sort(words)
		files[name] = strings.Join(words, " ")
	}
	return files
}
