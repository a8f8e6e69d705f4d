package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestExamples keeps the example ledgers free of problems, every link, order
// and note of theirs included.
func TestExamples(t *testing.T) {
	root := filepath.Join("..", "..", "examples")
	ledgers, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range ledgers {
		t.Run(l.Name(), func(t *testing.T) {
			said := runInProcess(t, []string{"check", "--strict", "-C", filepath.Join(root, l.Name())})
			if !strings.HasPrefix(said, "no problems") {
				t.Errorf("check --strict says:\n%s", said)
			}
		})
	}
}
