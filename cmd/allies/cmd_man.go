package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"allies/report/english"
	"allies/report/render/format"
)

func manCommand() command {
	return command{
		name: "man", words: "[COMMAND|DIR]", group: exchange,
		complete: oneWord(func(s *session) []string { return s.all.names() }),
		run:      func(c call) error { return c.manual(strings.Join(c.given, " ")) },
	}
}

// manual shows the page on the program, or on one command: as text on a
// terminal, elsewhere as roff. A folder gets all pages.
func (c call) manual(word string) error {
	if word == "" {
		return c.showPage(c.all.manual())
	}
	if found := beginningWith(word, c.all.names()); len(found) == 1 {
		return c.showPage(commandPage(c.all.named(found[0])))
	}
	if info, err := os.Stat(word); err == nil && info.IsDir() || filepath.Base(word) != word {
		return c.manPages(word)
	}
	return c.all.unknown(word)
}

func (c call) showPage(p *manualPage) error {
	if c.terminal.tty && c.options.file == "" {
		return c.publish(p.text(format.Screen{Width: min(pageWidth, c.terminal.width), Color: c.terminal.colour}))
	}
	return c.publish(p.roff())
}

// manPages writes all pages into a folder, which is made where it is not
// there. Anyone may read them: the program that shows manuals may run as
// another user.
func (s *session) manPages(folder string) error {
	pages := map[string]string{program: s.all.manual().roff()}
	for _, c := range s.all {
		pages[program+"-"+c.name] = commandPage(c).roff()
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

func (all commandList) manual() *manualPage {
	p := &manualPage{name: program, does: "a ledger of the people you work with"}
	p.section("SYNOPSIS")
	p.say("allies [COMMAND] [WORDS] [FLAGS]")
	p.section("DESCRIPTION")
	p.say("allies reads a folder of Markdown files, one for each person or group, and reports on it: " +
		"who has not heard from you for long, what you promised, what passed both ways. " +
		"allies alone is allies report.")
	for _, g := range groups() {
		p.section("COMMANDS TO " + strings.ToUpper(string(g)))
		for _, c := range all {
			if c.group == g {
				p.item(strings.TrimSpace(c.name+" "+c.words), c.about().does)
			}
		}
	}
	p.section("OPTIONS")
	var global pflag.FlagSet
	new(options).register(&global)
	p.flags(&global)
	p.section("EXIT STATUS")
	for _, s := range exitStatuses() {
		p.item(strconv.Itoa(s.status), s.means)
	}
	p.section("ENVIRONMENT")
	p.item("ALLIES_DIR", "the ledger's root, where -C says nothing")
	p.item("NO_COLOR", "no colours")
	p.item("COLUMNS", "how wide output is where neither a terminal nor --width says it, else 100")
	p.item("ALLIES_PAGER, PAGER", "what shows output that is longer than the window; cat for none")
	p.item("VISUAL, EDITOR", "the editor")
	p.item("FORCE_HYPERLINK", "places are links where it is 1, and none where it is 0; else where the terminal says that it knows them")
	p.item("XDG_STATE_HOME", "where the numbers that done lists are kept, else ~/.local/state")
	p.item(debugVariable, "where it is set, an error of allies itself says where it happened")
	return p
}

func commandPage(c command) *manualPage {
	about := c.about()
	p := &manualPage{name: program + "-" + c.name, does: about.does}
	p.section("SYNOPSIS")
	p.say(strings.TrimSpace("allies "+c.name+" "+c.words) + " [FLAGS]")
	p.section("DESCRIPTION")
	p.say(about.when)
	if own := c.ownFlags(); own.HasFlags() {
		p.section("OPTIONS")
		p.flags(own)
	}
	if len(c.formats) > 0 {
		p.section("FORMATS")
		p.say(english.Join("and", c.formats))
	}
	p.lines("KEYS", about.keys)
	p.lines("EXAMPLES", about.examples)
	p.section("SEE ALSO")
	p.say("allies(1)")
	return p
}
