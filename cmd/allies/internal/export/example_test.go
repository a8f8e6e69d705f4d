package export_test

import (
	"fmt"

	"allies/cmd/allies/internal/export"
	"allies/ledger"
	"allies/report"
)

func ExampleExport_Write() {
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{{Name: "Dana Okafor", File: "dana.md"}}}
	x := &export.Export{
		Ledger: l,
		Reckon: func(o report.Options) *report.Reckoner { return report.New(l, o) },
	}
	text, _, err := x.Write("dot")
	fmt.Print(text, err)
	// Output:
	// digraph allies {
	//   overlap=false
	//   node [shape=ellipse]
	//   "dana.md" [label="Dana Okafor"]
	// }
	// <nil>
}
