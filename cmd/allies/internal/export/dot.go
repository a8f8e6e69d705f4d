package export

import (
	"allies/cmd/allies/internal/convert/graph"
	"allies/ledger"
	"allies/report"
)

func (x *Export) dot() (string, error) {
	d := drawing{named: map[string]string{}, drawn: map[graph.Edge]bool{}}
	people := x.people()
	for _, s := range people {
		d.node(s.File, s.Name, sortOf(s))
	}
	for _, s := range people {
		for _, known := range s.Known {
			d.tie(s.File, known)
		}
	}
	for _, s := range people {
		d.introduced(s, x.Ledger)
	}
	return d.DOT(), nil
}

func sortOf(s *report.Show) graph.Sort {
	switch {
	case s.Type == ledger.Group:
		return graph.Group
	case s.Status == ledger.Potential:
		return graph.ToMeet
	case s.Status == ledger.Archived:
		return graph.Archived
	}
	return graph.Person
}

type drawing struct {
	graph.Graph
	named map[string]string // the nodes' names, by ID
	drawn map[graph.Edge]bool
}

func (d *drawing) node(id, name string, sort graph.Sort) {
	if d.named[id] == "" {
		d.named[id] = name
		d.Nodes = append(d.Nodes, graph.Node{ID: id, Name: name, Sort: sort})
	}
}

func (d *drawing) edge(e graph.Edge) {
	if e.How == graph.Knows && e.To < e.From {
		e.From, e.To = e.To, e.From
	}
	if d.named[e.From] != "" && d.named[e.To] != "" && !d.drawn[e] {
		d.drawn[e] = true
		d.Edges = append(d.Edges, e)
	}
}

func (d *drawing) tie(file string, known report.Known) {
	switch known.How {
	case report.IntroducedYou:
		d.edge(graph.Edge{From: known.File, To: file, How: graph.Introduced})
	case report.Introduced:
		d.edge(graph.Edge{From: file, To: known.File, How: graph.Introduced})
	case report.MemberOf:
		d.edge(graph.Edge{From: file, To: known.File, How: graph.Member})
	case report.HasMember:
		d.edge(graph.Edge{From: known.File, To: file, How: graph.Member})
	case report.Together: // their group says so
	default:
		d.edge(graph.Edge{From: file, To: known.File, How: graph.Knows})
	}
}

// introduced draws those who introduced an ally and have no file.
func (d *drawing) introduced(s *report.Show, l *ledger.Ledger) {
	for i, name := range s.IntroducedBy {
		if i < len(s.Source.Introduced) {
			if other, rivals := l.Target(s.Source.Introduced[i], s.Source.File); other != nil || len(rivals) > 0 {
				continue
			}
		}
		d.node("introduced_by "+name, name, graph.NoFile)
		d.edge(graph.Edge{From: "introduced_by " + name, To: s.File, How: graph.Introduced})
	}
}
