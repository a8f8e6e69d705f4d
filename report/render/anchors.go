package render

import (
	"strconv"
	"strings"

	"allies/ledger"
	"allies/report"
	"allies/report/render/page"
)

// anchors name the sections of allies on a page: file to id.
type anchors map[string]string

// anchorsOf names a section for each of the allies, from its file's name.
func anchorsOf(allies []*report.Ally) anchors {
	ids, taken := anchors{}, map[string]bool{}
	for _, a := range allies {
		id := "ally-" + slug(ledger.TrimMarkdown(a.File))
		for n := 2; taken[id]; n++ {
			id = "ally-" + slug(ledger.TrimMarkdown(a.File)) + "-" + strconv.Itoa(n)
		}
		ids[a.File], taken[id] = id, true
	}
	return ids
}

// slug keeps plain letters and digits, and sets a hyphen for everything else.
func slug(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '-'
	}, ledger.Fold(s)), "-")
}

// link makes a name lead to the ally's section, where the page has one.
func (ids anchors) link(t page.Text, file string) page.Text {
	if id := ids[file]; id != "" {
		t.Target = "#" + id
	}
	return t
}
