package parse

import (
	"slices"
	"strings"
)

// shape is the form of a YAML value.
type shape uint8

const (
	scalar shape = iota
	list
	dict
)

// node is a YAML value with its place in the user's file.
type node struct {
	shape  shape
	text   string // of a scalar: as the user wrote it, quotes and escapes resolved
	quoted bool   // a scalar in quotes, or a block of text
	items  []node // of a list
	pairs  []pair // of a dict, in the user's order, no key twice
	at     region // quotes and brackets included
}

// pair is one key of a dict with its value.
type pair struct{ key, value node }

// empty reports whether there is no value: nothing typed, null, or a
// collection of such.
func (n *node) empty() bool {
	switch n.shape {
	case list:
		for i := range n.items {
			if !n.items[i].empty() {
				return false
			}
		}
		return true
	case dict:
		return len(n.pairs) == 0
	}
	text := strings.TrimSpace(n.text)
	return text == "" || !n.quoted && (text == "~" || text == "null")
}

// lacks reports whether there is no value, or a list with a gap in it.
func (n *node) lacks() bool {
	return n.empty() || n.shape == list && slices.ContainsFunc(n.items, func(item node) bool { return item.empty() })
}

// each visits the scalars of a value that are not empty, in their order.
func (n *node) each(visit func(*node)) {
	switch n.shape {
	case scalar:
		if !n.empty() {
			visit(n)
		}
	case list:
		for i := range n.items {
			n.items[i].each(visit)
		}
	case dict:
		for i := range n.pairs {
			n.pairs[i].value.each(visit)
		}
	}
}
