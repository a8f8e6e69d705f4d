package format

import (
	"strings"
	"testing"

	"allies/report/render/chart"
	"allies/report/render/page"
)

func laidOut(t *page.Table, width int) string {
	x := &Printer{Screen: &Screen{Width: width, Terminal: true, Unicode: true}}
	return strings.Join(layOut(t, x, width).lines(), "\n")
}

// On a narrow terminal a row takes several lines: no name, word or figure is
// cut, and figures stay together.
func TestStackedTables(t *testing.T) {
	sums := &page.Table{Columns: []page.Column{page.NameColumn("ally"), page.FigureColumn("gave"), page.FigureColumn("got"), page.StandingColumn(), page.PlaceColumn()}}
	sums.Row(page.Quoted("Twin Ports Riders' Council"), page.Say("5"), page.Say("4"), page.Say("too little lately to say"), page.Say("groups/council.md:1"))
	sums.Row(page.Text{}, page.Say("18 EUR"), page.Say("0 EUR"))
	sums.Foot = [][]page.Text{{page.Say("total"), page.Say("5"), page.Say("4")}}
	cover := &page.Table{Labelled: true, Columns: []page.Column{page.WordColumn("kind"), page.TextColumn("team"), page.TextColumn("outside")}}
	cover.Row(page.Say("feedback"), page.Quoted("Mirela Ionescu, Tamar Gelashvili"), page.Say("nobody"))
	why := &page.Table{Quiet: true, Bulleted: true, Columns: []page.Column{page.TextColumn("because"), page.PlaceColumn()}}
	why.Row(page.Say("your notes show a win on 19 Nov"), page.Say("outside/Ruth Abendroth.md:93"))
	long := &page.Table{Quiet: true, Columns: []page.Column{page.TextColumn("")}}
	long.Row(page.Say("see https://example.org/ pages"))
	for _, c := range []struct {
		table *page.Table
		width int
		want  string
	}{
		{sums, 30, `ally
    gave    got
  standing
Twin Ports Riders' Council
       5      4
  too little lately to say
  18 EUR  0 EUR
──────────────────────────────
total
       5      4`},
		{cover, 24, `feedback
  team: Mirela Ionescu,
  Tamar Gelashvili
  outside: nobody`},
		{why, 16, `- your notes
  show a win on
  19 Nov`},
		{long, 14, `see
https://exampl
e.org/
pages`},
		{why, 30, `- your notes show a win on 19
  Nov`},
	} {
		if got := laidOut(c.table, c.width); got != c.want {
			t.Errorf("in %d columns:\n%s\nwant:\n%s", c.width, got, c.want)
		}
	}
}

// A column in which nothing stands is not shown, and the head of bars stands
// around their axis.
func TestColumnsThatAreShown(t *testing.T) {
	list := &page.Table{Columns: []page.Column{page.NameColumn("ally"), page.ExtraColumn("tags"), page.FigureColumn("net"), page.BarColumn()}}
	b := page.Text{Bar: &chart.Bar{Gave: 1, Got: 2, Most: 2}}
	list.Row(page.Quoted("Dana"), page.Text{}, page.Say("1"), b)
	want := "ally  net      got | gave\nDana    1  ▒▒▒▒▒▒▒▒│████"
	if got := laidOut(list, 80); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Columns that do not fit stand in a table below, with the first column and the
// rows that say something there.
func TestSplitTables(t *testing.T) {
	zero := page.SayIn(page.Faint, "0")
	net := &page.Table{Split: true, Columns: []page.Column{page.NameColumn("ally"), page.FigureColumn("2025"), page.FigureColumn("2026"), page.FigureColumn("total")}}
	net.Row(page.Quoted("Ravi Patel"), page.Say("-4"), zero, page.Say("-4"))
	net.Row(page.Text{}, zero, page.Say("50 EUR"), page.Say("50 EUR"))
	net.Foot = [][]page.Text{{page.Say("total"), page.Say("-4"), zero, page.Say("-4")}, {{}, zero, page.Say("50 EUR"), page.Say("50 EUR")}}
	x := &Printer{Screen: &Screen{Width: 24, Terminal: true, Unicode: true}}
	x.table(0, net)
	if got, want := x.Out.String(), `ally        2025    2026
Ravi Patel    -4       0
               0  50 EUR
────────────────────────
total         -4       0
               0  50 EUR

ally         total
Ravi Patel      -4
            50 EUR
──────────────────
total           -4
            50 EUR
`; got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if whole := split(net, 0); len(whole) != 1 || len(whole[0].Columns) != 4 {
		t.Errorf("without a limit it is cut into %d", len(whole))
	}
}

// Where the terminal knows links, a row's text leads to its line, and else its
// name; the place itself takes no room. Where it does not, a place stands at the
// right, without its folders where that is too wide, or not at all.
func TestPlaces(t *testing.T) {
	rows := &page.Table{Quiet: true, Columns: []page.Column{page.NameColumn(""), page.TextColumn(""), page.PlaceColumn()}}
	rows.Row(page.Name("Dana"), page.Written("send *it*"), page.At("team/a b.md", 7))
	rows.Row(page.Name("Mo"), page.Text{}, page.At("mo.md", 2))
	for _, c := range []struct {
		screen Screen
		want   string
	}{
		{Screen{Width: 40, Root: "/home/x"}, "Dana  \x1b]8;;file:///home/x/team/a%20b.md#L7\x1b\\send it\x1b]8;;\x1b\\\n" +
			"\x1b]8;;file:///home/x/mo.md#L2\x1b\\Mo\x1b]8;;\x1b\\"},
		{Screen{}, "Dana  send it  team/a b.md:7\nMo             mo.md:2"},
		{Screen{Width: 24}, "Dana  send it  a b.md:7\nMo             mo.md:2"},
		{Screen{Width: 20}, "Dana  send it\nMo"},
	} {
		got := strings.Join(layOut(rows, &Printer{Screen: &c.screen}, c.screen.Width).lines(), "\n")
		if got != c.want {
			t.Errorf("%+v:\n%q\nwant:\n%q", c.screen, got, c.want)
		}
	}
}

// A section with one thing to say is one line.
func TestBriefSections(t *testing.T) {
	p := &page.Page{Title: "All", Sections: []page.Section{
		{Title: "Promises", Brief: "none"}, {Title: "Thanks", Brief: "none either"},
		{Title: "Balance", Blocks: []page.Block{page.Paragraph("even")}},
	}}
	want := "All\n\nPromises: none\nThanks: none either\n\nBalance\n  even\n"
	if got := Text(p, &Screen{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	if md := Markdown(p); !strings.Contains(md, "## Thanks\n\nnone either\n") {
		t.Errorf("got:\n%s", md)
	}
}

// What is to be pasted stands in one line, however narrow the terminal.
func TestWholeFacts(t *testing.T) {
	const command = "cd '/a/folder/with a/long/name' && git init && allies init"
	p := &page.Page{}
	s := page.Section{}
	s.Add(page.Block{Facts: []page.Fact{
		{Label: "try", Text: page.Quoted(command), Whole: true},
		{Label: "see", Text: page.Quoted("words that go on in the next line")},
	}})
	p.Add(s)
	want := "try  " + command + "\nsee  words that go on in\n     the next line\n"
	if got := Text(p, &Screen{Width: 25}); got != want {
		t.Errorf("%s\nwant:\n%s", got, want)
	}
}
