package render

import (
	"strings"
	"testing"
)

func laidOut(t *table, width int) string {
	x := &texter{Screen: &Screen{Width: width, Terminal: true, Unicode: true}}
	return strings.Join(layOut(t, x, width).lines(), "\n")
}

// On a narrow terminal a row takes several lines: no name, word or figure is
// cut, and figures stay together.
func TestStackedTables(t *testing.T) {
	sums := &table{columns: []column{nameColumn("ally"), figureColumn("gave"), figureColumn("got"), standingColumn(), placeColumn()}}
	sums.row(quoted("Twin Ports Riders' Council"), say("5"), say("4"), say("too little lately to say"), say("groups/council.md:1"))
	sums.row(text{}, say("18 EUR"), say("0 EUR"))
	sums.foot = [][]text{{say("total"), say("5"), say("4")}}
	cover := &table{wrap: true, columns: []column{wordColumn("kind"), textColumn("team"), textColumn("outside")}}
	cover.row(say("feedback"), quoted("Mirela Ionescu, Tamar Gelashvili"), say("nobody"))
	why := &table{quiet: true, wrap: true, bulleted: true, columns: []column{textColumn("because"), placeColumn()}}
	why.row(say("your notes show a win on 19 Nov"), say("outside/Ruth Abendroth.md:93"))
	long := &table{quiet: true, wrap: true, columns: []column{textColumn("")}}
	long.row(say("see https://example.org/ pages"))
	for _, c := range []struct {
		table *table
		width int
		want  string
	}{
		{sums, 30, `ally
    gave    got
  standing
Twin Ports Riders' Council
       5      4
  too little lately to say
  groups/council.md:1
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
  19 Nov
    outside/Ruth Abendroth.md:93`},
		{long, 14, `see
https://exampl
e.org/
pages`},
		{why, 30, `- your notes show a win on 19
  Nov
    outside/Ruth Abendroth.md:93`},
	} {
		if got := laidOut(c.table, c.width); got != c.want {
			t.Errorf("in %d columns:\n%s\nwant:\n%s", c.width, got, c.want)
		}
	}
}

// A column in which nothing stands is not shown, and the head of bars stands
// around their axis.
func TestColumnsThatAreShown(t *testing.T) {
	list := &table{columns: []column{nameColumn("ally"), extraColumn("tags"), figureColumn("net"), barColumn()}}
	b := text{bar: &bar{gave: 1, got: 2, most: 2}}
	list.row(quoted("Dana"), text{}, say("1"), b)
	want := "ally  net      got | gave\nDana    1  ▒▒▒▒▒▒▒▒│████"
	if got := laidOut(list, 80); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
