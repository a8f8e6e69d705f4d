package export

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"allies/cmd/allies/internal/convert/table"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/report"
	"allies/report/render/format"
	tables "allies/report/render/page"
)

type column struct {
	key    string
	values func(*report.Show) []string
}

// tableColumns are the keys that mean something, in the order of the user guide.
var tableColumns = []column{
	{"name", func(s *report.Show) []string { return []string{s.Name} }},
	{"aliases", func(s *report.Show) []string { return s.Aliases }},
	{"type", func(s *report.Show) []string { return []string{string(s.Type)} }},
	{"status", statusOf},
	{"reach", func(s *report.Show) []string { return []string{string(s.Reach)} }},
	{"circle", func(s *report.Show) []string {
		if s.Circle == nil {
			return nil
		}
		return []string{strconv.Itoa(*s.Circle)}
	}},
	{"cadence", nil}, {"snooze", nil}, {"communal", nil},
	{"org", func(s *report.Show) []string { return []string{string(s.Profile.Org)} }},
	{"role", func(s *report.Show) []string { return []string{string(s.Profile.Role)} }},
	{"location", func(s *report.Show) []string { return []string{string(s.Location)} }},
	{"goals", func(s *report.Show) []string { return s.Goals }},
	{"values", func(s *report.Show) []string { return s.Values }},
	{"interests", func(s *report.Show) []string { return s.Interests }},
	{"communities", func(s *report.Show) []string { return s.Communities }},
	{"background", func(s *report.Show) []string { return s.Background }},
	{"offers", func(s *report.Show) []string { return s.Offers }},
	{"needs", func(s *report.Show) []string { return s.Needs }},
	{"met", nil}, {"last_contact", nil},
	{"introduced_by", func(s *report.Show) []string { return s.IntroducedBy }},
	{"members", func(s *report.Show) []string { return s.Members }},
	{"groups", func(s *report.Show) []string { return s.Groups }},
	{"birthday", func(s *report.Show) []string { return datesOf(s, true) }},
	{"dates", func(s *report.Show) []string { return datesOf(s, false) }},
	{"died", nil},
	{"tags", func(s *report.Show) []string { return s.Tags }},
	{"first_name", func(s *report.Show) []string { return []string{s.Source.First} }},
	{"last_name", func(s *report.Show) []string { return []string{s.Source.Last} }},
	channelColumn("email"), channelColumn("phone"), channelColumn("mobile"), channelColumn("url"), channelColumn("website"), channelColumn("address"),
	channelColumn("linkedin"), channelColumn("twitter"), channelColumn("mastodon"), channelColumn("telegram"), channelColumn("whatsapp"), channelColumn("signal"),
}

// statusOf is nil where died: says it, which is a key too.
func statusOf(s *report.Show) []string {
	_, dead := s.Source.Field("died")
	if _, said := s.Source.Field("status"); dead && !said {
		return nil
	}
	return []string{string(s.Status)}
}

func datesOf(s *report.Show, birthday bool) []string {
	var dates []string
	for _, d := range s.Dates {
		switch {
		case birthday == (d.Label != "birthday"):
		case birthday:
			dates = append(dates, d.Date)
		default:
			dates = append(dates, d.Label+" "+d.Date)
		}
	}
	return dates
}

func channelColumn(name string) column {
	return column{name, func(s *report.Show) []string { return channel(s, name) }}
}

func channel(s *report.Show, name string) []string {
	for _, c := range s.Contact {
		if ledger.FoldKey(c.Channel) == name {
			return c.Values
		}
	}
	return nil
}

func (x *Export) csv() (string, error) {
	people := x.people()
	all := slices.Concat(tableColumns, x.otherColumns(people))
	if x.IncludePrivate {
		all = append(all, column{"private", nil})
	}
	known := ledger.Keys()
	sheet := tables.Sheet{Heads: lists.Of(all, func(c column) string { return c.key })}
	for _, s := range people {
		var row []tables.Field
		for _, c := range all {
			values := c.values
			if values == nil {
				values = x.field(c.key)
			}
			cell := tables.Content(table.Cell(c.key, values(s)))
			cell.Lines = !slices.Contains(known, c.key)
			row = append(row, cell)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	var b strings.Builder
	err := format.CSV(&b, &sheet)
	return b.String(), err
}

func (x *Export) field(key string) func(*report.Show) []string {
	return func(s *report.Show) []string {
		f, _ := s.Source.Field(key)
		if x.hides(s.Source, key) {
			return nil
		}
		if f.Labels == nil {
			return f.Values
		}
		values := make([]string, len(f.Values))
		for i, value := range f.Values {
			values[i] = f.Labels[i] + " " + value
		}
		return values
	}
}

func (x *Export) otherColumns(people []*report.Show) []column {
	found := map[string]column{}
	known := ledger.Keys()
	for _, s := range people {
		for _, c := range s.Contact {
			if name := ledger.FoldKey(c.Channel); !slices.Contains(known, name) {
				found[name] = channelColumn(name)
			}
		}
	}
	for _, s := range people {
		for _, f := range s.Source.Fields {
			if _, own := found[f.Name]; !own && !slices.Contains(known, f.Name) {
				found[f.Name] = column{f.Key, x.field(f.Name)}
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b column) int { return cmp.Compare(a.key, b.key) })
}
