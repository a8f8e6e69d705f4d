package chart

import (
	"fmt"
	"html/template"
	"strings"

	"allies/ledger/when"
	"allies/report"
)

// The size of the small pictures of one ally, in their own units. The words
// beside them say what they show.
const (
	smallWidth  = 260.0
	smallHeight = 34.0
	smallFoot   = 14.0
)

func small(height float64, drawn string) template.HTML {
	return template.HTML(fmt.Sprintf(`<svg class="small" viewBox="0 0 %.0f %.0f" aria-hidden="true" focusable="false">%s</svg>`, smallWidth, height, drawn))
}

func box(class string, x, y, width, height float64) string {
	return fmt.Sprintf(`<rect class="%s" x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>`, class, x, y, width, height)
}

// Year shows the days of contact in a year as strokes on a band, which is
// another colour where the silence is longer than the rhythm.
type Year struct {
	report.Year
	Every int // days of the rhythm, 0 for none
}

// Overdue is how many days of the year were silent for longer than the rhythm.
func (y *Year) Overdue() int {
	days := 0
	for i := range y.Days {
		from, to := y.silence(i)
		days += max(0, to-from)
	}
	return days
}

// silence is where the silence after the i-th contact is longer than the rhythm,
// in days from the begin of the year.
func (y *Year) silence(i int) (from, to int) {
	next := y.End
	if i+1 < len(y.Days) {
		next = y.Days[i+1]
	}
	if y.Every == 0 {
		return 0, 0
	}
	return max(0, int(y.Days[i]-y.Begin)+y.Every), int(next - y.Begin)
}

func (y *Year) SVG() template.HTML {
	scale := smallWidth / float64(y.End-y.Begin)
	var b strings.Builder
	b.WriteString(box("none", 0, 8, smallWidth, smallHeight-16))
	for i := range y.Days {
		if from, to := y.silence(i); to > from {
			b.WriteString(box("beyond", float64(from)*scale, 8, float64(to-from)*scale, smallHeight-16))
		}
	}
	for _, d := range y.Days {
		if d >= y.Begin {
			b.WriteString(box("some", min(float64(d-y.Begin)*scale, smallWidth-2.5), 2, 2.5, smallHeight-4))
		}
	}
	for d := y.Begin; d < y.End; d++ {
		if _, month, n := d.Civil(); n == 1 && month%3 == 0 {
			fmt.Fprintf(&b, `<text x="%.1f" y="%.0f">%s</text>`, min(float64(d-y.Begin)*scale, smallWidth-24), smallHeight+smallFoot-3, when.ShortMonth(month))
		}
	}
	return small(smallHeight+smallFoot, b.String())
}

// Net shows what was given less what was received, week by week: above the
// line where more was given.
type Net struct{ report.Year }

func (n *Net) SVG() template.HTML {
	low, high := 0.0, 0.0
	for _, x := range n.Net {
		low, high = min(low, x.Float()), max(high, x.Float())
	}
	scale := (smallHeight - 2) / max(1, high-low)
	zero, step := 1+high*scale, smallWidth/float64(len(n.Net))
	var b strings.Builder
	for i := 0; i < len(n.Net); {
		x, from := n.Net[i], i
		for i < len(n.Net) && n.Net[i].Cmp(x) == 0 {
			i++
		}
		height, class := x.Float()*scale, "gave"
		top := zero - height
		if height < 0 {
			top, height, class = zero, -height, "got"
		}
		if height > 0 {
			b.WriteString(box(class, float64(from)*step, top, float64(i-from)*step, height))
		}
	}
	fmt.Fprintf(&b, `<line class="axis" x1="0" y1="%.1f" x2="%.0f" y2="%.1f"/>`, zero, smallWidth, zero)
	return small(smallHeight, b.String())
}

// Kept shows promises as squares, the user's own above the ally's: full where
// kept, half where kept late, another colour where overdue, empty where open.
type Kept struct{ report.Year }

const (
	keptStep = 15.0
	keptMost = 17 // that have room
)

func (k *Kept) SVG() template.HTML {
	var b strings.Builder
	rows := 0.0
	for _, promises := range [][]report.Promised{k.Mine, k.Theirs} {
		if len(promises) == 0 {
			continue
		}
		for i, state := range promises[max(0, len(promises)-keptMost):] {
			b.WriteString(keptBox(state, float64(i)*keptStep, rows*keptStep))
		}
		rows++
	}
	return small(rows*keptStep, b.String())
}

func keptBox(state report.Promised, x, y float64) string {
	const side = keptStep - 3
	switch state {
	case report.PromiseKept:
		return box("kept", x, y, side, side)
	case report.PromiseLate:
		return box("open", x+.5, y+.5, side-1, side-1) + box("kept", x, y+side/2, side, side/2)
	case report.PromiseOverdue:
		return box("beyond", x, y, side, side)
	}
	return box("open", x+.5, y+.5, side-1, side-1)
}
