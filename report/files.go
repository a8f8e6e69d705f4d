package report

import (
	"cmp"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
)

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

	source *ledger.Page
}

func pageRow(p *ledger.Page) PageRow {
	names := lists.Of(p.Allies, func(a *ledger.Ally) string { return a.Name })
	return PageRow{File: p.File, Day: p.Day, Allies: names, Unknown: notNull(p.Unknown), source: p}
}

// Met is somebody whom pages name as having been there, and who has no file.
type Met struct {
	Name  string `json:"name"`
	Pages int    `json:"pages"`

	Private bool `json:"-"` // nothing but what is private names them
}

// Met lists those whom you meet and keep no file on, most often first.
func (r *Reckoner) Met() []Met {
	all := lists.Of(r.l.Met(r.o.Today), func(m ledger.Met) Met {
		pages := lists.Only(m.Pages, func(p *ledger.Page) bool { return r.o.Period.Contains(p.Day) })
		return Met{m.Name, len(pages), !slices.ContainsFunc(pages, func(p *ledger.Page) bool { return !p.KeepsName(m.Name) })}
	})
	met := lists.Only(all, func(m Met) bool { return m.Pages > 0 })
	slices.SortStableFunc(met, func(a, b Met) int { return b.Pages - a.Pages })
	return met
}

// FileLeftOut is a file that is no ally's, and the number of the rule that says
// so; nil where it could not be read.
type FileLeftOut struct {
	File string `json:"file"`
	Rule *int   `json:"rule"`
}

// FileRow is a file, with its ally or the rule by which it is left out.
type FileRow struct {
	File  string
	Ally  string
	Notes *int // dated notes; nil where the file is no ally
	Rule  ledger.Rule
	Why   string
}

// FileOptions choose files.
type FileOptions struct {
	All bool // those left out too, each with its rule
}

// Files lists the files that were read, and those left out where asked for.
func (r *Reckoner) Files(o FileOptions) FileList {
	allies, read := byFile(r.l.Allies), lists.Only(r.l.Files, ledger.File.IsAlly)
	shown := read
	if o.All {
		shown = lists.Only(r.l.Files, func(f ledger.File) bool { return !f.Page })
	}
	return FileList{
		Files: lists.Of(read, func(f ledger.File) string { return f.Path }),
		Pages: lists.Of(lists.Only(r.l.Pages, (*ledger.Page).IsRead), pageRow),
		LeftOut: lists.Of(r.leftOut(), func(f ledger.File) FileLeftOut {
			return FileLeftOut{File: f.Path, Rule: some(f.Rule.Number)}
		}),
		Rows: lists.Of(shown, func(f ledger.File) FileRow {
			row := FileRow{File: f.Path, Rule: f.Rule, Why: f.Why}
			if a := allies[f.Path]; a != nil {
				row.Ally, row.Notes = a.Name, new(a.NoteCount())
			}
			return row
		}),
		Counts: r.LeftOut(), Met: r.Met(),
	}
}

// LeftOut counts the files that one rule keeps from being allies.
type LeftOut struct {
	Rule  *int   `json:"rule"` // its number; nil for what could not be read
	Name  string `json:"-"`    // what the rule found, joined by commas
	Count int    `json:"count"`
}

// Unread counts what the report knows of and did not read.
type Unread struct {
	What   string `json:"what"` // "left-out" or "daily-pages"
	Rule   *int   `json:"rule"` // nil for daily pages
	Count  int    `json:"count"`
	Allies *int   `json:"allies"` // how many allies it names; nil where that is not known
}

func (r *Reckoner) leftOut() []ledger.File { return lists.Only(r.l.Files, ledger.File.LeftOut) }

// LeftOut counts the files that are no allies by the number of the rule that
// says so; then by name what could not be read.
func (r *Reckoner) LeftOut() []LeftOut {
	type rule struct {
		number int
		name   string // of what has no number
	}
	names := map[rule][]string{}
	for _, f := range r.leftOut() {
		g := rule{number: f.Rule.Number}
		if g.number == 0 {
			g.name = f.Rule.Name
		}
		names[g] = append(names[g], f.Rule.Name)
	}
	rows := make([]LeftOut, 0, len(names))
	for g, all := range names {
		count := len(all)
		slices.Sort(all)
		rows = append(rows, LeftOut{some(g.number), strings.Join(slices.Compact(all), ", "), count})
	}
	slices.SortFunc(rows, func(x, y LeftOut) int {
		return cmp.Or(lists.First(func(l LeftOut) bool { return l.Rule != nil }, x, y), cmp.Compare(or(x.Rule, 0), or(y.Rule, 0)), strings.Compare(x.Name, y.Name))
	})
	return rows
}

func CountLeftOut(rules []LeftOut) int {
	files := 0
	for _, rule := range rules {
		files += rule.Count
	}
	return files
}

func (r *Reckoner) unread() []Unread {
	byRule := lists.Only(r.LeftOut(), func(l LeftOut) bool { return l.Rule != nil })
	unread := lists.Of(byRule, func(l LeftOut) Unread { return Unread{What: "left-out", Rule: l.Rule, Count: l.Count} })
	if days := r.UnreadDays(); days.Pages > 0 {
		unread = append(unread, Unread{What: "daily-pages", Count: days.Pages, Allies: &days.Allies})
	}
	return unread
}

// UnreadDays are daily pages that name allies and are not read, since allies.yaml
// does not say that they are a journal.
type UnreadDays struct {
	Pages, Allies int
	Journal       []string // what journal: in allies.yaml would be
}

// UnreadDays counts the daily pages that name allies and are not read.
func (r *Reckoner) UnreadDays() UnreadDays {
	days := UnreadDays{Journal: r.l.Journal()}
	named := map[*ledger.Ally]bool{}
	for _, p := range lists.Only(r.l.Pages, func(p *ledger.Page) bool { return p.Kind == ledger.UnreadDay }) {
		days.Pages++
		for _, a := range p.Allies {
			named[a] = true
		}
	}
	days.Allies = len(named)
	return days
}

// unreadCodes are the problems of lines that were not read as they stand.
var unreadCodes = []ledger.Code{
	ledger.CodeFrontMatter, ledger.CodeValue, ledger.CodeDate, ledger.CodeAmount, ledger.CodeConflict, ledger.CodeEncoding,
	ledger.CodeTooLarge, ledger.CodeKind, ledger.CodeOpenBlock, ledger.CodeNesting,
	ledger.CodeAlmostEntry, ledger.CodeAlmostDate, ledger.CodeAlmostKey,
}

// Read counts what was read, and what of it was not.
type Read struct {
	Allies            int `json:"allies"`
	Pages             int `json:"pages"`
	LinesUnread       int `json:"lines_unread"`
	TasksWithoutOwner int `json:"tasks_without_owner"` // those of pages
}

// Read counts the allies and pages that were read, and the lines of what was
// read that were not taken as they stand.
func (r *Reckoner) Read() Read {
	leftOut := map[string]bool{}
	for _, f := range r.l.Files {
		leftOut[f.Path] = f.LeftOut() && f.Rule.Number != 1
	}
	lines := map[Place]bool{}
	for _, p := range r.l.Problems {
		if slices.Contains(unreadCodes, p.Code) && !leftOut[p.File] {
			lines[Place{File: p.File, Line: p.Line}] = true
		}
	}
	read := Read{Allies: len(r.l.Allies), LinesUnread: len(lines)}
	for _, p := range lists.Only(r.l.Pages, (*ledger.Page).IsRead) {
		read.Pages++
		read.TasksWithoutOwner += p.Asked
	}
	return read
}
