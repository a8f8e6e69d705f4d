// Package graph writes who knows whom as a graph in the language of Graphviz.
package graph

import (
	"fmt"
	"strings"

	"allies/report/render/plain"
)

type Graph struct {
	Nodes []Node
	Edges []Edge
}

type Node struct {
	ID, Name string
	Sort     Sort
}

type Sort string

const (
	Person   Sort = "person"
	Group    Sort = "group"
	ToMeet   Sort = "potential" // somebody to get to know
	NoFile   Sort = "no file"   // who is named, and has no file
	Archived Sort = "archived"
)

type Edge struct {
	From, To string // nodes' IDs
	How      How
}

type How string

const (
	Introduced How = "introduced" // From introduced To
	Member     How = "member"     // From is in the group To
	Knows      How = "knows"      // both ways
)

var (
	nodeLooks = map[Sort]string{Group: "shape=box", ToMeet: "style=dashed", NoFile: "shape=plaintext", Archived: "color=gray, fontcolor=gray"}
	edgeLooks = map[How]string{Introduced: `label="introduced"`, Member: "style=dashed, arrowhead=none", Knows: "dir=none"}
)

func (g *Graph) DOT() string {
	var b strings.Builder
	b.WriteString("digraph allies {\n  overlap=false\n  node [shape=ellipse]\n")
	for _, n := range g.Nodes {
		attributes := "label=" + quoted(n.Name)
		if look := nodeLooks[n.Sort]; look != "" {
			attributes += ", " + look
		}
		fmt.Fprintf(&b, "  %s [%s]\n", quoted(n.ID), attributes)
	}
	for _, e := range g.Edges {
		fmt.Fprintf(&b, "  %s -> %s [%s]\n", quoted(e.From), quoted(e.To), edgeLooks[e.How])
	}
	b.WriteString("}\n")
	return b.String()
}

// quoted is a text as a string in which no escape means anything.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(plain.Visible(text)) + `"`
}
