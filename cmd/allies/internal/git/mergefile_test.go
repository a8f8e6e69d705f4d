package git

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMergeFile merges by lines: whole, with markers, and not at all.
func TestMergeFile(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, text := range map[string]string{
		"base": "a\nb\nc\nd\ne\n", "-ours": "A\nb\nc\nd\ne\n", "theirs": "a\nb\nc\nd\nE\n", "clash": "X\nb\nc\nd\ne\n",
	} {
		if err := os.WriteFile(filepath.Join(".", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	names := MergeNames{Base: "base", Ours: "-ours", Theirs: "theirs", OursLabel: "mine", TheirsLabel: "yours", MarkerSize: 9}
	for _, c := range []struct {
		theirs, want string
		conflicts    int
		fails        bool
	}{
		{"theirs", "A\nb\nc\nd\nE\n", 0, false},
		{"clash", "<<<<<<<<< mine\nA\n=========\nX\n>>>>>>>>> yours\nb\nc\nd\ne\n", 1, false},
		{"gone", "", 0, true},
	} {
		names.Theirs = c.theirs
		got, conflicts, err := MergeFile(t.Context(), names)
		if string(got) != c.want || conflicts != c.conflicts || (err != nil) != c.fails {
			t.Errorf("%s: %q, %d, %v", c.theirs, got, conflicts, err)
		}
	}
}
