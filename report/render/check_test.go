package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"allies/ledger"
	"allies/report"
	"allies/report/render/format"
)

func problems() []ledger.Problem {
	return []ledger.Problem{
		{Code: ledger.CodeAmount, Severity: ledger.Error, File: "people/dana.md", Line: 12, Column: 8, EndColumn: 10,
			Message: "2x is not an amount", Hint: "write 2 or 2h", Source: "- gave 2x feedback: hello"},
		{Code: ledger.CodeKind, Severity: ledger.Warning, File: "日本.md", Line: 3, Column: 10, EndColumn: 14,
			Message: "no kind is called home", Hint: "", Source: "\t- got 日 home: tired\x1b[0m"},
		{Code: ledger.CodeFrontMatter, Severity: ledger.Error, File: "a.md", Line: 1, Column: 4, EndColumn: 4,
			Message: "the front matter is not closed", Hint: "end it with ---", Source: "---"},
		{Code: ledger.CodeEncoding, Severity: ledger.Error, File: "b,:%.md", Line: 1, Column: 1, EndColumn: 1, Message: "not UTF-8"},
		{Code: ledger.CodeDate, Severity: ledger.Error, File: "c.md", Line: 9, Column: 301, EndColumn: 311,
			Message: "there is no such day", Source: strings.Repeat("long ", 60) + "2026-02-30" + strings.Repeat(" tail", 60)},
	}
}

func TestCheck(t *testing.T) {
	for name, o := range map[string]format.Screen{"check.txt": {Unicode: true}, "check.narrow.txt": {Width: 40}, "check.colour.txt": {Color: true, Width: 80}} {
		var b bytes.Buffer
		if err := Check(&b, problems(), Checked{}, o); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.String())
	}
}

// TestCheckLastLine: every line was read is said only where it is so.
func TestCheckLastLine(t *testing.T) {
	by := func(rule int, name string, count int) report.LeftOut {
		if rule == 0 {
			return report.LeftOut{Name: name, Count: count}
		}
		return report.LeftOut{Rule: &rule, Name: name, Count: count}
	}
	for _, c := range []struct {
		beside Checked
		want   string
	}{
		{Checked{Read: report.Read{Allies: 3}}, "no problems: every line was read; 3 allies read"},
		{Checked{Read: report.Read{Allies: 1}, LeftOut: []report.LeftOut{by(1, "hidden", 1), by(3, "template", 2)}},
			"no problems: every line was read; 1 ally read; 3 files left out: 1 by rule 1 (hidden), 2 by rule 3 (template); allies files --all names them"},
		{Checked{LeftOut: []report.LeftOut{by(5, "another type", 1)}},
			"no problems; 0 allies read; 1 file left out: 1 by rule 5 (another type); allies files --all names them"},
		{Checked{LeftOut: []report.LeftOut{by(0, "no regular file", 1)}},
			"no problems; 0 allies read; 1 file left out: 1 as no regular file; allies files --all names them"},
		{Checked{Problems: 2, Read: report.Read{Allies: 1, LinesUnread: 1}},
			"no problems in what was asked for; in the whole ledger 2 problems; 1 ally read, 1 line not as written"},
	} {
		var b bytes.Buffer
		if err := Check(&b, nil, c.beside, format.Screen{Width: 40}); err != nil {
			t.Fatal(err)
		}
		if got := strings.TrimSuffix(b.String(), "\n"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
		b.Reset()
		if err := Check(&b, nil, c.beside, format.Screen{Width: 40, Folds: true}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(strings.Fields(b.String()), " "); got != c.want || slices.ContainsFunc(strings.Split(b.String(), "\n"), func(l string) bool { return len(l) > 40 }) {
			t.Errorf("on a terminal of 40 columns: %q", b.String())
		}
	}
}

// TestCheckPartOfALine: what a problem keeps of a long line is shown as the
// whole line would be.
func TestCheckPartOfALine(t *testing.T) {
	whole := problems()[4:]
	part := slices.Clone(whole)
	part[0].Source, part[0].Cut = part[0].Source[150:450], 150
	var want, got bytes.Buffer
	for out, shown := range map[*bytes.Buffer][]ledger.Problem{&want: whole, &got: part} {
		if err := Check(out, shown, Checked{}, format.Screen{Unicode: true}); err != nil {
			t.Fatal(err)
		}
	}
	if got.String() != want.String() {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want.String())
	}
}

func TestGithub(t *testing.T) {
	var b bytes.Buffer
	if err := Github(&b, problems()); err != nil {
		t.Fatal(err)
	}
	golden(t, "check.github.txt", b.String())
}
