package main

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"allies/cmd/allies/internal/git"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/ledger/query"
	"allies/report/english"
	"allies/report/render/plain"
)

func completionCommand() command {
	return command{
		name: "completion", words: "SHELL", group: exchange,
		complete: oneWord(func(*session) []string { return shells() }),
		run:      func(c call) error { return c.completion(strings.Join(c.given, " ")) },
	}
}

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

func (c call) completion(shell string) error {
	var b bytes.Buffer
	var err error
	mended := strings.NewReplacer()
	switch shell {
	case "bash":
		err, mended = c.root.GenBashCompletionV2(&b, true), mendedBash()
	case "zsh":
		err, mended = c.root.GenZshCompletion(&b), mendedZsh()
	case "fish":
		err, mended = c.root.GenFishCompletion(&b, true), mendedFish()
	case "powershell":
		err = c.root.GenPowerShellCompletionWithDesc(&b)
	default:
		return usagef("say "+english.Join("or", shells()), "there is no completion for %s", quote(shell))
	}
	if err != nil {
		return failf("", "writing the completion: %w", err)
	}
	return c.publish(mended.Replace(b.String()))
}

// mendedBash changes in the script that cobra writes what would not serve names: it leaves
// it to the program which words fit, since that folds case: mir is the beginning of Mirela;
// without the package bash-completion it finds the words itself.
func mendedBash() *strings.Replacer {
	return strings.NewReplacer(
		`compgen -W "${completions[*]}" -- "${cur}")`, `compgen -W "${completions[*]}")`,
		`        [[ $comp == "$cur"* ]] || continue`+"\n", "",
		`    _get_comp_words_by_ref "$@" cur prev words cword`+"\n", wordsInBash,
		"    local out directive\n    __allies_get_completion_results\n    __allies_process_completion_results\n", quotesInBash)
}

// mendedZsh closes a quote that is open where the word to complete ends.
func mendedZsh() *strings.Replacer {
	return strings.NewReplacer(
		"out=$(eval ${requestComp} 2>/dev/null)",
		`out=$(eval ${requestComp} 2>/dev/null || eval "${requestComp}\"" 2>/dev/null || eval "${requestComp}'" 2>/dev/null)`)
}

// mendedFish quotes all words anew: the ones before, for a name may hold an apostrophe,
// and the one that is completed, of which fish gives the quotes and backslashes too.
func mendedFish() *strings.Replacer {
	return strings.NewReplacer(
		"set -l lastArg (string escape -- (commandline -ct))",
		"set -l lastArg (string escape -- (string unescape -- (commandline -ct)))",
		`    set -l requestComp "ALLIES_ACTIVE_HELP=0 $args[1] __complete $args[2..-1] $lastArg"`,
		`    set -l before (string join ' ' -- (string escape -- $args[2..-1]))`+"\n"+
			`    set -l requestComp "ALLIES_ACTIVE_HELP=0 $args[1] __complete $before $lastArg"`)
}

// wordsInBash finds the words up to the cursor, of which : and = are parts here and
// none of bash's own.
//
//go:embed completion/words.bash
var wordsInBash string

// quotesInBash asks for a word without the quote that opens it; what comes back then
// stands in that quote, and needs no backslashes.
//
//go:embed completion/quotes.bash
var quotesInBash string

func oneWord(words func(*session) []string) completer {
	return func(s *session, before []string, _ string) []string {
		if len(before) > 0 {
			return nil
		}
		return words(s)
	}
}

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
		if c.Text == plain.Visible(c.Text) { // else no one can type it
			words = append(words, described(c.Text, c.About))
		}
	}
	return words
}

// valuesOf completes one word that could stand after a field of a query.
func valuesOf(field string) completer {
	return func(s *session, before []string, begun string) []string {
		if len(before) > 0 {
			return nil
		}
		return lists.Of(s.queryWords(nil, field+":"+begun), func(word string) string { return strings.TrimPrefix(word, field+":") })
	}
}

// nameWords completes the name of one ally, which may be several words.
func (s *session) nameWords(before []string, _ string) []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	return namesIn(o.ledger, before)
}

// afterName completes the name of an ally, and what may follow it. More words of a
// name that is known already are offered once they are begun.
func (s *session) afterName(before []string, begun string, then func(*ledger.Ally) []string) []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	words, found := namesIn(o.ledger, before), o.ledger.Find(strings.Join(before, " "))
	switch {
	case len(found) != 1:
		return words
	case begun == "":
		return then(found[0])
	}
	return append(words, then(found[0])...)
}

// namesIn lists what goes on from the words before to a name, then to an alias.
func namesIn(l *ledger.Ledger, before []string) []string {
	var names []string
	begin := ledger.Fold(strings.Join(before, " "))
	see := func(name, about string) {
		words := strings.Fields(plain.Visible(name))
		if n := len(before); n < len(words) && ledger.Fold(strings.Join(words[:n], " ")) == begin {
			names = append(names, described(strings.Join(words[n:], " "), plain.Visible(about)))
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

// revisionWords completes a revision, and the second one of A..B.
func (s *session) revisionWords(before []string, begun string) []string {
	root, err := s.findRoot()
	if err != nil || len(before) > 1 {
		return nil
	}
	repo, err := git.Open(s.world.ctx, root.Dir)
	if err != nil {
		return nil
	}
	names, _ := repo.Names(s.world.ctx) // what git refuses to say is no word to complete
	first := begun[:max(0, strings.LastIndex(begun, ".")+1)]
	if !strings.HasSuffix(first, "..") {
		first = ""
	}
	return lists.Of(names, func(n git.Name) string {
		return described(first+plain.Visible(n.Revision), plain.Visible(n.About))
	})
}

// parted completes words with commas between them, each once.
func parted(words []string) completer {
	return func(_ *session, _ []string, begun string) (fit []string) {
		before := begun[:strings.LastIndex(begun, ",")+1]
		for _, word := range words {
			if !slices.Contains(strings.Split(before, ","), word) {
				fit = append(fit, before+word)
			}
		}
		return fit
	}
}

func (s *session) fileNames(_ []string, _ string) []string {
	o, err := s.open()
	if err != nil {
		return nil
	}
	return lists.Of(readFiles(o.ledger), plain.Visible)
}

func (s *session) completeGlobals(root *cobra.Command) {
	s.completeFlag(root, "color", oneOfThese(colours()).cobra(s))
	s.completeFlag(root, "output-format", func(c *cobra.Command, before []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
		return oneOfThese(s.all.formats(c)).cobra(s)(c, before, begun)
	})
	s.completeFlag(root, "dir", cobra.FixedCompletions(nil, cobra.ShellCompDirectiveFilterDirs))
	s.completeFlag(root, "period", completer(periods).cobra(s))
	s.completeFlag(root, "rev", completer((*session).revisionWords).cobra(s))
	for _, day := range []string{"today", "begin", "end"} {
		s.completeFlag(root, day, cobra.NoFileCompletions)
	}
}

func periods(_ *session, _ []string, begun string) []string {
	return lists.Of(query.Complete("date:"+begun, nil), func(c query.Completion) string { return strings.TrimPrefix(c.Text, "date:") })
}

func described(word, about string) string {
	if about == "" {
		return word
	}
	return word + "\t" + about
}
