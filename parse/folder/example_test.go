package folder_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing/fstest"

	"allies/ledger"
	"allies/parse/folder"
)

var files = fstest.MapFS{
	"README.md":             {Data: []byte("# My people\n")},
	"People/Dana Okafor.md": {Data: []byte("# Dana Okafor\n\n## 2026-03-14 Coffee\n")},
	"recipes/soup.md":       {Data: []byte("---\ntype: recipe\n---\n")},
}

func ExampleDir() {
	l, err := folder.Dir(files, folder.Options{})
	fmt.Println(err)
	for _, a := range l.Allies {
		fmt.Println(a.Name, len(a.Notes))
	}
	for _, f := range l.Files {
		if f.LeftOut() {
			fmt.Println(f.Path, "is left out:", f.Why)
		}
	}
	// Output:
	// <nil>
	// Dana Okafor 1
	// README.md is left out: its name is reserved
	// recipes/soup.md is left out: its type is recipe
}

func ExampleReader() {
	r := folder.NewReader(files, folder.Options{})
	first, _ := r.Read()
	second, _ := r.Read() // takes what did not change from before
	fmt.Println(first.Allies[0] == second.Allies[0])
	// Output:
	// true
}

func ExampleReadSource() {
	c := ledger.DefaultConfig()
	scope := folder.NewScope(c, []string{"People"}, nil)
	got := folder.ReadSource("People/Ravi Patel.md", []byte("# Ravi Patel\n"), scope, c)
	fmt.Println(got.Ally.Name, got.LeftOut())
	// Output:
	// Ravi Patel false
}

func ExampleFindRoot() {
	dir, err := os.MkdirTemp("", "example-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	below := filepath.Join(dir, "People")
	if err := os.Mkdir(below, 0o700); err != nil {
		panic(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "allies.yaml"), nil, 0o600); err != nil {
		panic(err)
	}
	root, err := folder.FindRoot(folder.Start{Folder: below})
	fmt.Println(root.Dir == dir, err)
	// Output:
	// true <nil>
}

func ExampleNewReader() {
	l, err := folder.NewReader(files, folder.Options{}).Read()
	fmt.Println(len(l.Allies), err)
	// Output:
	// 1 <nil>
}

func ExampleCure() {
	fmt.Println(folder.Cure(folder.RuleType))
	// Output:
	// `type: person` in its front matter makes it an ally's
}

func ExampleReadRegular() {
	src, err := folder.ReadRegular(files, "README.md")
	fmt.Printf("%q %v\n", src, err)
	// Output:
	// "# My people\n" <nil>
}

func ExampleIsPeopleFolder() {
	fmt.Println(folder.IsPeopleFolder("10 People"), folder.IsPeopleFolder("Recipes"))
	// Output:
	// true false
}

func ExampleNewScope() {
	c := ledger.DefaultConfig()
	fmt.Println(folder.ReadSource("recipes/soup.md", []byte("salt\n"), folder.NewScope(c, []string{"People"}, nil), c).LeftOut())
	// Output:
	// true
}

func ExampleScopeOf() {
	l, _ := folder.Dir(files, folder.Options{})
	_, err := folder.ScopeOf(files, l)
	fmt.Println(err)
	// Output:
	// <nil>
}
