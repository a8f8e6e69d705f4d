package query

import (
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
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
	value string        // folded; of kind, status and the like the canonical name
	typed string        // the value as it was written
	span  ledger.Period // of date
}

// oneOf reports whether a value is that of one of the terms.
func (c *clause) oneOf(value string) bool {
	for i := range c.terms {
		if c.terms[i].value == value {
			return true
		}
	}
	return false
}

// partOf reports whether the value of one of the terms stands in the text.
func (c *clause) partOf(folded string) bool {
	for i := range c.terms {
		if strings.Contains(folded, c.terms[i].value) {
			return true
		}
	}
	return false
}

// likeOne reports whether a text is like one of the terms: a term holds
// alternatives parted by |, and ^ and $ stand for the text's ends.
func (c *clause) likeOne(folded string) bool {
	for i := range c.terms {
		for part := range strings.SplitSeq(c.terms[i].value, "|") {
			rest, begins := strings.CutPrefix(part, "^")
			rest, ends := strings.CutSuffix(rest, "$")
			switch {
			case rest == "":
			case begins && ends && folded == rest, begins && !ends && strings.HasPrefix(folded, rest),
				ends && !begins && strings.HasSuffix(folded, rest), !begins && !ends && strings.Contains(folded, rest):
				return true
			}
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
		return c.oneOf(string(a.Status))
	case reach, circle:
		return c.oneOf(string(a.Reach)) && c.field == reach || c.oneOf(strconv.Itoa(a.Circle)) && c.field == circle || c.ownWord(a)
	case org:
		return c.likeOne(ledger.Fold(a.Org))
	case is:
		for i := range c.terms {
			if states != nil && states.Is(a, State(c.terms[i].value)) {
				return true
			}
		}
		return false
	case front:
		return c.anyPart(frontValues(a, c.key, func(key string) bool { return c.hidesKey(a, key) }))
	}
	return c.likeOne(ledger.Fold(a.Name)) || !c.hidesKey(a, "org") && c.likeOne(ledger.Fold(a.Org)) ||
		!c.hidesKey(a, "aliases") && slices.ContainsFunc(a.Aliases, func(s string) bool { return c.likeOne(ledger.Fold(s)) })
}

// ownWord reports whether a file gives the circle or the reach in the words of a term.
func (c *clause) ownWord(a *ledger.Ally) bool {
	f, _ := a.Field(fieldWords[c.field-tag])
	return slices.ContainsFunc(f.Values, func(word string) bool { return c.oneOf(ledger.Fold(word)) })
}

func (c *clause) anyPart(texts []string) bool {
	for _, text := range texts {
		if c.partOf(ledger.Fold(text)) {
			return true
		}
	}
	return false
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
	for i := range n.Entries {
		if c.favour(n, &n.Entries[i]) {
			return true
		}
	}
	return false
}

// covers reports whether one of the spans holds the day; what has no day lies
// in none.
func (c *clause) covers(day ledger.Date) bool {
	for i := range c.terms {
		if day != 0 && c.terms[i].span.Contains(day) {
			return true
		}
	}
	return false
}

func (c *clause) inTags(tags []string) bool {
	for i := range c.terms {
		if ledger.HasTag(tags, c.terms[i].value) {
			return true
		}
	}
	return false
}

// inText finds the words as typed, and as they read without their markup.
func (c *clause) inText(words string) bool {
	return c.partOf(ledger.Fold(words)) || c.partOf(ledger.Fold(unmarked.Replace(words)))
}

// unmarked takes emphasis, code and link brackets off a text.
var unmarked = strings.NewReplacer("*", "", "_", "", "`", "", "~~", "", "[", "", "]", "")
