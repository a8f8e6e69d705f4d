package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"allies/ledger"
)

// TestCodePages holds the page of each problem code to its promise: its
// example has the problem, and its cure has it no longer.
func TestCodePages(t *testing.T) {
	for _, code := range ledger.Codes() {
		t.Run(string(code), func(t *testing.T) {
			text, err := os.ReadFile(filepath.Join("help", "codes", string(code)+".md"))
			if err != nil {
				t.Fatalf("each problem code has a page, with an example under For example and its cure under The cure: %v", err)
			}
			page, named := string(text), "["+string(code)+"]"
			if !strings.HasPrefix(page, "# "+string(code)+"\n") {
				t.Error("the page is not titled with its code")
			}
			if code.OnlyStrict() != strings.Contains(page, "only with `--strict`") {
				t.Error("the page and the code disagree on whether --strict is needed")
			}
			example, cure, found := strings.Cut(page, "\n## The cure\n")
			if !found {
				t.Fatal("the page has no cure")
			}
			if code != ledger.CodeEncoding && !strings.Contains(example, named) { // bytes no page can hold
				t.Errorf("the example does not show %s", named)
			}
			if strings.Contains(cure, named) {
				t.Errorf("the cure still shows %s", named)
			}
		})
	}
}
