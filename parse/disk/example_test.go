package disk_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"allies/parse/disk"
)

// inFolder does something with a folder that holds one file, and with one for
// the program's state.
func inFolder(do func(root, state string)) {
	dir, err := os.MkdirTemp("", "example-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	root := filepath.Join(dir, "ledger")
	if err := os.Mkdir(root, 0o700); err != nil {
		panic(err)
	}
	if err := os.WriteFile(filepath.Join(root, "dana.md"), []byte("# Dana\n"), 0o600); err != nil {
		panic(err)
	}
	do(root, filepath.Join(dir, "state"))
}

func tell(message string) { fmt.Println(message) }

func ExampleWriter_Replace() {
	inFolder(func(root, state string) {
		w, err := disk.Open(root, state, tell)
		if err != nil {
			panic(err)
		}
		defer w.Close()
		err = w.Replace(disk.Update{Path: "dana.md", Read: []byte("# Diana\n"), Edit: func(now []byte) ([]byte, error) {
			return append(now, "\nA line more.\n"...), nil
		}})
		fmt.Println(err, errors.Is(err, disk.ErrChanged))
	})
	// Output:
	// dana.md has changed since it was read true
}

func ExampleWriter_Create() {
	inFolder(func(root, state string) {
		w, err := disk.Open(root, state, tell)
		if err != nil {
			panic(err)
		}
		defer w.Close()
		fmt.Println(w.Create("people/ravi.md", []byte("# Ravi\n")))
		fmt.Println(w.Create("dana.md", []byte("# Another\n")))
	})
	// Output:
	// <nil>
	// dana.md exists already
}

func ExampleWriter_Do() {
	inFolder(func(root, state string) {
		w, err := disk.Open(root, state, tell)
		if err != nil {
			panic(err)
		}
		defer w.Close()
		o := disk.Operation{What: "rename Dana to Diana"}
		o.Move("dana.md", "diana.md", []byte("# Dana\n"), []byte("# Diana\n"))
		o.Create("ravi.md", []byte("# Ravi, a friend of Diana\n"))
		fmt.Println(w.Do(o))
		text, _ := os.ReadFile(filepath.Join(root, "diana.md"))
		fmt.Print(string(text))
	})
	// Output:
	// <nil>
	// # Diana
}

func ExampleOutput() {
	inFolder(func(root, _ string) {
		file := filepath.Join(root, "report.html")
		fmt.Println(disk.Output(file, []byte("<p>hello\n")))
		text, _ := os.ReadFile(file)
		fmt.Print(string(text))
	})
	// Output:
	// <nil>
	// <p>hello
}

func ExampleCheckState() {
	inFolder(func(root, state string) {
		fmt.Println(disk.CheckState(root, state))
		err := disk.CheckState(root, filepath.Join(root, "dana.md"))
		fmt.Println(err != nil)
	})
	// Output:
	// <nil>
	// true
}

func ExampleOpenFolder() {
	inFolder(func(root, _ string) {
		f, err := disk.OpenFolder(root)
		if err != nil {
			panic(err)
		}
		defer f.Close()
		_, err = f.Open("../dana.md")
		fmt.Println(err != nil)
	})
	// Output:
	// true
}

func ExampleOpen() {
	inFolder(func(root, state string) {
		w, err := disk.Open(root, state, tell)
		fmt.Println(err)
		fmt.Println(w.Close())
	})
	// Output:
	// <nil>
	// <nil>
}

func ExampleMakeFolder() {
	inFolder(func(root, _ string) {
		made := filepath.Join(root, "a", "b")
		err := disk.MakeFolder(made)
		at, _ := os.Stat(made)
		fmt.Println(err, at.Mode().Perm())
	})
	// Output:
	// <nil> -rwx------
}
