package render

import (
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"allies/report/render/format"
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
			page := pageOf(t, view(s, allRows))
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
