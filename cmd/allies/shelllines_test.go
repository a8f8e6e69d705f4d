package main

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestShellBlocks runs what the README and the guide tell the reader to type, as
// far as it is this program, on a ledger that has what they speak of, and compares
// what it says.
func TestShellBlocks(t *testing.T) {
	for _, name := range documents(t) {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var said strings.Builder
			for _, b := range fencedBlocks(string(text)) {
				if b.language != "sh" {
					continue
				}
				var typed []string
				for _, line := range b.lines {
					typed = append(typed, ownCommands(line)...)
				}
				if slices.ContainsFunc(typed, func(line string) bool { return strings.HasPrefix(line, program) }) {
					said.WriteString(runTyped(t, typed))
				}
			}
			compareSaid(t, filepath.Base(name), said.String())
		})
	}
}

// compareSaid compares what typed lines say with the file of that name in
// testdata/examples. On Windows it says other paths.
func compareSaid(t *testing.T, name, said string) {
	t.Helper()
	file := filepath.Join(ownFolder, "testdata", "examples", name+".txt")
	switch kept, err := os.ReadFile(file); {
	case runtime.GOOS == "windows" || string(kept) == said && (err == nil || said == ""):
	case !*update:
		t.Errorf("%s is not what the program says (go test ./cmd/allies -run 'HelpExamples|ShellBlocks' -update writes it anew):\n%s",
			filepath.Base(file), firstDifference(string(kept), said))
	case said == "":
		t.Error(os.Remove(file))
	default:
		if err := os.WriteFile(file, []byte(said), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// ownFolder is where the tests begin.
var ownFolder, _ = os.Getwd()

// runTyped runs command lines one after another where all files are that the help
// and the guide speak of, and returns them with what they say. None may fail.
func runTyped(t *testing.T, lines []string) string {
	t.Helper()
	home, ledger := t.TempDir(), filepath.Join(ownFolder, "..", "..", "examples", "team-lead")
	if all := strings.Join(lines, "\n"); strings.Contains(all, "diff") || strings.Contains(all, "--rev") {
		ledger = inGit(t, ledger)
	} else {
		ledger = copied(t, ledger)
	}
	t.Chdir(ledger)
	(&watching{root: "."}).write(t, spokenOf)
	(&watching{root: home}).write(t, map[string]string{
		"Sync/phone/inbox.md": "Kofi gave feedback: his talk\n",
		"Maildir/cur/1.eml":   "From: Kofi <kofi@example.org>\nTo: Lena <lena@example.org>\nDate: Sat, 14 Mar 2026 10:00:00 +0000\n\nhello\n",
		"allies/team/.keep":   "",
		"Library/Mobile Documents/iCloud~is~workflow~my~workflows/Documents/inbox.md": "Kofi gave feedback: his talk\n",
	})
	env := surroundings(home)
	env["EDITOR"] = "git hash-object" // a program that takes a file, on every system
	paths := strings.NewReplacer(resolved(t, home), "~", home, "~", resolved(t, ledger), "LEDGER", ledger, "LEDGER")
	var all strings.Builder
	for _, line := range lines {
		here, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		words := shellWords(strings.NewReplacer("~/", home+"/", "$HOME", home, "$PWD", here).Replace(line))
		if words[0] == "cd" {
			t.Chdir(words[1])
			continue
		}
		ctx, stop := context.WithCancel(t.Context())
		if slices.Contains(words, "watch") {
			stop() // it would go on; so it draws once
		}
		stdin, said := "", strings.Builder{}
		if slices.Contains(words, "-") {
			stdin = spokenOf["contacts.vcf"]
		}
		status := run(world{
			ctx: ctx, args: words[1:], env: func(name string) string { return env[name] },
			stdin: strings.NewReader(stdin), stdout: &said, stderr: &said, now: func() time.Time { return documentsToday },
		})
		stop()
		if status > statusFound {
			t.Errorf("$ %s\n%s", line, said.String())
		}
		all.WriteString("$ " + line + "\n" + shortened(paths.Replace(said.String())) + "\n")
	}
	return all.String()
}

// resolved is a folder without the links that lead to it.
func resolved(t *testing.T, folder string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(folder)
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// shortened is a text of which the lines after the first twelve are told by their
// number and their hash.
func shortened(said string) string {
	const most = 12
	lines := strings.SplitAfter(said, "\n")
	if len(lines) <= most+3 {
		return said
	}
	rest := strings.Join(lines[most:], "")
	return fmt.Sprintf("%s… and %d lines, sha256 %.6x\n", strings.Join(lines[:most], ""), strings.Count(rest, "\n"), sha256.Sum256([]byte(rest)))
}

// spokenOf are files that the examples of the help and of the guide name.
var spokenOf = map[string]string{
	"Dana Okafor.md": "# Dana Okafor\n",
	"inbox.md":       "Kofi gave feedback: his talk\n",
	"contacts.vcf":   "BEGIN:VCARD\nVERSION:3.0\nFN:Amara Eze\nEND:VCARD\n",
	"people.csv":     "Full Name,Mail\nAmara Eze,amara@example.org\n",
	"calendar.ics":   "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260314T100000Z\nSUMMARY:Lunch with Dana\nEND:VEVENT\nEND:VCALENDAR\n",
	"All mail.mbox": "From kofi@example.org Sat Mar 14 10:00:00 2026\nFrom: Kofi <kofi@example.org>\nTo: Lena <lena@example.org>\n" +
		"Date: Sat, 14 Mar 2026 10:00:00 +0000\n\nhello\n",
}

// ownCommands are the commands of ours on a shell's line, and cd: without what
// stands before them, and without pipes, files and comments after them.
func ownCommands(line string) []string {
	var found []string
	var command strings.Builder
	quote := rune(0)
	end := func() {
		words := " " + strings.TrimSpace(command.String()) + " "
		if at := strings.LastIndex(words, " "+program+" "); at >= 0 && !strings.Contains(words, " git ") {
			words = words[at:]
		}
		if first := strings.Fields(words + "-")[0]; first == program || first == "cd" {
			found = append(found, strings.TrimSpace(words))
		}
		command.Reset()
	}
	for i, r := range line {
		switch {
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '\'' || r == '"':
			quote = r
		case strings.ContainsRune("|&()<>;", r):
			end()
			continue
		case r == '#' && (i == 0 || line[i-1] == ' '):
			end()
			return found
		}
		command.WriteRune(r)
	}
	end()
	return found
}
