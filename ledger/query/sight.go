package query

import (
	"strings"

	"allies/ledger"
)

// Words are what a query finds of a note in which something is private, and the
// note itself is not: its text and its tags without that.
type Words func(a *ledger.Ally, n *ledger.Note) (text string, tags []string)

// ForOthers is For where others get to see the answer: no term finds what is
// private, since that would tell of it. Days and directions are figures, which
// count it. is: asks for figures too.
func ForOthers(l *ledger.Ledger, today ledger.Date, open Words) Context {
	c := contextOf(l, today, func(a *ledger.Ally, f *ledger.Field) bool { return !a.IsPrivate(f.Name) })
	c.open = open
	return c
}

// hidesKey reports whether a value of the front matter is none for the clause.
// A name is always shown.
func (c *clause) hidesKey(a *ledger.Ally, key string) bool {
	return c.open != nil && key != "name" && a.IsPrivate(key)
}

// hides reports whether an item of a note has neither words nor tags nor a kind
// for the clause. The note is nil for what stands in none.
func (c *clause) hides(n *ledger.Note, tags []string) bool {
	return c.open != nil && (ledger.IsPrivate(tags) || n != nil && n.IsPrivate())
}

// wordsOf are the text of a note, and its tags, as the clause finds them.
func (c *clause) wordsOf(a *ledger.Ally, n *ledger.Note) (text string, tags []string) {
	switch {
	case c.open == nil || !ledger.IsPrivate(n.Tags) && !(n.File != a.File && strings.Contains(ledger.Fold(n.Text), "private")):
		return n.Text, n.Tags // a page may hold what is private to another ally
	case n.IsPrivate():
		return "", nil
	}
	return c.open(a, n)
}

// tagsOf are the ally's own tags, as the clause finds them.
func (c *clause) tagsOf(a *ledger.Ally) []string {
	if c.hidesKey(a, "tags") {
		return nil
	}
	return a.Tags
}
