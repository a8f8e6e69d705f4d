package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"allies/ledger"
)

func TestMain(m *testing.M) {
	testscript.Main(apart{m}, map[string]func(){program: main})
}

// apart runs the tests as nobody's hook: by its variables git would take the
// repository that the hook is of for the ones that the tests make.
type apart struct{ testscript.TestingM }

func (a apart) Run() int {
	for _, pair := range os.Environ() {
		if key, _, _ := strings.Cut(pair, "="); strings.HasPrefix(key, "GIT_") {
			os.Unsetenv(key)
		}
	}
	return a.TestingM.Run()
}

// TestScripts runs the program as users do: a story a file. The first word of
// a file's name is its command, or the code of the problem it is about.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		Setup:               setUp,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits runs a command that must end with a status: exits 2 allies bla.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS COMMAND…")
	}
	status := statusDone
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		status = ended.ExitCode()
	} else {
		ts.Check(err)
	}
	if args[0] != strconv.Itoa(status) {
		ts.Fatalf("exit status %d, not %s", status, args[0])
	}
}

// setUp gives every script the same surroundings, whatever those of the tests.
func setUp(e *testscript.Env) error {
	for name, value := range surroundings(filepath.Join(e.WorkDir, ".home")) {
		e.Setenv(name, value)
	}
	return os.MkdirAll(e.Getenv("HOME"), 0o700)
}

// surroundings are the variables that the program or git look at.
func surroundings(home string) map[string]string {
	return map[string]string{
		"HOME": home, "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "",
		"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "", "LC_CTYPE": "",
		"COLUMNS": "", "TERM": "xterm", "NO_COLOR": "",
		"ALLIES_DIR": "", "EDITOR": "", "VISUAL": "",
		"GIT_CONFIG_NOSYSTEM": "1",
	}
}

// TestScriptNames keeps the scripts findable: each begins with a command or a
// problem code, and each of these has one.
func TestScriptNames(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*"))
	if err != nil {
		t.Fatal(err)
	}
	subjects := commands().names()
	for _, code := range ledger.Codes() {
		subjects = append(subjects, string(code))
	}
	for _, s := range subjects {
		if !slices.ContainsFunc(files, func(file string) bool { return isAbout(file, s) }) {
			t.Errorf("no script tells of %s: write testdata/script/%[1]s.txtar", s)
		}
	}
	for _, file := range files {
		if !slices.ContainsFunc(subjects, func(s string) bool { return isAbout(file, s) }) {
			t.Errorf("%s begins with no command and no problem code", file)
		}
	}
}

// isAbout reports whether the name of a script begins with a command or a code.
func isAbout(file, subject string) bool {
	name := strings.TrimSuffix(filepath.Base(file), ".txtar")
	return name == subject || strings.HasPrefix(name, subject+"-")
}

// TestExitStatuses: a script sees each status that the help names, and none that it
// does not.
func TestExitStatuses(t *testing.T) {
	seen := map[string]bool{"0": true} // of each exec
	for _, line := range scriptLines(t) {
		if words := strings.Fields(line); len(words) > 2 && words[0] == "exits" && words[2] == program && !slices.Contains(words, "merge-driver") {
			seen[words[1]] = true
		}
	}
	for _, s := range exitStatuses() {
		if !seen[strconv.Itoa(s.status)] {
			t.Errorf("no script sees exit status %d: exits %[1]d allies …", s.status)
		}
		delete(seen, strconv.Itoa(s.status))
	}
	for status := range seen {
		t.Errorf("a script sees exit status %s, which exitStatuses (failure.go) does not explain", status)
	}
}
