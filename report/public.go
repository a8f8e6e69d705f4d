package report

import (
	"maps"
	"reflect"
	"slices"
	"strconv"

	"allies/ledger"
	"allies/ledger/lists"
)

// Hidden names what Public took out of the values of one output, each once
// however often it stood there: what kind of thing it is, by its place, or its
// file and key. The kind is the name of a type, or one of those below.
type Hidden map[string]string

// The kinds of what is hidden that are no type of this package.
const (
	HiddenKey   = "key"   // a value of front matter
	HiddenTitle = "title" // of the newest contact's note
	HiddenName  = "name"  // of a row or of an ally, which only private things tell
)

func (h Hidden) Any(kind string) bool { return slices.Contains(slices.Collect(maps.Values(h)), kind) }

type hider interface {
	hidePrivate(h Hidden)
}

// Public returns a copy of a report's value without what is private: elements
// with a true field Private are gone, and so are the values that private keys
// of the front matter hold. Figures keep counting them. What was taken out is
// added to hidden.
func Public[T any](value *T, hidden Hidden) *T {
	return hidden.public(reflect.ValueOf(value)).Interface().(*T)
}

// public copies a value as far as something private may stand in it.
func (h Hidden) public(v reflect.Value) reflect.Value {
	switch {
	case !ours(v.Type()) || v.Kind() != reflect.Struct && v.IsNil():
		return v
	case v.Kind() == reflect.Pointer:
		made := reflect.New(v.Type().Elem())
		made.Elem().Set(h.public(v.Elem()))
		return made
	case v.Kind() == reflect.Slice:
		made := reflect.MakeSlice(v.Type(), 0, v.Len())
		for i := range v.Len() {
			if !h.takesOut(v.Index(i)) {
				made = reflect.Append(made, h.public(v.Index(i)))
			}
		}
		return made
	}
	made := reflect.New(v.Type()).Elem()
	made.Set(v)
	for i := range v.NumField() {
		if v.Type().Field(i).IsExported() {
			made.Field(i).Set(h.public(v.Field(i)))
		}
	}
	if single, ok := made.Addr().Interface().(hider); ok {
		single.hidePrivate(h)
	}
	return made
}

// ours reports whether a type may hold private things: structs of here, and of these.
func ours(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice:
		return ours(t.Elem())
	case reflect.Struct:
		return t.PkgPath() == reflect.TypeFor[Place]().PkgPath()
	}
	return false
}

// takesOut reports whether an element is private as a whole, and names it.
func (h Hidden) takesOut(v reflect.Value) bool {
	if v.Kind() != reflect.Struct {
		return false
	}
	private := v.FieldByName("Private")
	if private.Kind() != reflect.Bool || !private.Bool() {
		return false
	}
	name := strconv.Itoa(len(h))
	if place := v.FieldByName("Place"); place.IsValid() {
		name = place.Interface().(Place).name()
	}
	h[name] = v.Type().Name()
	return true
}

func (p Place) name() string { return p.File + ":" + strconv.Itoa(p.Line) }

func clearField[T comparable](field *T) bool {
	var zero T
	held := *field != zero
	*field = zero
	return held
}

// hideKeys empties the fields of a row that private keys of the front matter
// fill: those whose tag names the key.
func (h Hidden) hideKeys(row any, file string, private []string) {
	v := reflect.ValueOf(row).Elem()
	for i := range v.NumField() {
		key, field := v.Type().Field(i).Tag.Get("key"), v.Field(i)
		if !slices.Contains(private, key) || field.IsZero() {
			continue
		}
		saysNo := field.Kind() == reflect.Pointer && field.Elem().Kind() == reflect.Bool && !field.Elem().Bool()
		if field.Kind() != reflect.Slice {
			field.SetZero()
		} else if field.Len() > 0 {
			field.Set(reflect.MakeSlice(field.Type(), 0, 0))
		} else {
			continue
		}
		if !saysNo {
			h[file+" "+key] = HiddenKey
		}
	}
}

// hideFollowup takes out of a follow-up what private keys say: the interval, the
// day of a snooze, the day that it is counted from.
func (h Hidden) hideFollowup(kept KeptKeys, last, due *ledger.Date, overdue **int, cadence **Cadence) {
	for _, key := range kept.Keys {
		held := false
		switch {
		case key == "last_contact", key == "met":
			held = clearField(last)
		case key == "snooze" && kept.Due:
			held = clearField(due)
			*overdue = nil
		case key == sourceKeys[or(*cadence, Cadence{}).Source]:
			held = clearField(cadence)
		}
		if held {
			h[kept.File+" "+key] = HiddenKey
		}
	}
}

// hideTitle empties the title of the newest contact where it is private.
func (h Hidden) hideTitle(title *string, private bool, at Place) {
	if private && clearField(title) {
		h[at.name()] = HiddenTitle
	}
}

func (a *Ally) hidePrivate(h Hidden) {
	h.hideTitle(&a.LastTitle, a.LastTitlePrivate && a.Waits(), a.LastPlace)
	if a.LastTitlePrivate {
		a.LastTitle = ""
	}
	h.hideKeys(a, a.File, a.Private)
	h.hideFollowup(a.Kept, &a.LastContact, &a.Due, &a.DaysOverdue, &a.Cadence)
}

func (d *DueRow) hidePrivate(h Hidden) {
	h.hideTitle((*string)(&d.LastTitle), d.LastTitlePrivate, d.LastPlace)
	h.hideFollowup(d.Kept, &d.LastContact, &d.Due, &d.DaysOverdue, &d.Cadence)
}

func (f *Followup) hidePrivate(h Hidden) {
	h.hideFollowup(f.Kept, &f.Last, &f.Due, &f.DaysOverdue, &f.Cadence)
}

func (s *Silence) hidePrivate(h Hidden) {
	var none *Cadence
	last := s.LastContact
	h.hideFollowup(s.Kept, &s.LastContact, new(ledger.Date), new(*int), &none)
	if s.LastPrivate = last != s.LastContact; s.LastPrivate {
		s.Days = nil
	}
}

func (e *Explanation) hidePrivate(h Hidden) {
	if e.Open != "" {
		e.Formula, h[e.Title] = e.Open, HiddenKey
	}
}

func (r *Reason) hidePrivate(h Hidden) {
	if r.NeedsPrivate {
		h.hideKeys(r, r.Place.File, []string{"needs"})
	}
}

func (r *AskRow) hidePrivate(h Hidden) { h.hideKeys(r, r.File, r.PrivateKeys) }

// hidePrivate empties the profile; the Ally in it sees to its own fields.
func (s *Show) hidePrivate(h Hidden) {
	if s.firstKept && clearField(&s.FirstContact) {
		h[s.File+" last_contact"] = HiddenKey
	}
	h.hideKeys(&s.Profile, s.File, s.Ally.Private)
}

// hidePrivate takes the name out of a cell of which only private things tell.
func (c *CoverageAlly) hidePrivate(h Hidden) {
	if c.NamePrivate && clearField(&c.Name) {
		h["cell "+c.File+strconv.Itoa(len(h))] = HiddenName
	}
}

// hidePrivate takes the heads of columns out that only private things name,
// and tells of each row which cells only they fill.
func (t *NetTable) hidePrivate(h Hidden) {
	t.Columns = slices.Clone(t.Columns)
	for i := range t.Columns {
		for n := range t.Rows {
			row := &t.Rows[n]
			row.HiddenCells = row.PrivateCells
			if row.PrivateCells[i] {
				h["key "+string(t.Columns[i])] = HiddenName
			}
		}
		h.hideKey(&t.Columns[i], t.PrivateColumns[i])
	}
}

// hidePrivate takes the names out that only something private on the page says.
func (p *PageRow) hidePrivate(h Hidden) {
	p.Unknown = lists.Only(p.Unknown, func(name string) bool {
		kept := p.source != nil && p.source.KeepsName(name)
		if kept {
			h[p.File+" "+name] = HiddenName
		}
		return !kept
	})
}

func (r *NetRow) hidePrivate(h Hidden) { h.hideKey(&r.Key, r.KeyPrivate) }

func (b *BalanceRow) hidePrivate(h Hidden) {
	h.hideKey(&b.Key, b.KeyPrivate)
	if b.keptCommunal && clearField(&b.Communal) {
		h[b.File+" communal"] = HiddenKey
	}
}

func (r *RegisterRow) hidePrivate(h Hidden) { h.hideKeys(r, r.File, r.private) }

// hideKey takes the key of a row or a column out that only private things name.
func (h Hidden) hideKey(key *Optional, private bool) {
	if name := *key; private && clearField(key) {
		h["key "+string(name)] = HiddenName
	}
}

// Places lists the files and lines that a report's value comes from, each once,
// in the order of its rows. A line of 0 is the file as a whole.
func Places(value any) []Place {
	f := placeFinder{seen: map[Place]bool{}}
	f.look(reflect.ValueOf(value))
	return f.found
}

type placeFinder struct {
	found []Place
	seen  map[Place]bool
}

func (f *placeFinder) add(p Place) {
	if p.File != "" && !f.seen[p] {
		f.seen[p] = true
		f.found = append(f.found, p)
	}
}

func (f *placeFinder) look(v reflect.Value) {
	switch {
	case !ours(v.Type()) || v.Kind() != reflect.Struct && v.IsNil():
	case v.Kind() == reflect.Pointer:
		f.look(v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			f.look(v.Index(i))
		}
	default:
		f.lookInto(v)
	}
}

func (f *placeFinder) lookInto(v reflect.Value) {
	if p, ok := v.Interface().(Place); ok {
		f.add(p)
		return
	}
	for i := range v.NumField() {
		field := v.Type().Field(i)
		switch {
		case !field.IsExported():
		case field.Name == "File" && field.Type.Kind() == reflect.String:
			f.add(Place{File: v.Field(i).String()})
		default:
			f.look(v.Field(i))
		}
	}
}
