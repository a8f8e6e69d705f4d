package format

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"allies/report/render/page"
	"allies/report/render/plain"
)

// Every column begins at one place in all rows, and no line ends in blanks or
// outgrows the terminal while anything can still give way.
func FuzzTablesLineUp(f *testing.F) {
	f.Add("Dana Okafor", "日本語の長い名前", "a **b** c", uint8(60))
	f.Add("👩‍💻👩‍💻👩‍💻👩‍💻👩‍💻", "e\u0301e\u0301", "", uint8(0))
	const longest = 100 // of the three: they stand in half of the rows each
	f.Fuzz(func(t *testing.T, a, b, c string, width uint8) {
		if len(a)+len(b)+len(c) > longest {
			return
		}
		noBar := strings.NewReplacer("|", "/")
		a, b, c = noBar.Replace(a), noBar.Replace(b), noBar.Replace(c)
		t1 := &page.Table{Quiet: true, Columns: []page.Column{page.NameColumn(""), page.TextColumn(""), page.WordColumn(""), page.FigureColumn("")}}
		t1.Row(page.Quoted("x"+a), page.Written("x"+b), page.Say("|"), page.Say("1"))
		t1.Row(page.Quoted("x"+b), page.Written("x"+c), page.Say("|"), page.Say("-22.5"))
		t1.Row(page.Quoted("x"+c), page.Written("x"+a), page.Say("|"), page.Say(""))
		o := Screen{Width: int(width), Unicode: true}
		x := &Printer{Screen: &o}
		bar := -1
		g := layOut(t1, x, o.Width)
		for _, line := range g.lines() {
			if line != strings.TrimRight(line, " ") {
				t.Errorf("%q ends in blanks", line)
			}
			if limit := gap + len("-22.5"); int(width) >= limit && plain.Width(line) > int(width) {
				t.Errorf("%q takes %d of %d columns", line, plain.Width(line), width)
			}
			if len(g.groups) > 1 || !strings.Contains(line, "|") {
				continue // the bar is in one of the lines of a row
			}
			column := plain.Width(line[:strings.LastIndex(line, "|")])
			if bar < 0 {
				bar = column
			}
			if column != bar {
				t.Errorf("%q: column at %d, not %d", line, column, bar)
			}
		}
	})
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "\ta": "' a", "\ra": `'\x0da`, " =x": "' =x",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", " ＠a": "' ＠a",
		"\u200b=x": "'\u200b=x", "\u00a0=x": "'\u00a0=x", "\u3164@x": "'\u3164@x", "\u2800\t+x": "'\u2800 +x", "﹦1": "'﹦1", "\u202e=x": "'<U+202E>=x",
		"a=1": "a=1", "\u200bx": "\u200bx", "- ": "'- ", "−1": "−1", "": "", "'=1": "'=1",
	} {
		if got := harmless(in); got != want {
			t.Errorf("harmless(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever a text holds, its JSON is clean and reads back as the text.
func FuzzJSON(f *testing.F) {
	f.Add("<&>\x1b\u202e\u009b\x7f\ufeff é")
	f.Fuzz(func(t *testing.T, s string) {
		var b bytes.Buffer
		if err := JSON(&b, map[string]string{"text": s}); err != nil {
			t.Fatal(err)
		}
		if at := plain.FirstHidden(strings.ReplaceAll(b.String(), "\n", "")); at >= 0 {
			t.Errorf("json of %q passes a control character on: %q", s, b.String())
		}
		var back map[string]string
		if err := json.Unmarshal(b.Bytes(), &back); err != nil || back["text"] != s && utf8.ValidString(s) {
			t.Errorf("json of %q reads back as %q, %v", s, back["text"], err)
		}
	})
}

func TestJSON(t *testing.T) {
	var b bytes.Buffer
	if err := JSON(&b, map[string]any{"a": "<&>\x1b\u202e\u009b\x7f\ufeff é", "b": []int{}}); err != nil {
		t.Fatal(err)
	}
	want := "{\n  \"a\": \"<&>\\u001b\\u202e\\u009b\\u007f\\ufeff é\",\n  \"b\": []\n}\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
