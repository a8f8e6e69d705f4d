package format

import (
	"html/template"
	"regexp"
	"strings"
	"sync"

	"allies/parse/markdown"
	"allies/report/render/page"
	"allies/report/render/plain"
)

var toneClass = [...]string{page.Strong: "strong", page.Faint: "faint", page.Good: "good", page.Warm: "warm", page.Alert: "alert"}

func htmlTextOf(t page.Text, c page.Column) htmlText {
	h := htmlText{Class: class(c), Tone: toneClass[t.Tone]}
	switch {
	case t.Bar != nil:
		h.Bar = t.Bar.Svg()
	case t.Words == "":
		h.Tone = ""
	case c.Place:
		h.Code = plain.Visible(t.Words)
	case t.Source == page.Markup:
		for _, s := range markdown.Inline(strings.TrimSpace(t.Words)) {
			h.Spans = append(h.Spans, spansOf(plain.Visible(s.Text), safeTarget(s.Target))...)
		}
	default:
		h.Spans = spansOf(plain.Visible(t.Words), safeTarget(t.Target))
	}
	return h
}

var isoDate = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`) })

// spansOf keeps the dates in plain words whole; a link is one span.
func spansOf(words string, target template.URL) []htmlSpan {
	var spans []htmlSpan
	from := 0
	if target == "" {
		for _, at := range isoDate().FindAllStringIndex(words, -1) {
			if at[0] > from {
				spans = append(spans, htmlSpan{Text: words[from:at[0]]})
			}
			spans = append(spans, htmlSpan{Text: words[at[0]:at[1]], Whole: true})
			from = at[1]
		}
	}
	if from < len(words) {
		spans = append(spans, htmlSpan{Text: words[from:], Target: target})
	}
	return spans
}

// safeTarget returns a link's target where it may be one on a page: http,
// https, mailto, tel, and what is relative. Else it returns "".
func safeTarget(target string) template.URL {
	if target == "" || strings.ContainsFunc(target, notInTarget) || strings.HasPrefix(target, "//") {
		return ""
	}
	scheme, _, found := strings.Cut(target, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return template.URL(target)
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel":
		return template.URL(target)
	}
	return ""
}

// notInTarget finds what browsers drop or turn before they look at a target.
func notInTarget(r rune) bool { return r <= ' ' || r == '\\' || plain.IsControl(r) || plain.IsMark(r) }
