package chart

import (
	"cmp"
	"fmt"
	"html/template"
	"math"
	"slices"
	"strings"

	"allies/report/render/plain"
)

// Ties shows who knows whom: names in a column, and an arc for each tie.
type Ties struct {
	Names   []string
	Targets []string // where a name leads on the page, "" for nowhere
	Arcs    []Arc
	Said    []string
}

// Arc ties two of the names.
type Arc struct {
	From, To int
	Class    string // what ties them: its colour and stroke
	Title    string
}

func (t *Ties) Words() []string { return t.Said }

// The size of the picture, in its own units.
const (
	tiesWidth = 360.0
	tiesNames = 172.0 // the room of the names
	tiesStep  = 19.0
	tiesDot   = 3.5
	tiesChars = 23 // that have room
)

func (t *Ties) SVG() template.HTML {
	order := t.order()
	row := make([]float64, len(order))
	for at, i := range order {
		row[i] = float64(at)*tiesStep + tiesStep/2
	}
	longest := tiesStep
	for _, a := range t.Arcs {
		longest = max(longest, math.Abs(row[a.From]-row[a.To]))
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="ties" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s">`, tiesWidth, float64(len(order))*tiesStep, escaped(strings.Join(t.Said, "; ")))
	for _, a := range t.Arcs {
		x, from, to := tiesNames+10, min(row[a.From], row[a.To]), max(row[a.From], row[a.To])
		across := min(1.6*(to-from), (tiesWidth-x-4)*math.Pow((to-from)/longest, 0.7))
		fmt.Fprintf(&b, `<path class="%s" d="M%.1f %.1fA%.1f %.1f 0 0 1 %.1f %.1f"><title>%s</title></path>`,
			a.Class, x, from, across, (to-from)/2, x, to, escaped(a.Title))
	}
	for _, i := range order {
		name := fmt.Sprintf(`<text x="%.0f" y="%.1f">%s</text>`, tiesNames, row[i]+4, escaped(plain.Truncate(plain.Visible(t.Names[i]), tiesChars, "…")))
		if target := t.Targets[i]; target != "" {
			name = fmt.Sprintf(`<a href="%s">%s</a>`, escaped(target), name)
		}
		fmt.Fprintf(&b, `%s<circle cx="%.0f" cy="%.1f" r="%.1f"/>`, name, tiesNames+10, row[i], tiesDot)
	}
	b.WriteString("</svg>")
	return template.HTML(b.String())
}

func escaped(s string) string { return template.HTMLEscapeString(plain.Visible(s)) }

// sweeps is how often the order is mended: it settles long before.
const sweeps = 24

// order sets names that are tied near each other: each moves to the middle of
// those that it is tied to, over and over; of all the orders on the way, the one
// with the shortest arcs is kept.
func (t *Ties) order() []int {
	order := make([]int, len(t.Names))
	for i := range order {
		order[i] = i
	}
	best, least := slices.Clone(order), t.length(order)
	for range sweeps {
		at := places(order)
		middle := make([]float64, len(order))
		for i := range middle {
			sum, n := at[i], 1.0
			for _, a := range t.Arcs {
				switch i {
				case a.From:
					sum, n = sum+at[a.To], n+1
				case a.To:
					sum, n = sum+at[a.From], n+1
				}
			}
			middle[i] = sum / n
		}
		slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(middle[i], middle[j]) })
		if long := t.length(order); long < least {
			best, least = slices.Clone(order), long
		}
	}
	return best
}

func (t *Ties) length(order []int) float64 {
	at, sum := places(order), 0.0
	for _, a := range t.Arcs {
		sum += math.Abs(at[a.From] - at[a.To])
	}
	return sum
}

func places(order []int) []float64 {
	at := make([]float64, len(order))
	for place, i := range order {
		at[i] = float64(place)
	}
	return at
}
