package render

import "strings"

// PlainText returns a line of inline Markdown as plain words: **b**, _i_,
// `code`, ~~s~~ without their marks, [text](url) as text, [[X|shown]] as
// shown, [[X#part]] as X. snake_case and lone stars stay.
func PlainText(markup string) string {
	if !strings.ContainsAny(markup, "\\`<&*_~[(") {
		return markup
	}
	var b strings.Builder
	for _, s := range inline(markup) {
		b.WriteString(s.text)
	}
	return b.String()
}

// words is what a terminal may show of a text that a user wrote.
func words(markup string) string {
	return strings.TrimSpace(Visible(PlainText(markup)))
}
