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

// hostile makes each view of values whose every text is s.
var hostile = map[string]func(s string) View{
	"next": func(s string) View {
		n := next()
		n.Rows[0].Ally, n.Rows[0].Reasons[0].Event.Text, n.Rows[0].Reasons[0].Place.File = s, s, s
		return Next(n)
	},
	"ask": func(s string) View {
		q := ask()
		q.Rows[0].Ally, q.Rows[0].Needs, q.Rows[0].Given[0].Text, q.Kind = s, []string{s}, s, s
		return Ask(q)
	},
	"coverage": func(s string) View { return Coverage(hostileCoverage(s)) },
	"match": func(s string) View {
		m := match()
		m.Rows[0].Ally, m.Rows[0].Path, m.Rows[0].Shared[0].Term, m.Goal = s, []string{s, s, s}, s, s
		return Match(m)
	},
	"show": func(s string) View {
		sh := show()
		poison(&sh.Ally, s, 0)
		sh.Profile.Role, sh.Location, sh.Goals, sh.Notes[0].Title = report.Optional(s), report.Optional(s), []string{s}, s
		sh.Contact[0].Values[0], sh.Known[0].Name, sh.Dates[0].Label = s, s, s
		return Show(sh)
	},
	"report": func(s string) View {
		r := sample()
		for i := range r.Allies {
			poison(&r.Allies[i], s, i)
		}
		r.PastPlans[0].Ally, r.PastPlans[0].Title, r.PastPlans[0].File = s, s, s
		why := []report.Explanation{{Title: s, Formula: s, Steps: []report.Step{{Text: s, Place: where(s, 1)}}}}
		r.Pictures = pictures(r)
		r.Pictures.Coverage = *hostileCoverage(s)
		return Report(r).Explained(why)
	},
	"balance": func(s string) View {
		b := balance()
		for i := range b.Rows {
			b.Rows[i].Key = report.Optional(s)
			b.Rows[i].Gave.Units = report.Units{s: ledger.Int(2)}
		}
		return Balance(b)
	},
	"register": func(s string) View {
		reg := register()
		for i := range reg.Rows {
			row := &reg.Rows[i]
			row.Ally, row.Text, row.File, row.Kind, row.Unit = s, s, s, report.Optional(s), report.Optional(s)
			row.Tags = []string{s}
		}
		return Register(reg)
	},
	"due": func(s string) View {
		d := dueList()
		for i := range d.Rows {
			d.Rows[i].Ally, d.Rows[i].LastTitle, d.Rows[i].File, d.Rows[i].LastPlace.File = s, report.Optional(s), s, s
		}
		return Due(d)
	},
	"promises": func(s string) View {
		p := promises()
		for i := range p.Rows {
			p.Rows[i].Ally, p.Rows[i].Text, p.Rows[i].File = s, s, s
		}
		return Promises(p)
	},
	"list": func(s string) View {
		l := allies()
		for i := range l.Allies {
			poison(&l.Allies[i], s, i)
		}
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

func checkClean(t *testing.T, view, out string) {
	t.Helper()
	if !utf8.ValidString(out) {
		t.Errorf("%s is not UTF-8: %q", view, out)
	}
	if at := plain.FirstHidden(strings.ReplaceAll(out, "\n", "")); at >= 0 {
		t.Errorf("%s passes a control character on: %q", view, out)
	}
}

// Whatever stands in a ledger, no control character and no line of its own
// reaches a terminal. One input is one view in one form.
func FuzzNothingReachesTheTerminal(f *testing.F) {
	views := slices.Sorted(maps.Keys(hostile))
	forms := []func(*testing.T, string, string){checkPiped, checkColoured, checkMarkdown, checkSheet}
	for i := range len(views) * len(forms) {
		for _, s := range []string{"", "\x1b[2J\u202e\u009b", "a\nb\r\n", "**x** [a](b) &#27;[0m &#x202e;", "| `x` |", "\u200b=1+1", "日本 👩‍💻\xff", "&NewLine;&Tab;"} {
			f.Add(s, uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, s string, choice uint8) {
		if len(s) <= 1<<9 {
			forms[int(choice)/len(views)%len(forms)](t, views[int(choice)%len(views)], s)
		}
	})
}

// harmlessLines counts the lines of a view of a harmless text.
var harmlessLines = map[string]int{}

func checkPiped(t *testing.T, view, s string) {
	most, ok := harmlessLines[view]
	if !ok {
		most = strings.Count(piped(t, view, "x"), "\n")
		harmlessLines[view] = most
	}
	out := piped(t, view, s)
	checkClean(t, view, out)
	if got := strings.Count(out, "\n"); got > most {
		t.Errorf("%s has %d lines, not %d:\n%s", view, got, most, out)
	}
}

func piped(t *testing.T, view, s string) string {
	var out bytes.Buffer
	if err := hostile[view](s).Text(&out, Options{Today: today, Screen: format.Screen{Unicode: true}}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func checkColoured(t *testing.T, view, s string) {
	var out bytes.Buffer
	if err := hostile[view](s).Text(&out, Options{Today: today, Screen: format.Screen{Width: 70, Terminal: true, Color: true}}); err != nil {
		t.Fatal(err)
	}
	checkClean(t, view, colours.ReplaceAllString(out.String(), ""))
}

func checkMarkdown(t *testing.T, view, s string) {
	var out bytes.Buffer
	if err := hostile[view](s).Markdown(&out, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	checkClean(t, view, out.String())
}

var figureOnly = regexp.MustCompile(`^-?[0-9.]*$`)

func checkSheet(t *testing.T, view, s string) {
	v := hostile[view](s)
	if v.sheet == nil {
		return
	}
	var out bytes.Buffer
	if _, err := v.CSV(&out, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	checkClean(t, view, out.String())
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v with %q", view, err, s)
	}
	for _, record := range records {
		for _, cell := range record {
			begin := strings.TrimLeftFunc(cell, func(r rune) bool { return r == ' ' || text.IsInvisible(r) })
			if strings.IndexAny(begin, "=+-@＝＋－＠﹦﹢﹣﹫") == 0 && !figureOnly.MatchString(cell) {
				t.Errorf("%s: a spreadsheet would run %q", view, cell)
			}
		}
	}
}
