package main

import (
	"cmp"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/pflag"
)

// TestFlagsAreTried: each flag of each command stands in a script that runs that
// command, and the flags of every command in some script.
func TestFlagsAreTried(t *testing.T) {
	tried := flagsTried(t)
	for _, c := range commands() {
		for _, f := range ownFlags(c) {
			if !tried[c.name+" --"+f.Name] {
				t.Errorf("no script runs allies %s --%s: tell its story in testdata/script/%s-….txtar", c.name, f.Name, c.name)
			}
		}
	}
	var global pflag.FlagSet
	new(options).register(&global)
	global.VisitAll(func(f *pflag.Flag) {
		if !tried["--"+f.Name] {
			t.Errorf("no script has --%s: tell its story in testdata/script, with any command", f.Name)
		}
	})
}

// TestFlagsAreExplained: each flag says what it does and names its value; the flags
// of a command are on its manual page and in its help, and each is shown in use, by
// an example there or in the guide.
func TestFlagsAreExplained(t *testing.T) {
	var pages strings.Builder
	for _, name := range documents(t) {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		pages.Write(text)
	}
	for _, c := range commands() {
		help, page := c.helpText(), commandPage(c).roff()
		for _, f := range ownFlags(c) {
			value, says := pflag.UnquoteUsage(f)
			if says == "" || !strings.HasPrefix(f.Value.Type(), "bool") && !strings.Contains(f.Usage, "`") {
				t.Errorf("allies %s --%s: its usage says nothing or names no `VALUE`: %q, %q", c.name, f.Name, says, value)
			}
			if !strings.Contains(help, "--"+f.Name) || !strings.Contains(page, `\-\-`+strings.ReplaceAll(f.Name, "-", `\-`)) {
				t.Errorf("allies %s --%s is not in its help or not on its manual page", c.name, f.Name)
			}
			shown := regexp.MustCompile("--" + f.Name + `\b|[ \x60]-` + cmp.Or(f.Shorthand, "-"+f.Name) + `\b`)
			if !shown.MatchString(strings.Join(c.about().examples, "\n")) && !shown.MatchString(pages.String()) {
				t.Errorf("allies %s --%s is shown nowhere: give it an example in cmd_%[1]s.go, or a sentence in a page of the guide", c.name, f.Name)
			}
		}
	}
}

func ownFlags(c command) []*pflag.Flag {
	var own pflag.FlagSet
	if c.flags != nil {
		c.flags(&own)
	}
	var flags []*pflag.Flag
	own.VisitAll(func(f *pflag.Flag) { flags = append(flags, f) })
	return flags
}

// scriptLines are the lines of all scripts, without the files in them.
func scriptLines(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "script", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	var lines []string
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(string(txtar.Parse(text).Comment), "\n")...)
	}
	return lines
}

// flagsTried are the flags that scripts give, as the program reads them: with the
// command's name before those of its own.
func flagsTried(t *testing.T) map[string]bool {
	t.Helper()
	s := newSession(world{stdout: io.Discard, stderr: io.Discard, stdin: strings.NewReader(""), env: func(string) string { return "" }})
	root := newRoot(s)
	tried := map[string]bool{}
	for _, line := range scriptLines(t) {
		words := shellWords(line)
		at := slices.Index(words, program)
		if at < 1 || strings.HasPrefix(words[0], "#") {
			continue
		}
		c, rest, err := root.Find(words[at+1:])
		if err != nil || c.ParseFlags(rest) != nil {
			continue
		}
		name := c.Name()
		if c == root {
			name = commands()[0].name
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			switch {
			case !f.Changed:
			case root.PersistentFlags().Lookup(f.Name) != nil:
				tried["--"+f.Name] = true
			default:
				tried[name+" --"+f.Name] = true
			}
			f.Changed = false // the next line is another run
		})
	}
	return tried
}
