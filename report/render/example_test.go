package render_test

import (
	"os"
	"testing/fstest"

	"allies/ledger"
	"allies/parse/folder"
	"allies/report"
	"allies/report/render"
	"allies/report/render/format"
)

// reckoner is the reckoning of a small ledger.
func reckoner(o report.Options) *report.Reckoner {
	l, err := folder.Dir(fstest.MapFS{
		"dana.md": {Data: []byte("---\ntype: person\ncadence: 2w\n---\n# Dana\n\n" +
			"## 2026-11-01 Lunch\n\n- gave 2h feedback: her *draft*\n- [ ] send the slides by 2026-11-20\n")},
	}, folder.Options{})
	if err != nil {
		panic(err)
	}
	o.Today = today()
	return report.New(l, o)
}

func today() ledger.Date {
	d, _ := ledger.ParseDate("2026-11-22")
	return d
}

func ExampleReport() {
	r := reckoner(report.Options{}).Report()
	render.Report(&r).Text(os.Stdout, render.Options{Today: today()})
	// Output:
	// Your allies on 22 Nov 2026
	//
	// Now
	//   Dana  promise 2 days overdue  send the slides  dana.md:10
	//
	//   Promises   1, of them 1 overdue
	//   Reach out  1
	//   Balance    1 ally
	//
	// Wins, setbacks and days to remember: no win or setback waits for a word from you
	//
	// Promises
	//   You promised
	//   Dana  2 days overdue  send the slides  dana.md:10
	//
	// Thanks: everyone has been thanked
	//
	// Reach out
	//   Dana  due 7 days ago  last 1 Nov  Lunch  dana.md:7
	//
	// Balance
	//   a point is one favour, or one hour where hours are noted
	//   ally   gave  got  net  standing
	//   Dana      2    0    2  too little lately to say
	//   -----------------------------------------------
	//   total     2    0    2
	//
	//   over all ties your notes show you giving more than you receive lately (stance: giver, index +0.5 between -1 and +1)
	//
	// what the words mean: allies help words
}

func ExampleNext() {
	n := reckoner(report.Options{}).NextInWords(5)
	render.Next(&n).Text(os.Stdout, render.Options{Today: today()})
	// Output:
	// Whom to turn to on 22 Nov 2026
	// what your notes show, the most pressing first
	//
	// 1. Dana
	// - promise 2 days overdue: send the slides                dana.md:10
	// - due 7 days ago: no contact since 1 Nov, every 2 weeks  dana.md:7
	//
	// what the words mean: allies help words
}

// Where a line has an end, a row takes several: nothing is cut.
func ExamplePromises() {
	p := reckoner(report.Options{}).Promises(report.PromiseOptions{})
	render.Promises(&p).Text(os.Stdout, render.Options{Today: today(), Screen: format.Screen{Width: 30}})
	// Output:
	// Promises on 22 Nov 2026
	//
	// You promised
	// Dana  2 days overdue
	//   send the slides
}

func ExampleView_CSV() {
	b := reckoner(report.Options{}).Balance()
	render.Balance(&b).CSV(os.Stdout, render.Options{Today: today()})
	// Output:
	// ally,gave,got,net,index,standing
	// Dana,2,0,2,0.49,early
}

func ExampleView_Markdown() {
	r := reckoner(report.Options{}).Register()
	render.Register(&r).Markdown(os.Stdout, render.Options{Today: today()})
	// Output:
	// ---
	// type: allies-report
	// ---
	//
	// # Register
	//
	// a point is one favour, or one hour where hours are noted
	//
	// | date | ally | entry | change | balance | where |
	// | :--- | :--- | :--- | ---: | ---: | :--- |
	// | 2026-11-01 | Dana | gave 2h feedback: her draft | 2 | 2 | `dana.md:9` |
}

func ExampleView_JSONForOthers() {
	d := reckoner(report.Options{}).Tags()
	render.Tags(&d).JSONForOthers(os.Stdout, render.Options{Today: today()})
	// Output:
	// {
	//   "tags": []
	// }
}

func ExampleView_JSON() {
	d := reckoner(report.Options{}).Tags()
	render.Tags(&d).JSON(os.Stdout)
	// Output:
	// {
	//   "tags": []
	// }
}
