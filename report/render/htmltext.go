package render

import (
	"html/template"
	"regexp"
	"strings"
)

var toneClass = [...]string{strong: "strong", faint: "faint", good: "good", warm: "warm", alert: "alert"}

func htmlTextOf(t text, c column) htmlText {
	h := htmlText{Class: c.class(), Tone: toneClass[t.tone]}
	switch {
	case t.bar != nil:
		h.Bar = t.bar.svg()
	case t.words == "":
		h.Tone = ""
	case c.place:
		h.Code = Visible(t.words)
	case t.source == markup:
		for _, s := range inline(strings.TrimSpace(t.words)) {
			h.Spans = append(h.Spans, spansOf(Visible(s.text), safeTarget(s.target))...)
		}
	default:
		h.Spans = spansOf(Visible(t.words), safeTarget(t.target))
	}
	return h
}

var isoDate = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}\b`)

// spansOf keeps the dates in plain words whole; a link is one span.
func spansOf(words string, target template.URL) []htmlSpan {
	var spans []htmlSpan
	from := 0
	if target == "" {
		for _, at := range isoDate.FindAllStringIndex(words, -1) {
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
func notInTarget(r rune) bool { return r <= ' ' || r == '\\' || isControl(r) || isMark(r) }
