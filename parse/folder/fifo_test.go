//go:build unix

package folder

import (
	"path/filepath"
	"syscall"
	"testing"
)

// TestFIFO: reading one would wait for a writer, so none is ever opened, by
// whatever name.
func TestFIFO(t *testing.T) {
	dir, root := disk(t, map[string]string{"dana.md": ""})
	for _, name := range []string{"pipe.md", "me.md", "allies.yaml"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	l, err := Dir(root.FS(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := rules(l)["pipe.md"]; got != RuleIrregular || len(l.Allies) != 1 || len(l.Problems) != 2 {
		t.Errorf("%v, %d allies, %v", got, len(l.Allies), l.Problems)
	}
}
