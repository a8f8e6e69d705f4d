package intake

import (
	"fmt"
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/cmd/allies/internal/convert/table"
	"allies/ledger"
	"allies/parse/edit"
)

var single = []string{
	"org", "role", "location", "birthday", "met", "cadence", "circle", "status", "reach", "type", "snooze",
	"communal", "last_contact", "died", "first_name", "last_name", "name",
}

var ways = []string{"phone", "mobile", "fax", "pager", "whatsapp", "signal"}

// folded is a value as it compares with others of its key.
func folded(key string, v record.Value) keyValue {
	value := ledger.Fold(v.Text)
	switch {
	case slices.Contains(ways, key):
		value = strings.Map(func(r rune) rune {
			if strings.ContainsRune(" -()./", r) {
				return -1
			}
			return r
		}, value)
	case key == "url" || key == "website":
		key, value = "url", strings.TrimSuffix(value, "/")
	case key == "phone" || key == "mobile":
		key = "phone"
	case key == "tags":
		value = ledger.Fold(record.Tag(v.Text))
	}
	return keyValue{key, strings.TrimSpace(ledger.Fold(v.Label) + " " + value)}
}

func (i *Intake) readValues(n *recipient) {
	a := n.ally
	n.has, n.filled = map[keyValue]bool{}, map[string]string{}
	n.readFields(a.Fields)
	for _, c := range a.Contact {
		n.have(ledger.FoldKey(c.Name), c.Values...)
	}
	for key, part := range map[string]string{"first_name": a.First, "last_name": a.Last} {
		if part != "" {
			n.filled[key] = part
			n.have(key, part)
		}
	}
	n.have("aliases", append(a.Aliases, a.Name)...)
	n.have("tags", a.Tags...)
	for _, y := range a.Yearly {
		day := fmt.Sprintf("%02d-%02d", y.Month, y.Day)
		if y.Year > 0 {
			day = fmt.Sprintf("%04d-%s", y.Year, day)
		}
		n.has[folded("dates", record.Value{Label: y.Label, Text: day})] = true
		if y.Label == "birthday" {
			n.have("birthday", day)
		}
	}
	for key, names := range map[string][]string{"introduced_by": a.Introduced, "members": a.Members, "groups": a.Groups} {
		for _, name := range names {
			if other, _ := i.ledger.Target(name, a.File); other != nil {
				name = other.Name
			}
			n.have(key, name)
		}
	}
}

func (n *recipient) readFields(fields []ledger.Field) {
	for _, f := range fields {
		kept, _ := ledger.Key(strings.TrimPrefix(f.Name, "x"))
		n.have(f.Name, f.Values...)
		n.have(kept, f.Values...)
		for at, label := range f.Labels {
			n.has[folded(kept, record.Value{Label: label, Text: f.Values[at]})] = true
		}
		if f.Name == "nickname" {
			n.have("aliases", f.Values...)
		}
		if f.Name == "note" || f.Name == "xnote" {
			for _, v := range f.Values {
				n.has[keyValue{"note", strings.Join(strings.Fields(v), " ")}] = true
			}
		}
		if slices.Contains(single, f.Name) && len(f.Values) > 0 {
			n.filled[f.Name] = strings.Join(f.Values, ", ")
		}
	}
}

func (n *recipient) have(key string, values ...string) {
	for _, v := range values {
		n.has[folded(key, record.Value{Text: v})] = true
	}
}

// value adds a value to a key, unless it is there. A key that has another one,
// and takes no more, keeps that.
func (i *Intake) value(n *recipient, key string, v record.Value) {
	name, known := ledger.Key(key)
	if !known {
		name = ledger.FoldKey(key)
	}
	if key == "aliases" && i.index.isTaken(n, v.Text) {
		key, name = "nickname", "nickname"
	}
	at := folded(name, v)
	switch was := n.filled[name]; {
	case n.has[at], n.hasEach(name, v.Text):
		return
	case len(v.Text) > mostValue:
		i.leave(n, fmt.Sprintf("%s is longer than %d bytes", key, mostValue))
		return
	case slices.Contains(single, name) && was != "":
		i.leave(n, fmt.Sprintf("%s %s: it is %s here", key, v.Text, was))
		return
	case slices.Contains(single, name):
		n.filled[name] = v.Text
	}
	n.has[at] = true
	n.addKey(key, v)
}

// hasEach reports whether a key has each value of a cell of our csv.
func (n *recipient) hasEach(key, cell string) bool {
	values := table.Split(cell)
	return len(values) > 1 && !slices.ContainsFunc(values, func(v string) bool {
		return !n.has[folded(key, record.Value{Text: v})]
	})
}

const mostValue = 64 << 10

func (n *recipient) addKey(key string, v record.Value) {
	at := slices.IndexFunc(n.add.Keys, func(k edit.KeyValues) bool { return k.Key == key })
	if at < 0 {
		at = len(n.add.Keys)
		n.add.Keys = append(n.add.Keys, edit.KeyValues{Key: key})
	}
	k := &n.add.Keys[at]
	k.Values = append(k.Values, v.Text)
	if v.Label != "" {
		k.Labels = append(k.Labels, v.Label)
	}
}

// tie adds somebody to whom a record is tied: a link to an ally, or a name.
func (i *Intake) tie(n *recipient, p *record.Person, tie record.Tie) {
	other := i.index.find(tie.Who)
	name := tie.Name
	switch {
	case other == n:
		return
	case other != nil:
		name = other.name
	case name == "":
		i.Left = append(i.Left, record.Fault{Line: p.Line, Who: p.Name, Why: tie.Key + " " + tie.UID + ": nobody has this uid"})
		return
	}
	key, _ := ledger.Key(tie.Key)
	at := folded(key, record.Value{Text: name})
	linked := folded(key, record.Value{Text: "[[" + name + "]]"})
	if n.has[at] || n.has[linked] {
		return
	}
	n.has[at] = true
	if other != nil && mayLink(name) {
		name = "[[" + name + "]]"
	}
	n.addKey(tie.Key, record.Value{Text: name})
}
