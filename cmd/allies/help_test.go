package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"allies/cmd/allies/internal/export"
	"allies/report/render/plain"
)

// TestHelpExamples runs the examples that help shows, and compares what they say.
func TestHelpExamples(t *testing.T) {
	text, _ := guide.ReadFile("help/commands.txt")
	if n := strings.Count(string(text), "\n## "); n != len(commands()) {
		t.Errorf("help/commands.txt has %d sections for %d commands", n, len(commands()))
	}
	for _, c := range commands() {
		if c.about().when == "" {
			t.Errorf("help does not say when one wants %s: give it a section in help/commands.txt", c.name)
		}
		if len(c.about().examples) == 0 && c.words != "" {
			t.Errorf("%s has no example: give it one in help/commands.txt", c.name)
		}
		t.Run(c.name, func(t *testing.T) {
			var said strings.Builder
			for _, example := range c.about().examples {
				said.WriteString(runTyped(t, ownCommands(example)))
			}
			compareSaid(t, c.name, said.String())
		})
	}
}

// TestTopicsAreReachable: what help has a page for is named on a page that a reader
// comes to from allies help alone.
func TestTopicsAreReachable(t *testing.T) {
	named := regexp.MustCompile(`allies help ((?:[a-z-]+(?:, | or |,? and )?)+)`)
	reached, next := map[string]bool{}, []string{commands().overview()}
	for _, c := range commands() {
		if strings.Contains(next[0], "\n  "+c.name+" ") {
			reached[c.name] = true
			next = append(next, commands().pagesOn(c.name))
		}
	}
	for len(next) > 0 {
		page := strings.Join(strings.Fields(next[0]), " ")
		next = next[1:]
		for _, found := range named.FindAllStringSubmatch(page, -1) {
			for _, topic := range regexp.MustCompile(`[a-z-]+`).FindAllString(found[1], -1) {
				if !reached[topic] && slices.Contains(commands().topics(), topic) {
					reached[topic] = true
					next = append(next, commands().pagesOn(topic))
				}
			}
		}
	}
	for _, topic := range commands().topics() {
		if !reached[topic] {
			t.Errorf("no page that one comes to from allies help says allies help %s: name it under more in help/commands.txt, or on a page of the guide", topic)
		}
	}
}

// TestFormatsAreInTheGuide: what import reads and export writes is on their pages.
func TestFormatsAreInTheGuide(t *testing.T) {
	for page, formats := range map[string][]string{"import": importFormats(), "exchange": export.Formats()} {
		text, err := guide.ReadFile("help/" + page + ".md")
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range formats {
			if row := "| `" + format + "` |"; page == "import" && !strings.Contains(string(text), row) {
				t.Errorf("help/import.md says nothing of %s: its table wants a row %s", format, row)
			}
			if !regexp.MustCompile("export "+format+`\b|`+"`"+format+"`").Match(text) && page == "exchange" {
				t.Errorf("help/exchange.md says nothing of allies export %s", format)
			}
		}
	}
}

// TestVariablesAreExplained: what the program reads of the environment stands on its
// manual page, but for what the system and terminals say of themselves.
func TestVariablesAreExplained(t *testing.T) {
	systems := strings.Fields("HOME TZ LOCALAPPDATA LESS TERM TERM_PROGRAM TMUX VTE_VERSION KITTY_WINDOW_ID KONSOLE_VERSION WT_SESSION")
	page := strings.ReplaceAll(commands().manual().roff(), "\\", "")
	for _, m := range regexp.MustCompile(`env\("([A-Z_]+)"\)`).FindAllStringSubmatch(ownSource(t), -1) {
		if name := m[1]; !slices.Contains(systems, name) && !strings.Contains(page, name) {
			t.Errorf("allies man does not explain %s: say it under ENVIRONMENT in cmd_man.go", name)
		}
	}
}

// ownSource is the source of the program, tests aside.
func ownSource(t *testing.T) string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// What help prints fits a terminal of the usual width.
func TestHelpFitsATerminal(t *testing.T) {
	lines := []string{"help", "--help"}
	for _, topic := range slices.Concat(commands().topics(), vocabulary().names()) {
		lines = append(lines, "help "+topic)
	}
	for _, c := range commands() {
		lines = append(lines, c.name+" --help")
	}
	for _, typed := range lines {
		said := runWide(t.Context(), t, "80", strings.Fields(typed))
		for _, line := range strings.Split(said, "\n") {
			if w := plain.Width(line); w > pageWidth {
				t.Errorf("allies %s: %d columns: %s", typed, w, line)
			}
		}
	}
}
