package ledger

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"allies/ledger/lists"
)

var knownKinds = []string{
	"emotional", "resources", "visibility", "guidance", "advocacy", "feedback",
	"introduction", "listening", "celebration", "time", "gift", "money",
}

// kindAliases are other words for the known kinds.
var kindAliases = map[string]string{
	"intro": "introduction", "referral": "introduction",
	"support": "emotional", "comfort": "emotional", "encouragement": "emotional",
	"advice": "guidance", "mentoring": "guidance", "coaching": "guidance",
	"resource": "resources", "loan": "resources",
	"exposure": "visibility", "shoutout": "visibility",
	"recommendation": "advocacy", "endorsement": "advocacy", "sponsorship": "advocacy",
	"review": "feedback", "critique": "feedback",
	"ear": "listening", "sounding-board": "listening",
	"congratulations": "celebration",
	"help":            "time", "favour": "time", "favor": "time",
	"present": "gift",
	"cash":    "money",
}

// CoreKinds are the six kinds that coverage always shows.
func CoreKinds() []string { return knownKinds[:6:6] }

// KnownKinds are the kinds known without configuration.
func KnownKinds() []string { return slices.Clone(knownKinds) }

// Kind resolves a word to the name of a kind: what allies.yaml names wins,
// then the known kinds, then their aliases; plurals of each are read too. It
// returns false for a word that is no kind.
func (c *Config) Kind(word string) (name string, known bool) {
	word = Fold(word)
	if name, ok := c.kindWords[word]; ok {
		return name, true
	}
	if name, ok := builtinKinds()[word]; ok && len(c.kindWords) == 0 {
		return name, true
	}
	forms := singulars(word)
	for _, words := range []map[string]string{c.kindWords, builtinKinds()} {
		for _, form := range forms {
			if name, ok := words[form]; ok {
				return name, true
			}
		}
	}
	return "", false
}

var builtinKinds = sync.OnceValue(func() map[string]string {
	words := maps.Clone(kindAliases)
	for _, kind := range knownKinds {
		words[kind] = kind
	}
	return words
})

// singulars lists the word and what it may be a plural of, the word first.
func singulars(word string) []string {
	forms := []string{word}
	for _, end := range []struct{ many, one string }{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		if stem, ok := strings.CutSuffix(word, end.many); ok {
			forms = append(forms, stem+end.one)
		}
	}
	return append(forms, word+"s") // resource → resources, a configured plural
}

// KindWords lists every word that Kind accepts as typed, for suggestions and
// completion.
func (c *Config) KindWords() []string {
	return slices.AppendSeq(slices.Collect(maps.Keys(c.kindWords)), maps.Keys(builtinKinds()))
}

// Kinds lists the kinds there are, each once: those of allies.yaml, sorted, then
// the others that are known without it.
func (c *Config) Kinds() []string {
	own := slices.Sorted(maps.Keys(c.Weights))
	return append(own, lists.Only(knownKinds, func(kind string) bool { return !slices.Contains(own, kind) })...)
}
