// Package monica reads what Monica, the web application that remembers people,
// exports as JSON: in its present form, and in the first one that it had.
package monica

import (
	"slices"
	"strings"

	"allies/cmd/allies/internal/convert/record"
	"allies/ledger"
	"allies/ledger/lists"
)

type reader struct {
	file     *record.File
	account  *node
	contacts map[string]*node            // by uuid
	there    map[string][]record.Who     // who was at an activity, by its uuid
	types    map[string]map[string]*node // of the user's settings, by their plural and uuid
	ties     map[string][]record.Tie     // of a contact, by its uuid
}

func (n *node) all() []*node {
	if values := n.get("values"); len(values.items) > 0 {
		return values.items
	}
	return n.items
}

// collection lists what an object has of a type: as the present form has it, in
// data, and as the first one did, under the plural.
func (n *node) collection(kind, plural string) (found []*node) {
	for _, c := range n.get("data").items {
		if c.str("type") == kind {
			found = append(found, c.all()...)
		}
	}
	found = append(found, n.get(plural).all()...)
	return append(found, n.get("properties", plural).all()...)
}

func (n *node) prop(key string) string {
	if s := n.str("properties", key); s != "" {
		return s
	}
	return n.str(key)
}

func byUUID(nodes []*node) map[string]*node {
	found := map[string]*node{}
	for _, n := range nodes {
		found[n.str("uuid")] = n
	}
	return found
}

func (n *node) id() string {
	if n.text != "" {
		return n.text
	}
	return n.str("uuid")
}

func (r *reader) who(uuid string) record.Who {
	if c := r.contacts[uuid]; c != nil {
		if isPartial(c) {
			return record.Who{Name: nameOf(c)}
		}
		return record.Who{UID: uuid, Name: nameOf(c)}
	}
	return record.Who{UID: uuid}
}

func nameOf(c *node) string {
	return record.FullName(c.prop("first_name"), c.prop("middle_name"), c.prop("last_name"))
}

// isPartial reports whether Monica keeps a contact only since another is tied to it.
func isPartial(c *node) bool { return isTrue(c.prop("is_partial")) }

func isTrue(s string) bool { return s == "true" || s == "1" || s == "yes" }

func (r *reader) readTies() {
	r.ties = map[string][]record.Tie{}
	for _, n := range r.account.collection("relationship", "relationships") {
		of := n.prop("of_contact")
		tie := record.Tie{Key: record.OwnKey(n.prop("type")), Who: r.who(n.prop("contact_is"))}
		if r.contacts[of] == nil || tie.Name == "" {
			r.file.Fail(n.line, tie.Name, "one of the two whom this relation ties is not there")
			continue
		}
		r.ties[of] = append(r.ties[of], tie)
	}
}

func (r *reader) pictures(c *node, name string) {
	for _, kind := range []string{"photo", "document"} {
		for range c.collection(kind, kind+"s") {
			r.file.Fail(c.line, name, "a %s is no text, and stays out", kind)
		}
	}
}

var kept = []struct{ property, key string }{
	{"nickname", "aliases"}, {"job", "role"}, {"company", "org"}, {"food_preferences", "food_preferences"},
}

func (r *reader) profile(c *node, p *record.Person) {
	for _, k := range kept {
		p.Add(k.key, record.OneLine(c.prop(k.property)))
	}
	p.AddAbout(c.prop("description"))
	gender := c.get("properties", "gender")
	p.Add("gender", gender.text+gender.str("type")+gender.str("properties", "type"))
	for _, tag := range c.get("properties", "tags").all() {
		p.Add("tags", record.Tag(tag.text+tag.str("name")))
	}
	if isTrue(c.prop("is_starred")) {
		p.Add("tags", "starred")
	}
	special(p, c.get("properties", "birthdate"), "birthday")
	special(p, c.get("properties", "first_met_date"), "met")
	special(p, c.get("properties", "deceased_date"), "died")
	if isTrue(c.prop("is_dead")) && !p.Has("died") {
		p.Add("died", "true")
	}
	if active := c.get("properties", "is_active"); active.line > 0 && !isTrue(active.text) {
		p.Add("status", string(ledger.Archived))
	}
	p.Add("last_contact", dayOf(c.prop("last_talked_to")))
	if days := c.prop("stay_in_touch_frequency"); days != "" && days != "0" {
		p.Add("cadence", days+"d")
	}
	for _, pet := range c.collection("pet", "pets") {
		p.Add("pets", record.OneLine(pet.prop("name")+" "+pet.prop("category")))
	}
}

// special reads a day of which Monica may know the year alone, or all but that.
func special(p *record.Person, n *node, key string) {
	if inner := n.get("properties"); inner.line > 0 {
		n = inner
	}
	day := dayOf(n.str("date"))
	switch {
	case day == "":
	case isTrue(n.str("is_age_based")):
		p.Add(key+"_year", day[:4])
	case isTrue(n.str("is_year_unknown")) && key == "birthday":
		p.Add(key, day[5:])
	default:
		p.Add(key, day)
	}
}

func (r *reader) ways(c *node, p *record.Person) {
	for _, f := range c.collection("contact_field", "contact_fields") {
		kind := f.prop("type")
		if t := r.types["contact_field_types"][kind]; t != nil {
			kind = t.prop("type")
			if kind == "" {
				kind = t.prop("name")
			}
		}
		key, value := record.OwnKey(kind), record.OneLine(f.prop("data"))
		if name, known := ledger.Key(key); known {
			key = name
		}
		p.Add(key, value)
	}
	for _, a := range c.collection("address", "addresses") {
		parts := lists.Of([]string{"street", "city", "province", "postal_code", "country"}, a.prop)
		whole := strings.Join(lists.Flat(parts, record.Lines), ", ")
		p.Add("address", whole)
		if name := record.OwnKey(a.prop("name")); slices.Contains(record.Places, name) {
			p.Add(name, whole)
		} else if a.prop("name") != "" {
			p.Add(record.LabelKey(name), whole)
		}
	}
}

// dayOf is the day of a time: 2026-03-14T09:30:00Z; "" where that is none.
func dayOf(s string) string {
	if len(s) >= len("2026-03-14") {
		if _, ok := ledger.ParseDate(s[:10]); ok {
			return s[:10]
		}
	}
	return ""
}

func dated(n *node, keys ...string) (ledger.Date, bool) {
	for _, key := range append(keys, "created_at") {
		if day, ok := ledger.ParseDate(dayOf(n.prop(key))); ok {
			return day, true
		}
	}
	return 0, false
}

func (r *reader) note(n *node, who record.Who, note record.Note, keys ...string) {
	day, ok := dated(n, keys...)
	if !ok {
		r.file.Fail(n.line, who.Name, "no day stands here")
		return
	}
	note.Line, note.Days = n.line, []ledger.Date{day}
	if len(note.With) == 0 {
		note.With = []record.Who{who}
	}
	r.file.Notes = append(r.file.Notes, note)
}
