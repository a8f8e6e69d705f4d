package parse

import (
	"strings"

	"allies/ledger"
)

// refuseKeyless names a line that is no key with its value.
func (d *document) refuseKeyless(at region) {
	line := d.text[at.start:at.end]
	if key, value, wide := strings.Cut(line, "："); wide && key != "" && !strings.Contains(line, ":") {
		d.errorf(ledger.CodeFrontMatter, at, typed(key+": "+strings.TrimLeft(value, " ")), "YAML takes no wide colon: it is : and a blank")
		return
	}
	key, value, found := strings.Cut(line, ":")
	bare := strings.TrimLeft(value, "\u00a0\u3000")
	switch {
	case !found || bare == "" || isBlank(bare[0]) || strings.HasPrefix(bare, "//") || strings.TrimLeft(key, "-?0123456789") == "" || strings.ContainsAny(key, `"'[{`):
		d.errorf(ledger.CodeFrontMatter, at, keyFits, "this line has no key and colon")
	case bare != value:
		d.errorf(ledger.CodeFrontMatter, at, typed(key+": "+bare), "what stands behind the colon looks like a blank, and is another sign")
	default:
		d.errorf(ledger.CodeFrontMatter, at, typed(key+": "+bare), "a blank is missing behind the colon")
	}
}
