package render

import "strings"

// reportFront is the front matter by which a ledger that a report is copied
// into knows it is no ally.
const reportFront = "---\ntype: allies-report\n---\n"

// writeMarkdown sets a page as Markdown.
func writeMarkdown(p *page) string {
	var b strings.Builder
	b.WriteString(reportFront)
	for _, line := range p.first {
		b.WriteString("\n" + escapeMarkdown(line) + "\n")
	}
	if p.title != "" {
		b.WriteString("\n# " + escapeMarkdown(p.title) + "\n")
	}
	for _, line := range p.about {
		b.WriteString("\n" + escapeMarkdown(line) + "\n")
	}
	for _, s := range p.sections {
		level := "## "
		if s.title != "" {
			b.WriteString("\n" + level + escapeMarkdown(s.title) + "\n")
			level = "### "
		}
		for _, block := range s.blocks {
			b.WriteString("\n")
			markdownBlock(&b, block, level)
		}
	}
	for _, line := range p.closing {
		b.WriteString("\n" + escapeMarkdown(line) + "\n")
	}
	return b.String()
}

func markdownBlock(b *strings.Builder, block block, level string) {
	switch {
	case block.heading != "":
		b.WriteString(level + escapeMarkdown(block.heading) + "\n")
	case block.table != nil:
		markdownTable(b, block.table)
	case block.picture != nil:
		for _, line := range block.picture.words() {
			b.WriteString("- " + escapeMarkdown(line) + "\n")
		}
	case block.facts != nil:
		for _, f := range block.facts {
			b.WriteString("- **" + escapeMarkdown(f.label) + ":** " + escapeMarkdown(f.plain()) + "\n")
		}
	case block.list != nil:
		for _, item := range block.list {
			b.WriteString("- " + escapeMarkdown(item.plain()) + "\n")
		}
	default:
		b.WriteString(escapeMarkdown(block.para) + "\n")
	}
}

func markdownTable(b *strings.Builder, t *table) {
	var heads, marks []string
	shown := t.filled()
	for _, i := range shown {
		c := t.columns[i]
		if c.drawn {
			continue
		}
		heads, marks = append(heads, escapeMarkdown(c.head)), append(marks, ":---")
		if c.right {
			marks[len(marks)-1] = "---:"
		}
	}
	markdownRow(b, heads)
	markdownRow(b, marks)
	for _, row := range t.rows {
		markdownRow(b, t.markdownCells(row, shown, ""))
	}
	for _, row := range t.foot {
		markdownRow(b, t.markdownCells(row, shown, "**"))
	}
}

// markdownCells escapes the columns of a row that are shown and sets each cell
// between two marks.
func (t *table) markdownCells(row []text, columns []int, mark string) []string {
	var cells []string
	for _, i := range columns {
		c, shown := t.columns[i], ""
		if i < len(row) {
			shown = row[i].plain()
		}
		switch {
		case c.drawn:
		case shown == "":
			cells = append(cells, "")
		case c.place:
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

// escapeMarkdown returns Markdown that shows exactly these words, in a
// paragraph, a heading, a list item or the cell of a table.
func escapeMarkdown(shown string) string {
	shown = Visible(shown)
	var b strings.Builder
	if n := blockMark(shown); n >= 0 {
		b.WriteString(shown[:n] + `\`)
		shown = shown[n:]
		b.WriteByte(shown[0])
		shown = shown[1:]
	}
	for i := range len(shown) {
		if strings.IndexByte("\\`*_[]<>|~#&$", shown[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(shown[i])
	}
	return b.String()
}

// blockMark returns where the mark stands that would make a line a list, a
// rule or a heading's underline: - + = at its start, or . ) after a number. It
// returns -1 where there is none; the other marks are escaped everywhere.
func blockMark(line string) int {
	if line == "" {
		return -1
	}
	if strings.IndexByte("-+=", line[0]) >= 0 {
		if len(line) > 1 && line[1] >= '0' && line[1] <= '9' {
			return -1 // a figure
		}
		return 0
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits > 0 && digits < len(line) && strings.IndexByte(".)", line[digits]) >= 0 && (digits+1 == len(line) || line[digits+1] == ' ') {
		return digits
	}
	return -1
}
