package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func helpCommand(s *session) command {
	return command{
		name: "help", words: "[TOPIC]", does: "what the commands, the format and each problem code mean",
		group: exchange,
		run:   func(args []string) error { return s.help(strings.Join(args, " ")) },
	}
}

// help prints the page on a topic or command, or the list of commands.
func (s *session) help(topic string) error {
	if topic == "" {
		return s.overview()
	}
	if found := beginningWith(topic, namesOf(s.commands)); len(found) == 1 {
		return s.commandHelp(s.command(found[0]))
	}
	return unknownCommand(topic, s.commands)
}

// helpOn is what -h shows on a command.
func (s *session) helpOn(c *cobra.Command) error {
	if c == c.Root() {
		return s.overview()
	}
	return s.commandHelp(s.command(c.Name()))
}

// command returns the command of that name.
func (s *session) command(name string) command {
	for _, c := range s.commands {
		if c.name == name {
			return c
		}
	}
	return command{name: name}
}

func (s *session) overview() error {
	var b strings.Builder
	b.WriteString("allies keeps track of the people you work with, in Markdown files of your own.\n\n")
	b.WriteString("usage: allies [COMMAND] [WORDS] [FLAGS]\n")
	for _, g := range groups() {
		listCommands(&b, g, s.commands)
	}
	b.WriteString("\nflags for every command\n")
	var global pflag.FlagSet
	new(options).register(&global)
	b.WriteString(global.FlagUsages())
	b.WriteString("\nallies alone is allies report. allies help COMMAND says more about one.\n")
	_, err := io.WriteString(s.world.stdout, b.String())
	return err
}

func listCommands(b *strings.Builder, g group, commands []command) {
	title := "\n" + string(g) + "\n"
	for _, c := range commands {
		if c.group == g {
			fmt.Fprintf(b, "%s  %-22s %s\n", title, strings.TrimSpace(c.name+" "+c.words), c.does)
			title = ""
		}
	}
}

func (s *session) commandHelp(c command) error {
	var b strings.Builder
	fmt.Fprintf(&b, "allies %s: %s\n", strings.TrimSpace(c.name+" "+c.words), c.does)
	if len(c.formats) > 0 {
		fmt.Fprintf(&b, "\nformats: %s\n", strings.Join(c.formats, ", "))
	}
	if c.flags != nil {
		var own pflag.FlagSet
		own.SortFlags = false
		c.flags(&own)
		fmt.Fprintf(&b, "\nflags\n%s", own.FlagUsages())
	}
	for i, example := range c.examples {
		if i == 0 {
			b.WriteString("\nexamples\n")
		}
		fmt.Fprintf(&b, "  $ %s\n", example)
	}
	b.WriteString("\nallies help lists the flags that every command has.\n")
	_, err := io.WriteString(s.world.stdout, b.String())
	return err
}
