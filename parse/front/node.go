// Package front reads front matter and settings as nodes with their places.
// It alone imports yaml. It knows the shape of values, not what keys mean.
package front

import (
	"slices"
	"strings"

	"allies/parse/text"
)

// Shape is the form of a YAML value.
type Shape uint8

// The shapes of values.
const (
	Scalar Shape = iota
	List
	Dict
)

// Node is a YAML value with its place in the user's file.
type Node struct {
	Shape  Shape
	Text   string      // of a scalar: as the user wrote it, quotes and escapes resolved
	quoted bool        // a scalar in quotes, or a block of text
	Items  []Node      // of a list
	Pairs  []Pair      // of a dict, in the user's order, no key twice
	At     text.Region // quotes and brackets included
}

// Pair is one key of a dict with its value.
type Pair struct{ Key, Value Node }

// Empty reports whether there is no value: nothing typed, null, or a collection of such.
func (n *Node) Empty() bool {
	switch n.Shape {
	case List:
		for i := range n.Items {
			if !n.Items[i].Empty() {
				return false
			}
		}
		return true
	case Dict:
		return len(n.Pairs) == 0
	}
	written := strings.TrimSpace(n.Text)
	return written == "" || !n.quoted && (written == "~" || written == "null")
}

// Lacks reports whether there is no value, or a list with a gap in it.
func (n *Node) Lacks() bool {
	return n.Empty() || n.Shape == List && slices.ContainsFunc(n.Items, func(item Node) bool { return item.Empty() })
}

// Each visits the scalars of a value that are not empty, in their order.
func (n *Node) Each(visit func(*Node)) {
	switch n.Shape {
	case Scalar:
		if !n.Empty() {
			visit(n)
		}
	case List:
		for i := range n.Items {
			n.Items[i].Each(visit)
		}
	case Dict:
		for i := range n.Pairs {
			n.Pairs[i].Value.Each(visit)
		}
	}
}
