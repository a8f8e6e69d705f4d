package report

import "allies/ledger"

// FileList lists the files below the root.
type FileList struct {
	Files   []FileRow `json:"files"`
	LeftOut []LeftOut `json:"left_out"`
}

// FileRow is a file, and either the ally that it is or the rule by which it is
// none.
type FileRow struct {
	File  string   `json:"file"`
	Ally  Optional `json:"ally"`
	Notes *int     `json:"notes"` // dated notes; nil where the file is no ally
	Rule  Optional `json:"rule"`
}

// Files lists the files that were read, and on request those left out too,
// each with its rule.
func (r *Reckoner) Files(all bool) FileList {
	allies := make(map[string]*ledger.Ally, len(r.l.Allies))
	for _, a := range r.l.Allies {
		allies[a.File] = a
	}
	list := FileList{Files: []FileRow{}, LeftOut: r.LeftOut()}
	for _, f := range r.l.Files {
		if f.Rule != "" && !all {
			continue
		}
		row := FileRow{File: f.Path, Rule: Optional(f.Rule)}
		if a := allies[f.Path]; a != nil {
			notes := len(a.Notes)
			row.Ally, row.Notes = Optional(a.Name), &notes
		}
		list.Files = append(list.Files, row)
	}
	return list
}
