package query

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

// clause is what must hold: one of its terms, or with not its only term must
// not.
type clause struct {
	field field
	key   string // of front: the canonical name
	not   bool
	terms []term
	open  Words // nil where everything is found
}

// term is one condition, with its value made ready to compare.
type term struct {
	field field
	key   string
	value string        // folded; of kind, status and the like the canonical name, or the user's own word
	isOwn bool          // it is the user's own word, and no canonical name
	whole bool          // the value is somebody's whole name: no character of it is a sign
	typed string        // the value as it was written
	span  ledger.Period // of date
}

func (c *clause) oneOf(value string) bool {
	return lists.Some(c.terms, func(t *term) bool { return t.value == value })
}

func (c *clause) partOf(folded string) bool {
	return lists.Some(c.terms, func(t *term) bool { return strings.Contains(folded, t.value) })
}

func (c *clause) likeOne(folded string) bool {
	return lists.Some(c.terms, func(t *term) bool { return t.isLike(folded) })
}

// isLike reports whether a text is like the term, which holds alternatives parted
// by |; ^ and $ stand for the text's ends.
func (t *term) isLike(folded string) bool {
	if t.whole {
		return strings.Contains(folded, t.value)
	}
	for part := range strings.SplitSeq(t.value, "|") {
		rest, begins := strings.CutPrefix(part, "^")
		rest, ends := strings.CutSuffix(rest, "$")
		switch {
		case rest == "":
		case begins && ends && folded == rest, begins && !ends && strings.HasPrefix(folded, rest),
			ends && !begins && strings.HasSuffix(folded, rest), !begins && !ends && strings.Contains(folded, rest):
			return true
		}
	}
	return false
}

func (c *clause) ally(a *ledger.Ally, states States) bool {
	if c.field != bare && c.field != front && c.hidesKey(a, fieldWords[c.field-tag]) {
		return false
	}
	switch c.field {
	case status:
		return c.oneOf(string(a.Status)) || c.ownWord(a)
	case reach:
		return c.oneOf(string(a.Reach)) || c.ownWord(a)
	case circle:
		return c.oneOf(strconv.Itoa(a.Circle)) || c.ownWord(a)
	case org:
		return c.likeOne(ledger.Fold(a.Org))
	case is:
		return states != nil && lists.Some(c.terms, func(t *term) bool { return states.Is(a, State(t.value)) })
	case front:
		values := frontValues(a, c.key, func(key string) bool { return c.hidesKey(a, key) })
		return slices.ContainsFunc(values, func(value string) bool { return c.partOf(ledger.Fold(value)) })
	}
	return c.likeOne(ledger.Fold(a.Name)) || !c.hidesKey(a, "org") && c.likeOne(ledger.Fold(a.Org)) ||
		!c.hidesKey(a, "aliases") && slices.ContainsFunc(a.Aliases, func(s string) bool { return c.likeOne(ledger.Fold(s)) })
}

// ownWord reports whether a file gives the status, the circle or the reach in the words
// of a term.
func (c *clause) ownWord(a *ledger.Ally) bool {
	f, _ := a.Field(fieldWords[c.field-tag])
	return slices.ContainsFunc(f.Values, func(word string) bool {
		return lists.Some(c.terms, func(t *term) bool { return t.isOwn && t.value == ledger.Fold(word) })
	})
}

func (c *clause) favour(n *ledger.Note, e *ledger.Entry) bool {
	if c.field == kind {
		return !c.hides(n, e.Tags) && c.oneOf(e.Kind)
	}
	return c.oneOf(e.Dir.String())
}

func (c *clause) entry(a *ledger.Ally, n *ledger.Note, e *ledger.Entry) bool {
	if c.field.ofFavours() {
		return c.favour(n, e)
	}
	return c.item(a, n, n.Date, e.Text, e.Tags)
}

func (c *clause) item(a *ledger.Ally, n *ledger.Note, day ledger.Date, words string, tags []string) bool {
	hidden := c.hides(n, tags)
	switch c.field {
	case date:
		return c.covers(day)
	case text:
		return !hidden && c.inText(words)
	}
	return c.inTags(c.tagsOf(a)) || !hidden && (c.inTags(tags) || n != nil && c.inTags(n.HeadTags))
}

func (c *clause) note(a *ledger.Ally, n *ledger.Note) bool {
	switch c.field {
	case date:
		return c.covers(n.Date)
	case text:
		words, _ := c.wordsOf(a, n)
		return c.inText(words)
	case tag:
		_, tags := c.wordsOf(a, n)
		return c.inTags(tags) || c.inTags(c.tagsOf(a))
	}
	return lists.Some(n.Entries, func(e *ledger.Entry) bool { return c.favour(n, e) })
}

// covers reports whether one of the spans holds the day; what has no day lies
// in none.
func (c *clause) covers(day ledger.Date) bool {
	return day != 0 && lists.Some(c.terms, func(t *term) bool { return t.span.Contains(day) })
}

func (c *clause) inTags(tags []string) bool {
	return lists.Some(c.terms, func(t *term) bool { return ledger.HasTag(tags, t.value) })
}

// inText finds the words as typed, and as they read without their markup.
func (c *clause) inText(words string) bool {
	return c.partOf(ledger.Fold(words)) || c.partOf(ledger.Fold(unmarked.Replace(words)))
}

var unmarked = strings.NewReplacer("*", "", "_", "", "`", "", "~~", "", "[", "", "]", "")

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

func (c *clause) tagsOf(a *ledger.Ally) []string {
	if c.hidesKey(a, "tags") {
		return nil
	}
	return a.Tags
}
