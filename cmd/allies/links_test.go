package main

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestLinksLead: what the documents link to, show, or name as a path of the project
// is there, and each picture says in words what it shows.
func TestLinksLead(t *testing.T) {
	root := filepath.Join("..", "..")
	targets := regexp.MustCompile(`\]\(([^)#]+)\)|(?:src|srcset)="([^"]+)"|` + "`((?:\\.ci|\\.release|\\.github|examples|ledger|parse|report|cmd/allies)/[A-Za-z0-9_./-]*)`")
	pictures := regexp.MustCompile(`!\[([^\]]*)\]\(|<img [^>]*?(?:alt="([^"]*)"[^>]*)?/?>`)
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", filepath.Join(".release", "README.md")} {
		text, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range targets.FindAllStringSubmatch(string(text), -1) {
			target := m[1] + m[2] + m[3]
			if strings.Contains(target, "://") || strings.Contains(target, "NAME") || strings.Contains(target, "CODE") {
				continue
			}
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(target))); err != nil {
				t.Errorf("%s names %s, which is not there", name, target)
			}
		}
		for _, m := range pictures.FindAllStringSubmatch(string(text), -1) {
			if m[1]+m[2] == "" {
				t.Errorf("%s shows a picture without saying what is on it: %s", name, m[0])
			}
		}
	}
}

// TestNamesOfTheCodeAreThere: the files and the names of Go that CONTRIBUTING.md
// speaks of are in the code, and a name with a file after it is declared in that file.
func TestNamesOfTheCodeAreThere(t *testing.T) {
	root := filepath.Join("..", "..")
	files, code, texts := map[string]bool{}, strings.Builder{}, map[string]string{}
	err := filepath.WalkDir(root, func(file string, d fs.DirEntry, err error) error {
		files[d.Name()] = true
		if err != nil || filepath.Ext(file) != ".go" {
			return err
		}
		text, err := os.ReadFile(file)
		code.Write(text)
		texts[filepath.ToSlash(file)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]bool{}
	for _, word := range regexp.MustCompile(`\w+`).FindAllString(code.String(), -1) {
		words[word] = true
	}
	page, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	prose := regexp.MustCompile("(?s)```.*?```").ReplaceAllString(string(page), "")
	for _, m := range regexp.MustCompile("`(?:([\\w-]+\\.(?:go|css|md|txtar|yaml))|(?:\\w+\\.)?([A-Za-z_]+))`").FindAllStringSubmatch(prose, -1) {
		switch file, word := m[1], m[2]; {
		case strings.Contains(file+word, "NAME") || strings.Contains(file+word, "CODE"):
		case file != "" && !files[file], word != "" && !words[word]:
			t.Errorf("CONTRIBUTING.md names %s, which is not in the code", file+word)
		}
	}
	pairs := regexp.MustCompile("`(?:\\w+\\.)?(\\w+)`,?\\s+(?:\\(|in\\s+)`([\\w/-]+\\.go)`").FindAllStringSubmatch(prose, -1)
	if len(pairs) < 20 {
		t.Errorf("CONTRIBUTING.md names %d files of what it speaks of", len(pairs))
	}
	for _, m := range pairs {
		declares := regexp.MustCompile(`(?m)^(?:func (?:\([^)]*\) )?|type |var |const |\t)` + m[1] + `\b`).MatchString
		if !slices.ContainsFunc(slices.Collect(maps.Keys(texts)), func(file string) bool {
			return strings.HasSuffix(file, "/"+m[2]) && declares(texts[file])
		}) {
			t.Errorf("CONTRIBUTING.md has %s in %s, which does not declare it", m[1], m[2])
		}
	}
}
