package main

import (
	"bytes"
	"strings"

	"github.com/spf13/cobra"
)

func completionCommand(s *session) command {
	return command{
		name: "completion", words: "SHELL", does: "what teaches bash, zsh, fish or powershell to complete", group: exchange,
		examples: []string{"source <(allies completion bash)", "allies completion fish > ~/.config/fish/completions/allies.fish"},
		run:      func(c call) error { return c.completion(strings.Join(c.given, " ")) },
	}
}

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
		return usagef("say bash, zsh, fish or powershell", "there is no completion for %q", shell)
	}
	if err != nil {
		return failf("", "writing the completion: %w", err)
	}
	return s.emit(b.Bytes())
}

// completer answers what may stand next, given the words before it.
type completer func(before []string, begun string) []string

func (complete completer) cobra() cobra.CompletionFunc {
	return func(_ *cobra.Command, before []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		if complete == nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		directive := cobra.ShellCompDirectiveNoFileComp
		var fit []cobra.Completion
		for _, word := range complete(before, begun) {
			if strings.HasPrefix(strings.ToLower(word), strings.ToLower(begun)) {
				fit = append(fit, word)
			}
			if len(fit) > 0 && strings.HasSuffix(word, ":") {
				directive |= cobra.ShellCompDirectiveNoSpace
			}
		}
		return fit, directive
	}
}
