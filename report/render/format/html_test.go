package format

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"allies/report/render/page"
)

func TestSafeTarget(t *testing.T) {
	for in, want := range map[string]string{
		"https://a.example/x?y=1": "https://a.example/x?y=1", "HTTP://a": "HTTP://a", "mailto:a@b": "mailto:a@b", "tel:+1": "tel:+1",
		"people/dana.md": "people/dana.md", "../x#y": "../x#y", "#x": "#x", "?a:b": "?a:b", "a/b:c": "a/b:c",
		"": "", "javascript:x": "", "java script:x": "", "\x01javascript:x": "", "//evil": "", `\\evil`: "", "data:x": "", "vbscript:x": "", "file:///etc": "", "ftp://x": "",
		"java\u200escript:x": "",
	} {
		if got := string(safeTarget(in)); got != want {
			t.Errorf("safeTarget(%q) = %q, want %q", in, got, want)
		}
	}
}

var colourRule = regexp.MustCompile(`--([a-z]+): #([0-9a-f]{6}|[0-9a-f]{3});`)

// strokes are the colours in which pictures are drawn; empty cells are the ground
// of what stands in them.
func strokes(t *testing.T) []string {
	t.Helper()
	var found []string
	for _, rule := range regexp.MustCompile(`(?:^|[}\s])(svg[^{}]*)\{([^}]*)\}`).FindAllStringSubmatch(pageStyle, -1) {
		if strings.Contains(rule[2], "opacity") {
			t.Errorf("%s is paler than its colour", rule[1])
		}
		for _, set := range regexp.MustCompile(`(?:fill|stroke): ([^;]+);`).FindAllStringSubmatch(rule[2], -1) {
			name, ok := strings.CutPrefix(strings.TrimSuffix(set[1], ")"), "var(--")
			switch {
			case set[1] == "none", strings.Contains(rule[1], ".none"):
			case !ok:
				t.Errorf("%s has %s, which is no colour of the page", rule[1], set[0])
			default:
				found = append(found, name)
			}
		}
	}
	if len(found) < 8 {
		t.Fatalf("the pictures are drawn in %q", found)
	}
	return found
}

// Every colour of words is told from its ground with a contrast of 4.5 at
// least, and every stroke of a picture of 3, by day, by night and on paper.
func TestContrast(t *testing.T) {
	schemes := regexp.MustCompile(`(?s):root \{.*?\}`).FindAllString(pageStyle, -1)
	if len(schemes) != 3 {
		t.Fatalf("%d schemes of colours", len(schemes))
	}
	for i, scheme := range schemes {
		colours := map[string]float64{}
		for _, m := range colourRule.FindAllStringSubmatch(scheme, -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, words := range []string{"ink", "soft", "gave", "got", "good", "warm", "alert"} {
			for _, ground := range []string{"paper", "card"} {
				if contrast := contrast(colours[words], colours[ground]); contrast < 4.5 {
					t.Errorf("scheme %d: %s on %s has a contrast of %.2f", i, words, ground, contrast)
				}
			}
		}
		for _, stroke := range strokes(t) {
			for _, ground := range []string{"card", "cell"} {
				if contrast := contrast(colours[stroke], colours[ground]); contrast < 3 {
					t.Errorf("scheme %d: the stroke %s on %s has a contrast of %.2f", i, stroke, ground, contrast)
				}
			}
		}
	}
}

// contrast is how much two luminances differ, as WCAG 2 defines it.
func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance that WCAG 2 defines.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	var rgb [3]uint8
	if _, err := fmt.Sscanf(hex, "%02x%02x%02x", &rgb[0], &rgb[1], &rgb[2]); err != nil {
		t.Fatal(err)
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(rgb[i]) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// A page about many allies begins with what to do, not with their names.
func TestManyAlliesAreFolded(t *testing.T) {
	p := &page.Page{Title: "x"}
	for i := range 2 * foldedFrom {
		p.Add(page.Section{ID: fmt.Sprint("s", i), Title: "Dana", Ally: i >= foldedFrom})
	}
	if h := htmlOf(p); h.Contents[0].Folded != "" || h.Contents[1].Folded != "10 allies" {
		t.Errorf("contents are folded under %q and %q", h.Contents[0].Folded, h.Contents[1].Folded)
	}
	if h := htmlOf(&page.Page{Sections: p.Sections[:2*foldedFrom-1]}); h.Contents[1].Folded != "" {
		t.Errorf("a few allies are folded under %q", h.Contents[1].Folded)
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
	if err := pageTemplate().Execute(&b, htmlOf(p)); err != nil {
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
	markdownTable(&md, listed)
	if want := "| ally | org | net |\n"; !strings.HasPrefix(md.String(), want) {
		t.Errorf("md begins %q", md.String())
	}
}
