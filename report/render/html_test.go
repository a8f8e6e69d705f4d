package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"testing"

	"allies/report/render/format"
	"allies/report/render/page"
)

func pageOf(t *testing.T, v View) string {
	t.Helper()
	var b bytes.Buffer
	if err := v.HTML(&b, Options{Today: today, Screen: format.Screen{Unicode: true}}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestHTML(t *testing.T) {
	golden(t, "report.html", pageOf(t, Report(sample())))
	golden(t, "balance.html", pageOf(t, Balance(balance())))
}

// What a user wrote is text on the page, and the page is whole.
func TestHTMLKeepsTextText(t *testing.T) {
	for _, s := range []string{
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</style><b>", "[x](javascript:alert(1))", "{{.}}", "&lt;b&gt;",
		"[x](JaVaScRiPt&#58;alert(1))", "[x](data:text/html,x)", "<javascript:alert(1)>", "[x](//evil.example)", "[x](\\\\evil)", "\x1b\u202e\x00",
	} {
		for name, view := range hostile {
			page := pageOf(t, view(s))
			checkClean(t, name, page)
			if strings.Contains(page, "<script") || strings.Contains(page, "<img") || strings.Contains(page, "<b>") {
				t.Errorf("%s lets %q be markup", name, s)
			}
			if strings.Contains(page, `href="javascript`) || strings.Contains(page, `href="data`) || strings.Contains(page, `href="//`) || strings.Contains(page, `href="\`) {
				t.Errorf("%s links to %q", name, s)
			}
			checkWhole(t, name, page)
		}
	}
}

// checkWhole reads the page with every element closed.
func checkWhole(t *testing.T, name, page string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(strings.Replace(page, "<!DOCTYPE html>", "", 1)))
	d.Entity = xml.HTMLEntity
	ids := map[string]bool{}
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		for _, a := range element.Attr {
			if a.Name.Local == "id" && ids[a.Value] {
				t.Errorf("%s has two elements %s", name, a.Value)
			} else if a.Name.Local == "id" {
				ids[a.Value] = true
			}
			if a.Name.Local == "src" || a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
				t.Errorf("%s: %s has %s", name, element.Name.Local, a.Name.Local)
			}
		}
	}
}

// A page shows no column in which nothing stands, keeps dates whole, joins the
// rows of one ally, and gives a phone the heads of a card.
func TestTablesOfAPage(t *testing.T) {
	listed := &page.Table{Columns: []page.Column{page.NameColumn("ally"), page.ExtraColumn("tags"), page.TextColumn("org"), page.FigureColumn("net")}}
	listed.Row(page.Quoted("Dana"), page.Text{}, page.Quoted("Meridian Labs"), page.Say("3"))
	listed.Row(page.Text{}, page.Text{}, page.Written("since 2026-03-14, ours"), page.Say("50 USD"))
	p := &page.Page{Title: "x", Sections: []page.Section{{ID: "a", Blocks: []page.Block{page.Tabled(listed)}}}}
	var b strings.Builder
	if err := format.PageTemplate.Execute(&b, format.HtmlOf(p)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`<div class="cards scroll"`, `<td role="cell" class="figure" data-head="net">3</td>`,
		`<tr role="row" class="more">`, `since <span class="day">2026-03-14</span>, ours`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is missing in\n%s", want, b.String())
		}
	}
	if strings.Contains(b.String(), "tags") {
		t.Error("an empty column is shown")
	}
	var md strings.Builder
	format.MarkdownTable(&md, listed)
	if want := "| ally | org | net |\n"; !strings.HasPrefix(md.String(), want) {
		t.Errorf("md begins %q", md.String())
	}
}

// A page about many allies begins with what to do, not with their names.
func TestManyAlliesAreFolded(t *testing.T) {
	p := &page.Page{Title: "x"}
	for i := range 2 * format.FoldedFrom {
		p.Add(page.Section{ID: fmt.Sprint("s", i), Title: "Dana", Ally: i >= format.FoldedFrom})
	}
	if h := format.HtmlOf(p); h.Contents[0].Folded != "" || h.Contents[1].Folded != "30 allies" {
		t.Errorf("contents are folded under %q and %q", h.Contents[0].Folded, h.Contents[1].Folded)
	}
	if h := format.HtmlOf(&page.Page{Sections: p.Sections[:2*format.FoldedFrom-1]}); h.Contents[1].Folded != "" {
		t.Errorf("a few allies are folded under %q", h.Contents[1].Folded)
	}
}
