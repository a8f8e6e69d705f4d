package chart

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"allies/report"
	"allies/report/english"
)

// Columns shows contacts by week or month as columns. In a terminal the
// table under it has bars of its own.
type Columns struct {
	By   report.By
	Rows []report.Span // one at least
}

func (c *Columns) most() report.Span {
	return slices.MaxFunc(c.Rows, func(x, y report.Span) int { return cmp.Compare(x.Contacts, y.Contacts) })
}

func (c *Columns) Words() []string {
	most := c.most()
	return []string{fmt.Sprintf("the most in one %s: %s, in %s", c.By, english.Count(most.Contacts, "contact"), most.Key)}
}

// The size of an SVG column chart, in its own units.
const (
	chartWidth  = 360
	chartHeight = 110
	chartFoot   = 18
	widestStep  = 30
	chartLabels = 6 // that have room
	labelWidth  = 44
)

func (c *Columns) SVG() template.HTML {
	most := c.most().Contacts
	step := min(widestStep, float64(chartWidth)/float64(max(1, len(c.Rows))))
	every := max(1, (len(c.Rows)+chartLabels-1)/chartLabels)
	var b strings.Builder
	fmt.Fprintf(&b, `<svg class="columns" viewBox="0 0 %d %d" role="img" aria-label="contacts by %s: %s">`,
		chartWidth, chartHeight+chartFoot, c.By, template.HTMLEscapeString(strings.Join(c.Words(), "; ")))
	for i, s := range c.Rows {
		height := share(float64(s.Contacts), float64(most)) * (chartHeight - 14)
		x := float64(i) * step
		fmt.Fprintf(&b, `<rect class="some" x="%.1f" y="%.1f" width="%.1f" height="%.1f"><title>%s: %s</title></rect>`,
			x+step*0.1, chartHeight-height, step*0.8, height, s.Key, english.Count(s.Contacts, "contact"))
		if i%every == 0 && x+labelWidth <= chartWidth {
			fmt.Fprintf(&b, `<text x="%.1f" y="%d">%s</text>`, x+step*0.1, chartHeight+chartFoot-4, s.Key)
		}
	}
	fmt.Fprintf(&b, `<line class="axis" x1="0" y1="%d" x2="%d" y2="%d"/></svg>`, chartHeight, chartWidth, chartHeight)
	return template.HTML(b.String())
}
