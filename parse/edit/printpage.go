package edit

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"allies/ledger"
	"allies/parse/markdown"
)

// pageItem is what stands on a page, as a line of a note.
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

// pageItems lists what is the ally's on a page, in the order of the page.
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
	const most = 6 // digits after the point
	said := e.Amount.Round(most)
	minutes := new(big.Rat).Mul(e.Amount.Rat(), big.NewRat(60, 1))
	switch n, _ := ledger.ParseNumber(said); {
	case !e.HasAmount:
		return ""
	case n.Cmp(e.Amount) != 0 && e.Unit == "h" && minutes.IsInt(): // 1h20m
		return fmt.Sprintf("%dh%dm", minutes.Num().Int64()/60, minutes.Num().Int64()%60)
	case e.Unit == "h" || e.Unit == "min":
		return said + e.Unit
	}
	return said + " " + e.Unit
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
