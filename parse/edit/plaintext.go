package edit

import (
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
)

// AsProse is a paragraph of another program as Markdown that says the same and is
// nothing else: no note, no entry, no link. Its tags stay, so that what is private
// does. It is false where that cannot be.
func AsProse(paragraph string, c *ledger.Config) (string, bool) {
	lines := lists.Of(strings.Split(paragraph, "\n"), strings.TrimSpace)
	plain := strings.Join(lines, "\n")
	escaped := strings.ReplaceAll(markdown.Escape(plain), `\#private`, "#private")
	for _, candidate := range []string{plain, escaped} {
		s, problems := ReadSource("alone.md", []byte("# Alone\n\n"+candidate+"\n\nAfter\n\n## Log\n\n- 2026-01-01 After\n"), c)
		if s == nil || len(problems) > 0 || len(s.Facts()) != 2 || len(s.ally.About) != 2 || mayHide(candidate) {
			continue // what stands after it would be read otherwise too
		}
		if SameProse(s.ally.About[0].Text, plain) {
			return candidate, true
		}
	}
	return "", false
}

// mayHide reports whether a text has a mark of a comment, which with another one
// elsewhere in the file would hide what stands between them.
func mayHide(s string) bool { return strings.Contains(s, "%%") }

// SameProse reports whether Markdown shows a text, blanks aside.
func SameProse(markup, plain string) bool {
	return strings.Join(strings.Fields(markdown.PlainText(markup)), " ") == strings.Join(strings.Fields(plain), " ")
}

// TitlePart is a part of a title: a text, or the name of an ally to link to.
type TitlePart struct{ Text, Link string }

// AsTitle is a line of another program as the title of a note of a day, which
// says the same and is nothing else but its links and tags. It is false where
// that cannot be.
func AsTitle(title []TitlePart, tags []string, day ledger.Date, c *ledger.Config) (string, bool) {
	var links []string
	for _, p := range title {
		if p.Link != "" {
			links = append(links, p.Link)
		}
	}
	for _, form := range spellings {
		var b strings.Builder
		for _, p := range title {
			b.WriteString(form.spell(p.Text))
			if p.Link != "" {
				b.WriteString("[[" + p.Link + "]]")
			}
		}
		candidate := strings.TrimSpace(b.String())
		if candidate != "" {
			candidate = form.before + candidate + form.after
		}
		for _, tag := range tags {
			candidate = strings.TrimSpace(candidate + " #" + tag)
		}
		if isTitle(candidate, links, tags, day, c) {
			return candidate, true
		}
	}
	return "", false
}

// spellings are the ways to write a text of another program, the plainest first.
var spellings = []struct {
	spell         func(string) string
	before, after string
}{
	{func(s string) string { return s }, "", ""}, {markdown.Escape, "", ""}, {markdown.Escape, "“", "”"},
}

// AsLine is a line of another program as an item of a note, which says the same,
// counts as nothing and is found there again. It is false where that cannot be.
func AsLine(line string, day ledger.Date, c *ledger.Config) (string, bool) {
	for _, form := range spellings {
		candidate := form.before + form.spell(line) + form.after
		s := readItem("Alone\n  - "+candidate, day, c)
		if s == nil || len(s.Facts()) != 3 || s.Facts()[1].Text != "Alone" || s.Facts()[2].Text != "After" {
			continue
		}
		if strings.Contains(ledger.Fold(s.ally.Notes[0].Text), ledger.Fold(candidate)) {
			return candidate, true
		}
	}
	return "", false
}

// readItem reads a dated item and another one after it; nil where that has a
// problem, or may hide what stands below.
func readItem(text string, day ledger.Date, c *ledger.Config) *Source {
	s, problems := ReadSource("alone.md", []byte("# Alone\n\n## Log\n\n- "+day.String()+" "+text+"\n- "+day.String()+" After\n"), c)
	if len(problems) > 0 || mayHide(text) {
		return nil
	}
	return s
}

// isTitle reports whether a dated item is read as one note with a title, and with
// just these links and tags.
func isTitle(title string, links, tags []string, day ledger.Date, c *ledger.Config) bool {
	s := readItem(title, day, c)
	if s == nil || len(s.ally.Notes) != 2 {
		return false
	}
	after := Fact{About: AboutNote, Day: day, Text: "After"}
	facts := slices.DeleteFunc(slices.Clone(s.Facts()[1:]), func(f Fact) bool { return f == after })
	if len(facts) == 0 {
		return title == after.Text
	}
	note, rest := facts[0], facts[1:]
	if note.Text != title || note.Day != day || note.Name != "" || note.With != strings.Join(links, "\n") || s.ally.Notes[0].Heard || len(rest) != len(links)+len(tags) {
		return false
	}
	for _, f := range rest {
		isLink, isTag := f.About == AboutLink && slices.Contains(links, f.Text), f.About == AboutTag && slices.Contains(tags, f.Text)
		if !isLink && !isTag {
			return false
		}
	}
	return true
}
