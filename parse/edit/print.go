package edit

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse"
	"allies/parse/markdown"
)

// logLevel is the level of the heading under which dated items are printed.
const logLevel = 2

// Extent says what of a note is printed.
type Extent uint8

// What may be printed.
const (
	OnlyOpen Extent = iota // nothing that is private
	Whole
)

// Print writes notes of one ally as Markdown that reads back to the same
// entries: each as its user wrote it, under the ally's name as the title; of a
// page its day and title, and what is the ally's there. Private things that are
// left out are counted. It writes nothing where no note is left.
func Print(a *ledger.Ally, notes []*ledger.Note, extent Extent, c *ledger.Config) (text string, hidden int) {
	var b strings.Builder
	inLog, above := false, logLevel
	for _, n := range notes {
		if extent == OnlyOpen && n.IsPrivate() {
			hidden++
			continue
		}
		if b.Len() == 0 {
			b.WriteString("# " + titleLine(a.Name) + "\n")
		}
		chunk, left := PrintNote(a, n, extent, c)
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
// heading and its entries are written instead. The note is not private as a whole,
// or all of it is printed.
func PrintNote(a *ledger.Ally, n *ledger.Note, extent Extent, c *ledger.Config) (chunk string, hidden int) {
	if n.File != a.File {
		return pageNote(n, extent, c)
	}
	want, said := n.Entries, n.Text
	if extent == OnlyOpen {
		said, hidden = openText(a, n)
		want = slices.DeleteFunc(slices.Clone(want), func(e ledger.Entry) bool { return ledger.IsPrivate(e.Tags) })
	}
	lines := dedent(strings.Split(said, "\n"))
	chunk = strings.TrimRight(strings.Join(lines, "\n"), " \t\n")
	for _, end := range []string{"", "\n```", "\n~~~", "\n-->"} {
		if readsBack(chunk+end, n, want, c) {
			return chunk + end, hidden
		}
	}
	return plainNote(n, want), hidden
}

func dedent(lines []string) []string {
	blank := lines[0][:len(lines[0])-len(strings.TrimLeft(lines[0], " \t"))]
	for i := range lines {
		lines[i] = strings.TrimRight(strings.TrimPrefix(lines[i], blank), "\r")
	}
	return lines
}

// openText is the text of a note without the lines of what is private in it, and
// how many things these are.
func openText(a *ledger.Ally, n *ledger.Note) (said string, hidden int) {
	from := n.Pos.Start
	for _, at := range a.PrivateAt {
		if at.End <= n.Pos.Start || at.Start >= n.Pos.End {
			continue
		}
		line := strings.LastIndexByte(n.Text[:max(at.Start, n.Pos.Start)-n.Pos.Start], '\n') + 1
		said += n.Text[from-n.Pos.Start : max(int(from-n.Pos.Start), line)]
		from = min(at.End, n.Pos.End)
		hidden++
	}
	return said + n.Text[from-n.Pos.Start:], hidden
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

func plainNote(n *ledger.Note, entries []ledger.Entry) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s %s\n", n.Date, n.Title)
	for _, e := range entries {
		from, to := e.Pos.Start-n.Pos.Start, e.Pos.End-n.Pos.Start
		b.WriteString("\n- " + strings.Join(strings.Fields(n.Text[from:to]), " "))
	}
	return strings.TrimRight(b.String(), "\n ")
}

type pageItem struct {
	at   ledger.Pos
	text string
	tags []string
}

// pageNote writes what a page holds of an ally: a heading with the day and the
// title, and under it the ally's entries and promises. The rest of the page is
// everybody's, and is not repeated for each.
func pageNote(n *ledger.Note, extent Extent, c *ledger.Config) (chunk string, hidden int) {
	hides := func(tags []string) bool { return extent == OnlyOpen && ledger.IsPrivate(tags) }
	items := pageItems(n)
	title := strings.Join(strings.Fields(n.Title), " ")
	if n.Form == ledger.Item && slices.ContainsFunc(items, func(it pageItem) bool { return it.at.Line == n.Head.Line }) {
		title = "" // the note is called by what stands under it
	}
	var lines []string
	for _, it := range items {
		if hides(it.tags) {
			hidden++
			continue
		}
		lines = append(lines, "- "+it.text)
	}
	body := strings.TrimRight("\n\n"+strings.Join(lines, "\n"), "\n")
	want := slices.DeleteFunc(slices.Clone(n.Entries), func(e ledger.Entry) bool { return hides(e.Tags) })
	like := *n
	like.Form, like.Level = ledger.Section, logLevel
	chunk = pageHeading(n, title, c) + body
	if !readsBack(chunk, &like, want, c) {
		chunk = pageHeading(n, "", c) + body
	}
	return chunk, hidden
}

func pageItems(n *ledger.Note) []pageItem {
	var items []pageItem
	add := func(at ledger.Pos, tags []string, text ...string) {
		items = append(items, pageItem{at, strings.Join(strings.Fields(strings.Join(text, " ")), " "), tags})
	}
	for _, e := range n.Entries {
		add(e.Pos, e.Tags, e.Dir.String(), amountOf(e), e.Kind+":", e.Text)
	}
	for _, t := range n.Thanks {
		add(t.Pos, t.Tags, "thanked:", t.Text)
	}
	for _, e := range n.Events {
		word := "setback:"
		if e.Win {
			word = "win:"
		}
		add(e.Pos, e.Tags, word, e.Text)
	}
	for _, p := range n.Promises {
		owner := ""
		if p.Theirs {
			owner = "they:"
		}
		items = append(items, pageItem{p.Pos, "[" + marks[p.Mark] + "] " + strings.Join(strings.Fields(owner+" "+p.Text), " "), p.Tags})
	}
	for i := range items {
		items[i].text = strings.Replace(items[i].text, " :", ":", 1)
	}
	slices.SortStableFunc(items, func(a, b pageItem) int { return cmp.Compare(a.at.Start, b.at.Start) })
	return items
}

// amountOf is an entry's amount as it may be typed: in full, so that it reads
// back as the same.
func amountOf(e ledger.Entry) string {
	if !e.HasAmount {
		return ""
	}
	rounded, _ := ledger.ParseNumber(e.Amount.Round(parse.MostFraction))
	minutes := new(big.Rat).Mul(e.Amount.Rat(), big.NewRat(60, 1))
	if rounded.Cmp(e.Amount) != 0 && e.Unit == "h" && minutes.IsInt() { // 1h20m
		return fmt.Sprintf("%dh%dm", minutes.Num().Int64()/60, minutes.Num().Int64()%60)
	}
	return spell(parse.Amount{Number: e.Amount, Unit: e.Unit}, "")
}

// pageHeading is the heading of a page's note, with the tags that hold for all
// that stands under it, and those that make it no contact or a plan.
func pageHeading(n *ledger.Note, title string, c *ledger.Config) string {
	heading := strings.TrimRight("## "+n.Date.String()+" "+title, " ")
	tags := slices.Clone(n.HeadTags)
	for _, tag := range n.Tags {
		if c.HidesContact([]string{tag}) || ledger.IsTag(tag, "plan") {
			tags = append(tags, tag)
		}
	}
	if n.Aside {
		tags = append(tags, "fyi")
	}
	said := markdown.ReadTags(markdown.OutsideCode(title))
	for _, tag := range markdown.Distinct(tags) {
		if !slices.Contains(said, tag) {
			heading += fmt.Sprintf(" #%s", tag)
		}
	}
	return heading
}
