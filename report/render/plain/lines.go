package plain

import "strings"

// VisibleLines is Visible for a text of several lines: line feeds and tabs
// stay.
func VisibleLines(s string) string {
	if FirstHidden(strings.NewReplacer("\n", "", "\t", "").Replace(s)) < 0 {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		cells := strings.Split(line, "\t")
		for j := range cells {
			cells[j] = Visible(cells[j])
		}
		lines[i] = strings.Join(cells, "\t")
	}
	return strings.Join(lines, "\n")
}
