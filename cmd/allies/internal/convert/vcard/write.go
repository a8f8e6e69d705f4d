package vcard

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/contentline"
	"allies/cmd/allies/internal/convert/record"
)

func Cards(cards []Card) string {
	var l contentline.Lines
	for i := range cards {
		cards[i].write(&l)
	}
	return l.String()
}

func (c *Card) write(l *contentline.Lines) {
	l.Add("BEGIN", "VCARD")
	l.Add("VERSION", "4.0")
	l.Add("PRODID", "-//allies//allies//EN")
	if isURI(c.UID) {
		l.Add("UID", c.UID)
	} else {
		l.Text("UID;VALUE=text", c.UID)
	}
	if c.Group {
		l.Add("KIND", "group")
	}
	l.Text("FN", c.Name)
	if !c.Group {
		prefix, middle, suffix := c.otherNames()
		l.Parts("N", c.Last, c.First, middle, prefix, suffix)
	}
	for _, name := range c.Nicknames { // a line each: khard takes the first of a list
		l.Text("NICKNAME", name)
	}
	if c.Org != "" {
		l.Parts("ORG", append([]string{c.Org}, c.Departments...)...)
	}
	l.Text("TITLE", c.Role)
	for _, w := range c.Ways {
		w.write(l)
	}
	c.writeDays(l)
	l.Texts("CATEGORIES", c.Categories)
	for _, text := range c.Interests {
		l.Text("INTEREST", text)
	}
	for _, text := range c.Expertise {
		l.Text("EXPERTISE", text)
	}
	for i, o := range c.Own {
		o.write(l, len(c.Dates)+i+1)
	}
	c.writeTies(l)
	l.Text("NOTE", c.Note)
	l.Add("END", "VCARD")
}

func (r *Related) write(l *contentline.Lines) {
	if r.UID != "" {
		l.Add("RELATED;TYPE="+token(r.Type), uri(r.UID))
		return
	}
	l.Text("RELATED;TYPE="+token(r.Type)+";VALUE=text", r.Name)
}

func (c *Card) writeDays(l *contentline.Lines) {
	if c.Birthday != "" {
		l.Add("BDAY", c.Birthday)
	}
	if c.Died != "" {
		l.Add("DEATHDATE", c.Died)
	}
	for i, d := range c.Dates {
		d.write(l, i+1)
	}
}

func (c *Card) writeTies(l *contentline.Lines) {
	for _, r := range c.Related {
		r.write(l)
	}
	for _, uid := range c.Members {
		l.Add("MEMBER", uri(uid))
	}
}

func (c *Card) otherNames() (prefix, middle, suffix string) {
	prefix, rest, _ := strings.Cut(" "+c.Name+" ", " "+c.First+" ")
	middle, suffix, found := strings.Cut(" "+rest, " "+c.Last+" ")
	if !found || c.First == "" || c.Last == "" {
		return "", "", ""
	}
	return strings.TrimSpace(prefix), strings.TrimSpace(middle), strings.TrimSpace(suffix)
}

var properties = map[string]string{
	"email": "EMAIL", "phone": "TEL;VALUE=text", "mobile": "TEL;VALUE=text;TYPE=cell", "fax": "TEL;VALUE=text;TYPE=fax", "pager": "TEL;VALUE=text;TYPE=pager",
}

func (w Way) write(l *contentline.Lines) {
	property, known := properties[w.Channel]
	types := ""
	for _, place := range w.Places {
		types += ";TYPE=" + place
	}
	if w.Channel == "phone" && types == "" {
		types = ";TYPE=voice"
	}
	switch {
	case known:
		l.Text(property+types, w.Value)
	case w.Channel == "address":
		l.Parts("ADR"+types, "", "", w.Value, "", "", "", "")
	case (w.Channel == "url" || w.Channel == "website") && isURI(w.Value):
		l.Add("URL"+types, w.Value)
	case slices.Contains(networks, w.Channel):
		l.Text("X-SOCIALPROFILE;TYPE="+w.Channel, w.Value)
	default:
		l.Text("X-"+strings.ToUpper(token(w.Channel)), w.Value)
	}
}

// write writes a date that returns: a wedding as vCard has it, any other as Apple
// writes it, both with their label beside them where it says more.
func (d Labelled) write(l *contentline.Lines, n int) {
	property := "X-ABDATE"
	switch d.Label {
	case "anniversary":
		l.Add("ANNIVERSARY", d.Date)
		return
	case "wedding":
		property = "ANNIVERSARY"
	}
	l.Add(fmt.Sprintf("item%d.%s", n, property), d.Date)
	l.Text(fmt.Sprintf("item%d.X-ABLABEL", n), d.Label)
}

// write writes a value so that it comes back under its key: under X- and the key,
// or, where that would be another one, with the key beside it.
func (o Own) write(l *contentline.Lines, n int) {
	name := "X-" + strings.ToUpper(token(o.Key))
	if _, taken := makers[name]; o.Key == "dates" || !taken && record.OwnKey(o.Key) == cmp.Or(tieOf(name), ownKey(name)) {
		l.Text(name, o.Value)
		return
	}
	l.Text(fmt.Sprintf("item%d.%s", n, labelled), o.Value)
	l.Text(fmt.Sprintf("item%d.X-ABLABEL", n), o.Key)
}
