package render

import (
	"slices"
	"strconv"
	"strings"

	"allies/parse/text"
	"allies/report"
	"allies/report/render/page"
)

func Files(l *report.FileList) View { return viewOf(l, filesPage, filesSheet) }

func filesPage(_ *context, l *report.FileList) *page.Page {
	p := &page.Page{Title: "Files of the ledger"}
	t := &page.Table{Name: "files", Columns: []page.Column{
		{Head: "file", Path: true}, {Head: "ally", Shrink: page.Third, Extra: true}, page.FigureColumn("notes"), page.TextColumn("left out by rule"),
	}}
	for _, f := range l.Rows {
		t.Row(page.Quoted(f.File), page.Name(f.Ally), page.Say(number(f.Notes)), page.Quoted(ruleAndWhy(f)))
	}
	p.Add(tabled("files", t, "no file here is an ally"))
	if len(l.Pages) > 0 {
		p.Add(pagesSection(l.Pages))
	}
	p.Closing = []string{metWords(l.Met), leftOut(l.Counts)}
	if slices.ContainsFunc(l.Rows, func(f report.FileRow) bool { return f.Why != "" }) {
		p.Closing[1] = countLeftOut(l.Counts)
	}
	return p
}

func metWords(met []report.Met) string {
	if len(met) == 0 {
		return ""
	}
	first := met[0].Name
	next := ": allies new " + text.ShellWord(first) + " makes one"
	if len(met) == 1 {
		return first + " is met and has no file" + next
	}
	return strconv.Itoa(len(met)) + " people are met and have no file, " + first + " most often" + next + "; allies stats lists them"
}

func pagesSection(pages []report.PageRow) page.Section {
	t := &page.Table{Name: "pages", Columns: []page.Column{
		{Head: "page", Path: true}, page.WordColumn("day"), page.TextColumn("allies"), page.TextColumn("names without a file"),
	}}
	for _, p := range pages {
		t.Row(page.Quoted(p.File), page.Say(p.Day.String()), page.Quoted(strings.Join(p.Allies, ", ")), page.Quoted(strings.Join(p.Unknown, ", ")))
	}
	return page.Section{ID: "pages", Blocks: []page.Block{page.Tabled(t)}}
}

func ruleAndWhy(f report.FileRow) string {
	if f.Rule.Number == 0 {
		return f.Why
	}
	return strconv.Itoa(f.Rule.Number) + ": " + f.Why
}

func filesSheet(_ *context, l *report.FileList) *page.Sheet {
	s := sheetOf("file ally notes rule day unknown", l.Rows, func(f report.FileRow) []page.Field {
		return fields(f.File, f.Ally, f.Notes, ruleAndWhy(f))
	})
	for _, p := range l.Pages {
		s.Row(fields(p.File, strings.Join(p.Allies, ", "), "", "", p.Day, strings.Join(p.Unknown, ", "))...)
	}
	return s
}
