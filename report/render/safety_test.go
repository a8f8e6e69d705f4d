package render

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/ledger"
	"allies/report"
	"allies/report/render/format"
	"allies/report/render/plain"
)

// hostile makes every view of values whose every text is s.
func hostile(s string) map[string]func() View {
	r, b, reg, d, p, l := sample(), balance(), register(), dueList(), promises(), allies()
	for i := range r.Allies {
		poison(&r.Allies[i], s, i)
		poison(&l.Allies[i], s, i)
	}
	r.PastPlans[0].Ally, r.PastPlans[0].Title, r.PastPlans[0].File = s, s, s
	for i := range b.Rows {
		b.Rows[i].Key = report.Optional(s)
		b.Rows[i].Gave.Units = report.Units{s: ledger.Int(2)}
	}
	for i := range reg.Rows {
		row := &reg.Rows[i]
		row.Ally, row.Text, row.File, row.Kind, row.Unit = s, s, s, report.Optional(s), report.Optional(s)
		row.Tags = []string{s}
	}
	for i := range d.Rows {
		d.Rows[i].Ally, d.Rows[i].LastTitle, d.Rows[i].File, d.Rows[i].LastPlace.File = s, report.Optional(s), s, s
	}
	for i := range p.Rows {
		p.Rows[i].Ally, p.Rows[i].Text, p.Rows[i].File = s, s, s
	}
	why := []report.Explanation{{Title: s, Formula: s, Steps: []report.Step{{Text: s, Place: where(s, 1)}}}}
	n, q, v, m, sh := next(), ask(), coverage(), match(), show()
	n.Rows[0].Ally, n.Rows[0].Reasons[0].Text, n.Rows[0].Reasons[0].Place.File = s, s, s
	q.Rows[0].Ally, q.Rows[0].Text, q.Rows[0].Given[0].Text, q.Kind = s, s, s, s
	v.Cells[1].Allies[0].Name, v.Kinds[1], v.Cells[4].Kind = s, s, s
	m.Rows[0].Ally, m.Rows[0].Path, m.Rows[0].Shared[0].Term, m.Goal = s, []string{s, s, s}, s, s
	poison(&sh.Ally, s, 0)
	sh.Role, sh.Location, sh.Goals, sh.Notes[0].Title = report.Optional(s), report.Optional(s), []string{s}, s
	sh.Contact[0].Values[0], sh.Known[0].Name, sh.Dates[0].Label = s, s, s
	return map[string]func() View{
		"next":     func() View { return Next(n) },
		"ask":      func() View { return Ask(q) },
		"coverage": func() View { return Coverage(v) },
		"match":    func() View { return Match(m) },
		"show":     func() View { return Show(sh) },
		"report":   func() View { return Report(r).Explained(why).Illustrated(activity(), v) },
		"balance":  func() View { return Balance(b) },
		"register": func() View { return Register(reg) },
		"due":      func() View { return Due(d) },
		"promises": func() View { return Promises(p) },
		"list":     func() View { return List(l) },
	}
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
// reaches a terminal.
func FuzzNothingReachesTheTerminal(f *testing.F) {
	lines := map[string]int{} // with a harmless text
	for name, v := range hostile("x") {
		var b bytes.Buffer
		if err := v().Text(&b, Options{Today: today, Screen: format.Screen{Unicode: true}}); err != nil {
			f.Fatal(err)
		}
		lines[name] = strings.Count(b.String(), "\n")
	}
	views := slices.Sorted(maps.Keys(lines))
	for i := range views {
		for _, s := range []string{"", "\x1b[2J\u202e\u009b", "a\nb\r\n", "**x** [a](b) &#27;[0m &#x202e;", "| `x` |", "=1+1", "日本 👩‍💻\xff", "&NewLine;&Tab;"} {
			f.Add(s, uint8(i))
		}
	}
	f.Fuzz(func(t *testing.T, s string, view uint8) {
		if len(s) > 1<<9 {
			return
		}
		name := views[int(view)%len(views)]
		v := hostile(s)[name]()
		var piped, tty, md, sheet bytes.Buffer
		if err := v.Text(&piped, Options{Today: today, Screen: format.Screen{Unicode: true}}); err != nil {
			t.Fatal(err)
		}
		checkClean(t, name, piped.String())
		if got := strings.Count(piped.String(), "\n"); got > lines[name] {
			t.Errorf("%s has %d lines, not %d:\n%s", name, got, lines[name], piped.String())
		}
		if err := v.Text(&tty, Options{Today: today, Screen: format.Screen{Width: 70, Terminal: true, Color: true}}); err != nil {
			t.Fatal(err)
		}
		checkClean(t, name, colours.ReplaceAllString(tty.String(), ""))
		if err := v.Markdown(&md, Options{Today: today}); err != nil {
			t.Fatal(err)
		}
		checkClean(t, name, md.String())
		if v.sheet != nil {
			if _, err := v.CSV(&sheet, Options{Today: today}); err != nil {
				t.Fatal(err)
			}
			checkSheet(t, name, sheet.String())
		}
		var b bytes.Buffer
		if err := format.JSON(&b, map[string]string{"text": s}); err != nil {
			t.Fatal(err)
		}
		checkClean(t, "json", b.String())
		var back map[string]string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back["text"] != strings.ToValidUTF8(s, "\ufffd") && utf8.ValidString(s) {
			t.Errorf("json of %q reads back as %q, %v", s, back["text"], err)
		}
	})
}

var figureOnly = regexp.MustCompile(`^-?[0-9.]*$`)

func checkSheet(t *testing.T, view, out string) {
	t.Helper()
	checkClean(t, view, out)
	records, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v in %q", view, err, out)
	}
	for _, record := range records {
		for _, cell := range record {
			if strings.IndexAny(cell, "=+-@\t\r") == 0 && !figureOnly.MatchString(cell) {
				t.Errorf("%s: a spreadsheet would run %q", view, cell)
			}
		}
	}
}
