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
		name: "completion", words: "SHELL", does: "what teaches bash, zsh, fish or powershell to complete", group: exchange,
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
		words = namesIn(o.ledger)
	}
	for _, c := range query.Complete(begun, o.ledger) {
		words = append(words, described(c.Text, c.About))
	}
	return words
}

// allyNames completes the name of one ally.
func (s *session) allyNames() []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	return namesIn(o.ledger)
}

func namesIn(l *ledger.Ledger) []string {
	var names []string
	for _, a := range l.Allies {
		names = append(names, described(render.Visible(a.Name), render.Visible(a.Org)))
	}
	return names
}

func described(word, about string) string {
	if about == "" {
		return word
	}
	return word + "\t" + about
}
