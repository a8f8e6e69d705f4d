package render

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"allies/report"
	"allies/report/render/chart"
	"allies/report/render/format"
)

// texts is each way in which a view is written.
func texts(t *testing.T, v View) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, o := range map[string]Options{
		"piped.txt":  {Today: today, Screen: format.Screen{Unicode: true}},
		"wide.txt":   {Today: today, Screen: format.Screen{Unicode: true, Width: 100, Terminal: true}},
		"narrow.txt": {Today: today, Screen: format.Screen{Width: 60, Terminal: true}},
	} {
		var b bytes.Buffer
		if err := v.Text(&b, o); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	var md, sheet bytes.Buffer
	if err := v.Markdown(&md, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	out["md"] = md.String()
	if v.sheet == nil {
		return out
	}
	if _, err := v.CSV(&sheet, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	out["csv"] = sheet.String()
	return out
}

func TestReport(t *testing.T) {
	for name, got := range texts(t, Report(sample())) {
		golden(t, "report."+name, got)
	}
}

// The picture shows the ties that are farthest from balanced.
func TestTenTies(t *testing.T) {
	r := &report.Report{AsOf: today}
	for i := range 12 {
		a := dana()
		a.Name, a.Index, a.Total = fmt.Sprint("Ally ", string(rune('A'+i))), fig(float64(i)/20), report.Total{Gave: points(fmt.Sprint(12 - i))}
		r.Allies = append(r.Allies, a)
	}
	text := texts(t, Report(r, report.PartBalance))["wide.txt"]
	whole := texts(t, Report(r))["wide.txt"]
	_, shown, _ := strings.Cut(whole, "\nBalance\n")
	for _, name := range []string{"Ally A", "Ally B", "Ally C", "Ally L"} {
		check(t, name+" alone", strings.Contains(text, name), true)
		check(t, name, strings.Contains(shown, name), name > "Ally B")
	}
	check(t, "others", strings.Contains(shown, "and 2 other allies"), true)
	check(t, "the first", strings.Index(shown, "Ally L") < strings.Index(shown, "Ally K"), true)
	check(t, "bars beside the most of all", strings.Contains(shown, strings.Repeat("█", 8)), false)
}

func TestNetTable(t *testing.T) {
	v := &report.NetTable{Summed: report.Summed{AsOf: today, By: report.ByAlly}, By2: report.ByKind, Columns: []report.Optional{"feedback", ""}, PrivateColumns: []bool{false, false}}
	v.Rows = []report.NetRow{
		{Key: "Dana", NetTotal: report.NetTotal{Cells: []report.Amount{points("2"), with(points("0"), "USD", "5")}, Total: with(points("2"), "USD", "5")}, PrivateCells: []bool{false, false}},
		{KeyPrivate: true, NetTotal: report.NetTotal{Cells: []report.Amount{points("1"), {}}, Total: points("1")}, PrivateCells: []bool{true, false}},
	}
	v.Total = report.NetTotal{Cells: []report.Amount{points("3"), with(points("0"), "USD", "5")}, Total: with(points("3"), "USD", "5")}
	check(t, "csv", texts(t, NetTable(v))["csv"], "ally,feedback,no kind,total,no kind USD,total USD\nDana,2,0,2,5,5\nprivate,private,0,1,0,0\n")
}

func check(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// A year is quiet for long from the end of a range on.
func TestYearOfARange(t *testing.T) {
	for want, until := range map[int]*int{28: nil, 42: days(42)} {
		a := report.Ally{Cadence: &report.Cadence{Days: days(28), Until: until}}
		check(t, "every", contactYear(&a, &report.Year{})[0].Drawn.(*chart.Year).Every, want)
	}
}

func TestSettledPromises(t *testing.T) {
	for state, want := range map[report.Promised]string{
		report.PromiseKept: "kept 20 Nov", report.PromiseLate: "kept late 20 Nov", report.PromiseDropped: "dropped 20 Nov",
	} {
		p := report.Promise{State: state, Done: today - 2}
		if got := promiseWords(&p, today).Words; got != want {
			t.Errorf("%s: %q, want %q", state, got, want)
		}
	}
	if got := promiseWords(&report.Promise{State: report.PromiseKept}, today).Words; got != "kept" {
		t.Errorf("without a day: %q", got)
	}
}

func TestFilesClosing(t *testing.T) {
	rule := 3
	list := report.FileList{Rows: []report.FileRow{{File: "a.md", Ally: "A"}}, Counts: []report.LeftOut{{Rule: &rule, Name: "reserved name", Count: 2}}}
	met := []report.Met{{Name: "Zed", Pages: 2}}
	const counted = "2 files left out: 2 by rule 3 (reserved name)"
	for _, c := range []struct {
		met  []report.Met
		why  string
		want []string
	}{
		{nil, "", []string{counted + "; allies files --all names them"}},
		{nil, "its name is reserved", []string{counted}},
		{met, "its name is reserved", []string{"Zed is met and has no file: allies new Zed makes one", counted}},
	} {
		list.Met, list.Rows[0].Why = c.met, c.why
		o := Options{Today: today}
		if got := Files(&list).build(o.forUser()).Closing; !slices.Equal(got, c.want) {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
