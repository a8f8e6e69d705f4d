//go:build unix

package doctor

import (
	"os"
	"path/filepath"
	"testing"

	"allies/ledger"
)

// Files of allies and pages are counted by who may read and write them; what is
// left out is not, and a folder that lets nobody in keeps all below it.
func TestCountModes(t *testing.T) {
	dir := t.TempDir()
	for _, folder := range []struct {
		name string
		mode os.FileMode
	}{{"open", 0o755}, {"shut", 0o750}} {
		if err := os.Mkdir(filepath.Join(dir, folder.name), 0o700); err != nil {
			t.Fatal(err)
		}
		for name, mode := range map[string]os.FileMode{"ally.md": 0o604, "page.md": 0o646, "kept.md": 0o600, "locked.md": 0o404, "other.md": 0o606} {
			file := filepath.Join(dir, folder.name, name)
			if err := os.WriteFile(file, nil, 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(file, mode); err != nil {
				t.Fatal(err)
			}
		}
		if err := os.Chmod(filepath.Join(dir, folder.name), folder.mode); err != nil {
			t.Fatal(err)
		}
		files := []ledger.File{
			{Path: folder.name + "/ally.md"}, {Path: folder.name + "/page.md", Rule: ledger.Rule{Number: 4}, Page: true}, {Path: folder.name + "/kept.md"},
			{Path: folder.name + "/locked.md"}, {Path: folder.name + "/other.md", Rule: ledger.Rule{Number: 4}}, {Path: folder.name + "/gone.md"},
		}
		want := [3]int{3, 1, 1}
		if folder.name == "shut" {
			want = [3]int{0, 0, 1}
		}
		if read, written, locked := countModes(files, dir); [3]int{read, written, locked} != want {
			t.Errorf("%s: %d are read by others, %d written, %d locked, want %v", folder.name, read, written, locked, want)
		}
	}
}
