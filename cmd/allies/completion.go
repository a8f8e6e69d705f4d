package main

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"

	"allies/ledger"
	"allies/ledger/query"
	"allies/report/render"
)

func completionCommand(s *session) command {
	return command{
		name: "completion", words: "SHELL", does: "what teaches bash (with bash-completion), zsh, fish or powershell to complete", group: exchange,
		examples: []string{"source <(allies completion bash)", "allies completion fish > ~/.config/fish/completions/allies.fish"},
		complete: oneWord(shells),
		run:      func(c call) error { return c.completion(strings.Join(c.given, " ")) },
	}
}

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// completion prints the script that a shell asks the program with.
func (s *session) completion(shell string) error {
	var b bytes.Buffer
	var err error
	root := s.root
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&b, true)
	case "zsh":
		err = root.GenZshCompletion(&b)
	case "fish":
		err = root.GenFishCompletion(&b, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&b)
	default:
		return usagef("say "+inWords("or", shells()), "there is no completion for %s", quote(shell))
	}
	if err != nil {
		return failf("", "writing the completion: %w", err)
	}
	return s.emit(b.Bytes())
}

// completer answers what may stand next, given the words before it. An answer
// may go on behind a tab with what it means.
type completer func(before []string, begun string) []string

func (complete completer) cobra() cobra.CompletionFunc {
	return func(_ *cobra.Command, before []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if complete == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		directive := cobra.ShellCompDirectiveNoFileComp
		var fit []cobra.Completion
		for _, answer := range complete(before, begun) {
			word, _, _ := strings.Cut(answer, "\t")
			if !strings.HasPrefix(ledger.Fold(word), ledger.Fold(begun)) {
				continue
			}
			fit = append(fit, answer)
			if strings.HasSuffix(word, ":") {
				directive |= cobra.ShellCompDirectiveNoSpace
			}
		}
		return fit, directive
	}
}

// oneWord completes a single word out of a few.
func oneWord(words func() []string) completer {
	return func(before []string, _ string) []string {
		if len(before) > 0 {
			return nil
		}
		return words()
	}
}

// queryWords completes a query from the ledger.
func (s *session) queryWords(_ []string, begun string) []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	var words []string
	if begun != "" && !strings.Contains(begun, ":") {
		words = namesIn(o.ledger, nil)
	}
	for _, c := range query.Complete(begun, o.ledger) {
		words = append(words, described(c.Text, c.About))
	}
	return words
}

// valuesOf completes one word that could stand behind a field of a query.
func (s *session) valuesOf(field string) completer {
	return func(before []string, begun string) []string {
		if len(before) > 0 {
			return nil
		}
		words := s.queryWords(nil, field+":"+begun)
		for i := range words {
			words[i] = strings.TrimPrefix(words[i], field+":")
		}
		return words
	}
}

// allyNames are the names that may stand in one word.
func (s *session) allyNames() []string { return s.nameWords(nil, "") }

// nameWords completes the name of one ally, which may be several words.
func (s *session) nameWords(before []string, _ string) []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	return namesIn(o.ledger, before)
}

// namesIn lists what goes on from the words before to a name, then to an alias.
func namesIn(l *ledger.Ledger, before []string) []string {
	var names []string
	begin := ledger.Fold(strings.Join(before, " "))
	see := func(name, about string) {
		words := strings.Fields(render.Visible(name))
		if n := len(before); n < len(words) && ledger.Fold(strings.Join(words[:n], " ")) == begin {
			names = append(names, described(strings.Join(words[n:], " "), render.Visible(about)))
		}
	}
	for _, a := range l.Allies {
		see(a.Name, a.Org)
	}
	for _, a := range l.Allies {
		for _, alias := range a.Aliases {
			see(alias, a.Name)
		}
	}
	return names
}

// fileNames completes files of the ledger, from its root.
func (s *session) fileNames(_ []string, _ string) []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	var files []string
	for _, f := range o.ledger.Files {
		if f.Rule == "" {
			files = append(files, render.Visible(f.Path))
		}
	}
	return files
}

// completeGlobals completes the values of the flags that every command has.
func (s *session) completeGlobals(root *cobra.Command) {
	completeFlag(root, "color", cobra.FixedCompletions(colours(), cobra.ShellCompDirectiveNoFileComp))
	completeFlag(root, "output-format", func(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return s.formatsOf(c), cobra.ShellCompDirectiveNoFileComp
	})
	completeFlag(root, "dir", cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs))
	completeFlag(root, "period", s.periods)
	for _, day := range []string{"today", "begin", "end", "rev"} {
		completeFlag(root, day, cobra.NoFileCompletions)
	}
}

// periods completes a period in words.
func (s *session) periods(_ *cobra.Command, _ []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var words []cobra.Completion
	for _, c := range query.Complete("date:"+begun, nil) {
		words = append(words, strings.TrimPrefix(c.Text, "date:"))
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

func described(word, about string) string {
	if about == "" {
		return word
	}
	return word + "\t" + about
}
