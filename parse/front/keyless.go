package front

import (
	"strings"

	"allies/ledger"
	"allies/parse/text"
)

// refuseKeyless names a line that is no key with its value.
func refuseKeyless(d *text.Document, at text.Region) {
	line := d.Text[at.Start:at.End]
	if key, value, wide := strings.Cut(line, "："); wide && key != "" && !strings.Contains(line, ":") {
		d.Errorf(ledger.CodeFrontMatter, at, key+": "+strings.TrimLeft(value, " "), "YAML takes no wide colon: it is : and a blank").Cure(at, key+": "+strings.TrimLeft(value, " "))
		return
	}
	key, value, found := strings.Cut(line, ":")
	bare := strings.TrimLeft(value, "\u00a0\u3000")
	switch {
	case !found || bare == "" || text.IsBlank(bare[0]) || strings.HasPrefix(bare, "//") || strings.TrimLeft(key, "-?0123456789") == "" || strings.ContainsAny(key, `"'[{`):
		d.Errorf(ledger.CodeFrontMatter, at, "# "+line, "this line has no key and colon, and is no comment")
	case bare != value:
		d.Errorf(ledger.CodeFrontMatter, at, key+": "+bare, "what stands behind the colon looks like a blank, and is another sign").Cure(at, key+": "+bare)
	default:
		d.Errorf(ledger.CodeFrontMatter, at, key+": "+bare, "a blank is missing behind the colon").Cure(at, key+": "+bare)
	}
}
