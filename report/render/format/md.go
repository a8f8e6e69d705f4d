package format

import (
	"strings"

	"allies/parse/markdown"
	"allies/report/render/page"
	"allies/report/render/plain"
)

// reportFront tells a ledger that a report was copied into that it is no ally.
const reportFront = "---\ntype: allies-report\n---\n"

func Markdown(p *page.Page) string {
	var b strings.Builder
	b.WriteString(reportFront)
	paragraphs := func(mark string, lines ...string) {
		for _, line := range lines {
			if line != "" {
				b.WriteString("\n" + mark + escapeMarkdown(line) + "\n")
			}
		}
	}
	paragraphs("", p.First...)
	paragraphs("# ", p.Title)
	paragraphs("", p.About...)
	for _, s := range p.Sections {
		level := "## "
		if paragraphs(level, s.Title); s.Title != "" {
			level = "### "
		}
		paragraphs("", s.Brief)
		for _, block := range s.Blocks {
			b.WriteString("\n")
			markdownBlock(&b, block, level)
		}
	}
	paragraphs("", p.Closing...)
	return b.String()
}

func markdownBlock(b *strings.Builder, block page.Block, level string) {
	switch {
	case block.Heading != "":
		b.WriteString(level + escapeMarkdown(block.Heading) + "\n")
	case block.Table != nil:
		markdownTable(b, block.Table)
	case block.Picture != nil:
		for _, line := range block.Picture.Words() {
			b.WriteString("- " + escapeMarkdown(line) + "\n")
		}
	case block.Facts != nil:
		for _, f := range block.Facts {
			b.WriteString("- **" + escapeMarkdown(f.Label) + ":** " + escapeMarkdown(f.Plain()) + "\n")
		}
	case block.List != nil:
		for _, item := range block.List {
			b.WriteString("- " + escapeMarkdown(item.Plain()) + "\n")
		}
	default:
		b.WriteString(escapeMarkdown(block.Para) + "\n")
	}
}

func markdownTable(b *strings.Builder, t *page.Table) {
	var heads, marks []string
	shown := t.Filled()
	for _, i := range shown {
		c := t.Columns[i]
		if c.Drawn {
			continue
		}
		heads, marks = append(heads, escapeMarkdown(c.Head)), append(marks, ":---")
		if c.Right {
			marks[len(marks)-1] = "---:"
		}
	}
	markdownRow(b, heads)
	markdownRow(b, marks)
	for _, row := range t.Rows {
		markdownRow(b, markdownCells(t, row, shown, ""))
	}
	for _, row := range t.Foot {
		markdownRow(b, markdownCells(t, row, shown, "**"))
	}
}

// markdownCells are the shown cells of a row, each between two marks.
func markdownCells(t *page.Table, row []page.Text, columns []int, mark string) []string {
	var cells []string
	for _, i := range columns {
		c, shown := t.Columns[i], ""
		if i < len(row) {
			shown = row[i].Plain()
		}
		switch {
		case c.Drawn:
		case shown == "":
			cells = append(cells, "")
		case c.Place:
			cells = append(cells, markdownPlace(shown))
		default:
			cells = append(cells, mark+escapeMarkdown(shown)+mark)
		}
	}
	return cells
}

func markdownRow(b *strings.Builder, cells []string) {
	b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

// markdownPlace sets FILE:LINE as code, where its letters allow that.
func markdownPlace(place string) string {
	if strings.Contains(place, "`") {
		return escapeMarkdown(place)
	}
	return "`" + strings.ReplaceAll(place, "|", `\|`) + "`"
}

func escapeMarkdown(shown string) string { return markdown.Escape(plain.Visible(shown)) }
