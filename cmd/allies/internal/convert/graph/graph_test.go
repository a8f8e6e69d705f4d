package graph

import "fmt"

func ExampleGraph_DOT() {
	g := Graph{
		Nodes: []Node{{"dana.md", `Dana "D" \N`, Person}, {"guild.md", "Guild", Group}},
		Edges: []Edge{{"dana.md", "guild.md", Member}},
	}
	fmt.Print(g.DOT())
	// Output:
	// digraph allies {
	//   overlap=false
	//   node [shape=ellipse]
	//   "dana.md" [label="Dana \"D\" \\N"]
	//   "guild.md" [label="Guild", shape=box]
	//   "dana.md" -> "guild.md" [style=dashed, arrowhead=none]
	// }
}
