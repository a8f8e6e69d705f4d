package chart

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"allies/ledger/when"
	"allies/report"
	"allies/report/english"
	"allies/report/render/plain"
)

// Heatmap shows the days of a year as squares, a column a week from Monday:
// the bigger and darker the square, the more contacts the day had.
type Heatmap struct {
	Days []report.DayCount // in order, without gaps
}

// weekday names each second row.
func weekday(row int) string {
	if row%2 > 0 {
		return ""
	}
	return when.ShortWeekday(row + 1)
}

func (h *Heatmap) week(i int) int { return (i + h.Days[0].Date.SinceMonday()) / 7 }

// levels is how many sizes a square has, nothing included.
const levels = 5

// level is the size of a square: 0 for nothing, 4 for the most.
func level(n, most int) int {
	if n == 0 {
		return 0
	}
	return max(1, min(levels-1, (n*(levels-1)+most-1)/most))
}

func (h *Heatmap) most() report.DayCount {
	return slices.MaxFunc(h.Days, func(x, y report.DayCount) int { return cmp.Compare(x.Contacts, y.Contacts) })
}

func (h *Heatmap) Words() []string {
	contacts, with := 0, 0
	for _, d := range h.Days {
		if contacts += d.Contacts; d.Contacts > 0 {
			with++
		}
	}
	if contacts == 0 {
		return []string{"no contact in these " + english.Count(len(h.Days), "day")}
	}
	most := h.most()
	return []string{fmt.Sprintf("%s on %d of %s; the most on one day: %d, on %s",
		english.Count(contacts, "contact"), with, english.Count(len(h.Days), "day"), most.Contacts, most.Date)}
}

const heatLabels = 4

func (h *Heatmap) Strokes(set Characters, width int) []string {
	if len(h.Days) == 0 {
		return h.Words()
	}
	marks := [levels]string{".", "-", "+", "*", "#"}
	if set == Unicode {
		marks = [levels]string{"·", "░", "▒", "▓", "█"}
	}
	weeks, most := h.week(len(h.Days)-1)+1, h.most().Contacts
	grid := make([][]string, 7)
	for r := range grid {
		grid[r] = strings.Split(strings.Repeat(" ", weeks), "")
	}
	for i, d := range h.Days {
		grid[d.Date.SinceMonday()][h.week(i)] = marks[level(d.Contacts, most)]
	}
	from := 0
	if width > heatLabels {
		from = max(0, weeks-(width-heatLabels))
	}
	lines := []string{strings.TrimRight(plain.Blanks(heatLabels)+h.monthLine(weeks)[from:], " ")}
	for r, cells := range grid {
		lines = append(lines, strings.TrimRight(plain.PadRight(weekday(r), heatLabels)+strings.Join(cells[from:], ""), " "))
	}
	return append(lines, h.Words()...)
}

func (h *Heatmap) monthLine(weeks int) string {
	line := []byte(strings.Repeat(" ", weeks+3))
	free := 0
	for i, d := range h.Days {
		_, month, n := d.Date.Civil()
		if at := h.week(i); n == 1 && at >= free && at+3 <= weeks {
			copy(line[at:], when.ShortMonth(month))
			free = at + 4
		}
	}
	return string(line[:weeks])
}

// The size of a square of an SVG heat map and its room, in its own units.
const (
	heatStep = 13
	heatSide = 11
	heatLeft = 30
	heatTop  = 16
)

// SVG draws the days in two halves, below one another where it is narrow.
func (h *Heatmap) SVG() template.HTML {
	if len(h.Days) == 0 {
		return ""
	}
	half := len(h.Days) / 2
	for half > 0 && h.Days[half].Date.SinceMonday() > 0 {
		half--
	}
	most := h.most().Contacts
	if half == 0 {
		return h.svg(most)
	}
	earlier, later := &Heatmap{h.Days[:half]}, &Heatmap{h.Days[half:]}
	return earlier.svg(most) + later.svg(most)
}

func (h *Heatmap) svg(most int) template.HTML {
	weeks := h.week(len(h.Days)-1) + 1
	width, height := heatLeft+weeks*heatStep, heatTop+7*heatStep
	var b strings.Builder
	fmt.Fprintf(&b, `<svg viewBox="0 0 %d %d" width="%d" role="img" aria-label="%s">`, width, height, width,
		template.HTMLEscapeString("heat map of contact: "+strings.Join(h.Words(), "; ")))
	for r := range 7 {
		fmt.Fprintf(&b, `<text x="0" y="%d">%s</text>`, heatTop+r*heatStep+heatSide-1, weekday(r))
	}
	for i, d := range h.Days {
		x, y := heatLeft+h.week(i)*heatStep, heatTop+d.Date.SinceMonday()*heatStep
		if _, month, n := d.Date.Civil(); n == 1 && x+30 <= width {
			fmt.Fprintf(&b, `<text x="%d" y="%d">%s</text>`, x, heatTop-5, when.ShortMonth(month))
		}
		b.WriteString(square(x, y, level(d.Contacts, most), fmt.Sprintf("%s: %s", d.Date, english.Count(d.Contacts, "contact"))))
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

// square draws a day: ground, and on it a square that grows with the level.
func square(x, y, level int, title string) string {
	ground := fmt.Sprintf(`<rect class="none" x="%d" y="%d" width="%d" height="%d"/>`, x, y, heatSide, heatSide)
	if level == 0 {
		return ground
	}
	side := heatSide - 2*(levels-1-level)
	inset := (heatSide - side) / 2
	return ground + fmt.Sprintf(`<rect class="some" x="%d" y="%d" width="%d" height="%d"><title>%s</title></rect>`,
		x+inset, y+inset, side, side, title)
}
