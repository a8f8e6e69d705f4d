package edit

import (
	"fmt"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
	"allies/parse/text"
)

// logLevel is the level of the heading under which dated items are printed.
const logLevel = 2

// Print writes notes of one ally as Markdown that reads back to the same
// entries: each as its user wrote it, under the ally's name as the title; of a
// page its day and title, and what is the ally's there. Items whose tags hide
// them are left out and counted.
func Print(a *ledger.Ally, notes []*ledger.Note, hides func(tags []string) bool, c *ledger.Config) (text string, hidden int) {
	var b strings.Builder
	b.WriteString("# " + titleLine(a.Name) + "\n")
	inLog, above := false, logLevel
	for _, n := range notes {
		chunk, left := PrintNote(a, n, hides, c)
		hidden += left
		section := strings.HasPrefix(chunk, "#")
		if !section && !inLog {
			b.WriteString("\n" + logHeading(above) + "\n")
		}
		if section || !inLog {
			b.WriteString("\n")
		}
		b.WriteString(chunk + "\n")
		if inLog = !section; section {
			above = n.Level
			if n.File != a.File {
				above = logLevel
			}
		}
	}
	return b.String(), hidden
}

// titleLine keeps a name from being read as a note's heading.
func titleLine(name string) string {
	name = strings.Join(strings.Fields(name), " ")
	if _, dated := parse.ReadLeadDate(name); dated {
		return "Ally " + name
	}
	return name
}

// logHeading ends a note whose heading has a level, and begins dated items.
func logHeading(above int) string {
	return strings.Repeat("#", min(logLevel, max(1, above))) + " Log"
}

// PrintNote writes one note of an ally. A code block or comment that is open in it is
// closed. Where the user's own text would still not read back alone, the note's
// heading and its entries are written instead.
func PrintNote(a *ledger.Ally, n *ledger.Note, hides func(tags []string) bool, c *ledger.Config) (chunk string, hidden int) {
	if n.File != a.File {
		return pageNote(n, hides, c)
	}
	want := n.Entries
	lines := dedent(strings.Split(n.Text, "\n"))
	if hides(n.Tags) {
		lines, hidden = withoutHidden(lines, hides)
		want = slices.DeleteFunc(slices.Clone(want), func(e ledger.Entry) bool { return hides(n.HeadTags) || hides(e.Tags) })
	}
	chunk = strings.TrimRight(strings.Join(lines, "\n"), " \t\n")
	for _, end := range []string{"", "\n```", "\n~~~", "\n-->"} {
		if readsBack(chunk+end, n, want, c) {
			return chunk + end, hidden
		}
	}
	return plainNote(n, want), hidden
}

// dedent takes the blanks before the first line from all lines, and the
// carriage returns at their ends.
func dedent(lines []string) []string {
	blank := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for i := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(lines[i], blank), "\r")
	}
	return lines
}

// withoutHidden takes out the items and paragraphs whose tags hide them.
func withoutHidden(lines []string, hides func(tags []string) bool) (kept []string, hidden int) {
	for i := 0; i < len(lines); i++ {
		if !hides(markdown.ReadTags(markdown.OutsideCode(lines[i]))) {
			kept = append(kept, lines[i])
			continue
		}
		hidden++
		for len(kept) > 1 && continues(kept[len(kept)-1], lines[i]) {
			lines[i], kept = kept[len(kept)-1], kept[:len(kept)-1]
		}
		if !markdown.IsItem(lines[i]) {
			for i+1 < len(lines) && strings.TrimSpace(lines[i+1]) != "" && !markdown.IsItem(lines[i+1]) {
				i++
			}
			continue
		}
		for i+1 < len(lines) && belongsTo(lines[i], lines[i+1:]) {
			lines[i+1] = lines[i]
			i++
		}
	}
	return kept, hidden
}

// continues reports whether a line goes on with the paragraph of the one
// before it.
func continues(before, line string) bool {
	return !markdown.IsItem(line) && strings.TrimSpace(before) != "" && !strings.HasPrefix(before, "#")
}

// belongsTo reports whether the first of the following lines is a part of an
// item.
func belongsTo(item string, following []string) bool {
	for _, line := range following {
		if strings.TrimSpace(line) != "" {
			return text.IndentOf(line) > text.IndentOf(item) || !markdown.IsItem(line) && line == following[0] && !strings.HasPrefix(line, "#")
		}
	}
	return false
}

// readsBack reports whether the chunk is read as one note with the same
// entries, and hides no note after it.
func readsBack(chunk string, n *ledger.Note, want []ledger.Entry, c *ledger.Config) bool {
	before, after := "# x\n\n", "\n\n"+logHeading(n.Level)+"\n\n- 2000-01-01 after\n"
	if n.Form == ledger.Item {
		before, after = before+"## Log\n\n", "\n- 2000-01-01 after\n"
	}
	a, _ := parse.File("x.md", []byte(before+chunk+after), c)
	return a != nil && len(a.Notes) == 2 && a.Notes[0].Date == n.Date && a.Notes[0].IsContact(c, n.Date) == n.IsContact(c, n.Date) &&
		slices.EqualFunc(a.Notes[0].Entries, want, sameEntry)
}

func sameEntry(a, b ledger.Entry) bool {
	return a.Dir == b.Dir && a.Kind == b.Kind && a.Unit == b.Unit && a.HasAmount == b.HasAmount &&
		a.Amount.Cmp(b.Amount) == 0 && strings.Join(strings.Fields(a.Text), " ") == strings.Join(strings.Fields(b.Text), " ")
}

// plainNote writes a note's heading and its entries, each from the user's own
// text.
func plainNote(n *ledger.Note, entries []ledger.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s %s\n", n.Date, n.Title)
	for _, e := range entries {
		from, to := e.Pos.Start-n.Pos.Start, e.Pos.End-n.Pos.Start
		b.WriteString("\n- " + strings.Join(strings.Fields(n.Text[from:to]), " "))
	}
	return strings.TrimRight(b.String(), "\n ")
}
