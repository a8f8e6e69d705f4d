package render

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/chart"
	"allies/report/render/page"
)

func pictureSections(c *context, p *report.Pictures) []page.Section {
	if p == nil {
		return nil
	}
	sections := []page.Section{activitySection(&p.Activity), coverageSection(&p.Coverage)}
	if len(p.Bonds) > 0 {
		sections = append(sections, tiesSection(c, p.Bonds))
	}
	return sections
}

func contactYear(a *report.Ally, y *report.Year) []page.Fact {
	days, until := a.Cadence.Interval()
	drawn := &chart.Year{Year: *y, Every: cmp.Or(until, days)}
	met := lists.Count(y.Days, func(d ledger.Date) bool { return d >= y.Begin })
	said := "no contact in the last year"
	if met > 0 {
		said = english.Count(met, "day")
	}
	if over := drawn.Overdue(); over > 0 {
		said += "; amber: " + english.Lapse(over) + " past the rhythm"
	}
	return []page.Fact{{Label: "a year of contact", Text: page.Say(said), Drawn: drawn}}
}

func netYear(a *report.Ally, y *report.Year) []page.Fact {
	first := slices.IndexFunc(y.Net, func(n ledger.Number) bool { return n.Sign() != 0 })
	if !a.Scored || first < 0 {
		return nil
	}
	from, to := y.Net[0], y.Net[len(y.Net)-1]
	said := fmt.Sprintf("net %s a year ago, %s now", rounded(from), rounded(to))
	return []page.Fact{{Label: "balance over the year", Text: page.Say(said), Drawn: &chart.Net{Year: *y}}}
}

func keptPromises(y *report.Year) []page.Fact {
	var said []string
	for _, side := range []struct {
		who      string
		promises []report.Promised
	}{{"you: ", y.Mine}, {"they: ", y.Theirs}} {
		if words := promisedWords(side.promises); words != "" {
			said = append(said, side.who+words)
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []page.Fact{{Label: "promises", Text: page.Say(strings.Join(said, "; ")), Drawn: &chart.Kept{Year: *y}}}
}

// promisedWords count promises by how they stand: "3 kept, 1 late, 1 overdue".
func promisedWords(promises []report.Promised) string {
	var said []string
	for _, state := range []report.Promised{report.PromiseKept, report.PromiseLate, report.PromiseDropped, report.PromiseOverdue, report.PromiseOpen} {
		if n := lists.Count(promises, func(p report.Promised) bool { return p == state }); n > 0 {
			said = append(said, fmt.Sprintf("%d %s", n, state))
		}
	}
	return strings.Join(said, ", ")
}

// mostTied is how many allies the picture of who knows whom has room for.
const mostTied = 60

var tiesDrawn = map[report.Tie]struct{ class, says, kind string }{
	report.IntroducedYou: {"introduced", "%[2]s introduced %[1]s to you", "by an introduction (a thick line)"},
	report.Introduced:    {"introduced", "%[1]s introduced %[2]s to you", "by an introduction (a thick line)"},
	report.MemberOf:      {"grouped", "%[1]s is in %[2]s", "by a group (amber)"},
	report.HasMember:     {"grouped", "%[2]s is in %[1]s", "by a group (amber)"},
	report.MetWith:       {"met", "%[1]s and %[2]s met you together", "by a note that has both (a thin line)"},
	report.Mentions:      {"mentioned", "the notes on %[1]s mention %[2]s", "by a mention (dots)"},
	report.MentionedBy:   {"mentioned", "the notes on %[2]s mention %[1]s", "by a mention (dots)"},
}

func tiesSection(c *context, bonds []report.Bond) page.Section {
	bonds, more := mostKnown(pairs(bonds))
	drawn, t := &chart.Ties{}, page.QuietTable("who knows whom", page.TextColumn("tie"), page.PlaceColumn())
	t.Folded = "in words"
	rows := map[string]int{}
	row := func(name, file string) int {
		if _, known := rows[file]; !known {
			rows[file] = len(drawn.Names)
			drawn.Names = append(drawn.Names, name)
			drawn.Targets = append(drawn.Targets, c.ids.link(page.Text{}, file).Target)
		}
		return rows[file]
	}
	for _, b := range bonds {
		tie := tiesDrawn[b.How]
		said := fmt.Sprintf(tie.says, b.Name, b.Other)
		drawn.Arcs = append(drawn.Arcs, chart.Arc{From: row(b.Name, b.File), To: row(b.Other, b.Where), Class: tie.class, Title: said})
		t.Row(page.Quoted(said), placeText(b.Place))
		if !slices.Contains(drawn.Said, tie.kind) {
			drawn.Said = append(drawn.Said, tie.kind)
		}
	}
	drawn.Said = []string{english.Count(len(rows), "ally") + " tied " + english.Join("or", drawn.Said)}
	if more > 0 {
		drawn.Said = append(drawn.Said, "and "+english.Count(more, "other ally")+" with fewer ties")
	}
	return page.Section{ID: "ties", Title: "Who knows whom", Blocks: []page.Block{{Picture: drawn}, page.Tabled(t)}}
}

// pairs keeps of each two allies the closest tie.
func pairs(bonds []report.Bond) []report.Bond {
	seen := map[[2]string]bool{}
	return lists.Only(bonds, func(b report.Bond) bool {
		pair := [2]string{b.File, b.Where}
		again := seen[pair]
		seen[pair] = true
		return !again
	})
}

// mostKnown keeps the ties between those who have the most, and counts the others.
func mostKnown(bonds []report.Bond) (kept []report.Bond, more int) {
	ties := map[string]int{}
	for _, b := range bonds {
		ties[b.File]++
		ties[b.Where]++
	}
	files := slices.Sorted(maps.Keys(ties))
	slices.SortStableFunc(files, func(x, y string) int { return ties[y] - ties[x] })
	files = files[:min(mostTied, len(files))]
	kept = lists.Only(bonds, func(b report.Bond) bool { return slices.Contains(files, b.File) && slices.Contains(files, b.Where) })
	return kept, len(ties) - len(files)
}
