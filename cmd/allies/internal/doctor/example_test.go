package doctor_test

import (
	"context"
	"fmt"

	"allies/cmd/allies/internal/doctor"
	"allies/ledger"
	"allies/parse/folder"
	"allies/report"
)

func ExampleExamine() {
	l := &ledger.Ledger{Config: ledger.DefaultConfig(), Allies: []*ledger.Ally{{Name: "Dana Okafor", File: "dana.md"}}}
	found, err := doctor.Examine(context.Background(), doctor.Input{
		Root: folder.Root{Dir: "nowhere"}, Ledger: l, Reckoner: report.New(l, report.Options{}),
	})
	fmt.Println(found.Files.Allies, err)
	for _, f := range found.Findings[:1] {
		fmt.Println(f.Topic, f.Cure)
	}
	// Output:
	// 1 <nil>
	// settings allies init
}
