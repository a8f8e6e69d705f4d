package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite the output in the documents' console blocks")

// documentsToday is the day on which the documents' commands are run.
var documentsToday = time.Date(2026, time.November, 22, 12, 0, 0, 0, time.UTC)

// TestDocuments runs every console block of the README and the user guide whose
// first line is "$ allies …", and compares what the program says. A block
// fenced as "```markdown FILE" is a file that the document's later commands
// find; the examples stand beside it.
func TestDocuments(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range documents(t) {
		t.Run(filepath.Base(name), func(t *testing.T) { testDocument(t, root, name) })
	}
}

// documents are the README and the pages of the guide.
func documents(t *testing.T) []string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	all := []string{filepath.Join(root, "README.md")}
	err = filepath.WalkDir(filepath.Join(root, "cmd", "allies", "help"), func(name string, _ os.DirEntry, err error) error {
		if strings.HasSuffix(name, ".md") {
			all = append(all, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func testDocument(t *testing.T, root, name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if strings.Contains(string(text), "-C examples/") {
		if err := os.Symlink(filepath.Join(root, "examples"), "examples"); err != nil {
			t.Fatal(err)
		}
	}
	var fresh []string
	for _, b := range fencedBlocks(string(text)) {
		switch {
		case b.file != "":
			writeDocumentFile(t, b)
		case b.isRun():
			b.lines = b.run(t)
		}
		fresh = append(fresh, b.text()...)
	}
	now := strings.Join(fresh, "\n")
	if now == string(text) {
		return
	}
	if !*update {
		t.Errorf("%s is not what the program says (go test ./cmd/allies -run Documents -update rewrites it):\n%s",
			filepath.Base(name), firstDifference(string(text), now))
		return
	}
	if err := os.WriteFile(name, []byte(now), 0o644); err != nil {
		t.Fatal(err)
	}
}

func firstDifference(old, now string) string {
	a, b := strings.Split(old, "\n"), strings.Split(now, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "document: " + a[i] + "\nprogram:  " + b[i]
		}
	}
	return "one is longer than the other"
}

// block is a fenced block of a document, or the lines between two.
type block struct {
	open, close string // the fences; "" around prose
	language    string
	file        string // of a block that is a file
	lines       []string
}

func fencedBlocks(text string) []block {
	blocks := []block{{}}
	for _, line := range strings.Split(text, "\n") {
		last := &blocks[len(blocks)-1]
		switch {
		case last.open == "" && strings.HasPrefix(line, "```"):
			info := strings.Fields(strings.TrimLeft(line, "`"))
			b := block{open: line}
			if len(info) > 0 {
				b.language = info[0]
			}
			if len(info) > 1 && b.language != "console" {
				b.file = info[1]
			}
			blocks = append(blocks, b)
		case last.open != "" && strings.HasPrefix(line, fence(last.open)) && strings.Trim(line, "`") == "":
			last.close = line
			blocks = append(blocks, block{})
		default:
			last.lines = append(last.lines, line)
		}
	}
	return blocks
}

func fence(line string) string { return line[:len(line)-len(strings.TrimLeft(line, "`"))] }

func (b block) text() []string {
	if b.open == "" {
		return b.lines
	}
	return append(append([]string{b.open}, b.lines...), b.close)
}

func (b block) isRun() bool {
	return b.language == "console" && len(b.lines) > 0 && strings.HasPrefix(b.lines[0], "$ "+program)
}

func writeDocumentFile(t *testing.T, b block) {
	if err := os.MkdirAll(filepath.Dir(b.file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(b.file, []byte(strings.Join(b.lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// run runs the block's commands and returns them with what they print.
func (b block) run(t *testing.T) []string {
	var lines []string
	for _, line := range b.lines {
		command, isCommand := strings.CutPrefix(line, "$ ")
		if !isCommand {
			continue
		}
		args := shellWords(command)
		if args[0] != program {
			t.Fatalf("a console block that begins with allies runs nothing else: %s", command)
		}
		lines = append(lines, line)
		if said := strings.TrimRight(runInProcess(t, args[1:]), "\n"); said != "" {
			lines = append(lines, strings.Split(said, "\n")...)
		}
	}
	return lines
}

// runInProcess returns what the program writes, both streams in their order.
func runInProcess(t *testing.T, args []string) string { return runWithin(t.Context(), t, args) }

// runWithin is runInProcess for a program that is interrupted when ctx ends.
func runWithin(ctx context.Context, t *testing.T, args []string) string {
	return runWide(ctx, t, "", args)
}

// runWide is runWithin for a program that writes for so many columns.
func runWide(ctx context.Context, t *testing.T, columns string, args []string) string {
	var out bytes.Buffer
	env := surroundings(t.TempDir())
	env["COLUMNS"] = columns
	run(world{
		ctx: ctx, args: args, env: func(name string) string { return env[name] },
		stdin: strings.NewReader(""), stdout: &out, stderr: &out,
		now: func() time.Time { return documentsToday },
	})
	return out.String()
}

// shellWords splits a command line at blanks outside quotes.
func shellWords(line string) []string {
	var words []string
	var word strings.Builder
	quote, open := rune(0), false
	for _, r := range line {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			quote, open = r, true
		case quote == 0 && r == ' ':
			if open {
				words = append(words, word.String())
			}
			word.Reset()
			open = false
		default:
			word.WriteRune(r)
			open = true
		}
	}
	if open {
		words = append(words, word.String())
	}
	return slices.Clip(words)
}
