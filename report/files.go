package report

import "allies/ledger"

// FileList lists the files below the root.
type FileList struct {
	Files   []string      `json:"files"` // those of allies
	Pages   []PageRow     `json:"pages"`
	LeftOut []FileLeftOut `json:"left_out"`

	Met    []Met     `json:"-"` // those whom pages name and who have no file
	Rows   []FileRow `json:"-"` // what is listed, pages aside
	Counts []LeftOut `json:"-"`
}

// PageRow is a page that was read.
type PageRow struct {
	File    string      `json:"file"`
	Day     ledger.Date `json:"day"`
	Allies  []string    `json:"allies"`  // with whom it is a note
	Unknown []string    `json:"unknown"` // names that are nobody's
}

func pageRow(p *ledger.Page) PageRow {
	row := PageRow{File: p.File, Day: p.Day, Allies: []string{}, Unknown: notNull(p.Unknown)}
	for _, a := range p.Allies {
		row.Allies = append(row.Allies, a.Name)
	}
	return row
}

// FileLeftOut is a file that is no ally's, and the number of the rule that says
// so; nil where it could not be read.
type FileLeftOut struct {
	File string `json:"file"`
	Rule *int   `json:"rule"`
	Why  string `json:"why"`
}

// FileRow is a file, and either the ally that it is or the rule by which it is
// left out.
type FileRow struct {
	File  string
	Ally  string
	Notes *int // dated notes; nil where the file is no ally
	Rule  ledger.Rule
	Why   string
}

// Files lists the files that were read, and on request those left out too,
// each with its rule.
func (r *Reckoner) Files(all bool) FileList {
	allies := make(map[string]*ledger.Ally, len(r.l.Allies))
	for _, a := range r.l.Allies {
		allies[a.File] = a
	}
	list := FileList{Files: []string{}, Pages: []PageRow{}, LeftOut: []FileLeftOut{}, Counts: r.LeftOut(), Met: r.Met()}
	for _, p := range r.l.Pages {
		if p.IsRead() {
			list.Pages = append(list.Pages, pageRow(p))
		}
	}
	for _, f := range r.l.Files {
		if f.LeftOut() {
			left := FileLeftOut{File: f.Path, Why: f.Why}
			if f.Rule.Number > 0 {
				left.Rule = &f.Rule.Number
			}
			list.LeftOut = append(list.LeftOut, left)
		} else if f.IsAlly() {
			list.Files = append(list.Files, f.Path)
		}
		if f.Page || f.LeftOut() && !all {
			continue
		}
		row := FileRow{File: f.Path, Rule: f.Rule, Why: f.Why}
		if a := allies[f.Path]; a != nil {
			notes := len(a.Notes)
			row.Ally, row.Notes = a.Name, &notes
		}
		list.Rows = append(list.Rows, row)
	}
	return list
}
