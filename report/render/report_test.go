package render

import (
	"bytes"
	"testing"

	"allies/report/render/format"
)

// texts is each way in which a view is written.
func texts(t *testing.T, v View) map[string]string {
	t.Helper()
	out := map[string]string{}
	for name, o := range map[string]Options{
		"piped.txt":  {Today: today, Screen: format.Screen{Unicode: true}},
		"wide.txt":   {Today: today, Screen: format.Screen{Unicode: true, Width: 100, Terminal: true}},
		"narrow.txt": {Today: today, Screen: format.Screen{Width: 60, Terminal: true}},
	} {
		var b bytes.Buffer
		if err := v.Text(&b, o); err != nil {
			t.Fatal(err)
		}
		out[name] = b.String()
	}
	var md, sheet bytes.Buffer
	if err := v.Markdown(&md, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	out["md"] = md.String()
	if v.sheet == nil {
		return out
	}
	if _, err := v.CSV(&sheet, Options{Today: today}); err != nil {
		t.Fatal(err)
	}
	out["csv"] = sheet.String()
	return out
}

func TestReport(t *testing.T) {
	for name, got := range texts(t, Report(sample())) {
		golden(t, "report."+name, got)
	}
}
