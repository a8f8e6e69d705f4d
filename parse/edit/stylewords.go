package edit

import (
	"strings"

	"allies/ledger"
)

// wording is what stands around a note's date.
type wording struct{ before, behind string }

// words collects the wordings of notes with a title, and of those without.
type words struct{ titled, bare []wording }

// learn takes in the line of a note from behind its marker on. A line is
// passed over when more than brackets, emphasis and a separator stands around
// the date.
func (w *words) learn(line string, n *ledger.Note) {
	before, rest, found := strings.Cut(line, n.Date.String())
	if !found {
		return
	}
	if n.Clock != "" {
		if _, rest, found = strings.Cut(rest, n.Clock); !found || before != "" {
			return
		}
	}
	title, _, _ := strings.Cut(n.Title, "\n")
	if title == "" {
		if v := (wording{before, strings.TrimRight(rest, " \t") + " "}); v.isWhole() {
			w.bare = append(w.bare, v)
		}
		return
	}
	behind, _, found := strings.Cut(rest, title)
	if v := (wording{before, behind}); found && v.isWhole() {
		w.titled = append(w.titled, v)
	}
}

// isWhole reports whether the wording is made of signs alone, and closes what
// it opens.
func (v wording) isWhole() bool {
	if strings.Trim(v.before, "[*_") != "" || strings.Trim(v.behind, "]*_ \t:-–—|") != "" || strings.Trim(v.behind, "]*_") == "" {
		return false
	}
	return strings.Count(v.before, "[") == strings.Count(v.behind, "]") &&
		strings.Count(v.before, "*") == strings.Count(v.behind, "*") &&
		strings.Count(v.before, "_") == strings.Count(v.behind, "_")
}

// choose returns the prevailing wording; titles show more than bare dates.
func (w *words) choose() (before, behind string) {
	v := prevailing(w.titled, prevailing(w.bare, wording{"", " "}))
	return v.before, v.behind
}
