package parse

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/front"
)

// IgnoreHint is the line of allies.yaml that leaves one more file out.
func IgnoreHint(c *ledger.Config, file string) string {
	return "ignore: [" + strings.Join(append(lists.Of(c.Ignore, quote), quote(file)), ", ") + "] in allies.yaml"
}

// quote is a heading as it stands in a list of YAML.
func quote(name string) string {
	plain := func(r rune) bool { return !unicode.IsLetter(r) && r != ' ' && r != '-' }
	if name != "" && !strings.ContainsFunc(name, plain) && name[0] != '-' {
		return name
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(name) + `"`
}

func unitsWith(c *ledger.Config, unit string) string {
	known, own := ledger.DefaultConfig(), []string{}
	for _, name := range slices.Sorted(maps.Keys(c.Units)) {
		if price := c.Units[name]; price == nil {
			own = append(own, name+": null")
		} else if was, same := known.Units[name]; !same || was.Rat().Cmp(price.Rat()) != 0 {
			own = append(own, name+": "+price.Rat().RatString())
		}
	}
	return "units: {" + strings.Join(append(own, unit+": null"), ", ") + "} in allies.yaml"
}

func (f *frontReader) statusHint(word string) string {
	known := lists.Of(slices.Sorted(maps.Keys(f.d.Config.Statuses)), func(own string) string { return ownStatus(own) + string(f.d.Config.Statuses[own]) })
	known = append(known, ownStatus(word)+string(ledger.Active))
	return "statuses: {" + strings.Join(known, ", ") + "} in allies.yaml"
}

func ownStatus(word string) string {
	if strings.Trim(word, "abcdefghijklmnopqrstuvwxyz -") != "" {
		word = front.Quoted(word)
	}
	return word + ": "
}
