package git

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
)

// The benchmarks read 2,000 files of twenty notes: as a folder, and at a
// revision as git has it after `git gc` and before.

func BenchmarkFolder(b *testing.B) {
	dir := large(b)
	for b.Loop() {
		readAll(b, os.DirFS(dir))
	}
}

func BenchmarkRevisionPacked(b *testing.B) {
	dir := large(b)
	git(b, dir, "gc", "--quiet")
	benchmarkRevision(b, dir)
}

func BenchmarkRevisionLoose(b *testing.B) { benchmarkRevision(b, large(b)) }

func benchmarkRevision(b *testing.B, dir string) {
	for b.Loop() {
		repo, err := Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		tree, err := repo.At(b.Context(), "HEAD")
		if err != nil {
			b.Fatal(err)
		}
		readAll(b, tree)
		if err := tree.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// large makes the ledger of the benchmarks.
func large(b *testing.B) string {
	var pairs []string
	for i := range 2000 {
		var text strings.Builder
		fmt.Fprintf(&text, "---\nname: Person %d\ncadence: 6w\n---\n# Person %d\n", i, i)
		for n := range 20 {
			fmt.Fprintf(&text, "\n## 2026-%02d-%02d Call %d\n\n- gave 2h feedback: the draft of chapter %d\n- got introduction: someone from team %d\n",
				n%12+1, i%28+1, i*n, i+n, i^n)
		}
		pairs = append(pairs, fmt.Sprintf("People/person-%04d.md", i), text.String())
	}
	return repository(b, pairs...)
}

func readAll(b *testing.B, fsys fs.FS) {
	err := fs.WalkDir(fsys, "People", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			_, err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}
