package export

import (
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/vcard"
	"allies/ledger"
	"allies/ledger/lists"
	"allies/parse/markdown"
	"allies/report"
)

func (x *Export) vcard() (string, error) {
	uids := x.cardUIDs()
	return vcard.Cards(lists.Of(x.people(), func(s *report.Show) vcard.Card { return x.card(s, uids) })), nil
}

// cardUIDs are the UIDs of all allies by name: what their files say, or made of
// the name. Of a name that two have, each is made of the file too.
func (x *Export) cardUIDs() map[string]string {
	uids, files := map[string]string{}, map[string]string{}
	for _, a := range x.Ledger.Allies {
		name := ledger.Fold(x.alias(a).Name)
		uid := vcard.UID(name)
		if f, ok := a.Field("uid"); ok && len(f.Values) > 0 && x.Mask == nil && !(a.IsPrivate("uid") && !x.IncludePrivate) {
			uid = f.Values[0]
		}
		if files[name] != "" {
			uid = vcard.UID(name, a.File)
		}
		uids[a.File], files[name] = uid, a.File
		uids["name "+name] = uid
	}
	return uids
}

func (x *Export) card(s *report.Show, uids map[string]string) vcard.Card {
	c := vcard.Card{
		UID: uids[s.Source.File], Name: s.Name, Group: s.Type == ledger.Group,
		Nicknames: s.Aliases, Org: string(s.Profile.Org), Role: string(s.Profile.Role), Categories: s.Tags,
	}
	c.Departments = x.field("department")(s)
	c.Interests, c.Expertise = s.Interests, s.Background
	c.First, c.Last = x.nameParts(s)
	c.Ways = x.ways(s)
	x.addDates(s, &c)
	related := func(kind string, names []string) {
		for _, name := range names {
			c.Related = append(c.Related, vcard.Related{Type: kind, UID: uids["name "+ledger.Fold(name)], Name: name})
		}
	}
	related("x-introduced-by", s.IntroducedBy)
	related("x-group", s.Groups)
	for _, name := range s.Members {
		if uid := uids["name "+ledger.Fold(name)]; uid != "" && c.Group {
			c.Members = append(c.Members, uid)
		} else {
			related("x-member", []string{name})
		}
	}
	for _, o := range x.ownKeys(s, &c) {
		if name := x.linked(o.Value, s.Source); name != "" {
			related(o.Key, []string{name})
		} else {
			c.Own = append(c.Own, o)
		}
	}
	c.Note = strings.Join(lists.Of(s.About, func(p report.About) string { return markdown.PlainText(p.Text) }), "\n\n")
	return c
}

func (x *Export) addDates(s *report.Show, c *vcard.Card) {
	if died := x.field("died")(s); len(died) == 1 {
		if _, isDay := ledger.ParseDate(died[0]); isDay {
			c.Died = cardDate(died[0])
		}
	}
	for _, d := range s.Dates {
		if date := cardDate(d.Date); d.Label == "birthday" {
			c.Birthday = date
		} else {
			c.Dates = append(c.Dates, vcard.Labelled{Label: d.Label, Date: date})
		}
	}
}

func (x *Export) ways(s *report.Show) (ways []vcard.Way) {
	at := map[string][]string{} // by value
	for _, place := range record.Places {
		for _, value := range x.field(place)(s) {
			at[value] = append(at[value], place)
		}
	}
	for _, way := range s.Contact {
		for _, value := range way.Values {
			ways = append(ways, vcard.Way{Channel: ledger.FoldKey(way.Channel), Value: value, Places: at[value]})
		}
	}
	return ways
}

// ownKeys are the values of keys that a card has no other place for: those of the
// user, or of the program from which they came.
func (x *Export) ownKeys(s *report.Show, c *vcard.Card) (own []vcard.Own) {
	elsewhere := append(ledger.Keys(), "uid", "xfirstname", "xlastname")
	if c.Org != "" {
		elsewhere = append(elsewhere, "department")
	}
	said := map[string]bool{"died": c.Died != "", "birthday": c.Birthday != "", "dates": len(c.Dates) > 0} // no day returns of the dead, nor a month
	elsewhere = slices.DeleteFunc(elsewhere, func(key string) bool {
		isSaid, isDay := said[key]
		return isDay && !isSaid
	})
	for _, f := range s.Source.Fields {
		if slices.Contains(elsewhere, f.Name) || channel(s, f.Name) != nil {
			continue
		}
		for _, value := range x.field(f.Name)(s) {
			isPlaced := slices.Contains(record.Places, f.Name) && slices.ContainsFunc(c.Ways, func(w vcard.Way) bool { return w.Value == value })
			if !isPlaced {
				own = append(own, vcard.Own{Key: f.Key, Value: value})
			}
		}
	}
	return own
}

// linked is the name of whom a value links to; "" where it is no link.
func (x *Export) linked(value string, from *ledger.Ally) string {
	target, found := strings.CutPrefix(value, "[[")
	target, closed := strings.CutSuffix(target, "]]")
	if !found || !closed || strings.ContainsAny(target, "[]|#") {
		return ""
	}
	if a, _ := x.Ledger.Target(target, from.File); a != nil {
		return a.Name
	}
	return ""
}

// nameParts are the first and the last name: as the file has them, also where an
// import kept them beside a title like Dr., or the last word and those before.
func (x *Export) nameParts(s *report.Show) (first, last string) {
	words := strings.Fields(s.Name)
	if a := s.Source; a.First+a.Last != "" {
		return a.First, a.Last
	}
	first, last = strings.Join(x.field("xfirstname")(s), " "), strings.Join(x.field("xlastname")(s), " ")
	if first+last != "" {
		return first, last
	}
	if len(words) < 2 {
		return s.Name, ""
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}

// cardDate is a day as vCard has it: 19840520, or --0520 without a year.
func cardDate(date string) string {
	if len(date) == len("05-20") {
		date = "--" + date[:2] + date[3:]
	}
	if !strings.HasPrefix(date, "--") {
		date = strings.ReplaceAll(date, "-", "")
	}
	return date
}
