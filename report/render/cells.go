package render

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/english"
	"allies/report/render/page"
)

// What several views say.
const (
	openInPrivate  = "what is open here is private" // where all of it is left out
	nothingWaits   = "your notes show nothing that waits for you: enjoy the quiet"
	nothingPresses = "your notes show nothing that waits for you on a day: what is open stands below" // promises without a near day
	thankedHint    = "a line `- thanked: for the introduction` in a note tells allies whom you have thanked"
)

// facts collects what is known; what is empty is left out.
type facts []page.Fact

func (f *facts) add(label string, t page.Text) {
	if t.Words != "" {
		*f = append(*f, page.Fact{Label: label, Text: t})
	}
}

func (f *facts) quote(label, words string)        { f.add(label, page.Quoted(words)) }
func (f *facts) list(label string, said []string) { f.add(label, page.Say(strings.Join(said, ", "))) }

func placeText(p report.Place) page.Text { return line(p.File, p.Line) }

func line(file string, n int) page.Text {
	if file == "" {
		return page.Text{}
	}
	return page.At(file, max(1, n))
}

// contactAt is where something is noted, else the ally's file.
func contactAt(p report.Place, file string) page.Text {
	return line(cmp.Or(p.File, file), p.Line)
}

// commodities lists what the amounts hold: "" for points, which come first and
// stand alone where there is nothing, then the units in order.
func commodities(amounts ...report.Amount) []string {
	units := unitsIn(amounts)
	points := slices.ContainsFunc(amounts, func(a report.Amount) bool { return a.Points.Sign() != 0 })
	if points || len(units) == 0 {
		return append([]string{""}, units...)
	}
	return units
}

func of(a report.Amount, unit string) ledger.Number {
	if unit == "" {
		return a.Points
	}
	return a.Units[unit]
}

// amountIn says the part of an amount in one commodity: "3", "50 USD". What is
// reckoned, points and hours, is rounded for people.
func amountIn(a report.Amount, unit string) string {
	if n := of(a, unit); unit != "" && unit != "h" {
		return n.String() + " " + unit
	}
	return strings.TrimSpace(rounded(of(a, unit)) + " " + unit)
}

// leastShown stands for a figure that is rounded to nothing and is not nothing.
const leastShown = "<0.1"

// rounded says a number as people are told it: to one place.
func rounded(n ledger.Number) string {
	if said := n.Round(1); said != "0" || n.Sign() == 0 {
		return said
	}
	return leastShown
}

func roundedFigure(f report.Figure) string {
	tenths := math.Round(float64(f) * 10)
	if tenths == 0 && f != 0 {
		return leastShown
	}
	return strconv.FormatFloat(tenths/10, 'f', -1, 64)
}

// signed says an index: "+0.2", "-0.3".
func signed(f report.Figure) string {
	said := roundedFigure(f)
	if f > 0 && said != leastShown {
		return "+" + said
	}
	return said
}

// percent says a share: "75%".
func percent(f report.Figure) string {
	return strconv.FormatFloat(math.Round(float64(f)*100), 'f', -1, 64) + "%"
}

// amount says all of an amount: "3, 50 USD".
func amount(a report.Amount) string {
	return strings.Join(lists.Of(commodities(a), func(unit string) string { return amountIn(a, unit) }), ", ")
}

// bothWays says what passed: "gave 3, 50 USD; got 1; net 2, 50 USD".
func bothWays(a *report.Ally) page.Text {
	return page.Quoted("gave " + amount(a.Gave) + "; got " + amount(a.Got) + "; net " + amount(a.Net))
}

// amountCell says the part of an amount in one commodity; beside points nothing
// where there is none. A unit's name is a user's word, so that it is quoted.
func amountCell(a report.Amount, unit string) page.Text {
	if unit != "" && of(a, unit).Sign() == 0 {
		return page.Text{}
	}
	return page.Quoted(amountIn(a, unit))
}

// indexCell says an index, nothing where it is too early to tell one.
func indexCell(f *report.Figure, standing report.Optional) page.Text {
	if f == nil || standing == report.Early {
		return page.Say("")
	}
	return page.Say(signed(*f))
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// deed says an entry in the user's words: "gave 2h feedback: reviewed it".
func deed(e *report.Entry) string {
	if e.Amount == nil && e.Kind == "" {
		return e.Dir.String() + ": " + e.Text
	}
	return e.Dir.String() + " " + favour(e)
}

// favour says an entry without who gave it: "2h feedback: reviewed it".
func favour(e *report.Entry) string {
	var said []string
	if e.Amount != nil {
		said = append(said, cmp.Or(e.Typed, e.Amount.In(string(e.Unit))))
	}
	if e.Kind != "" {
		said = append(said, string(e.Kind))
	}
	if len(said) == 0 {
		return e.Text
	}
	return strings.Join(said, " ") + ": " + e.Text
}

// tags says tags as they are typed: "#talks #go".
func tags(all []string) string {
	return strings.Join(lists.Of(all, func(tag string) string { return "#" + tag }), " ")
}

func orElse(word, other string) page.Text {
	if word == "" {
		return page.SayIn(page.Faint, other)
	}
	return page.Quoted(word)
}

// What several sheets share.

// unitsIn lists the commodities without a price that any of the amounts holds.
func unitsIn(amounts []report.Amount) []string {
	held := map[string]bool{}
	for _, a := range amounts {
		for unit := range a.Units {
			held[unit] = true
		}
	}
	return slices.Sorted(maps.Keys(held))
}

func amountHeads(units []string) []string {
	each := func(unit string) []string { return []string{"gave " + unit, "got " + unit, "net " + unit} }
	return append([]string{"gave", "got", "net"}, lists.Flat(units, each)...)
}

func amountFields(units []string, amounts ...report.Amount) []page.Field {
	return lists.Flat(append([]string{""}, units...), func(unit string) []page.Field {
		return lists.Of(amounts, func(a report.Amount) page.Field { return page.Value(of(a, unit).String()) })
	})
}

// sheetOf is a sheet with a row for each of the rows; heads are apart by blanks.
func sheetOf[T any](heads string, rows []T, cells func(T) []page.Field) *page.Sheet {
	s := &page.Sheet{Heads: strings.Fields(heads)}
	for _, row := range rows {
		s.Row(cells(row)...)
	}
	return s
}

// fields are the cells of a row of a sheet: a string is a text, in which anything
// may stand, everything else a value. What is absent is empty.
func fields(values ...any) []page.Field {
	var cells []page.Field
	for _, value := range values {
		switch v := value.(type) {
		case []page.Field:
			cells = append(cells, v...)
		case string:
			cells = append(cells, page.Content(v))
		case *report.Cadence:
			v = cmp.Or(v, &report.Cadence{})
			cells = append(cells, fields(v.Days, v.Until, v.Source)...)
		default:
			said := ""
			if r := reflect.ValueOf(v); r.Kind() != reflect.Pointer || !r.IsNil() {
				said = fmt.Sprint(reflect.Indirect(r).Interface())
			}
			cells = append(cells, page.Value(said))
		}
	}
	return cells
}

// tabled is a section of one table, or says that it has no rows.
func tabled(id string, t *page.Table, none string) page.Section {
	if len(t.Rows) == 0 {
		return page.Section{ID: id, Blocks: []page.Block{page.Paragraph(none)}}
	}
	return page.Section{ID: id, Blocks: []page.Block{page.Tabled(t)}}
}

// alone is a page of one section, which gives it its title.
func alone(s page.Section, words ...string) *page.Page {
	p := &page.Page{Title: s.Title, Words: words}
	s.Title = ""
	p.Add(s)
	return p
}

// listed is a table under a heading, where it has rows.
func listed(heading string, t *page.Table) []page.Block {
	switch {
	case len(t.Rows) == 0:
		return nil
	case heading == "":
		return []page.Block{page.Tabled(t)}
	}
	return []page.Block{{Heading: heading}, page.Tabled(t)}
}

// counts say how many there are of what there is some of.
type counts []string

func (c *counts) add(before string, n int, one, after string) {
	if n > 0 {
		*c = append(*c, before+english.Count(n, one)+after)
	}
}

func isSaid(line string) bool { return line != "" }
