package render

// Checkup is how a ledger and what surrounds it stand.
type Checkup struct {
	Areas    []Area
	Findings []Finding
}

// Area is a part of the surroundings, and what is known of it: labels and what
// is said under them.
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
// facts.
func Doctor(d *Checkup) View {
	return View{page: func(*context) *page { return doctorPage(d) }}
}

func doctorPage(d *Checkup) *page {
	p := &page{}
	for _, area := range d.Areas {
		f := facts{}
		for _, known := range area.Facts {
			f.add(known[0], quoted(known[1]))
		}
		s := section{title: area.Title}
		s.add(block{facts: f.all})
		p.add(s)
	}
	if len(d.Findings) == 0 {
		p.closing = []string{"all is well: nothing here needs a hand"}
		return p
	}
	s := section{title: "Worth a look"}
	for _, f := range d.Findings {
		s.add(block{list: []text{quoted(f.Message)}}, block{facts: []fact{{"  try", quoted(f.Cure)}}})
	}
	p.add(s)
	return p
}
