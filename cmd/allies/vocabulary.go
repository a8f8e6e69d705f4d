package main

import (
	"embed"
	"slices"
	"strings"

	"allies/ledger/lists"
	"allies/report/english"
)

// guide is the user guide: a page a topic, and under codes one a problem code.
//
//go:embed help
var guide embed.FS

const wordsPage = "help/words.md"

type dictionary []meaning

type meaning struct {
	words []string
	text  string
}

// vocabulary reads the page of words: a heading of the second level names the
// words that its section explains, with commas between them.
func vocabulary() dictionary {
	text, _ := guide.ReadFile(wordsPage) // embedded: it is there
	var all dictionary
	for _, section := range strings.Split(string(text), "\n## ")[1:] {
		heading, said, _ := strings.Cut(section, "\n")
		all = append(all, meaning{strings.Split(heading, ", "), strings.TrimSpace(said)})
	}
	return all
}

func asTopic(words string) string { return strings.ReplaceAll(strings.ToLower(words), " ", "-") }

func (d dictionary) names() []string {
	names := lists.Flat(d, func(m meaning) []string { return lists.Of(m.words, asTopic) })
	slices.Sort(names)
	return names
}

// on explains a word, or several of it, "" where it is none of these.
func (d dictionary) on(topic string) string {
	for _, m := range d {
		if slices.ContainsFunc(m.words, func(word string) bool {
			return asTopic(word) == topic || english.Plural(asTopic(word)) == topic
		}) {
			return strings.Join(m.words, ", ") + "\n\n" + m.text + "\n\nallies help words explains more of them.\n"
		}
	}
	return ""
}

func guidePages(folder string) []string {
	var names []string
	entries, _ := guide.ReadDir(folder) // embedded: it is there
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".md"); ok {
			names = append(names, name)
		}
	}
	return names
}
