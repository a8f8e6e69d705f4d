package render

import (
	"bytes"
	"encoding/csv"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/parse/text"
	"allies/report"
	"allies/report/render/format"
	"allies/report/render/plain"
)

// allRows makes a hostile view of all its rows.
const allRows = -1

// some is one of the rows, counted round, or all of them.
func some[T any](rows []T, n int) []T {
	if n == allRows || len(rows) == 0 {
		return rows
	}
	return rows[n%len(rows):][:1]
}

// hostile makes each view of values whose every text is s, of all its rows or of
// one; pictures come with the first.
var hostile = map[string]func(s string, row int) View{
	"next": func(s string, row int) View {
		n := next()
		n.Rows[0].Ally, n.Rows[0].Reasons[0].Event.Text, n.Rows[0].Reasons[0].Place.File = s, s, s
		n.Rows = n.Rows[:len(some(n.Rows, row))]
		return Next(n)
	},
	"ask": func(s string, row int) View {
		q := ask()
		q.Rows[0].Ally, q.Rows[0].Needs, q.Rows[0].Given[0].Text, q.Kind = s, []string{s}, s, s
		return Ask(q)
	},
	"coverage": func(s string, row int) View { return Coverage(hostileCoverage(s)) },
	"match": func(s string, row int) View {
		m := match()
		m.Rows[0].Ally, m.Rows[0].Path, m.Rows[0].Shared[0].Term, m.Goal = s, []string{s, s, s}, s, s
		return Match(m)
	},
	"show": func(s string, row int) View {
		sh := show()
		if row > 0 { // the year draws nothing of s
			sh.Weeks, sh.Year = nil, report.Year{}
		}
		poison(&sh.Ally, s, 0)
		sh.Profile.Role, sh.Location, sh.Goals, sh.Notes[0].Title = report.Optional(s), report.Optional(s), []string{s}, s
		sh.Contact[0].Values[0], sh.Known[0].Name, sh.Dates[0].Label = s, s, s
		return Show(sh)
	},
	"report": func(s string, row int) View {
		r := sample()
		for i := range r.Allies {
			poison(&r.Allies[i], s, i)
		}
		r.PastPlans[0].Ally, r.PastPlans[0].Title, r.PastPlans[0].File = s, s, s
		r.Allies = some(r.Allies, row)
		why := []report.Explanation{{Title: s, Formula: s, Steps: []report.Step{{Text: s, Place: where(s, 1)}}}}
		if row <= 0 {
			r.Pictures = pictures(r)
			r.Pictures.Coverage = *hostileCoverage(s)
		}
		return Report(r).Explained(why)
	},
	"balance": func(s string, row int) View {
		b := balance()
		b.Rows = some(b.Rows, row)
		for i := range b.Rows {
			b.Rows[i].Key = report.Optional(s)
			b.Rows[i].Gave.Units = report.Units{s: ledger.Int(2)}
		}
		return Balance(b)
	},
	"register": func(s string, row int) View {
		reg := register()
		reg.Rows = some(reg.Rows, row)
		for i := range reg.Rows {
			row := &reg.Rows[i]
			row.Ally, row.Text, row.File, row.Kind, row.Unit = s, s, s, report.Optional(s), report.Optional(s)
			row.Tags = []string{s}
		}
		return Register(reg)
	},
	"due": func(s string, row int) View {
		d := dueList()
		d.Rows = some(d.Rows, row)
		for i := range d.Rows {
			d.Rows[i].Ally, d.Rows[i].LastTitle, d.Rows[i].File, d.Rows[i].LastPlace.File = s, report.Optional(s), s, s
		}
		return Due(d)
	},
	"promises": func(s string, row int) View {
		p := promises()
		p.Rows = some(p.Rows, row)
		for i := range p.Rows {
			p.Rows[i].Ally, p.Rows[i].Text, p.Rows[i].File = s, s, s
		}
		return Promises(p)
	},
	"list": func(s string, row int) View {
		l := allies()
		for i := range l.Allies {
			poison(&l.Allies[i], s, i)
		}
		l.Allies = some(l.Allies, row)
		return List(l)
	},
}

func hostileCoverage(s string) *report.Coverage {
	v := coverage()
	v.Cells[1].Allies[0].Name, v.Kinds[1], v.Cells[4].Kind = s, s, s
	return v
}

func poison(a *report.Ally, s string, n int) {
	a.Name, a.Org, a.LastTitle, a.LastPlace.File, a.Tags = s, s, s, s, []string{s}
	a.File = s + strings.Repeat("x", n)
	a.Incomplete = true
	for i := range a.Promises {
		a.Promises[i].Text, a.Promises[i].File = s, s
	}
	for i := range a.Events {
		a.Events[i].Text, a.Events[i].Type, a.Events[i].File = s, s, s
	}
	for i := range a.Unthanked {
		a.Unthanked[i].Text, a.Unthanked[i].File = s, s
	}
}

var colours = regexp.MustCompile("\x1b\\[(0|1|2|31|32|33)m")

func checkClean(t testing.TB, view, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("%s is not UTF-8: %q", view, out)
	}
	if at := plain.FirstHidden(strings.ReplaceAll(out, "\n", "")); at >= 0 {
		t.Errorf("%s passes a control character on: %q", view, out)
	}
}

// Whatever stands in a ledger, no control character and no line of its own
// reaches a terminal. One input is one row of one view in one form.
func FuzzNothingReachesTheTerminal(f *testing.F) {
	views := slices.Sorted(maps.Keys(hostile))
	forms := []func(testing.TB, sight){checkPiped, checkColoured, checkMarkdown, checkSheet}
	texts := []string{"", "\x1b[2J\u202e\u009b", "a\nb\r\n", "**x** [a](b) &#27;[0m &#x202e;", "| `x` |", "\u200b=1+1", "日本 👩‍💻\xff", "&NewLine;&Tab;"}
	for i := range len(views) * len(forms) {
		for row, s := range texts {
			f.Add(s, uint8(row%5*len(views)*len(forms)+i))
		}
	}
	const longest = 48 // more takes more time, and more than a line nearly everywhere
	f.Fuzz(func(t *testing.T, s string, choice uint8) {
		if n := int(choice); len(s) <= longest {
			forms[n/len(views)%len(forms)](t, sight{views[n%len(views)], n / len(views) / len(forms), s})
		}
	})
}

// sight is a row of a view with a text in it.
type sight struct {
	view string
	row  int
	text string
}

func (s sight) made() View { return hostile[s.view](s.text, s.row) }

// harmlessLines counts the lines that are seen of a harmless text.
var harmlessLines = map[sight]int{}

func checkPiped(t testing.TB, s sight) {
	harmless := s
	harmless.text = "x"
	most, ok := harmlessLines[harmless]
	if !ok {
		most = strings.Count(piped(t, harmless), "\n")
		harmlessLines[harmless] = most
	}
	out := piped(t, s)
	checkClean(t, s.view, out)
	if got := strings.Count(out, "\n"); got > most {
		t.Errorf("%s has %d lines, not %d:\n%s", s.view, got, most, out)
	}
}

func piped(t testing.TB, s sight) string {
	var out bytes.Buffer
	if err := s.made().Text(&out, Options{Today: today, Screen: format.Screen{Unicode: true}}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func checkColoured(t testing.TB, s sight) {
	var out bytes.Buffer
	if err := s.made().Text(&out, Options{Today: today, Screen: format.Screen{Width: 70, Terminal: true, Color: true}}); err != nil {
		t.Fatal(err)
	}
	checkClean(t, s.view, colours.ReplaceAllString(out.String(), ""))
}

func checkMarkdown(t testing.TB, s sight) {
	var out bytes.Buffer
	if err := s.made().Markdown(&out, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	checkClean(t, s.view, out.String())
}

var figureOnly = regexp.MustCompile(`^-?[0-9.]*$`)

func checkSheet(t testing.TB, s sight) {
	v := s.made()
	if v.sheet == nil {
		return
	}
	var out bytes.Buffer
	if _, err := v.CSV(&out, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	checkClean(t, s.view, out.String())
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v with %q", s.view, err, s.text)
	}
	for _, record := range records {
		for _, cell := range record {
			begin := strings.TrimLeftFunc(cell, func(r rune) bool { return r == ' ' || text.IsInvisible(r) })
			if strings.IndexAny(begin, "=+-@＝＋－＠﹦﹢﹣﹫") == 0 && !figureOnly.MatchString(cell) {
				t.Errorf("%s: a spreadsheet would run %q", s.view, cell)
			}
		}
	}
}
