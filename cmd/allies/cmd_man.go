package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"allies/report/english"
)

func manCommand(s *session) command {
	return command{
		name: "man", words: "[COMMAND|DIR]", does: "a manual page, or all of them into a folder", group: exchange,
		examples: []string{"allies man | man -l -", "allies man balance | man -l -", "allies man ~/.local/share/man/man1/"},
		complete: oneWord(func() []string { return namesOf(s.commands) }),
		run:      func(c call) error { return c.manual(strings.Join(c.given, " ")) },
	}
}

// manual prints the page on the program, or on one command, as roff. A folder
// gets all pages.
func (c call) manual(word string) error {
	if word == "" {
		return c.publish(programPage(c.commands))
	}
	if found := beginningWith(word, namesOf(c.commands)); len(found) == 1 {
		return c.publish(commandPage(c.commandNamed(found[0])))
	}
	if info, err := os.Stat(word); err == nil && info.IsDir() || strings.HasSuffix(word, string(filepath.Separator)) {
		return c.manPages(word)
	}
	return unknownCommand(word, c.commands)
}

// manPages writes all pages into a folder, which is made where it is not
// there. Anyone may read them: the program that shows manuals may run as
// another user.
func (s *session) manPages(folder string) error {
	pages := map[string]string{program: programPage(s.commands)}
	for _, c := range s.commands {
		pages[program+"-"+c.name] = commandPage(c)
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return failf("", "the manual pages: %w", err)
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if err := os.WriteFile(filepath.Join(folder, name+".1"), []byte(pages[name]), 0o644); err != nil {
			return failf("", "the manual pages: %w", err)
		}
	}
	s.terminal.say(english.Count(len(pages), "manual page") + " in " + folder)
	return nil
}

func programPage(commands []command) string {
	var p page
	p.begin(program, "a ledger of the people you work with")
	p.section("SYNOPSIS")
	p.text("allies [COMMAND] [WORDS] [FLAGS]")
	p.section("DESCRIPTION")
	p.text("allies reads a folder of Markdown files, one for each person or group, and reports on it: " +
		"who has not heard from you for long, what you promised, what passed both ways. " +
		"allies alone is allies report.")
	for _, g := range groups() {
		p.section("COMMANDS TO " + strings.ToUpper(string(g)))
		for _, c := range commands {
			if c.group == g {
				p.item(strings.TrimSpace(c.name+" "+c.words), c.does)
			}
		}
	}
	p.section("OPTIONS")
	var global pflag.FlagSet
	new(options).register(&global)
	p.flags(&global)
	p.section("EXIT STATUS")
	p.item("0", "done")
	p.item("1", "check found an error, or --exit-code something to list")
	p.item("2", "the command line could not be read")
	p.item("3", "the command could not do its work")
	p.section("ENVIRONMENT")
	p.item("ALLIES_DIR", "the ledger's root, where -C says nothing")
	p.item("NO_COLOR", "no colours")
	p.item("VISUAL, EDITOR", "the editor")
	return p.String()
}

func commandPage(c command) string {
	var p page
	p.begin(program+"-"+c.name, c.does)
	p.section("SYNOPSIS")
	p.text(strings.TrimSpace("allies "+c.name+" "+c.words) + " [FLAGS]")
	if c.flags != nil {
		p.section("OPTIONS")
		var own pflag.FlagSet
		own.SortFlags = false
		c.flags(&own)
		p.flags(&own)
	}
	if len(c.formats) > 0 {
		p.section("FORMATS")
		p.text(english.Join("and", c.formats))
	}
	if len(c.examples) > 0 {
		p.section("EXAMPLES")
		for _, example := range c.examples {
			p.text(example)
		}
	}
	p.section("SEE ALSO")
	p.text("allies(1)")
	return p.String()
}

// page is a manual page being written.
type page struct{ strings.Builder }

func (p *page) begin(name, does string) {
	fmt.Fprintf(p, ".TH %s 1\n.SH NAME\n%s \\- %s\n", strings.ToUpper(roff(name)), roff(name), roff(does))
}

func (p *page) section(title string) { fmt.Fprintf(p, ".SH %s\n", roff(title)) }

func (p *page) text(words string) { fmt.Fprintf(p, ".PP\n%s\n", roff(words)) }

func (p *page) item(term, words string) { fmt.Fprintf(p, ".TP\n.B %s\n%s\n", roff(term), roff(words)) }

func (p *page) flags(set *pflag.FlagSet) {
	set.VisitAll(func(f *pflag.Flag) {
		value, words := pflag.UnquoteUsage(f)
		p.item(strings.TrimSpace(spelling(f)+" "+value), words)
	})
}

// roff escapes what the typesetter would act on.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		return `\&` + s
	}
	return s
}
