package main

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"allies/ledger"
	"allies/report/english"
	"allies/report/render/plain"
)

func helpCommand() command {
	return command{
		name: "help", words: "[TOPIC]", group: exchange,
		complete: oneWord(func(s *session) []string { return slices.Concat(s.all.topics(), vocabulary().names()) }),
		run: func(c call) error {
			text, err := c.all.help(c.given)
			if err != nil {
				return err
			}
			return c.publish(fitted(text, c.terminal.width))
		},
	}
}

// topics is everything that help has a page for, words aside.
func (all commandList) topics() []string {
	return slices.Concat(all.names(), guidePages("help"), guidePages("help/codes"))
}

// help is the page on a topic, which may be typed by its beginning, or the list of commands.
func (all commandList) help(words []string) (string, error) {
	if len(words) == 0 {
		return all.overview(), nil
	}
	topic := asTopic(strings.Join(words, " "))
	if topic == "vocabulary" {
		topic = "words"
	}
	if text := all.pagesOn(topic); text != "" {
		return text, nil
	}
	if other := otherTools()["topic "+strings.ToLower(strings.Join(words, " "))]; other != "" {
		return "", usagef("see: allies help "+other, "there is no help on %s", quote(strings.Join(words, " ")))
	}
	known := slices.Concat(all.topics(), vocabulary().names())
	found := beginningWith(topic, all.topics())
	if len(found) == 0 {
		found = beginningWith(topic, known)
	}
	switch {
	case len(found) == 1:
		return all.pagesOn(found[0]), nil
	case len(found) > 1:
		return "", usagef("type one more letter", "%s begins %s", quote(strings.Join(words, " ")), english.Join("and", found))
	}
	hint := "allies help lists the commands and the topics"
	if near := ledger.Nearest(topic, known); near != "" {
		hint = "did you mean allies help " + near + "?"
	}
	return "", usagef(hint, "there is no help on %s", quote(strings.Join(words, " ")))
}

func (all commandList) pagesOn(topic string) string {
	var pages []string
	if slices.Contains(all.names(), topic) {
		pages = append(pages, all.named(topic).helpText())
	}
	if text := vocabulary().on(topic); text != "" {
		pages = append(pages, text)
	}
	for _, folder := range []string{"help", "help/codes"} {
		if text, err := guide.ReadFile(path.Join(folder, topic+".md")); err == nil {
			pages = append(pages, string(text))
		}
	}
	return strings.Join(pages, "\n")
}

// helpOn shows what -h does on a command, whatever other flags say.
func (s *session) helpOn(c *cobra.Command) error {
	text := s.all.overview()
	if c != c.Root() {
		var own []string
		if slices.Contains(guidePages("help"), c.Name()) {
			own = []string{c.Name()}
		}
		text = s.all.named(c.Name()).helpText(own...)
	}
	return s.print([]byte(fitted(text, s.terminal.width)))
}

const (
	pageWidth  = 80
	labelWidth = 19
)

func (all commandList) overview() string {
	var b strings.Builder
	b.WriteString("allies keeps track of the people you work with, in Markdown files of your own.\n\n")
	b.WriteString("usage: allies [COMMAND] [WORDS] [FLAGS]\n")
	b.WriteString("begin: allies init, then allies new NAME, allies log NAME WORDS, and allies\n")
	for _, g := range groups() {
		all.list(&b, g)
	}
	b.WriteString("\nflags of every command\n")
	var global pflag.FlagSet
	new(options).register(&global)
	b.WriteString(global.FlagUsagesWrapped(pageWidth))
	b.WriteString("\nallies alone is allies report; the first letters of a command do: allies bal\n")
	b.WriteString("allies help COMMAND says more about one, allies help check about problems\n")
	b.WriteString("allies help WORD explains a word that reports use: allies help index\n")
	for _, line := range plain.Fold("the guide: allies help "+english.Join("or", guidePages("help")), pageWidth) {
		b.WriteString(line + "\n")
	}
	b.WriteString("\nexit status\n")
	for _, s := range exitStatuses() {
		fmt.Fprintf(&b, "  %d  %s\n", s.status, s.means)
	}
	return b.String()
}

func (all commandList) list(b *strings.Builder, g group) {
	title := "\n" + string(g) + "\n"
	for _, c := range all {
		if c.group == g {
			label := strings.TrimSpace(c.name + " " + c.words)
			if len(label) > labelWidth {
				label = c.name
			}
			fmt.Fprintf(b, "%s  %s %s\n", title, plain.PadRight(label, labelWidth), c.about().does)
			title = ""
		}
	}
}

func listUnder(b *strings.Builder, title, before string, lines []string) {
	for i, line := range lines {
		if i == 0 {
			b.WriteString("\n" + title + "\n")
		}
		b.WriteString("  " + before + line + "\n")
	}
}

// helpText is the help on a command; more are topics that say more of it than others do.
func (c command) helpText(more ...string) string {
	var b strings.Builder
	about := c.about()
	usage := "allies " + strings.TrimSpace(c.name+" "+c.words)
	between := ": "
	if plain.Width(usage+between+about.does) > pageWidth {
		between = "\n"
	}
	b.WriteString(usage + between + about.does + "\n\n")
	for _, line := range plain.Fold(about.when, pageWidth) {
		b.WriteString(line + "\n")
	}
	if len(c.formats) > 0 {
		fmt.Fprintf(&b, "\nformats: %s\n", strings.Join(c.formats, ", "))
	}
	if own := c.ownFlags(); own.HasFlags() {
		fmt.Fprintf(&b, "\nflags\n%s", own.FlagUsagesWrapped(pageWidth))
	}
	listUnder(&b, "keys", "", about.keys)
	listUnder(&b, "examples", "$ ", about.examples)
	if more = append(more, about.more...); len(more) > 0 {
		listUnder(&b, "more", "", plain.Fold("allies help "+english.Join("or", more), pageWidth-2))
	}
	b.WriteString("\nallies help lists the flags that every command has.\n")
	return b.String()
}
