package plain

import "strings"

// PlainText returns a line of inline Markdown as plain words: **b**, _i_,
// `code`, ~~s~~ without their marks, [text](url) as text, [[X|shown]] as
// shown, [[X#part]] as X. snake_case and lone stars stay.
func PlainText(markup string) string {
	if !strings.ContainsAny(markup, "\\`<&*_~[(") {
		return markup
	}
	var b strings.Builder
	for _, s := range Inline(markup) {
		b.WriteString(s.Text)
	}
	return b.String()
}

// Words is what a terminal may show of a text that a user wrote.
func Words(markup string) string {
	return strings.TrimSpace(Visible(PlainText(markup)))
}
