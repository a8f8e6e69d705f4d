package report_test

import (
	"fmt"
	"testing/fstest"

	"allies/ledger"
	"allies/ledger/query"
	"allies/parse/folder"
	"allies/report"
)

// people are a small ledger, as a folder would hold it.
func people() *ledger.Ledger {
	l, err := folder.Dir(fstest.MapFS{
		"dana.md": {Data: []byte("---\ntype: person\ncadence: 2w\noffers: [guidance]\n---\n# Dana\n\n" +
			"## 2026-11-01 Lunch\n\n- gave 2h feedback: her draft\n- got introduction: Ravi\n- [ ] send the slides by 2026-11-20\n")},
		"ravi.md": {Data: []byte("# Ravi\n\n## 2026-11-15 Call #private\n\n- gave listening: the move\n- thanked: for the lead\n")},
	}, folder.Options{})
	if err != nil {
		panic(err)
	}
	return l
}

func today() ledger.Date {
	d, _ := ledger.ParseDate("2026-11-22")
	return d
}

func ExampleNew() {
	q, _ := query.Parse([]string{"dana"}, query.Context{Today: today()})
	r := report.New(people(), report.Options{Today: today(), Query: q})
	for _, a := range r.Report().Allies {
		fmt.Println(a.Name, a.State, a.Due, *a.Lateness)
	}
	// Output: Dana due 2026-11-15 1.5
}

func ExampleReckoner_Balance() {
	b := report.New(people(), report.Options{Today: today(), By: report.ByKind}).Balance()
	for _, row := range b.Rows {
		fmt.Println(row.Key, row.Gave, row.Got, row.Net)
	}
	fmt.Println("total", b.Total.Net)
	// Output:
	// feedback 2 0 2
	// introduction 0 1 -1
	// listening 1 0 1
	// total 2
}

func ExampleReckoner_NetTable() {
	t := report.New(people(), report.Options{Today: today(), By: report.ByAlly, By2: report.ByMonth}).NetTable()
	fmt.Println(t.Columns)
	for _, row := range t.Rows {
		fmt.Println(row.Key, row.Cells, row.Total)
	}
	// Output:
	// [2026-11]
	// Dana [1] 1
	// Ravi [1] 1
}

func ExampleReckoner_Register() {
	for _, row := range report.New(people(), report.Options{Today: today()}).Register().Rows {
		fmt.Println(row.Date, row.Ally, row.Dir, row.Points, row.Balance)
	}
	// Output:
	// 2026-11-01 Dana gave 2 2
	// 2026-11-01 Dana got 1 1
	// 2026-11-15 Ravi gave 1 2
}

func ExampleReckoner_Next() {
	for _, row := range report.New(people(), report.Options{Today: today()}).Next(5).Rows {
		for _, reason := range row.Reasons {
			fmt.Println(row.Ally, reason.Code, reason.Share, reason.Place.Line)
		}
	}
	// Output:
	// Dana promise 4 12
	// Dana thanks 3 11
	// Dana late 0.7925 8
}

func ExampleReckoner_ExplainNext() {
	for _, e := range report.New(people(), report.Options{Today: today()}).ExplainNext(1) {
		fmt.Println(e.Title)
		fmt.Println(e.Formula)
	}
	// Output:
	// Dana: next
	// P = 4p + 3u + 3e + 2l + 1i = 4 × 1 + 3 × 1 + 3 × 0 + 2 × 0.3962 + 1 × 0 = 7.7925
}

func ExampleReckoner_Due() {
	for _, row := range report.New(people(), report.Options{Today: today()}).Due(14).Rows {
		fmt.Println(row.Ally, row.State, row.Due, *row.Cadence.Days, row.Cadence.Source)
	}
	// Output:
	// Dana due 2026-11-15 14 file
	// Ravi ok 2026-11-29 14 new
}

func ExampleReckoner_Promises() {
	for _, p := range report.New(people(), report.Options{Today: today()}).Promises(report.PromiseOptions{Mine: true}).Rows {
		fmt.Println(p.Ally, p.State, p.Due, p.Undated())
	}
	// Output: Dana overdue 2026-11-20 send the slides
}

func ExampleReckoner_Ask() {
	ask, err := report.New(people(), report.Options{Today: today()}).Ask("advice")
	fmt.Println(ask.Kind, err)
	for _, row := range ask.Rows {
		fmt.Println(row.Ally, row.Score, row.Proven, row.Offered)
	}
	// Output:
	// guidance <nil>
	// Dana 0.5 0 true
}

// What others may get to see lacks what is private; figures keep counting it.
func ExamplePublic() {
	list := report.New(people(), report.Options{Today: today()}).Register()
	hidden := report.Hidden{}
	public := report.Public(&list, hidden)
	fmt.Println(len(list.Rows), len(public.Rows), hidden)
	// Output: 3 2 map[ravi.md:5:RegisterRow]
}

func ExamplePlaces() {
	next := report.New(people(), report.Options{Today: today()}).Next(1)
	for _, at := range report.Places(&next) {
		fmt.Println(at.File, at.Line)
	}
	// Output:
	// dana.md 12
	// dana.md 11
	// dana.md 8
	// dana.md 0
}

func ExampleGroupings() {
	fmt.Println(report.Groupings())
	// Output:
	// [ally kind reach org tag week month quarter year]
}

func ExampleLengths() {
	fmt.Println(report.Lengths())
	// Output:
	// [week month quarter year]
}

func ExampleBalanceSorts() {
	fmt.Println(report.BalanceSorts())
	// Output:
	// [name net gave got last]
}

func ExampleSorts() {
	fmt.Println(report.Sorts())
	// Output:
	// [name last due net]
}

func ExampleParts() {
	fmt.Println(report.Parts())
	// Output:
	// [overdue promises thanks events balance]
}

func ExampleCompare() {
	r := func() *report.Reckoner { return report.New(people(), report.Options{Today: today()}) }
	d := report.Compare(r(), r(), nil)
	fmt.Println(len(d.Allies))
	// Output:
	// 0
}

func ExampleExplainDiff() {
	r := func() *report.Reckoner { return report.New(people(), report.Options{Today: today()}) }
	from, to := r(), r()
	fmt.Println(len(report.ExplainDiff(from, to, report.Compare(from, to, nil))))
	// Output:
	// 0
}

func ExampleCountLeftOut() {
	fmt.Println(report.CountLeftOut([]report.LeftOut{{Count: 2}, {Count: 1}}))
	// Output:
	// 3
}

func ExampleStateOf() {
	p := people().Allies[0].Notes[0].Promises[0]
	fmt.Println(report.StateOf(&p, today()))
	// Output:
	// overdue
}

func ExampleByUrgency() {
	all := report.New(people(), report.Options{Today: today()}).Promises(report.PromiseOptions{}).Rows
	fmt.Println(report.ByUrgency(all[0].Promise, all[0].Promise))
	// Output:
	// 0
}
