package render

import "allies/report/render/page"

// Checkup is how a ledger and what surrounds it stand.
type Checkup struct {
	Areas    []Area
	Findings []Finding
}

// Area is a part of the surroundings: labels, and what is said under them.
type Area struct {
	Title string
	Facts [][2]string
}

// Finding is something worth a look, and what to type about it.
type Finding struct {
	Topic   string `json:"topic"`
	Message string `json:"message"`
	Cure    string `json:"cure"`
}

// Doctor shows a checkup: what was found to mend, each with its cure, below the
// facts. Its json is another value, which says the same.
func Doctor(d *Checkup, json any) View {
	v := viewOf(d, doctorPage, nil)
	v.value = func(*context) any { return json }
	return v
}

func doctorPage(_ *context, d *Checkup) *page.Page {
	p := &page.Page{}
	for _, area := range d.Areas {
		var f facts
		for _, known := range area.Facts {
			f.add(known[0], page.Quoted(known[1]))
		}
		s := page.Section{Title: area.Title}
		s.Add(page.Block{Facts: f})
		p.Add(s)
	}
	if len(d.Findings) == 0 {
		p.Closing = []string{"all is well: nothing here needs a hand"}
		return p
	}
	s := page.Section{Title: "Worth a look"}
	for _, f := range d.Findings {
		s.Add(page.Block{List: []page.Text{page.Quoted(f.Message)}}, page.Block{Facts: []page.Fact{{Label: "  try", Text: page.Quoted(f.Cure), Whole: true}}})
	}
	p.Add(s)
	return p
}
